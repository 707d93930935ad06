/** SQL of `record_batch`: the leaves of each tree, as they came in. Rows are only ever added, each where the last one ends. */

import type { Queryable } from './database.ts'
import { ACTS_TREE, LEAF_BYTES } from './record-leaves.ts'

/** From leaf `first` on, LEAF_BYTES each. */
export type LeafBatch = Readonly<{ tree: number; first: number; leaves: Buffer }>

const INSERT = {
  name: 'insert-leaves',
  text: 'insert into record_batch (organisation_id, tree, first, leaves) values ($1, $2, $3, $4)',
}

/** Throws what `isTreeMoved` knows where the tree is not of that size any more. */
export async function insertLeaves(client: Queryable, organisationId: number, { tree, first, leaves }: LeafBatch): Promise<void> {
  await client.query({ ...INSERT, values: [organisationId, tree, first, leaves] })
}

/** The leaf of event `e`, in hex; null where it has none yet. */
export const LEAF_OF_EVENT = `(select encode(substring(b.leaves from ((e.record_nth - b.first) * ${LEAF_BYTES} + 1)::integer for ${LEAF_BYTES}), 'hex') from record_batch b
  where b.organisation_id = e.organisation_id and b.tree = e.record_tree and b.first <= e.record_nth order by b.first desc limit 1) as leaf`

/** Somebody else's leaves stand there. */
export const isTreeMoved = (error: unknown): boolean => (error as { constraint?: unknown } | null)?.constraint === 'record_batch_pk'

const SIZE = `select first + length(leaves) / ${LEAF_BYTES} as size from record_batch where organisation_id = $1 and tree = $2 order by first desc limit 1`

/** How many leaves there are. */
export async function treeSize(client: Queryable, organisationId: number, tree: number): Promise<number> {
  const { rows } = await client.query<{ size: string }>({ name: 'tree-size', text: SIZE, values: [organisationId, tree] })
  return Number(rows[0]?.size ?? 0)
}

/** The same of the tree of acts: the lock is that of `add_act`. */
export async function lockActs(client: Queryable, organisationId: number): Promise<number> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('fairline acts', $1::bigint))`, [organisationId])
  return treeSize(client, organisationId, ACTS_TREE)
}

/** Nobody goes on with this tree before the transaction ends, but those who do not ask: their batch and this one meet at the key. */
export async function lockTree(client: Queryable, organisationId: number, tree: number): Promise<number> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('fairline tree', $1::bigint * 32768 + $2::bigint))`, [
    organisationId,
    tree,
  ])
  return treeSize(client, organisationId, tree)
}
