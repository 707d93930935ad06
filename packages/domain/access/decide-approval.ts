/**
 * Four eyes: what becomes of a request that one person made and another decides on (P11).
 *
 * Always   what is carried out was asked for by one person and approved by another, before it expired, and as he saw it. Two accounts of one person are one.
 * Time     `at`, `...At`: epoch milliseconds. A request is open up to the moment before `expiresAt`; a proof is fresh up to the moment before it is PROOF_LASTS_MS old.
 * Source   design.md, P11.
 */
import { accept, type Outcome, refuse } from '../kernel/outcome.ts'

/** The account that acted, and whose it is. */
export type Party = Readonly<{ actor: string; person: string }>

/** `seen`: the hash of what was asked for and what it would change, as it is now. */
export type AskedApproval = Readonly<{
  state: 'open' | 'expired' | 'approved' | 'done' | 'failed' | 'rejected' | 'withdrawn'
  maker: Party
  expiresAt: number
  seen: string
}>

/**
 * `isPerson`: a key never decides. `mayDecide`: by what he may do, and by whose request it is. `isOwnWork`: he made what somebody else asks for. `seen`: what he looked at.
 * `provedAt`: see Caller.
 */
export type ApprovalCommand =
  | Readonly<{
      type: 'approve'
      by: Party
      isPerson: boolean
      mayDecide: boolean
      isOwnWork: boolean
      seen: string
      provedAt: number | null
    }>
  | Readonly<{ type: 'reject'; by: Party; isPerson: boolean; mayDecide: boolean }>
  | Readonly<{ type: 'withdraw'; by: Party }>

/**
 * made-by-you: another person decides, also where somebody else asks for what he made. not-made-by-you: only who asked withdraws. approval-over: it was decided before. approval-expired: nobody decided in time.
 * approval-changed: what it is about is not as he saw it. proof-needed: he proves once more that it is he.
 */
export type ApprovalRefusal = Readonly<{
  code:
    | 'key-decides-nothing'
    | 'made-by-you'
    | 'not-yours-to-decide'
    | 'not-made-by-you'
    | 'approval-over'
    | 'approval-expired'
    | 'approval-changed'
    | 'proof-needed'
}>

export const PROOF_LASTS_MS = 5 * 60_000

/** What failed is tried again by approving it again; an approved one is on its way. Checks run in a fixed order. */
export function decideApproval(
  approval: AskedApproval,
  command: ApprovalCommand,
  at: number,
): Outcome<'approved' | 'rejected' | 'withdrawn', ApprovalRefusal> {
  if (command.type === 'withdraw') {
    if (command.by.person !== approval.maker.person) return refuse({ code: 'not-made-by-you' })
    return whyNotOpen(approval, at) ?? accept('withdrawn')
  }
  const notHis = whyNotHis(approval, command)
  if (notHis !== undefined) return notHis
  const notOpen = whyNotOpen(approval, at)
  if (notOpen !== undefined) return notOpen
  if (command.type === 'reject') return accept('rejected')
  if (command.seen !== approval.seen) return refuse({ code: 'approval-changed' })
  const { provedAt } = command
  const isFresh = provedAt !== null && provedAt <= at && at - provedAt < PROOF_LASTS_MS
  return isFresh ? accept('approved') : refuse({ code: 'proof-needed' })
}

function whyNotHis({ maker }: AskedApproval, command: Exclude<ApprovalCommand, { type: 'withdraw' }>) {
  const { by, isPerson, mayDecide } = command
  if (!isPerson) return refuse({ code: 'key-decides-nothing' } as const)
  if (by.person === maker.person || by.actor === maker.actor) return refuse({ code: 'made-by-you' } as const)
  if (command.type === 'approve' && command.isOwnWork) return refuse({ code: 'made-by-you' } as const)
  return mayDecide ? undefined : refuse({ code: 'not-yours-to-decide' } as const)
}

function whyNotOpen({ state, expiresAt }: AskedApproval, at: number) {
  if (state !== 'open' && state !== 'failed' && state !== 'expired') return refuse({ code: 'approval-over' } as const)
  return state === 'expired' || at >= expiresAt ? refuse({ code: 'approval-expired' } as const) : undefined
}
