import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Account } from './account.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { newAccount } from './step.ts'

type Golden = { what: string; account: Account; hex: string }

/** Written by the first release with format 1. Accounts of that format are in databases: neither side ever changes. */
const golden = (JSON.parse(readFileSync(new URL('golden-accounts.fixture.json', import.meta.url), 'utf8')) as Golden[]).map(
  (one) => [one.what, one] as const,
)

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test.each(golden)('%s: the bytes of format 1, and back', (_what, { account, hex }) => {
  expect(hexOf(encodeAccount(account))).toBe(hex)
  expect(decodeAccount(Buffer.from(hex, 'hex'))).toEqual(account)
})

test('cut short anywhere it is refused', () => {
  const bytes = Buffer.from(golden[3]![1].hex, 'hex')
  for (let length = 0; length < bytes.length; length++) expect(() => decodeAccount(bytes.subarray(0, length)), `${length}`).toThrow()
})

test('bytes too many, or of another format, are refused', () => {
  const bytes = encodeAccount(newAccount)
  expect(() => decodeAccount(Uint8Array.of(...bytes, 0))).toThrow('ends where its bytes end')
  expect(() => decodeAccount(Uint8Array.of(2, ...bytes.subarray(1)))).toThrow('format version')
})

test('bytes once given are the caller’s own', () => {
  const hexes = golden.map(([, { hex }]) => hex)
  const all = golden.map(([, { account }]) => encodeAccount(account))
  expect(all.map(hexOf)).toEqual(hexes)
})

test('room in front is left free, and nothing else changes', () => {
  const [first, rich] = [golden[0]![1], golden[5]![1]]
  encodeAccount(rich.account)
  expect(hexOf(encodeAccount(first.account, 3))).toBe(`000000${first.hex}`)
})
