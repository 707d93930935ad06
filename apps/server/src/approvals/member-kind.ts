/** What gives somebody's account something: a new second factor, the access it lost, another account's person. One administrator asks, another approves, and neither is he. */
import { publicId } from '@fairline/contract/text'
import type { Change } from '@fairline/contract/views/approval'
import { z } from 'zod'
import { carryOutOrder, type MemberOrder } from '../auth/member-orders.ts'
import { problemOf } from '../routes/problems.ts'
import { insertAct } from '../store/act-table.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { findMember, type MemberRow } from '../store/member-table.ts'
import { type Agreed, type ApprovalKind, type Asking, type Carried, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

type Order = Readonly<{ kind: 'remove-second-factor' | 'restore'; userId: string }> | Extract<MemberOrder, { kind: 'join' }>

const ACTS = { 'remove-second-factor': 'second-factor-removed', restore: 'person-restored', join: 'accounts-joined' } as const

const Account = z.strictObject({ id: publicId })
const Accounts = z.strictObject({ id: publicId, same_as: publicId })

const kindOf = (schema: z.ZodObject, orderOf: (request: Readonly<Record<string, unknown>>) => Order): ApprovalKind => ({
  ...{ ask: 'people:manage', decide: 'people:manage', lastsMs: USUAL_MS, schema },
  subjectOf: ({ id }) => String(id),
  aboutOf: ({ id }) => String(id),
  describe: (parts, asking) => describe(parts, asking, orderOf(asking.request)),
  carryOut: (parts, organisationId, approval) => carryOut(parts, organisationId, approval, orderOf(approval.request)),
})

export const memberKind = (kind: 'remove-second-factor' | 'restore'): ApprovalKind =>
  kindOf(Account, (request) => ({ kind, userId: Account.parse(request).id }))

export const joinKind: ApprovalKind = kindOf(Accounts, (request) => {
  const { id: userId, same_as: sameAs } = Accounts.parse(request)
  return { kind: 'join', userId, sameAs }
})

async function describe({ database }: KindParts, { organisationId, maker }: Asking, order: Order): Promise<Described> {
  const book = database.as(organisationId)
  const member = await findMember(book, organisationId, order.userId)
  const other = order.kind === 'join' ? await findMember(book, organisationId, order.sameAs) : member
  if (member === undefined || other === undefined) return { ok: false, problem: problemOf('member-not-found') }
  if (member.person === maker.person) return { ok: false, problem: problemOf('not-yourself') }
  return { ok: true, changes: changesOf(order, member, other) }
}

function changesOf(order: Order, member: MemberRow, other: MemberRow): Change[] {
  switch (order.kind) {
    case 'remove-second-factor':
      return member.hasSecondFactor ? [{ field: 'second_factor', before: 'set', after: 'none' }] : []
    case 'restore':
      return member.suspendedAt === null ? [] : [{ field: 'access', before: 'suspended', after: 'open' }]
    case 'join':
      return member.person === other.person ? [] : [{ field: 'person', before: member.person, after: other.person }]
  }
}

/** Done before, and not told: nothing is left to do. */
async function carryOut({ database, sessions, now }: KindParts, organisationId: number, approval: Agreed, order: Order): Promise<Carried> {
  const { id, checker, maker, reason } = approval
  const at = now()
  const refusal = await inTransaction(database.as(organisationId), async (client) => {
    const member = await findMember(client, organisationId, order.userId)
    const other = order.kind === 'join' ? await findMember(client, organisationId, order.sameAs) : member
    if (member !== undefined && other !== undefined && changesOf(order, member, other).length === 0) return undefined
    // Neither of the two is he: who asked was looked at when it was described.
    const refused = await carryOutOrder(client, order, { organisationId, person: checker.person, at })
    if (refused !== undefined) return refused
    const doer = { organisationId, ...checker, roles: [], address: null, requestId: null }
    const detail = { approval_id: id, asked_by: maker.actor, ...(order.kind === 'join' && { sameAs: order.sameAs }) }
    await insertAct(client, doer, { act: ACTS[order.kind], at, subject: order.userId, detail, reason })
    return undefined
  })
  sessions.forget()
  return refusal === undefined ? { kind: 'done' } : { kind: 'failed', problem: problemOf(refusal.code) }
}
