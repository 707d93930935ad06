/**
 * The one mechanism of four eyes: a request is kept with what it would change, another person decides on it as it is now, and it is carried out once.
 *
 * Acts     every step is an act of whoever took it, in the same transaction.
 * Once     what is approved is written before it is carried out, under the id of the approval; whoever carried it out and was stopped is followed by `resume`.
 * Failing  what cannot be done is told with its problem, and approved again once that is out of the way.
 */
import { problemOf } from '../routes/problems.ts'
import { type Doer, insertAct } from '../store/act-table.ts'
import { type Approval, findApproval, findLeftUndone, lockApproval, personsOf, updateApproval } from '../store/approval-table.ts'
import { inTransaction } from '../store/in-transaction.ts'
import type { Agreed, Answer, Described, KindParts, Who } from './approval-kind.ts'
import { actOf, type Decided, decidedOn, seenOf, whyNotDecided } from './decide-on.ts'
import { type Asked, describeNow, keepAsked } from './keep-asked.ts'
import { KINDS } from './kinds.ts'

/** `seen`: of what it would change now, while it waits. `makers`: persons whose work it is, beside who asked. */
export type Looked = Readonly<{ approval: Approval; described: Described; seen: string; makers: readonly string[] }>

export type ApprovalDesk = Readonly<{
  ask: (who: Who, asked: Asked) => Promise<Answer>
  look: (organisationId: number, id: string) => Promise<Looked | undefined>
  decide: (who: Who, id: string, decided: Decided) => Promise<Answer>
  /** Carries out what was approved a while ago and is not told to be done. */
  resume: (organisationId: number) => Promise<void>
}>

/** Longer than anything takes to be carried out, or given up. */
const LEFT_UNDONE_MS = 60_000

export const openApprovalDesk = (parts: KindParts): ApprovalDesk => ({
  ask: (who, asked) => keepAsked(parts, who, asked),
  look: async (organisationId, id) => {
    const approval = await findApproval(parts.database.as(organisationId), organisationId, id)
    if (approval === undefined) return undefined
    const waits = approval.state === 'open' || approval.state === 'failed'
    const described: Described = waits ? await describe(parts, organisationId, approval) : { ok: true, changes: approval.changes }
    const makers = waits ? await makersOf(parts, organisationId, approval) : []
    return { approval, described, makers, seen: described.ok ? seenOf(approval.request, described.changes) : approval.seen }
  },
  decide: async (who, id, decided) => {
    const answer = await decide(parts, who, id, decided)
    if (!answer.ok || !isAgreed(answer.approval)) return answer
    return { ...answer, approval: await finish(parts, who.doer, answer.approval) }
  },
  resume: async (organisationId) => {
    const { database, now } = parts
    for (const id of await findLeftUndone(database.as(organisationId), organisationId, now() - LEFT_UNDONE_MS)) {
      const approval = await findApproval(database.as(organisationId), organisationId, id)
      if (approval !== undefined && isAgreed(approval)) await finish(parts, afterwards(organisationId, approval), approval)
    }
  },
})

const describe = (parts: KindParts, organisationId: number, { kind, id, maker, request }: Approval): Promise<Described> =>
  describeNow(parts, kind, { organisationId, id, maker, request })

async function makersOf(parts: KindParts, organisationId: number, { kind, request }: Approval): Promise<readonly string[]> {
  const makers = (await KINDS[kind].madeBy?.(parts, organisationId, request)) ?? []
  return makers.length === 0 ? [] : personsOf(parts.database.as(organisationId), makers)
}

async function decide(parts: KindParts, { caller, doer }: Who, id: string, decided: Decided): Promise<Answer> {
  const { organisationId } = doer
  const book = parts.database.as(organisationId)
  const before = await findApproval(book, organisationId, id)
  if (before === undefined) return { ok: false, problem: problemOf('approval-not-found') }
  const described = decided.type === 'approve' ? await describe(parts, organisationId, before) : undefined
  const makers = decided.type === 'approve' ? await makersOf(parts, organisationId, before) : []
  return inTransaction(book, async (client): Promise<Answer> => {
    const approval = (await lockApproval(client, organisationId, id)) ?? before
    const at = parts.now()
    const changes = described?.ok === true ? described.changes : approval.changes
    const now = { ...approval, changes, seen: seenOf(approval.request, changes) }
    const outcome = whyNotDecided(now, makers, caller, decided, at)
    if (!outcome.ok) return outcome
    if (described?.ok === false) return described
    const { ended, act } = decidedOn(now, caller, decided, at)
    await updateApproval(client, organisationId, ended)
    await insertAct(client, doer, act)
    return { ok: true, approval: ended, isRepeated: false }
  })
}

const isAgreed = (approval: Approval): approval is Agreed => approval.state === 'approved' && approval.checker !== null

async function finish(parts: KindParts, doer: Doer, approval: Agreed): Promise<Approval> {
  const { organisationId } = doer
  const carried = await KINDS[approval.kind].carryOut(parts, organisationId, approval)
  if (carried.kind === 'unknown') return approval
  return inTransaction(parts.database.as(organisationId), async (client) => {
    const current = (await lockApproval(client, organisationId, approval.id)) ?? approval
    if (current.state !== 'approved') return current
    const at = parts.now()
    const ended: Approval =
      carried.kind === 'done' ? { ...current, state: 'done', doneAt: at } : { ...current, state: 'failed', problem: carried.problem }
    await updateApproval(client, organisationId, ended)
    await insertAct(client, doer, actOf(carried.kind === 'done' ? 'approval-carried-out' : 'approval-failed', ended, at))
    return ended
  })
}

/** No request is there any more: it is done in the name of whoever approved it. */
const afterwards = (organisationId: number, { checker: { actor, person } }: Agreed): Doer => ({
  ...{ organisationId, actor, person, roles: [], address: null, requestId: null },
})
