import { toHex } from '@fairline/domain/record/receipt'
import { append, emptyEdge, rootOf } from '@fairline/domain/record/tree'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Database, openDatabase } from '../store/database.ts'
import { LEAF_BYTES } from '../store/record-leaves.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { sha256 } from './sha256.ts'
import { openEdges } from './tree-edges.ts'

const NAME = { organisationId: 1, tree: 0 }
/** Each side of a full tile, of a page of leaves and of a full tile of tiles. */
const SIZES = [100, 255, 256, 257, 5_000, 21_383, 21_384, 50_000, 65_535, 65_536, 65_537, 70_000]
const LEAVES = SIZES.at(-1)!
const AT_ONCE = 1_000

let testing: TestDatabase
let database: Database
const leaves = Array.from({ length: LEAVES }, (_, nth) => Buffer.from(sha256(Buffer.from(String(nth)))))

beforeAll(async () => {
  testing = await testDatabase()
  database = openDatabase(testing.url)
  for (let first = 0; first < LEAVES; first += AT_ONCE) {
    const bytes = Buffer.concat(leaves.slice(first, first + AT_ONCE))
    await testing.query('insert into record_batch (organisation_id, tree, first, leaves) values (1, 0, $1, $2)', [first, bytes])
  }
})
afterAll(async () => {
  await database?.close()
  await testing?.drop()
})

const rootAt = (size: number): string => toHex(rootOf(sha256, append(sha256, emptyEdge, leaves.slice(0, size)).edge))
const tiles = async (client: Client) => (await client.query('select level, nth, hashes from record_tile order by level, nth')).rows

async function goThrough(client: Client, edgesAt: () => ReturnType<typeof openEdges>) {
  await testing.query('delete from record_tile')
  const roots: (string | undefined)[] = []
  for (const [nth, size] of SIZES.entries()) {
    const former = nth === 0 ? undefined : { tree: 0, size: SIZES[nth - 1]!, root: roots[nth - 1]! }
    roots.push(await edgesAt().goOn(client, NAME, former, size))
  }
  return { roots, tiles: await tiles(client) }
}

test('a server that goes on from its edge and one that knows nothing sign the same roots and lay the same tiles', async () => {
  await database.as(1).withClient(async (client) => {
    const kept = openEdges()
    const goingOn = await goThrough(client, () => kept)
    expect(goingOn.roots).toEqual(SIZES.map(rootAt))
    expect(goingOn.tiles.map(({ level, hashes }) => [level, hashes.length / LEAF_BYTES])).toEqual([
      [1, 256],
      [1, Math.floor(LEAVES / 256) - 256],
      [2, 1],
    ])
    expect(await goThrough(client, openEdges)).toEqual(goingOn)
  })
})

test('where somebody took tiles away they are laid again, and a past that is not the one signed before is not gone on from', async () => {
  await database.as(1).withClient(async (client) => {
    const edges = openEdges()
    const former = { tree: 0, size: 65_000, root: rootAt(65_000) }
    expect(await edges.goOn(client, NAME, undefined, 65_000)).toBe(former.root)
    const before = await tiles(client)
    await testing.query('delete from record_tile')
    expect(await edges.goOn(client, NAME, former, LEAVES)).toBe(rootAt(LEAVES))
    expect(await tiles(client)).toEqual(before)
    for (const strange of [
      { ...former, root: rootAt(64_999) },
      { ...former, size: LEAVES + 1 },
    ])
      expect(await openEdges().goOn(client, NAME, strange, LEAVES)).toBeUndefined()
  })
})
