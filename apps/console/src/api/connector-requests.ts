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
export const endConnection = (id: string) => answerOf(api.POST('/v1/desk/connections:end', { body: { id } }))
