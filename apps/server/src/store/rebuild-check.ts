/**
 * Does the log still explain the book? Every borrower's log is replayed from empty, bucket by bucket, and compared with what is stored:
 * the decisions as stored must give his account byte for byte, and deciding again, with the pack of each row and the book that it saw, must give those decisions (P8).
 *
 * Sees     one moment per bucket (repeatable read), so it may run while events arrive.
 * Memory   one page of accounts and one of the log, whatever the size of the book.
 */
import type { Account } from '@fairline/domain/account/account'
import { applyDecision, newAccount, step } from '@fairline/domain/account/step'
import type { Pack } from '@fairline/domain/pack/pack'
import { type AccountRow, listAccounts } from './account-table.ts'
import { type BookHistory, readBookHistory } from './book-table.ts'
import { BUCKETS, shortBorrowerText } from './borrower-key.ts'
import type { Client, OrganisationDatabase } from './database.ts'
import { type LoggedEvent, readLog } from './event-table.ts'
import { sameDecision } from './stored-decision.ts'
import { isOfOlderFormat, packState } from './stored-state.ts'

/**
 * decision: deciding again gives another decision. refused: deciding again refuses what was recorded. account: the replayed account is another.
 * sequence: the log has a gap. broken: replaying throws. no-account, no-log: one half is missing.
 */
export type DifferenceKind = 'decision' | 'refused' | 'account' | 'sequence' | 'broken' | 'no-account' | 'no-log'
export type Difference = { readonly borrower: string; readonly sequence: number; readonly kind: DifferenceKind }

export type BucketCheck = {
  readonly bucket: number
  readonly borrowers: number
  readonly events: number
  readonly differences: readonly Difference[]
  readonly differencesLeftOff: number
}

const PAGE = 500
const DIFFERENCES_MAX = 100

export async function* checkRebuild(database: OrganisationDatabase, packOf: (id: number) => Promise<Pack>): AsyncGenerator<BucketCheck> {
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    yield await database.withClient(async (client) => {
      await client.query('begin transaction isolation level repeatable read read only')
      const books = await readBookHistory(client, database.organisationId)
      const check = await checkBucket(client, bucket, packOf, books)
      await client.query('commit')
      return check
    })
  }
}

async function checkBucket(
  client: Client,
  bucket: number,
  packOf: (id: number) => Promise<Pack>,
  books: BookHistory,
): Promise<BucketCheck> {
  const differences: Difference[] = []
  let borrowers = 0
  let events = 0
  const accounts = pagedAccounts(client, bucket)
  let row = await nextOf(accounts)
  let replay: Replay | undefined
  const seen = new Map<string, Pack>()
  const report = (found: Difference | undefined) => void (found && differences.push(found))

  for await (const event of pagedLog(client, bucket)) {
    events++
    if (replay?.borrowerId !== event.borrower.id) {
      if (replay) report(compareAccount(replay))
      for (; row && row.borrower.id < event.borrower.id; row = await nextOf(accounts)) report(withoutLog(row))
      replay = newReplay(event.borrower.id, row?.borrower.id === event.borrower.id ? row : undefined)
      if (replay.row) row = await nextOf(accounts)
      borrowers++
    }
    const pack = await packOf(event.packId)
    seen.set(pack.hash, pack)
    report(replayEvent(replay, event, { pack, seen, books }))
  }
  if (replay) report(compareAccount(replay))
  for (; row; row = await nextOf(accounts)) report(withoutLog(row))
  const kept = differences.slice(0, DIFFERENCES_MAX)
  return { bucket, borrowers, events, differences: kept, differencesLeftOff: differences.length - kept.length }
}

/** `account` is undefined once replaying broke: the rest of that borrower's log says nothing more. */
type Replay = { borrowerId: bigint; name: string; row: AccountRow | undefined; sequence: number; account: Account | undefined }

const newReplay = (borrowerId: bigint, row: AccountRow | undefined): Replay => ({
  borrowerId,
  name: row?.ref ?? `#${borrowerId}`,
  row,
  sequence: 0,
  account: newAccount,
})

type Known = Readonly<{ pack: Pack; seen: ReadonlyMap<string, Pack>; books: BookHistory }>

/** `seen`: whoever was given a way back by a pack has an event of that pack in his log before. */
function replayEvent(replay: Replay, event: LoggedEvent, { pack, seen, books }: Known): Difference | undefined {
  const difference = (kind: DifferenceKind): Difference => ({ borrower: replay.name, sequence: event.sequence, kind })
  const before = replay.account
  replay.sequence++
  if (before === undefined) return undefined
  try {
    if (event.sequence !== replay.sequence) {
      replay.account = undefined
      return difference('sequence')
    }
    const naming = { borrower: shortBorrowerText(replay.borrowerId), packNamed: (hash: string) => seen.get(hash) }
    const again = step(before, event.fact, pack, naming, { book: books.at(event.decision.bookVersion) })
    replay.account = applyDecision(before, event.fact, event.decision)
    if (!again.ok) return difference('refused')
    return sameDecision(again.value.decision, event.decision) ? undefined : difference('decision')
  } catch {
    replay.account = undefined
    return difference('broken')
  }
}

function compareAccount({ name, row, sequence, account }: Replay): Difference | undefined {
  if (!row) return { borrower: name, sequence, kind: 'no-account' }
  if (!account) return undefined // Told already.
  // The bytes of an older format are not those of this release: such an account is rebuilt from this very log before it is used.
  const same = row.version === sequence && (isOfOlderFormat(row.state) || packState(account).equals(row.state))
  return same ? undefined : { borrower: name, sequence, kind: 'account' }
}

const withoutLog = ({ ref, version }: AccountRow): Difference => ({ borrower: ref, sequence: version, kind: 'no-log' })

async function* pagedAccounts(client: Client, bucket: number): AsyncGenerator<AccountRow> {
  for (let after = { bucket, id: -1n }; ; ) {
    const page = await listAccounts(client, { after, lastBucket: bucket, limit: PAGE })
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.borrower
  }
}

async function* pagedLog(client: Client, bucket: number): AsyncGenerator<LoggedEvent> {
  for (let after = { borrowerId: -1n, sequence: 0 }; ; ) {
    const page = await readLog(client, { bucket, after, limit: PAGE })
    yield* page
    if (page.length < PAGE) return
    const last = page.at(-1)!
    after = { borrowerId: last.borrower.id, sequence: last.sequence }
  }
}

async function nextOf<T>(items: AsyncGenerator<T>): Promise<T | undefined> {
  const { done, value } = await items.next()
  return done ? undefined : value
}
