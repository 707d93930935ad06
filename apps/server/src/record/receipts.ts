/** Receipts and proofs of consistency, made from what is stored. */
import { readHead } from '@fairline/domain/record/head'
import { type Receipt, type SignedHead, toHex } from '@fairline/domain/record/receipt'
import type { BorrowerKey } from '../store/borrower-key.ts'
import type { Queryable } from '../store/database.ts'
import { findHead, findNewestHead, type HeadRow, listKeys } from '../store/record-head-table.ts'
import { findRecordedAct, listRecordedOf, type RecordedRow } from '../store/record-rows.ts'
import { consistencyProof, inclusionProof } from '../store/record-tree.ts'
import { sha256 } from './sha256.ts'

export const signedHead = ({ body, keyId, signature }: HeadRow): SignedHead => ({
  body,
  key_id: keyId,
  signature: signature.toString('base64'),
})

/** `not-signed-yet`: no head covers it; the next one does, some seconds later. */
export type NoReceipt = 'not-found' | 'not-signed-yet'

/** Of the event that stands at that place of a borrower's log. */
export async function receiptOf(
  client: Queryable,
  organisationId: number,
  borrower: BorrowerKey,
  sequence: number,
): Promise<Receipt | NoReceipt> {
  const row = (await listRecordedOf(client, borrower, sequence - 1, 1))[0]
  return row?.sequence === sequence ? receiptOfRow(client, organisationId, row) : 'not-found'
}

/** Of an administrative act: all of it is in the entry. */
export async function receiptOfAct(client: Queryable, organisationId: number, id: string): Promise<Receipt | NoReceipt> {
  const row = await findRecordedAct(client, organisationId, id)
  return row === undefined ? 'not-found' : receiptOfRow(client, organisationId, { ...row, data: null, decision: null })
}

type ShownRow = RecordedRow & Pick<Receipt, 'data' | 'decision'>

async function receiptOfRow(client: Queryable, organisationId: number, row: ShownRow): Promise<Receipt | NoReceipt> {
  const newest = await findNewestHead(client, organisationId)
  const head = newest && readHead(newest.body)
  const signed = head?.trees.find(({ tree }) => tree === row.place?.tree)
  if (newest === undefined || signed === undefined || row.place!.nth >= signed.size) return 'not-signed-yet'
  const { tree, nth } = row.place!
  const proof = await inclusionProof(client, sha256, { organisationId, tree }, nth, signed.size)
  const key = (await listKeys(client)).find(({ id }) => id === newest.keyId)
  if (key === undefined) return 'not-signed-yet'
  return {
    fairline: 'receipt',
    ...{ entry: row.text, data: row.data, decision: row.decision, tree, nth, size: signed.size, proof: proof.map(toHex) },
    head: signedHead(newest),
    key: { id: key.id, public: key.publicKey.toString('base64') },
  }
}

/** Undefined where one of the heads is not there. */
export async function consistencyOf(client: Queryable, organisationId: number, numbers: { before: number; head: number }) {
  const [one, other] = [await findHead(client, organisationId, numbers.before), await findHead(client, organisationId, numbers.head)]
  const [before, head] = [one && readHead(one.body), other && readHead(other.body)]
  if (one === undefined || other === undefined || before === undefined || head === undefined) return undefined
  const trees = []
  for (const { tree, size } of head.trees) {
    const from = before.trees.find((former) => former.tree === tree)?.size ?? 0
    const proof = await consistencyProof(client, sha256, { organisationId, tree }, from, size)
    trees.push({ tree, before: from, size, proof: proof.map(toHex) })
  }
  return { before: signedHead(one), head: signedHead(other), trees }
}
