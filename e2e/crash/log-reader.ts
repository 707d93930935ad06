/** The only SQL of the crash harness: the log and the accounts as they lie in the database of a data folder, while its server runs. */
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
export async function readStored(dataDir: string, prefix: string): Promise<Stored> {
  return withClient(dataDir, async (client) => {
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

export async function countEvents(dataDir: string): Promise<number> {
  return withClient(dataDir, async (client) => {
    const { rows } = await client.query<{ count: string }>('select count(*) as count from event')
    return Number(rows[0]?.count)
  })
}

async function withClient<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const host = encodeURIComponent(join(dataDir, 'run'))
  const client = new pg.Client({ connectionString: `postgresql://fairline@localhost/fairline?host=${host}&port=5432` })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
