/** What every kind of request that takes two people is made of. Adding one is an entry in kinds.ts, and its name in the contract. */
import type { Permission } from '@fairline/access/permissions'
import type { Change } from '@fairline/contract/views/approval'
import type { Party } from '@fairline/domain/access/decide-approval'
import type { z } from 'zod'
import type { Caller } from '../auth/caller.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { CommandRoutes } from '../routes/commands.ts'
import type { ProblemBody } from '../routes/problems.ts'
import type { Doer } from '../store/act-table.ts'
import type { Approval, Fields } from '../store/approval-table.ts'
import type { KnownBooks } from '../store/known-books.ts'

export type KindParts = CommandRoutes & {
  readonly books: KnownBooks
  readonly sessions: Pick<Sessions, 'forget'>
  readonly now: () => number
}

/** Whose book it is for, and by whom it is asked for; `id`: of the approval, once there is one. */
export type Asking = Readonly<{ organisationId: number; maker: Party; id: string | null; request: Fields }>

/** What it would change; an empty list: nothing. */
export type Described = Readonly<{ ok: true; changes: readonly Change[] }> | Readonly<{ ok: false; problem: ProblemBody }>

/** unknown: nobody can tell whether it was; asking again is safe. */
export type Carried = Readonly<{ kind: 'done' }> | Readonly<{ kind: 'failed'; problem: ProblemBody }> | Readonly<{ kind: 'unknown' }>

/** Who asks or decides, and from where. */
export type Who = Readonly<{ caller: Caller; doer: Doer }>
export type Answer = Readonly<{ ok: true; approval: Approval; isRepeated: boolean }> | Readonly<{ ok: false; problem: ProblemBody }>

export type Agreed = Approval & Readonly<{ checker: Party }>

export type ApprovalKind = Readonly<{
  /** Who may ask for it. */
  ask: Permission
  /** Who may decide on it, beside `approvals:decide`. */
  decide: Permission
  /** Nobody decides on it later than so long after it was asked for. */
  lastsMs: number
  schema: z.ZodObject
  /** Whom or what it is about, by its public id. */
  subjectOf: (request: Fields) => string
  /** The same thing is asked for once at a time. */
  aboutOf: (request: Fields) => string
  /** As things are now: read when it is asked for, looked at and approved. */
  describe: (parts: KindParts, asking: Asking) => Promise<Described>
  /** Whose work it is, beside who asks for it: accounts, none of whose persons approves. Left out: nobody's. */
  madeBy?: (parts: KindParts, organisationId: number, request: Fields) => Promise<readonly string[]>
  /** Said twice under the id of the approval, it is done once. */
  carryOut: (parts: KindParts, organisationId: number, approval: Agreed) => Promise<Carried>
}>

const HOUR_MS = 3_600_000
export const USUAL_MS = 72 * HOUR_MS
