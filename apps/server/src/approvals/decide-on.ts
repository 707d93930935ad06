/** One decision on a request: who may take it, what becomes of the request, and the act that tells of it. */
import { may, mayDecide } from '@fairline/access/ability'
import type { ActName } from '@fairline/contract/acts'
import type { Change } from '@fairline/contract/views/approval'
import { type ApprovalCommand, type ApprovalRefusal, decideApproval } from '@fairline/domain/access/decide-approval'
import type { Caller } from '../auth/caller.ts'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import type { Act } from '../store/act-table.ts'
import type { Approval, Fields } from '../store/approval-table.ts'
import { contentHash } from '../store/event-key.ts'
import { KINDS } from './kinds.ts'

export type Decided =
  | Readonly<{ type: 'approve'; seen: string }>
  | Readonly<{ type: 'reject'; why: string }>
  | Readonly<{ type: 'withdraw' }>

/** What somebody looks at, in short: what is asked for, and what it would change. */
export const seenOf = (request: Fields, changes: readonly Change[]): string => contentHash({ request, changes })

/** By his roles, and by whose request it is. */
export const mayDecideOn = ({ ability }: Caller, { kind, maker }: Pick<Approval, 'kind' | 'maker'>): boolean =>
  may(ability, KINDS[kind].decide) && mayDecide(ability, { maker: maker.person })

const DETAILS: Readonly<Record<ApprovalRefusal['code'], string>> = {
  'key-decides-nothing': 'a person decides, signed in by himself: no key does',
  'made-by-you': 'another person decides on what you made or asked for; whoever asked may withdraw it',
  'not-yours-to-decide': 'needs the permission to decide on requests of this kind',
  'not-made-by-you': 'only the person who asked for it withdraws it',
  'approval-over': 'it was decided before',
  'approval-expired': 'nobody decided in time: ask for it again',
  'approval-changed': 'what it would change is not what you saw: look at it again',
  'proof-needed': 'prove once more that it is you, with a fresh code (POST /v1/session:prove), and approve within five minutes',
}

type Verdict = Readonly<{ ok: true }> | Readonly<{ ok: false; problem: ProblemBody }>

/** `approval`: with what it would change now. `makers`: persons whose work it is, beside who asks. */
export function whyNotDecided(approval: Approval, makers: readonly string[], caller: Caller, decided: Decided, at: number): Verdict {
  const outcome = decideApproval(approval, commandOf(approval, makers, caller, decided), at)
  if (outcome.ok) return { ok: true }
  const { code } = outcome.refusal
  return { ok: false, problem: problemOf(code, { detail: DETAILS[code] }) }
}

function commandOf(approval: Approval, makers: readonly string[], caller: Caller, decided: Decided): ApprovalCommand {
  const by = { actor: caller.actor, person: caller.person }
  if (decided.type === 'withdraw') return { type: 'withdraw', by }
  const his = { by, isPerson: caller.kind === 'user', mayDecide: mayDecideOn(caller, approval) }
  if (decided.type === 'reject') return { type: 'reject', ...his }
  return { type: 'approve', ...his, isOwnWork: makers.includes(caller.person), seen: decided.seen, provedAt: caller.provedAt }
}

/** Who withdraws decides nothing. */
export function decidedOn(approval: Approval, caller: Caller, decided: Decided, at: number): { ended: Approval; act: Act } {
  const checker = { actor: caller.actor, person: caller.person }
  switch (decided.type) {
    case 'approve': {
      const ended: Approval = { ...approval, state: 'approved', checker, decidedAt: at, problem: null }
      return { ended, act: actOf('approval-approved', ended, at) }
    }
    case 'reject': {
      const ended: Approval = { ...approval, state: 'rejected', checker, decidedAt: at, why: decided.why }
      return { ended, act: actOf('approval-rejected', ended, at, decided.why) }
    }
    case 'withdraw': {
      const ended: Approval = { ...approval, state: 'withdrawn', decidedAt: at }
      return { ended, act: actOf('approval-withdrawn', ended, at) }
    }
  }
}

/** `subject`: the approval; whom it is about stands in the detail. */
export const actOf = (act: ActName, { id, kind, subject, maker, seen }: Approval, at: number, reason?: string): Act => ({
  ...{ act, at, subject: id, detail: { kind, about: subject, asked_by: maker.actor, seen } },
  ...(reason !== undefined && { reason }),
})
