/**
 * Rows of before there was a record, or written by a server of the release before, get their leaves: in pages, each with its rows and its leaves in one
 * transaction, so that it can end at any moment and go on later.
 */
import { invariant } from '@fairline/domain/kernel/outcome'
import { bigints, smallints, uuids } from './binary-array.ts'
import type { Client, Database, OrganisationDatabase } from './database.ts'
import { readLanes } from './lane-table.ts'
import { listOrganisations } from './organisation-table.ts'
import { insertLeaves, isTreeMoved, lockActs, lockTree } from './record-batch-table.ts'
import { ACTS_TREE, textLeaf } from './record-leaves.ts'
import { listActsWithoutLeaf, listWithoutLeaf } from './record-rows.ts'

const PAGE = 500

/** How many there were. */
export async function giveLeaves(database: Database, isStopped: () => boolean): Promise<number> {
  const laneByBucket = await readLanes(database)
  let given = 0
  for (const { id } of await listOrganisations(database)) {
    for (const tree of new Set(laneByBucket)) {
      const buckets = [...laneByBucket.keys()].filter((bucket) => laneByBucket[bucket] === tree)
      given += await givePages(database.as(id), isStopped, (client) => giveTo(client, id, tree, buckets))
    }
    given += await givePages(database.as(id), isStopped, (client) => giveToActs(client, id))
  }
  return given
}

async function givePages(book: OrganisationDatabase, isStopped: () => boolean, give: Give): Promise<number> {
  let given = 0
  for (let page = PAGE; page === PAGE && !isStopped(); given += page) page = await givePage(book, give)
  return given
}

type Give = (client: Client) => Promise<number>

async function givePage(book: OrganisationDatabase, give: Give): Promise<number> {
  return book.withClient(async (client) => {
    for (;;) {
      await client.query('begin')
      try {
        const given = await give(client)
        await client.query('commit')
        return given
      } catch (error) {
        await client.query('rollback')
        // A batch of events came in between.
        if (!isTreeMoved(error)) throw error
      }
    }
  })
}

async function giveTo(client: Client, organisationId: number, tree: number, buckets: readonly number[]): Promise<number> {
  if ((await listWithoutLeaf(client, buckets, 1)).length === 0) return 0
  const first = await lockTree(client, organisationId, tree)
  const rows = await listWithoutLeaf(client, buckets, PAGE)
  if (rows.length === 0) return 0
  const { rows: counted } = await client.query<{ given: string }>(
    'select give_leaves($1::smallint, $2::smallint, $3, $4, $5, $6) as given',
    [
      ...[organisationId, tree, first],
      smallints(rows.map(({ borrower }) => borrower.bucket)),
      bigints(rows.map(({ borrower }) => borrower.id)),
      uuids(rows.map(({ key }) => key)),
    ],
  )
  invariant(Number(counted[0]!.given) === rows.length, 'whoever holds a tree gives its leaves alone')
  await insertLeaves(client, organisationId, { tree, first, leaves: Buffer.concat(rows.map(({ text }) => textLeaf(text))) })
  return rows.length
}

async function giveToActs(client: Client, organisationId: number): Promise<number> {
  if ((await listActsWithoutLeaf(client, organisationId, 1)).length === 0) return 0
  const first = await lockActs(client, organisationId)
  const acts = await listActsWithoutLeaf(client, organisationId, PAGE)
  if (acts.length === 0) return 0
  const { rows } = await client.query<{ given: string }>('select give_act_leaves($1::smallint, $2, $3::uuid[]) as given', [
    organisationId,
    first,
    acts.map(({ id }) => id),
  ])
  invariant(Number(rows[0]!.given) === acts.length, 'whoever holds a tree gives its leaves alone')
  await insertLeaves(client, organisationId, { tree: ACTS_TREE, first, leaves: Buffer.concat(acts.map(({ text }) => textLeaf(text))) })
  return acts.length
}
