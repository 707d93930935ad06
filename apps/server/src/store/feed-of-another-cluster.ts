/**
 * Transaction ids order the log, and are those of one PostgreSQL cluster. A database that came here by a dump may hold ids that this cluster has yet to
 * give: its events would be in nobody's feed until then. They are put before all others, in the order of their borrowers, and the views are built anew.
 *
 * Costs    one look at an index at each start; where there is something to do, those rows of the log are written once.
 */
import type pg from 'pg'

/** How many events were put in order. */
export async function orderFeedOfAnotherCluster(client: pg.ClientBase): Promise<number> {
  await client.query(`delete from projection where transaction_id > pg_snapshot_xmax(pg_current_snapshot())`)
  const { rows } = await client.query<{ found: boolean }>(
    'select exists (select from event where transaction_id >= pg_snapshot_xmax(pg_current_snapshot())) as found',
  )
  if (!rows[0]!.found) return 0
  await client.query('begin')
  const { rowCount } = await client.query(
    `update event set transaction_id = '0' where transaction_id >= pg_snapshot_xmax(pg_current_snapshot())`,
  )
  await client.query('delete from projection')
  await client.query('commit')
  return rowCount ?? 0
}
