/** The record as others get it: who signs, what was signed, and receipts. */
import { z } from 'zod'

const PublicKeyView = z.object({ id: z.string(), public: z.string() }).meta({ id: 'RecordKey' })
export const RecordKeyList = z.object({ data: z.array(PublicKeyView) }).meta({ id: 'RecordKeyList' })

/** `body` is the text that is signed: sizes and roots of all trees, and the hash of the head before. `signature`: Ed25519, base64. */
export const SignedHeadView = z.object({ body: z.string(), key_id: z.string(), signature: z.string() }).meta({ id: 'TreeHead' })

/** `last_check`: whether the record went on from the head before when the server that answers last looked; null where it has not yet. `heads`: the newest first. */
export const RecordView = z
  .object({
    last_check: z.object({ at: z.string(), holds: z.boolean() }).nullable(),
    keys: z.array(PublicKeyView),
    heads: z.array(SignedHeadView),
  })
  .meta({ id: 'Record' })

/** Between two heads, tree by tree: hashes in hex, in the order of RFC 9162. */
export const ConsistencyView = z
  .object({
    before: SignedHeadView,
    head: SignedHeadView,
    trees: z.array(z.object({ tree: z.int(), before: z.int(), size: z.int(), proof: z.array(z.string()) })),
  })
  .meta({ id: 'RecordConsistency' })

/** Whoever keeps it can show later what was decided, without us: the page `/verify` checks it, offline too. */
export const ReceiptView = z
  .object({
    fairline: z.literal('receipt'),
    /** The text that the leaf stands for: every column of the row, data and decision by their hashes. */
    entry: z.string(),
    data: z.string().nullable(),
    decision: z.string().nullable(),
    tree: z.int(),
    nth: z.int(),
    size: z.int(),
    proof: z.array(z.string()),
    head: SignedHeadView,
    key: PublicKeyView,
  })
  .meta({ id: 'Receipt' })
