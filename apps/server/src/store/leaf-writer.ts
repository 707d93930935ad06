/** What the write path makes and keeps leaves with: a part of its own, so that a bench can hold what the record costs against a writer of none. */
import { insertLeaves } from './record-batch-table.ts'
import { eventLeaf } from './record-leaves.ts'

export type LeafWriter = Readonly<{ leafOf: typeof eventLeaf; insert: typeof insertLeaves }>

export const leafWriter: LeafWriter = { leafOf: eventLeaf, insert: insertLeaves }
