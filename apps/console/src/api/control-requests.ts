/** What is asked about the audit and about API keys. */
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type Body<Name extends 'makeKey' | 'rotateKey' | 'revokeKey'> = operations[Name]['requestBody']['content']['application/json']
type Answer<Asked extends (...given: never[]) => unknown> = Awaited<ReturnType<Asked>>

const until = ({ signal }: Signal) => ({ signal: signal ?? null })

export type AuditQuestion = NonNullable<operations['listAudit']['parameters']['query']>
export const fetchAudit = (question: AuditQuestion, given: Signal) =>
  answerOf(api.GET('/v1/audit', { params: { query: question }, ...until(given) }))
export type AuditEntry = Answer<typeof fetchAudit>['data'][number]

export const fetchKeys = (question: NonNullable<operations['listKeys']['parameters']['query']>, given: Signal) =>
  answerOf(api.GET('/v1/keys', { params: { query: question }, ...until(given) }))
export type ApiKey = Answer<typeof fetchKeys>['data'][number]
export type KeyWish = Body<'makeKey'>
export const makeKey = (body: KeyWish) => answerOf(api.POST('/v1/keys', { body }))
export const rotateKey = (body: Body<'rotateKey'>) => answerOf(api.POST('/v1/keys:rotate', { body }))
export const revokeKey = (body: Body<'revokeKey'>) => answerOf(api.POST('/v1/keys:revoke', { body }))
