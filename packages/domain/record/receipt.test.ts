import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSigned } from './ed25519.ts'
import { eventText } from './entry.ts'
import { HEAD_FORM, headText, readHead } from './head.ts'
import { checkReceipt, keyIdOf, type Receipt, readReceipt, toHex } from './receipt.ts'
import { sha256, sha512 } from './sha2.ts'
import { append, emptyEdge, inclusionRanges, leafHash, rangeHash, rootOf } from './tree.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)

test('hashes are those of the host, for every length around the edges of a block', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 111, 112, 119, 120, 127, 128, 200]) {
    const message = Uint8Array.from({ length }, (_, at) => at * 7)
    expect(toHex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'))
    expect(toHex(sha512(message))).toBe(createHash('sha512').update(message).digest('hex'))
  }
})

test('a signature of the host is right, and of nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(511), (message, bit) => {
      const signature = sign(null, message, privateKey)
      expect(isSigned(raw, message, signature)).toBe(true)
      const changed = Uint8Array.from(signature)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(isSigned(raw, message, changed)).toBe(false)
      expect(isSigned(raw, Uint8Array.of(...message, 1), signature)).toBe(false)
    }),
    { numRuns: 8 },
  )
  expect(isSigned(raw.subarray(1), bytes('x'), sign(null, bytes('x'), privateKey))).toBe(false)
  expect(isSigned(new Uint8Array(32).fill(255), bytes('x'), sign(null, bytes('x'), privateKey))).toBe(false)
})

const hashOf = (text: string) => toHex(sha256(bytes(text)))
const [data, decision] = ['{"component":"payment"}', '{"at":"2026-11-22T00:00:00.000Z"}']
const entryOf = (sequence: number): string =>
  eventText({
    ...{
      actor: 'core',
      borrower_id: '7',
      bucket: 3,
      content_hash: 'c',
      data: hashOf(data),
      decision: hashOf(decision),
      event_id: 'e',
      key: 'k',
    },
    ...{ known_at: 1, occurred_at: 1, organisation_id: 1, pack: 'p', recorded_at: 1, schema_version: 1, sequence, source: 's', type: 't' },
  })

function receiptOf(nth: number, size: number): Receipt {
  const entries = Array.from({ length: size }, (_, at) => entryOf(at + 1))
  const { edge, nodes } = append(
    sha256,
    emptyEdge,
    entries.map((entry) => leafHash(sha256, bytes(entry))),
  )
  const nodeOf = ({ level, index }: { level: number; index: number }) =>
    nodes.find((one) => one.level === level && one.index === index)!.hash
  const proof = inclusionRanges(nth, size).map((range) => toHex(rangeHash(sha256, range, nodeOf)))
  const trees = [{ tree: 2, size, root: toHex(rootOf(sha256, edge)) }]
  const body = headText({ at: 5, form: HEAD_FORM, number: 1, organisation_id: 1, previous: null, trees })
  const key = { id: keyIdOf(sha256, raw), public: raw.toString('base64') }
  const head = { body, key_id: key.id, signature: sign(null, bytes(body), privateKey).toString('base64') }
  return { fairline: 'receipt', entry: entries[nth]!, data, decision, tree: 2, nth, size, proof, head, key }
}

const check = (receipt: Receipt, pinned?: string) =>
  checkReceipt(receipt, {
    sha256,
    isSigned: isSigned(Buffer.from(receipt.key.public, 'base64'), bytes(receipt.head.body), Buffer.from(receipt.head.signature, 'base64')),
    pinned,
  })

test('a receipt holds for each leaf of a tree of any size', () => {
  for (const [nth, size] of [[0, 1], [0, 2], [2, 3], [6, 7], [3, 8]] as const) expect(check(receiptOf(nth, size))).toEqual([]) // biome-ignore format: one line
})

const good = receiptOf(2, 5)
test.each<[what: string, spoil: Partial<Receipt>, found: readonly string[]]>([
  ['data that were changed', { data: '{"component":"score"}' }, ['data-changed']],
  ['data that are not shown', { data: null, decision: null }, []],
  ['a decision that was changed', { decision: '{}' }, ['decision-changed']],
  ['an entry that was changed', { entry: good.entry.replace('"core"', '"cora"') }, ['not-included']],
  ['another place', { nth: 3 }, ['not-included']],
  ['a proof without its end', { proof: good.proof.slice(1) }, ['not-included']],
  ['another tree', { tree: 3 }, ['head-of-other-tree']],
  ['another size', { size: 6 }, ['head-of-other-tree']],
  ['an entry of another organisation', { entry: good.entry.replace('"organisation_id":1', '"organisation_id":2') }, ['head-of-other-tree']],
  ['a head that was changed', { head: { ...good.head, body: good.head.body.replace('"at":5', '"at":6') } }, ['signature-wrong']],
  ['a head that is none', { head: { ...good.head, body: '{}' } }, ['unreadable']],
  ['an entry that is none', { entry: 'x' }, ['unreadable']],
])('%s is told', (_what, spoil, found) => {
  expect(check({ ...good, ...spoil })).toEqual(found)
})

test('a key that is not the one that is trusted is told', () => {
  expect(check(good, good.key.public)).toEqual([])
  expect(check(good, Buffer.alloc(32).toString('base64'))).toEqual(['other-key'])
})

test('what is no receipt is not read as one', () => {
  expect(readReceipt(JSON.stringify(good))).toEqual(good)
  for (const text of [
    '',
    '[]',
    'null',
    '{"fairline":"receipt"}',
    JSON.stringify({ ...good, proof: ['x'] }),
    JSON.stringify({ ...good, nth: '2' }),
  ])
    expect(readReceipt(text)).toBeUndefined()
})

test('a head is read only as it is written', () => {
  expect(readHead(good.head.body)?.number).toBe(1)
  for (const text of [` ${good.head.body}`, good.head.body.replace('-1"', '-2"'), good.head.body.replace('"size":5', '"size":-5'), 'x'])
    expect(readHead(text)).toBeUndefined()
})
