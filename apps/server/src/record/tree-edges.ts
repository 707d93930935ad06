/**
 * The edge of each tree where the last head was signed, so that the next one needs only the leaves that came since.
 *
 * Memory   some hashes a tree: as many as its size has ones in binary.
 * Always   what is kept is used only where it gives the root of the head before; otherwise it is made from what is stored.
 */
import { invariant } from '@fairline/domain/kernel/outcome'
import type { TreeRoot } from '@fairline/domain/record/head'
import { toHex } from '@fairline/domain/record/receipt'
import { append, type Edge, emptyEdge, rootOf } from '@fairline/domain/record/tree'
import type { Client } from '../store/database.ts'
import { LEAF_BYTES } from '../store/record-leaves.ts'
import { LEAVES_PAGE, layTiles, readLeaves, TILE, type TreeName, treeEdge } from '../store/record-tree.ts'
import { sha256 } from './sha256.ts'

export type TreeEdges = {
  /** The root at `size`, with the tiles laid up to there; undefined where the tree does not go on from `former`. */
  readonly goOn: (client: Client, name: TreeName, former: TreeRoot | undefined, size: number) => Promise<string | undefined>
}

export function openEdges(): TreeEdges {
  const kept = new Map<string, Edge>()
  return {
    goOn: async (client, name, former, size) => {
      if (former !== undefined && former.size > size) return undefined
      const place = `${name.organisationId} ${name.tree}`
      const known = former === undefined ? emptyEdge : kept.get(place)
      const isKnown = former === undefined || (known?.size === former.size && toHex(rootOf(sha256, known)) === former.root)
      const edge = isKnown ? await goOnFrom(client, name, known!, size) : await readEdge(client, name, former, size)
      if (edge === undefined) return undefined
      kept.set(place, edge)
      return toHex(rootOf(sha256, edge))
    },
  }
}

/** The tiles up to the edge are laid, where nobody took them away. Those behind it are of nodes that the edge goes through anyway: no hash is made twice. */
async function goOnFrom(client: Client, name: TreeName, before: Edge, size: number): Promise<Edge> {
  if (before.size === size) return before
  if (size - before.size > LEAVES_PAGE) {
    await layTiles(client, sha256, name, size)
    return treeEdge(client, sha256, name, size)
  }
  const { edge, nodes } = append(sha256, before, await leavesFrom(client, name, before.size, size))
  if (Math.floor(size / TILE) > Math.floor(before.size / TILE)) await layTiles(client, sha256, name, size, nodes)
  return edge
}

/** Made from what is stored; undefined where that is not what was signed. */
async function readEdge(client: Client, name: TreeName, former: TreeRoot, size: number): Promise<Edge | undefined> {
  await layTiles(client, sha256, name, size)
  const before = await treeEdge(client, sha256, name, former.size)
  if (toHex(rootOf(sha256, before)) !== former.root) return undefined
  return goOnFrom(client, name, before, size)
}

async function leavesFrom(client: Client, name: TreeName, begin: number, end: number): Promise<Buffer[]> {
  const leaves = await readLeaves(client, name, { begin, end })
  invariant(leaves.length === (end - begin) * LEAF_BYTES, 'a tree of the record has no gaps')
  return Array.from({ length: end - begin }, (_, nth) => Buffer.from(leaves.subarray(nth * LEAF_BYTES, (nth + 1) * LEAF_BYTES)))
}
