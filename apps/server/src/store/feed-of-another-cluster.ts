/**
 * Transaction ids order the log, and are those of one PostgreSQL cluster. A database that came here by a dump may hold ids that this cluster has yet to
 * give: its events would be in nobody's feed until then. They are put before all others, in the order of their borrowers, and the views are built anew.
 *
 * Costs    one look at an index at each start; where there is something to do, those rows of the log are written once.
 */
import type pg from 'pg'

/** How many events were put in order. A schema of before that order has nothing to put. */
export async function orderFeedOfAnotherCluster(client: pg.ClientBase): Promise<number> {
  const { rows: tables } = await client.query<{ there: boolean }>(`select to_regclass('projection') is not null as there`)
  if (!tables[0]!.there) return 0
  // While a table is small the planner would rather read all of it.
  await client.query('begin; set local enable_seqscan = off')
  await client.query('delete from projection where transaction_id > pg_snapshot_xmax(pg_current_snapshot())')
  const { rows } = await client.query<{ found: boolean }>(`select exists (select from event where ${TO_COME}) as found`)
  const ordered = rows[0]!.found ? await putFirst(client) : 0
  await client.query('commit')
  return ordered
}

const TO_COME = 'transaction_id >= pg_snapshot_xmax(pg_current_snapshot())'

async function putFirst(client: pg.ClientBase): Promise<number> {
  const { rowCount } = await client.query(`update event set transaction_id = '0' where ${TO_COME}`)
  await client.query('delete from projection')
  return rowCount ?? 0
}
