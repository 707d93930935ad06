/** The accounts of a restored book: replayed, held against what the backup says of them, and written. The first server on it finds out when to wake them. */
import { createHash } from 'node:crypto'
import { FORMAT } from '@fairline/domain/account/codec'
import { type AccountChange, insertAccounts } from './account-table.ts'
import { bigints, smallints } from './binary-array.ts'
import type { Queryable } from './database.ts'
import type { ReplayedAccount } from './replayed-account.ts'
import { packState } from './stored-state.ts'

/**
 * account: its bytes are others. log: its log has a gap, or another length than it had. no-account: a log whose account is not in the backup.
 * no-log: an account without a log.
 */
export type RestoreDifference = { readonly kind: 'account' | 'log' | 'no-account' | 'no-log'; readonly borrower: string }

/** `olderFormat`: accounts that the backup has in a format of before: their bytes are others by design, so that only their length is compared. */
export type RestoredAccounts = {
  readonly written: readonly (ReplayedAccount & { readonly ref: string })[]
  readonly differences: readonly RestoreDifference[]
  readonly olderFormat: number
}

type Expected = { borrower_id: string; ref: string; version: number; format: number | null; sha256: string }

/** What the backup says of each account, for as long as the transaction lasts. */
export async function expectAccounts(client: Queryable): Promise<void> {
  await client.query(`create temporary table expected_account (bucket smallint, borrower_id bigint, organisation_id smallint, ref text,
    version integer, format smallint, sha256 text, primary key (bucket, borrower_id)) on commit drop`)
}

export async function writeReplayed(client: Queryable, replayed: readonly ReplayedAccount[]): Promise<RestoredAccounts> {
  const expected = await findExpected(client, replayed)
  const differences: RestoreDifference[] = []
  const written: (ReplayedAccount & { ref: string })[] = []
  const changes = new Map<number, AccountChange[]>()
  let olderFormat = 0
  for (const one of replayed) {
    const { borrower, organisationId, account } = one
    const row = expected.get(borrower.id)
    if (row === undefined) {
      differences.push({ kind: 'no-account', borrower: `#${borrower.id}` })
      continue
    }
    const state = packState(account)
    const kind = differenceOf(one, state, row)
    if (kind) differences.push({ kind, borrower: row.ref })
    if (row.format !== FORMAT) olderFormat++
    written.push({ ...one, ref: row.ref })
    const change = { borrower, ref: row.ref, before: 0, version: account.sequence, state, wakeAt: null }
    changes.set(organisationId, [...(changes.get(organisationId) ?? []), change])
  }
  for (const [organisationId, ofOne] of changes) await insertAccounts(client, organisationId, ofOne)
  return { written, differences, olderFormat }
}

function differenceOf({ isWhole, account }: ReplayedAccount, state: Buffer, row: Expected): RestoreDifference['kind'] | undefined {
  if (!isWhole || account.sequence !== row.version) return 'log'
  if (row.format !== FORMAT) return undefined
  return createHash('sha256').update(state).digest('hex') === row.sha256 ? undefined : 'account'
}

/** Accounts of the backup without an event: there is nothing to make them of. */
export async function findWithoutLog(client: Queryable, limit: number): Promise<RestoreDifference[]> {
  const { rows } = await client.query<{ ref: string }>(
    `select ref from expected_account e
     where not exists (select from account a where a.bucket = e.bucket and a.borrower_id = e.borrower_id) limit $1`,
    [limit],
  )
  return rows.map(({ ref }) => ({ kind: 'no-log', borrower: ref }))
}

async function findExpected(client: Queryable, replayed: readonly ReplayedAccount[]): Promise<ReadonlyMap<bigint, Expected>> {
  const { rows } = await client.query<Expected>({
    name: 'find-expected',
    text: `select e.borrower_id, e.ref, e.version, e.format, e.sha256 from expected_account e
      join unnest($1::smallint[], $2::bigint[]) as wanted(bucket, borrower_id) using (bucket, borrower_id)`,
    values: [smallints(replayed.map(({ borrower }) => borrower.bucket)), bigints(replayed.map(({ borrower }) => borrower.id))],
  })
  return new Map(rows.map((row) => [BigInt(row.borrower_id), row]))
}
