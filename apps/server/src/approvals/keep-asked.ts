/** Asking for what takes two people: it is checked as if it were done now, and kept. */
import { randomBytes } from 'node:crypto'
import { may } from '@fairline/access/ability'
import type { ApprovalKindName } from '@fairline/contract/approvals'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import { insertAct } from '../store/act-table.ts'
import { type Approval, type Fields, insertApproval, lockOpenAbout, updateApproval } from '../store/approval-table.ts'
import type { Client } from '../store/database.ts'
import { inTransaction } from '../store/in-transaction.ts'
import type { Answer, ApprovalKind, Asking, Described, KindParts, Who } from './approval-kind.ts'
import { actOf, seenOf } from './decide-on.ts'
import { KINDS } from './kinds.ts'

export type Asked = Readonly<{ kind: ApprovalKindName; request: Fields; reason: string }>

const ID_BYTES = 12

export async function keepAsked(parts: KindParts, who: Who, { kind, request, reason }: Asked): Promise<Answer> {
  const { caller, doer } = who
  const { organisationId } = doer
  const entry = KINDS[kind]
  const problem = whyNotAsked(entry, who, request)
  if (problem !== undefined) return { ok: false, problem }
  const maker = { actor: caller.actor, person: caller.person }
  const described = await describeNow(parts, kind, { organisationId, id: null, maker, request })
  if (!described.ok) return described
  const { changes } = described
  const madeAt = parts.now()
  const made: Approval = {
    ...{ id: `apr_${randomBytes(ID_BYTES).toString('hex')}`, kind, state: 'open', request, changes, maker, reason, madeAt },
    ...{ subject: entry.subjectOf(request), about: entry.aboutOf(request), seen: seenOf(request, changes) },
    ...{ expiresAt: madeAt + entry.lastsMs, checker: null, decidedAt: null, why: null, doneAt: null, problem: null },
  }
  return inTransaction(parts.database.as(organisationId), (client) => keep(client, who, made))
}

/** What changes nothing is nothing that two people agree on. */
export async function describeNow(parts: KindParts, kind: ApprovalKindName, asking: Asking): Promise<Described> {
  const described = await KINDS[kind].describe(parts, asking)
  return described.ok && described.changes.length === 0 ? { ok: false, problem: problemOf('nothing-would-change') } : described
}

function whyNotAsked({ ask, schema }: ApprovalKind, { caller }: Who, request: Fields): ProblemBody | undefined {
  if (!may(caller.ability, ask)) return problemOf('forbidden', { detail: `needs the permission ${ask}` })
  const parsed = schema.safeParse(request)
  if (parsed.success) return undefined
  const errors = parsed.error.issues.map(({ path, message }) => ({ pointer: ['/request', ...path.map(String)].join('/'), detail: message }))
  return problemOf('invalid-request', { errors })
}

/** The same asked for again by him who asked is one request; what nobody decided on in time makes room. */
async function keep(client: Client, { doer }: Who, made: Approval): Promise<Answer> {
  const { organisationId } = doer
  const before = await lockOpenAbout(client, organisationId, made)
  if (before !== undefined && !isExpired(before, made.madeAt)) {
    const isSame = before.maker.person === made.maker.person && canonicalJson(before.request) === canonicalJson(made.request)
    return isSame ? { ok: true, approval: before, isRepeated: true } : underWay(before)
  }
  if (before !== undefined) {
    const expired: Approval = { ...before, state: 'expired' }
    await updateApproval(client, organisationId, expired)
    await insertAct(client, doer, actOf('approval-expired', expired, made.madeAt))
  }
  // Asked for by somebody else between the look and now.
  if (!(await insertApproval(client, organisationId, made))) return underWay(made)
  await insertAct(client, doer, actOf('approval-asked', made, made.madeAt, made.reason))
  return { ok: true, approval: made, isRepeated: false }
}

const isExpired = ({ state, expiresAt }: Approval, at: number): boolean => state !== 'approved' && expiresAt <= at

const underWay = ({ id }: Approval): Answer => ({
  ok: false,
  problem: problemOf('approval-under-way', { detail: `somebody asked for this before: ${id}` }),
})
