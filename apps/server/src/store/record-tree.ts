/**
 * The trees of an organisation's record, read: roots, proofs, and the tiles that make both cheap.
 *
 * Tiles    level L, hash i: the root of leaves i × 256^L to before (i + 1) × 256^L, once they are all there; 256 hashes a row. Level 0 is in `record_batch`.
 * Trust    none: whoever checks the record makes everything from the leaves again (check-record.ts).
 */
import { invariant } from '@fairline/domain/kernel/outcome'
import {
  consistencyRanges,
  type Edge,
  inclusionRanges,
  type Node,
  type NodeName,
  nodesOf,
  type Range,
  rangeHash,
  type Sha256,
} from '@fairline/domain/record/tree'
import type { Queryable } from './database.ts'
import { LEAF_BYTES } from './record-leaves.ts'

export type TreeName = Readonly<{ organisationId: number; tree: number }>

export const TILE = 256
const TILE_LEVELS = 8

const TREES = {
  name: 'list-trees',
  text: `with recursive trees(tree) as (
      (select tree from record_batch where organisation_id = $1 order by tree limit 1)
      union all
      select (select b.tree from record_batch b where b.organisation_id = $1 and b.tree > trees.tree order by b.tree limit 1)
      from trees where trees.tree is not null)
    select tree, (select b.first + length(b.leaves) / ${LEAF_BYTES} from record_batch b
      where b.organisation_id = $1 and b.tree = trees.tree order by b.first desc limit 1) as size
    from trees where tree is not null`,
}

/** Trees that hold something, in order. */
export async function listTrees(client: Queryable, organisationId: number): Promise<{ tree: number; size: number }[]> {
  const { rows } = await client.query<{ tree: number; size: string }>({ ...TREES, values: [organisationId] })
  return rows.map(({ tree, size }) => ({ tree, size: Number(size) }))
}

/** The leaves of a range, one behind the other. */
export async function readLeaves(client: Queryable, { organisationId, tree }: TreeName, { begin, end }: Range): Promise<Buffer> {
  const { rows } = await client.query<{ first: string; leaves: Buffer }>(
    `select first, leaves from record_batch where organisation_id = $1 and tree = $2 and first < $4 and first >= coalesce(
       (select b.first from record_batch b where b.organisation_id = $1 and b.tree = $2 and b.first <= $3 order by b.first desc limit 1), 0)
     order by first`,
    [organisationId, tree, begin, end],
  )
  if (rows.length === 0) return Buffer.alloc(0)
  const from = (begin - Number(rows[0]!.first)) * LEAF_BYTES
  return Buffer.concat(rows.map(({ leaves }) => leaves)).subarray(from, from + (end - begin) * LEAF_BYTES)
}

async function readTiles(client: Queryable, { organisationId, tree }: TreeName, level: number, { begin, end }: Range): Promise<Buffer> {
  if (level === 0) return readLeaves(client, { organisationId, tree }, { begin, end })
  const [from, to] = [Math.floor(begin / TILE), Math.floor((end - 1) / TILE)]
  const { rows } = await client.query<{ hashes: Buffer }>(
    'select hashes from record_tile where organisation_id = $1 and tree = $2 and level = $3 and nth between $4 and $5 order by nth',
    [organisationId, tree, level, from, to],
  )
  const skip = (begin - from * TILE) * LEAF_BYTES
  return Buffer.concat(rows.map(({ hashes }) => hashes)).subarray(skip, skip + (end - begin) * LEAF_BYTES)
}

/** How many leaves are read at once. */
export const LEAVES_PAGE = 64 * TILE

/** Makes the tiles that a tree of this size has and lacks. Two who do so at once write the same. `made`: nodes whose hashes are known already. */
export async function layTiles(client: Queryable, sha256: Sha256, name: TreeName, size: number, made: readonly Node[] = []): Promise<void> {
  const known = new Map(made.filter(isTile).map(({ level, index, hash }) => [`${level / TILE_LEVELS} ${index}`, hash]))
  for (let level = 1, count = Math.floor(size / TILE); count > 0; level++, count = Math.floor(count / TILE)) {
    for (let laid = await countTiles(client, name, level); laid < count; ) {
      const until = Math.min(count, (Math.floor(laid / TILE) + 1) * TILE, laid + LEAVES_PAGE / TILE)
      const hashes = Array.from({ length: until - laid }, (_, at) => known.get(`${level} ${laid + at}`))
      const all = hashes.every((hash) => hash !== undefined)
        ? hashes
        : await foldTiles(client, sha256, name, level, { begin: laid, end: until })
      await addToTile(client, name, level, laid, Buffer.concat(all))
      laid = until
    }
  }
}

