/** What is asked and told about recovery cases, what was learned of incidents, and how well causes are told. */
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type Body<Name extends keyof operations> = operations[Name] extends { requestBody: { content: { 'application/json': infer Sent } } }
  ? Sent
  : never
type Answer<Asked extends (...given: never[]) => unknown> = Awaited<ReturnType<Asked>>

const until = ({ signal }: Signal) => ({ signal: signal ?? null })
const MOST = 200

/** The first two hundred: what is older is found by the API. */
export const fetchRecoveries = async (given: Signal) =>
  (await answerOf(api.GET('/v1/desk/recoveries', { params: { query: { limit: MOST } }, ...until(given) }))).data
export type Recovery = Answer<typeof fetchRecoveries>[number]
export const fetchGuides = async (incident: string, given: Signal) =>
  (await answerOf(api.GET('/v1/desk/incidents/{id}/recovery-guides', { params: { path: { id: incident } }, ...until(given) }))).data
export type LineGuides = Answer<typeof fetchGuides>[number]

export type RecoveryWish = Body<'openDeskRecovery'>
export const openRecovery = (body: RecoveryWish) => answerOf(api.POST('/v1/desk/recoveries', { body }))
export type RecoveryMove = Body<'moveDeskRecovery'>
export const moveRecovery = (body: RecoveryMove) => answerOf(api.POST('/v1/desk/recoveries:move', { body }))
export type RecoveryNote = Body<'noteDeskRecovery'>
export const noteRecovery = (body: RecoveryNote) => answerOf(api.POST('/v1/desk/recoveries:note', { body }))

export const reviewIncident = (body: Body<'reviewDeskIncident'>) => answerOf(api.POST('/v1/desk/incidents:review', { body }))

export const fetchCalibration = (given: Signal) => answerOf(api.GET('/v1/desk/calibration', { ...until(given) }))
export type Calibration = Answer<typeof fetchCalibration>
