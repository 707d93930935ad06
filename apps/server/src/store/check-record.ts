/**
 * Checks the record of one organisation from its rows: every row has its leaf and every leaf its row, every head the roots of its trees, its signature and the
 * hash of the one before.
 *
 * Finds    a row that was changed (any column), removed, added, moved or doubled; leaves and heads that were. What was cut off at the end, heads with it, only a
 *          head that somebody kept can show (`kept`).
 * Memory   33 bytes a row of the log: its leaf, and whether its row was seen.
 * Reads    one moment of the database.
 */
import { type Head, readHead } from '@fairline/domain/record/head'
import { keyIdOf, type PublicKey, type SignedHead, toHex } from '@fairline/domain/record/receipt'
import { append, type Edge, emptyEdge, rootOf } from '@fairline/domain/record/tree'
import { isSignedBy } from '../record/record-keys.ts'
import { sha256 } from '../record/sha256.ts'
import type { AccountRow } from './account-table.ts'
import type { Client, OrganisationDatabase } from './database.ts'
import { findNewestHead, listHeads, listKeys } from './record-head-table.ts'
import { LEAF_BYTES, textLeaf } from './record-leaves.ts'
import { FIRST_ACT, FIRST_PLACE, listRecorded, listRecordedActs, listRecordedOf, placeOf, type RecordedRow } from './record-rows.ts'

export type RecordFaultKind =
  | 'row-changed'
  | 'row-moved'
  | 'row-doubled'
  | 'row-without-leaf'
  | 'row-missing'
  | 'leaf-without-row'
  | 'leaves-missing'
  | 'leaves-cut-off'
  | 'leaves-changed'
  | 'head-unreadable'
  | 'head-missing'
  | 'head-order'
  | 'head-signature'
  | 'head-key-unknown'
  | 'head-other-key'
  | 'kept-head-differs'

/** `where`: the row by borrower and sequence, the leaf by tree and number, the head by number. */
export type RecordFault = Readonly<{ kind: RecordFaultKind; where: string }>

export type RecordCheck = Readonly<{
  organisation: number
  rows: number
  leaves: number
  /** Rows of before there was a record, as long as no head is signed: the start of a server gives them their leaves. Later none may be without. */
  before: number
  /** That no head covers yet. */
  unsigned: number
  head: SignedHead | null
  heads: number
  keys: readonly PublicKey[]
  faults: readonly RecordFault[]
  faultsLeftOff: number
}>

/** `pinned`: the public key, base64, that alone may have signed. `kept`: a head of before. `borrower`: only his rows are looked at, and whether any of his is missing. */
export type RecordCheckOptions = Readonly<{ pinned?: string | undefined; kept?: SignedHead | undefined; borrower?: AccountRow | undefined }>

const PAGE = 500
const HEADS_PAGE = 1_000
const FAULTS_MAX = 100

type Tree = { readonly leaves: Buffer; readonly seen: Uint8Array }

export async function checkRecord(database: OrganisationDatabase, options: RecordCheckOptions = {}): Promise<RecordCheck> {
  return database.withClient(async (client) => {
    await client.query('begin transaction isolation level repeatable read read only')
    const check = await checkAll(client, database.organisationId, options)
    await client.query('commit')
    return check
  })
}

async function checkAll(client: Client, organisation: number, options: RecordCheckOptions): Promise<RecordCheck> {
  const all: RecordFault[] = []
  let total = 0
  const report = (kind: RecordFaultKind, where: string): void => {
    total++
    if (all.length < FAULTS_MAX) all.push({ kind, where })
  }
  const trees = await readTrees(client, organisation, report)
  const hasBegun = (await findNewestHead(client, organisation)) !== undefined
  let [rows, before] = [0, 0]
  const { borrower } = options
  for await (const row of borrower ? rowsOf(client, borrower, report) : everyRow(client)) {
    rows++
    if (row.place === undefined && !hasBegun) before++
    else checkRow(row, trees, report)
  }
  if (borrower === undefined) reportLeft(trees, report)
  const keys = (await listKeys(client)).map(({ id, publicKey }) => ({ id, public: publicKey.toString('base64') }))
  const { head, heads, signed } = await checkHeads(client, organisation, { ...options, trees, keys, report })
  const leaves = [...trees.values()].reduce((sum, { seen }) => sum + seen.length, 0)
  return {
    organisation,
    rows,
    leaves,
    before,
    unsigned: Math.max(0, leaves - signed),
    head,
    heads,
    keys,
    faults: all,
    faultsLeftOff: total - all.length,
  }
}

