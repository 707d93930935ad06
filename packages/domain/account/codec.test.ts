import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newWriter, writeCount, written } from '../kernel/bytes.ts'
import { BrokenInvariant } from '../kernel/outcome.ts'
import type { Account } from './account.ts'
import { decodeAccount, encodeAccount, writeAccount } from './codec.ts'
import { newAccount } from './step.ts'

type Golden = { what: string; account: Account; hex: string }

/** Written by the first release with format 2. Accounts of that format are in databases: neither side ever changes; format 3 only adds to it. */
const golden = (JSON.parse(readFileSync(new URL('golden-accounts.fixture.json', import.meta.url), 'utf8')) as Golden[]).map(
  (one) => [one.what, one] as const,
)

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const asFormat3 = (hex: string): string => `03${hex.slice(2)}`

test.each(golden)('%s: the bytes of format 2 are read, and those of format 3 are the same', (_what, { account, hex }) => {
  expect(hexOf(encodeAccount(account))).toBe(asFormat3(hex))
  expect(decodeAccount(encodeAccount(account))).toEqual(account)
  expect(decodeAccount(Buffer.from(hex, 'hex'))).toEqual(account)
})

test('cut short anywhere it is refused', () => {
  const bytes = Buffer.from(golden[3]![1].hex, 'hex')
  for (let length = 0; length < bytes.length; length++)
    expect(() => decodeAccount(bytes.subarray(0, length)), `${length}`).toThrow(BrokenInvariant)
})

test('bytes too many, or of another format, are refused', () => {
  const bytes = encodeAccount(newAccount)
  expect(() => decodeAccount(Uint8Array.of(...bytes, 0))).toThrow('ends where its bytes end')
  for (const format of [0, 1, 4]) expect(() => decodeAccount(Uint8Array.of(format, ...bytes.subarray(1)))).toThrow('format version')
})

test('one writer serves for many, behind what it holds', () => {
  const writer = newWriter()
  for (const [, { account, hex }] of golden) {
    writer.length = 0
    writeCount(writer, 7)
    writeAccount(writer, account)
    expect(hexOf(written(writer))).toBe(`07${asFormat3(hex)}`)
  }
})
