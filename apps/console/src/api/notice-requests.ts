/** What the rooms of notices ask, and the orders they give. */
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'
import type { TemplateWords } from './views.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type BodyOf<Operation extends keyof operations> = operations[Operation] extends {
  requestBody?: { content: { 'application/json': infer Body } }
}
  ? Body
  : never

const until = ({ signal }: Signal) => ({ signal: signal ?? null })

export const fetchNotices = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/borrowers/{id}/notices', { params: { path: { id } }, ...until(given) }))

export const fetchMessages = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/borrowers/{id}/messages', { params: { path: { id } }, ...until(given) }))

export type DeliveryQuestion = NonNullable<operations['listDeliveries']['parameters']['query']>
export const fetchDeliveries = (query: DeliveryQuestion, given: Signal) =>
  answerOf(api.GET('/v1/deliveries', { params: { query }, ...until(given) }))
export const replayDelivery = (id: string) => answerOf(api.POST('/v1/deliveries:replay', { body: { id } }))

export const fetchTemplates = (given: Signal) => answerOf(api.GET('/v1/notice-templates', until(given)))
type Draft = { about: string; words: TemplateWords }
export const previewTemplate = (draft: Draft, given: Signal) =>
  answerOf(api.POST('/v1/notice-templates:preview', { body: draft, ...until(given) }))
export const draftTemplate = (draft: Draft) => answerOf(api.POST('/v1/notice-templates', { body: draft }))
export const approveTemplate = (body: { about: string; version: number }) => answerOf(api.POST('/v1/notice-templates:approve', { body }))

export const fetchWebhooks = (given: Signal) => answerOf(api.GET('/v1/webhooks', until(given)))
export const addWebhook = (body: BodyOf<'addWebhook'>) => answerOf(api.POST('/v1/webhooks', { body }))
export const rotateWebhook = (id: string) => answerOf(api.POST('/v1/webhooks:rotate', { body: { id } }))
export const switchWebhookOn = (id: string) => answerOf(api.POST('/v1/webhooks:switch-on', { body: { id } }))
export const removeWebhook = (id: string) => answerOf(api.POST('/v1/webhooks:remove', { body: { id } }))