const isTile = ({ level }: NodeName): boolean => level > 0 && level % TILE_LEVELS === 0

/** The hashes of a level, made from those of the one below. */
async function foldTiles(client: Queryable, sha256: Sha256, name: TreeName, level: number, { begin, end }: Range): Promise<Buffer[]> {
  const below = await readTiles(client, name, level - 1, { begin: begin * TILE, end: end * TILE })
  invariant(below.length === (end - begin) * TILE * LEAF_BYTES, 'a tree of the record has no gaps')
  return Array.from({ length: end - begin }, (_, at) => foldAll(sha256, below, at * TILE, TILE))
}

async function countTiles(client: Queryable, { organisationId, tree }: TreeName, level: number): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select nth * ${TILE} + length(hashes) / ${LEAF_BYTES} as count from record_tile
     where organisation_id = $1 and tree = $2 and level = $3 order by nth desc limit 1`,
    [organisationId, tree, level],
  )
  return Number(rows[0]?.count ?? 0)
}

async function addToTile(client: Queryable, { organisationId, tree }: TreeName, level: number, at: number, hashes: Buffer): Promise<void> {
  await client.query(
    `insert into record_tile as t (organisation_id, tree, level, nth, hashes) values ($1, $2, $3, $4, $5)
     on conflict on constraint record_tile_pk do update set hashes = t.hashes || excluded.hashes where length(t.hashes) = $6`,
    [organisationId, tree, level, Math.floor(at / TILE), hashes, (at % TILE) * LEAF_BYTES],
  )
}

/** The root over `count` hashes, a power of two, from the `from`-th on. */
function foldAll(sha256: Sha256, hashes: Buffer, from: number, count: number): Buffer {
  let row = Array.from({ length: count }, (_, at) => hashes.subarray((from + at) * LEAF_BYTES, (from + at + 1) * LEAF_BYTES))
  while (row.length > 1) row = row.flatMap((left, at) => (at % 2 === 0 ? [sha256(NODE, left, row[at + 1]!) as Buffer] : []))
  return row[0]!
}

const NODE = Uint8Array.of(1)

/** The hashes of nodes: each tile that they are made from is read once. */
function openNodes(client: Queryable, sha256: Sha256, name: TreeName, size: number): (node: NodeName) => Promise<Uint8Array> {
  const tiles = new Map<string, Promise<Buffer>>()
  const tileAt = (level: number, nth: number): Promise<Buffer> => {
    const end = Math.min((nth + 1) * TILE, Math.floor(size / TILE ** level))
    const tile = tiles.get(`${level} ${nth}`) ?? readTiles(client, name, level, { begin: nth * TILE, end })
    tiles.set(`${level} ${nth}`, tile)
    return tile
  }
  return async ({ level, index }) => {
    const width = 2 ** (level % TILE_LEVELS)
    const nth = Math.floor((index * width) / TILE)
    const tile = await tileAt(Math.floor(level / TILE_LEVELS), nth)
    const from = index * width - nth * TILE
    invariant(tile.length >= (from + width) * LEAF_BYTES, 'what a proof needs is laid when a head is signed')
    return foldAll(sha256, tile, from, width)
  }
}

/** Of a tree whose tiles are laid up to this size. */
export async function treeEdge(client: Queryable, sha256: Sha256, name: TreeName, size: number): Promise<Edge> {
  const hashOf = openNodes(client, sha256, name, size)
  return { size, peaks: await Promise.all(nodesOf({ begin: 0, end: size }).map(hashOf)) }
}

export const inclusionProof = (client: Queryable, sha256: Sha256, name: TreeName, nth: number, size: number): Promise<Uint8Array[]> =>
  hashesOf(client, sha256, name, size, inclusionRanges(nth, size))

export const consistencyProof = (client: Queryable, sha256: Sha256, name: TreeName, before: number, size: number): Promise<Uint8Array[]> =>
  hashesOf(client, sha256, name, size, consistencyRanges(before, size))

async function hashesOf(client: Queryable, sha256: Sha256, name: TreeName, size: number, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const hashOf = openNodes(client, sha256, name, size)
  const nodes = new Map<string, Uint8Array>()
  for (const node of ranges.flatMap(nodesOf)) nodes.set(`${node.level} ${node.index}`, await hashOf(node))
  return ranges.map((range) => rangeHash(sha256, range, ({ level, index }) => nodes.get(`${level} ${index}`)!))
}