type Report = (kind: RecordFaultKind, where: string) => void

async function readTrees(client: Client, organisation: number, report: Report): Promise<Map<number, Tree>> {
  const parts = new Map<number, Buffer[]>()
  const ends = new Map<number, number>()
  for (let after = { tree: -32_768, first: -1 }; ; ) {
    const { rows } = await client.query<{ tree: number; first: string; leaves: Buffer }>(
      'select tree, first, leaves from record_batch where organisation_id = $1 and (tree, first) > ($2::smallint, $3::bigint) order by tree, first limit $4',
      [organisation, after.tree, after.first, PAGE],
    )
    for (const { tree, first, leaves } of rows) {
      const [end, list] = [ends.get(tree) ?? 0, parts.get(tree) ?? []]
      if (Number(first) !== end) report('leaves-missing', `${tree}/${Math.min(end, Number(first))}`)
      // A gap is filled with what no row has, so that every other leaf keeps its place.
      if (Number(first) > end && Number(first) - end <= GAP_MAX) list.push(Buffer.alloc((Number(first) - end) * LEAF_BYTES))
      list.push(leaves)
      parts.set(tree, list)
      ends.set(tree, Number(first) + leaves.length / LEAF_BYTES)
      after = { tree, first: Number(first) }
    }
    if (rows.length < PAGE) break
  }
  const trees = new Map<number, Tree>()
  for (const [tree, list] of parts) {
    trees.set(tree, treeOf(Buffer.concat(list)))
    // Not all of them twice.
    parts.delete(tree)
  }
  return trees
}

function reportLeft(trees: ReadonlyMap<number, Tree>, report: Report): void {
  for (const [tree, { seen }] of trees) {
    for (const [nth, times] of seen.entries()) if (times === 0) report('leaf-without-row', `${tree}/${nth}`)
  }
}

/** A gap above this is told, and nothing is filled in. */
const GAP_MAX = 10_000_000

const treeOf = (leaves: Buffer): Tree => ({ leaves, seen: new Uint8Array(leaves.length / LEAF_BYTES) })
const leafAt = ({ leaves }: Tree, nth: number): Buffer => leaves.subarray(nth * LEAF_BYTES, (nth + 1) * LEAF_BYTES)

/** His log has no gaps, and ends where his account does. */
async function* rowsOf(client: Client, { borrower, ref, version }: AccountRow, report: Report): AsyncGenerator<RecordedRow> {
  let sequence = 0
  for (let page = PAGE; page === PAGE; ) {
    const rows = await listRecordedOf(client, borrower, sequence, PAGE)
    page = rows.length
    for (const row of rows) {
      for (sequence++; sequence < row.sequence; sequence++) report('row-missing', `${ref} ${sequence}`)
      yield row
    }
  }
  for (sequence++; sequence <= version; sequence++) report('row-missing', `${ref} ${sequence}`)
}

