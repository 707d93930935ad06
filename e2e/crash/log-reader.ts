/** The only SQL of the crash harness: the log and the accounts as they lie in a database, while its server runs. */
import { join } from 'node:path'
import type { Account } from '@fairline/domain/account/account'
import pg from 'pg'
import { readState } from '../../apps/server/src/store/stored-state.ts'

export type LoggedRow = {
  readonly subject: string
  readonly source: string
  readonly id: string
  readonly sequence: number
  /** As it was decided on: an event without a time of its own got one then. */
  readonly occurredAt: number
  readonly knownAt: number
}

export type StoredAccount = { readonly version: number; readonly account: Account }

export type Stored = { readonly log: readonly LoggedRow[]; readonly accounts: ReadonlyMap<string, StoredAccount> }

type EventRow = { ref: string | null; source: string; event_id: string; sequence: number; occurred_at: Date; known_at: Date }

/** Of all borrowers whose name begins with `prefix`, in the order of their logs. A log without an account is given under the name of none. */
export async function readStored(url: string, prefix: string): Promise<Stored> {
  return withClient(url, async (client) => {
    const events = await client.query<EventRow>(
      `select a.ref, e.source, e.event_id, e.sequence, e.occurred_at, e.known_at
       from event e left join account a using (bucket, borrower_id) where a.ref is null or starts_with(a.ref, $1)
       order by e.bucket, e.borrower_id, e.sequence`,
      [prefix],
    )
    const accounts = await client.query<{ ref: string; version: number; state: Buffer }>(
      'select ref, version, state from account where starts_with(ref, $1)',
      [prefix],
    )
    return {
      log: events.rows.map(({ ref, event_id: id, source, sequence, occurred_at: at, known_at: known }) => {
        return { subject: ref ?? '(none)', source, id, sequence, occurredAt: at.getTime(), knownAt: known.getTime() }
      }),
      accounts: new Map(accounts.rows.map(({ ref, version, state }) => [ref, { version, account: readState(state) }])),
    }
  })
}

export async function countEvents(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ count: string }>('select count(*) as count from event')
    return Number(rows[0]?.count)
  })
}

/** The database that the server of a data folder runs. */
export const databaseOf = (dataDir: string): string =>
  `postgresql://fairline@localhost/fairline?host=${encodeURIComponent(join(dataDir, 'run'))}&port=5432`

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
