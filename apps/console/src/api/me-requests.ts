/** What a borrower asks of himself, in his own session. */
import type { MePreviewQuery } from '@fairline/contract/views/me'
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type BodyOf<Name extends keyof operations> = operations[Name] extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : never

const until = ({ signal }: Signal) => ({ signal: signal ?? null })

export const askForCode = (body: BodyOf<'askForSignInCode'>) => answerOf(api.POST('/v1/me/sign-in', { body }))
export const confirmCode = (body: BodyOf<'confirmSignInCode'>) => answerOf(api.POST('/v1/me/sign-in:confirm', { body }))
export const signOutMe = () => answerOf(api.POST('/v1/me/sign-out'))

export const fetchMe = (given: Signal) => answerOf(api.GET('/v1/me', until(given)))
export const fetchMyTasks = (given: Signal) => answerOf(api.GET('/v1/me/tasks', until(given)))
export const fetchMyWayBack = (given: Signal) => answerOf(api.GET('/v1/me/way-back', until(given)))
export const keepMyWayBack = () => answerOf(api.POST('/v1/me/way-back'))
export const checkMyIncrease = () => answerOf(api.POST('/v1/me/increases:check', { body: {} }))
export type UploadWish = operations['uploadMine']['parameters']['query']
/** As raw bytes: its name and the type that the browser thinks it has stay here. */
export const uploadMine = (query: UploadWish, file: File) =>
  answerOf(
    api.POST('/v1/me/uploads', {
      params: { query },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  )
export const fetchMyNotices = (given: Signal) => answerOf(api.GET('/v1/me/notices', until(given)))
export const fetchMyMessages = (given: Signal) => answerOf(api.GET('/v1/me/messages', until(given)))
export const readMessages = (keys: string[]) => answerOf(api.POST('/v1/me/messages:read', { body: { keys } }))
export const fetchMyScore = (given: Signal) => answerOf(api.GET('/v1/me/score', until(given)))
export const startMyVerification = (body: BodyOf<'startMyVerification'>) => answerOf(api.POST('/v1/me/verifications', { body }))
export const confirmMyVerification = (body: BodyOf<'confirmMyVerification'>) => answerOf(api.POST('/v1/me/verifications:confirm', { body }))
export const readNotices = (ids: string[]) => answerOf(api.POST('/v1/me/notices:read', { body: { ids } }))
export const fetchMyCases = (given: Signal) => answerOf(api.GET('/v1/me/cases', until(given)))
export const fetchMyCase = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/me/cases/{case}', { params: { path: { case: id } }, ...until(given) }))
export type CaseWish = BodyOf<'openMyCase'>
export const openCase = (body: CaseWish) => answerOf(api.POST('/v1/me/cases', { body }))
export const addToCase = (id: string, body: BodyOf<'addToMyCase'>) =>
  answerOf(api.POST('/v1/me/cases/{case}/notes', { params: { path: { case: id } }, body }))
export type CallbackWish = BodyOf<'askForCallback'>
export const askForCallback = (body: BodyOf<'askForCallback'>) => answerOf(api.POST('/v1/me/callback', { body }))
export const fetchMyContact = (given: Signal) => answerOf(api.GET('/v1/me/contact', until(given)))
export const saveMyContact = (body: BodyOf<'setMyContact'>) => answerOf(api.PUT('/v1/me/contact', { body }))
export const fetchMyFaq = (given: Signal) => answerOf(api.GET('/v1/me/faq', until(given)))
export const fetchPreview = (action: (typeof MePreviewQuery)['_output']['action'], given: Signal) =>
  answerOf(api.GET('/v1/me/adverse-preview', { params: { query: { action } }, ...until(given) }))
