/** What is asked and told about how a desk hears of its lines. */
import { answerOf, api } from './client.ts'
import type { components } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type Schemas = components['schemas']

export type Connections = Schemas['DeskConnectionsView']
export type Connection = Connections['data'][number]
export type Pulled = Connections['pulled'][number]
export type ConnectionSecret = Schemas['DeskConnectionSecret']

export const fetchConnections = ({ signal }: Signal) => answerOf(api.GET('/v1/desk/connections', { signal: signal ?? null }))
export const makeConnection = (body: Schemas['DeskConnectionWish']) => answerOf(api.POST('/v1/desk/connections', { body }))
export const rotateConnection = (id: string) => answerOf(api.POST('/v1/desk/connections:rotate', { body: { id } }))
/** Each line by itself: one that cannot be told holds up no other. */
export const connectLines = (id: string, enrolments: readonly string[]) =>
  Promise.all(enrolments.map((enrolment_id) => answerOf(api.POST('/v1/desk/connections:tell', { body: { id, enrolment_id } }))))
export const endConnection = (id: string) => answerOf(api.POST('/v1/desk/connections:end', { body: { id } }))
