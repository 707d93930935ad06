/** What is asked and ordered about accounts: one's own, and those of an organisation. */
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type Body<Name extends keyof operations> = operations[Name] extends { requestBody: { content: { 'application/json': infer Sent } } }
  ? Sent
  : never
type Answer<Asked extends (...given: never[]) => unknown> = Awaited<ReturnType<Asked>>

const until = ({ signal }: Signal) => ({ signal: signal ?? null })

export const fetchSignInWays = (given: Signal) => answerOf(api.GET('/v1/session/ways', until(given)))
export const signInWithPassword = (body: Body<'signInWithPassword'>) => answerOf(api.POST('/v1/session:password', { body }))
export const signInWithCode = (body: Body<'signInWithCode'>) => answerOf(api.POST('/v1/session:code', { body }))
export const proveSession = (code: string) => answerOf(api.POST('/v1/session:prove', { body: { code } }))

export const fetchAccount = (given: Signal) => answerOf(api.GET('/v1/account', until(given)))
export type Account = Answer<typeof fetchAccount>
export const changePassword = (body: Body<'changePassword'>) => answerOf(api.POST('/v1/account:change-password', { body }))
export const endSessions = (id: string | undefined) =>
  answerOf(api.POST('/v1/account:end-sessions', { body: id === undefined ? {} : { id } }))
export const offerSecondFactor = (body: Body<'offerSecondFactor'>) => answerOf(api.POST('/v1/account:offer-second-factor', { body }))
export type SecondFactorOffer = Answer<typeof offerSecondFactor>
export const confirmSecondFactor = (code: string) => answerOf(api.POST('/v1/account:confirm-second-factor', { body: { code } }))
export const renewBackupCodes = () => answerOf(api.POST('/v1/account:renew-backup-codes', { body: {} }))

export const fetchPeople = (question: NonNullable<operations['listPeople']['parameters']['query']>, given: Signal) =>
  answerOf(api.GET('/v1/people', { params: { query: question }, ...until(given) }))
export type Member = Answer<typeof fetchPeople>['data'][number]
export const setRoles = (body: Body<'setRoles'>) => answerOf(api.POST('/v1/people:set-roles', { body }))

export const joinAccounts = (body: Body<'joinAccounts'>) => answerOf(api.POST('/v1/people:join', { body }))

export const MEMBER_ORDERS = {
  suspend: (body: Body<'suspendPerson'>) => answerOf(api.POST('/v1/people:suspend', { body })),
  restore: (body: Body<'restorePerson'>) => answerOf(api.POST('/v1/people:restore', { body })),
  endSessions: (body: Body<'endSessionsOfPerson'>) => answerOf(api.POST('/v1/people:end-sessions', { body })),
  removeFactor: (body: Body<'removeSecondFactor'>) => answerOf(api.POST('/v1/people:remove-second-factor', { body })),
} as const

export const fetchInvitations = (given: Signal) => answerOf(api.GET('/v1/invitations', until(given)))
export const invite = (body: Body<'invite'>) => answerOf(api.POST('/v1/invitations', { body }))
export const withdrawInvitation = (id: string) => answerOf(api.POST('/v1/invitations:withdraw', { body: { id } }))
export const openInvitation = (token: string) => answerOf(api.POST('/v1/invitations:open', { body: { token } }))
export const acceptInvitation = (body: Body<'acceptInvitation'>) => answerOf(api.POST('/v1/invitations:accept', { body }))
