/**
 * The one write path: a batch of facts becomes decisions, log rows and accounts in one transaction, or nothing at all.
 *
 * Order    the events of one borrower are decided in the order they are given.
 * Always   what is answered was committed before (P1). The same id with the same content gets its stored answer; with other content it is refused.
 * Alone    an event whose decision throws fails by itself: its borrower's other events and everybody else's go on.
 * Throws   what the database throws; the caller knows then nothing of the whole batch, and may give it again.
 */
import type { Fact } from '@fairline/contract/facts'
import type { Account, Refusal } from '@fairline/domain/account/account'
import { inTurn, newAccount, step } from '@fairline/domain/account/step'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { Pack } from '@fairline/domain/pack/pack'
import { type AccountRow, lockAccounts, makeAccounts, removeEmptyAccounts, saveAccounts } from './account-table.ts'
import { type BorrowerKey, shortBorrowerText } from './borrower-key.ts'
import { type Client, mayTryAgain } from './database.ts'
import { type FoundEvent, findEvents, insertEvents, type NewEvent, type Recorded, type SentEvent } from './event-table.ts'
import { packAccount, readAccount } from './recent-accounts.ts'

/** A fact that fits the contract, with what the log needs to know it again. */
export type Submission = SentEvent & {
  readonly ref: string
  readonly contentHash: string
  readonly fact: Fact
  /** False for a fact without a time of its own: it takes its turn when it is decided. */
  readonly isTimed: boolean
}

export type StoreRefusal = Refusal | { readonly code: 'id-reused' } | { readonly code: 'borrower-id-collision' }

export type Answered = { readonly kind: 'answered'; readonly repeated: boolean } & Omit<Recorded, 'contentHash'>
/** internal: our bug, nothing recorded. unavailable: nobody knows; asking again is safe. overloaded: not even tried. */
export type Failure = { readonly kind: 'failed'; readonly code: 'internal' | 'unavailable' | 'overloaded' }
export type Result = Answered | { readonly kind: 'refused'; readonly refusal: StoreRefusal } | Failure

export type WritePolicy = {
  readonly pack: Pack
  readonly packId: number
  readonly now: () => number
  /** Hears of events that failed by our own fault. */
  readonly onBug: (error: unknown, factType: string) => void
}

const TRIES_MAX = 5

/**
 * A batch asks for some hundred rows by key: while a table is small the planner would rather read all of it, and a prepared statement would keep
 * doing so as it grows.
 */
const BEGIN = 'begin; set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off'

export async function commitBatch(client: Client, batch: readonly Submission[], policy: WritePolicy): Promise<Result[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await commitOnce(client, batch, policy)
    } catch (error) {
      await client.query('rollback').catch(() => {}) // A broken connection rolls back by itself; the first error is the one to hear.
      if (!mayTryAgain(error) || attempt === TRIES_MAX) throw error
    }
  }
}

async function commitOnce(client: Client, batch: readonly Submission[], policy: WritePolicy): Promise<Result[]> {
  const desks = await open(client, batch)
  const recordedAt = policy.now()
  const added: NewEvent[] = []
  const results = batch.map((submission) => {
    const desk = desks.get(submission.borrower.id)!
    const { result, fact } = answer(submission, desk, policy)
    if (result.kind !== 'answered' || fact === undefined) return result
    const { sequence, packId, decision } = result
    const recorded = { contentHash: submission.contentHash, sequence, packId, decision }
    added.push({ sent: submission, fact, recorded })
    desk.log.set(submission.key, recorded)
    return result
  })
  await Promise.all([insertEvents(client, added, recordedAt), saveDesks(client, [...desks.values()])])
  const { command } = await client.query('commit')
  invariant(command === 'COMMIT', 'a batch is answered after its commit')
  return results
}

/**
 * The accounts, locked, and what the log holds of these ids. Asked in one go: the log is looked at when the locks are held, as statements on one
 * connection run one after the other. A row that had to be made was not locked then, so the log is looked at again.
 */
async function open(client: Client, batch: readonly Submission[]): Promise<Desks> {
  const borrowers = borrowersOf(batch)
  const [, found, log] = await Promise.all([client.query(BEGIN), lockAccounts(client, borrowers), findEvents(client, batch)])
  if (found.length === borrowers.length) return desksOf(found, log)
  const known = new Set(found.map(({ borrower }) => borrower.id))
  const made = await makeAccounts(
    client,
    borrowers.filter(({ id }) => !known.has(id)),
  )
  return desksOf([...found, ...made], await findEvents(client, batch))
}

/** One borrower's account while a batch is decided: read on first use, and replaced by each decision. `log`: his events of this batch, by key. */
type Desk = { row: AccountRow; account: Account | undefined; changed: boolean; log: Map<string, Recorded> }
type Desks = Map<bigint, Desk>

function desksOf(rows: readonly AccountRow[], log: readonly FoundEvent[]): Desks {
  const desks: Desks = new Map(rows.map((row) => [row.borrower.id, { row, account: undefined, changed: false, log: new Map() }]))
  for (const { borrowerId, key, recorded } of log) desks.get(borrowerId)?.log.set(key, recorded)
  return desks
}

function borrowersOf(batch: readonly Submission[]): (BorrowerKey & { ref: string })[] {
  const borrowers = new Map<bigint, BorrowerKey & { ref: string }>()
  for (const { borrower, ref } of batch) if (!borrowers.has(borrower.id)) borrowers.set(borrower.id, { ...borrower, ref })
  return [...borrowers.values()]
}

/** `fact` is there when it is new: as it was decided on, and as it is to be stored. */
type Reply = { readonly result: Result; readonly fact?: Fact }

const refuse = (refusal: StoreRefusal): Reply => ({ result: { kind: 'refused', refusal } })

function answer(submission: Submission, desk: Desk, policy: WritePolicy): Reply {
  if (desk.row.ref !== submission.ref) return refuse({ code: 'borrower-id-collision' })
  const before = desk.log.get(submission.key)
  if (before) {
    if (before.contentHash !== submission.contentHash) return refuse({ code: 'id-reused' })
    const { sequence, packId, decision } = before
    return { result: { kind: 'answered', repeated: true, sequence, packId, decision } }
  }
  try {
    return decide(submission, desk, policy)
  } catch (error) {
    policy.onBug(error, submission.fact.type)
    return { result: { kind: 'failed', code: 'internal' } }
  }
}

function decide(submission: Submission, desk: Desk, { pack, packId }: WritePolicy): Reply {
  desk.account ??= desk.row.version === 0 ? newAccount : readAccount(desk.row)
  const { borrower } = submission
  const fact = submission.isTimed ? submission.fact : inTurn(desk.account, submission.fact)
  const outcome = step(desk.account, fact, pack, { borrower: shortBorrowerText(borrower.id) })
  if (!outcome.ok) return refuse(outcome.refusal)
  const { account, decision } = outcome.value
  invariant(account.sequence === desk.account.sequence + 1, 'each recorded event is the next of its borrower')
  desk.account = account
  desk.changed = true
  return { result: { kind: 'answered', repeated: false, sequence: account.sequence, packId, decision }, fact }
}

async function saveDesks(client: Client, desks: readonly Desk[]): Promise<void> {
  const changes = desks.flatMap(({ row, account, changed }) =>
    changed && account ? [{ borrower: row.borrower, version: account.sequence, state: packAccount(row.borrower.id, account) }] : [],
  )
  await saveAccounts(client, changes)
  await removeEmptyAccounts(
    client,
    desks.filter(({ row, changed }) => row.version === 0 && !changed).map(({ row }) => row.borrower),
  )
}
