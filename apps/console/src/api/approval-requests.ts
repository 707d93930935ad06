/** What takes two people: asking for it, looking at it, deciding on it. */
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'
import type { Approval, ApprovalDetail } from './views.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
const until = ({ signal }: Signal) => ({ signal: signal ?? null })

export type ApprovalQuestion = NonNullable<operations['listApprovals']['parameters']['query']>
export const fetchApprovals = (query: ApprovalQuestion, given: Signal) =>
  answerOf(api.GET('/v1/approvals', { params: { query }, ...until(given) }))

export const fetchToDecide = async (given: Signal): Promise<number> =>
  (await fetchApprovals({ side: 'to-decide', limit: 1 }, given)).to_decide

export const fetchApproval = (approval_id: string, given: Signal): Promise<ApprovalDetail> =>
  answerOf(api.GET('/v1/approvals/{approval_id}', { params: { path: { approval_id } }, ...until(given) }))

export type Wish = Readonly<{ kind: Approval['kind']; request: Readonly<Record<string, unknown>> }>
export const askForApproval = ({ kind, request }: Wish, reason: string): Promise<Approval> =>
  answerOf(api.POST('/v1/approvals', { body: { kind, request, reason } }))

export const approve = ({ approval_id, seen }: Pick<Approval, 'approval_id' | 'seen'>): Promise<Approval> =>
  answerOf(api.POST('/v1/approvals:approve', { body: { approval_id, seen } }))
export const reject = (approval_id: string, why: string): Promise<Approval> =>
  answerOf(api.POST('/v1/approvals:reject', { body: { approval_id, why } }))
export const withdraw = (approval_id: string): Promise<Approval> => answerOf(api.POST('/v1/approvals:withdraw', { body: { approval_id } }))

export const fetchPackReport = (hash: string, given: Signal) =>
  answerOf(api.GET('/v1/packs/{hash}', { params: { path: { hash } }, ...until(given) }))

export const collectKey = (approval_id: string) => answerOf(api.POST('/v1/keys:collect', { body: { approval_id } }))

/** Shows a fresh code: for some minutes approvals ask for no other. */
export const proveIdentity = (code: string) => answerOf(api.POST('/v1/session:prove', { body: { code } }))
