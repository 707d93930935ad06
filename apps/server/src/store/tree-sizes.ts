/**
 * How long each tree of the record is, as far as this server knows: it is asked for once, and then counted. Whoever finds that somebody else went on with a tree
 * forgets it.
 */
import type { Queryable } from './database.ts'
import type { LeafWriter } from './leaf-writer.ts'
import { treeSize } from './record-batch-table.ts'

export type TreeSizes = {
  readonly find: (client: Queryable, organisationId: number, tree: number) => Promise<number>
  readonly keep: (organisationId: number, tree: number, size: number) => void
  readonly forget: (organisationId: number, tree: number) => void
}

/** Which one a batch goes on with, and who writes its leaves. */
export type TreeOfBatch = Readonly<{ tree: number; sizes: TreeSizes; writer: LeafWriter }>

export function openTreeSizes(): TreeSizes {
  const sizes = new Map<string, number>()
  return {
    find: async (client, organisationId, tree) => sizes.get(`${organisationId} ${tree}`) ?? (await treeSize(client, organisationId, tree)),
    keep: (organisationId, tree, size) => void sizes.set(`${organisationId} ${tree}`, size),
    forget: (organisationId, tree) => void sizes.delete(`${organisationId} ${tree}`),
  }
}