async function* everyRow(client: Client): AsyncGenerator<RecordedRow> {
  for (let after = FIRST_PLACE; ; ) {
    const page = await listRecorded(client, after, PAGE)
    yield* page
    if (page.length < PAGE) break
    after = placeOf(page.at(-1)!)
  }
  for (let after = FIRST_ACT; ; ) {
    const page = await listRecordedActs(client, after, PAGE)
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}

function checkRow({ name, place, text }: RecordedRow, trees: ReadonlyMap<number, Tree>, report: Report): void {
  const tree = place && trees.get(place.tree)
  if (tree === undefined || !(place!.nth < tree.seen.length)) {
    report('row-without-leaf', name)
    return
  }
  const { nth } = place!
  if (tree.seen[nth]! > 0) report('row-doubled', name)
  tree.seen[nth] = 1
  const leaf = textLeaf(text)
  // A row as it was, but at the place of another, has its leaf elsewhere.
  if (!leaf.equals(leafAt(tree, nth))) report(tree.leaves.includes(leaf) ? 'row-moved' : 'row-changed', name)
}

type HeadsCheck = RecordCheckOptions & Readonly<{ trees: ReadonlyMap<number, Tree>; keys: readonly PublicKey[]; report: Report }>

async function checkHeads(client: Client, organisation: number, { pinned, kept, trees, keys, report }: HeadsCheck) {
  const edges = new Map<number, Edge>()
  let [previous, number, signed] = [null as string | null, 0, 0]
  let newest: SignedHead | null = null
  for (let page = HEADS_PAGE; page === HEADS_PAGE; ) {
    const rows = await listHeads(client, organisation, number, HEADS_PAGE)
    page = rows.length
    for (const row of rows) {
      const where = String(row.number)
      if (row.number !== number + 1) report('head-missing', String(number + 1))
      const head = readHead(row.body)
      const isNext = head?.number === row.number && head.organisation_id === organisation
      if (head === undefined) report('head-unreadable', where)
      else if (!isNext || (row.number === number + 1 && head.previous !== previous)) report('head-order', where)
      const fault = signatureFault(row, keys, pinned)
      if (fault) report(fault, where)
      if (head) {
        for (const { kind, at } of rootFaults(head, trees, edges)) report(kind, `${at} (${where})`)
        signed = head.trees.reduce((sum, { size }) => sum + size, 0)
      }
      const shown: SignedHead = { body: row.body, key_id: row.keyId, signature: row.signature.toString('base64') }
      newest = shown
      previous = toHex(sha256(Buffer.from(row.body)))
      number = row.number
    }
  }
  if (kept) for (const where of keptFaults(kept, { organisation, trees, keys, pinned })) report('kept-head-differs', where)
  return { head: newest, heads: number, signed }
}

const signatureFault = (
  { body, keyId, signature }: { body: string; keyId: string; signature: Buffer },
  keys: readonly PublicKey[],
  pinned: string | undefined,
): 'head-key-unknown' | 'head-other-key' | 'head-signature' | undefined => {
  const key = keys.find(({ id }) => id === keyId)
  const bytes = key && Buffer.from(key.public, 'base64')
  if (bytes === undefined || keyIdOf(sha256, bytes) !== keyId) return 'head-key-unknown'
  if (pinned !== undefined && pinned !== key!.public) return 'head-other-key'
  return isSignedBy(bytes, body, signature) ? undefined : 'head-signature'
}

type RootFault = Readonly<{ kind: 'leaves-cut-off' | 'leaves-changed'; at: string }>

/** The trees whose leaves do not give the roots of a head. `edges` go on from the head before. */
function rootFaults({ trees: roots }: Head, trees: ReadonlyMap<number, Tree>, edges: Map<number, Edge>): RootFault[] {
  return roots.flatMap(({ tree, size, root }): RootFault[] => {
    const leaves = trees.get(tree)
    let edge = edges.get(tree) ?? emptyEdge
    if (leaves === undefined || leaves.seen.length < size) return [{ kind: 'leaves-cut-off', at: `${tree}/${leaves?.seen.length ?? 0}` }]
    if (edge.size > size) edge = emptyEdge
    edge = append(
      sha256,
      edge,
      Array.from({ length: size - edge.size }, (_, at) => leafAt(leaves, edge.size + at)),
    ).edge
    edges.set(tree, edge)
    return toHex(rootOf(sha256, edge)) === root ? [] : [{ kind: 'leaves-changed', at: `${tree}/${size}` }]
  })
}

type KeptCheck = Readonly<{
  organisation: number
  trees: ReadonlyMap<number, Tree>
  keys: readonly PublicKey[]
  pinned: string | undefined
}>

/** Is what was signed then the beginning of what is there now? */
function keptFaults(kept: SignedHead, { organisation, trees, keys, pinned }: KeptCheck): string[] {
  const head = readHead(kept.body)
  if (head?.organisation_id !== organisation) return []
  const row = { body: kept.body, keyId: kept.key_id, signature: Buffer.from(kept.signature, 'base64') }
  if (signatureFault(row, keys, pinned)) return [`${head.number}: signature`]
  return rootFaults(head, trees, new Map()).map(({ at }) => `${head.number}: ${at}`)
}
