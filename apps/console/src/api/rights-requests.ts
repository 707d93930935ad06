/** A borrower's rights over his data; and what the desk asks about it. */
import { answerOf, api } from './client.ts'
import type { operations, paths } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
const until = ({ signal }: Signal) => ({ signal: signal ?? null })
type BodyOf<Name extends keyof operations> = operations[Name] extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : never

export const fetchMyData = (given: Signal) => answerOf(api.GET('/v1/me/personal-data', until(given)))
export const copyMyData = () => answerOf(api.POST('/v1/me/personal-data:copy'))
export type Correction = BodyOf<'correctMyData'>
export const correctMyData = (body: Correction) => answerOf(api.POST('/v1/me/corrections', { body }))
export const fetchMyConsents = (given: Signal) => answerOf(api.GET('/v1/me/consents', until(given)))
export const changeMyConsent = (body: BodyOf<'changeMyConsent'>) => answerOf(api.POST('/v1/me/consents', { body }))
export const askForDeletion = (request_id: string) => answerOf(api.POST('/v1/me/deletion', { body: { request_id } }))
export const takeDeletionBack = (request_id: string) => answerOf(api.POST('/v1/me/deletion:take-back', { body: { request_id } }))

const named = (id: string) => ({ params: { path: { id } } })
export const fetchPersonalData = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/borrowers/{id}/personal-data', { ...named(id), ...until(given) }))
type Reveal = NonNullable<paths['/v1/borrowers/{id}/personal-data:reveal']['post']['requestBody']>['content']['application/json']
export type RevealPurpose = Reveal['purpose']
export const revealPersonalData = (id: string, body: Reveal) =>
  answerOf(api.POST('/v1/borrowers/{id}/personal-data:reveal', { ...named(id), body }))
