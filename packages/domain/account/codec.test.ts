import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newWriter, writeCount, written } from '../kernel/bytes.ts'
import { BrokenInvariant } from '../kernel/outcome.ts'
import { newLine } from '../line/line.ts'
import { plainLife } from '../line/recovery-codec.ts'
import { newSignals } from '../signals/signals.ts'
import type { Account } from './account.ts'
import { decodeAccount, encodeAccount, FORMAT, writeAccount } from './codec.ts'
import { newAccount } from './step.ts'

type Golden = { what: string; account: Account; hex: string }

/** Written by the first release with format 2. Accounts of that format are in databases: neither side ever changes. */
const golden = goldenOf('golden-accounts.fixture.json')
/** The same of format 3: what it added. */
const golden3 = goldenOf('golden-accounts-3.fixture.json')
/** And of format 4: an intruder, orders and papers, a line that comes back in stages, appeals and plans that were given. */
const golden4 = goldenOf('golden-accounts-4.fixture.json')

function goldenOf(file: string): [what: string, one: Golden][] {
  const read = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Golden[]
  return read.map((one) => [one.what, one])
}

test.each(golden4)('%s: the bytes of format 4 are read and written', (_what, { account, hex }) => {
  expect(decodeAccount(Buffer.from(hex, 'hex'))).toEqual(since4(account))
  expect(hexOf(encodeAccount(since4(account)))).toBe(hex)
})

test.each(golden3)('%s: the bytes of format 3 are read, and written as today', (_what, { account, hex }) => {
  expect(decodeAccount(Buffer.from(hex, 'hex'))).toEqual(since3(account))
  expect(decodeAccount(encodeAccount(since3(account)))).toEqual(since3(account))
})

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** What an older format did not hold was in no account then. */
const since3 = ({ signals, line, ...account }: Account): Account => ({
  ...account,
  signals: { ...newSignals, ...signals },
  line: { ...newLine, ...line, holds: line.holds.map((hold) => ({ ...hold, ...plainLife })) },
})
/** The first release of format 4 did not know whose device a proof was given on, nor of requests for deletion. */
const since4 = ({ signals, ...account }: Account): Account => ({
  ...account,
  signals: {
    ...signals,
    security: { ...newSignals.security, ...signals.security },
    information: { ...newSignals.information, ...signals.information },
  },
})
const today = (account: Account): Account => since2(since3(account))
const since2 = ({ line, ...account }: Account): Account => ({
  ...account,
  line: { ...line, loans: line.loans.map((entry) => ({ ...entry, loan: { ...entry.loan, misuses: [] } })) },
})

test.each(golden)('%s: the bytes of format 2 are read, and written as today', (_what, { account, hex }) => {
  const bytes = encodeAccount(today(account))
  expect(bytes[0]).toBe(FORMAT)
  expect(decodeAccount(bytes)).toEqual(today(account))
  expect(decodeAccount(Buffer.from(hex, 'hex'))).toEqual(today(account))
})

test('cut short anywhere it is refused', () => {
  const bytes = Buffer.from(golden[3]![1].hex, 'hex')
  for (let length = 0; length < bytes.length; length++)
    expect(() => decodeAccount(bytes.subarray(0, length)), `${length}`).toThrow(BrokenInvariant)
})

test('bytes too many, or of another format, are refused', () => {
  const bytes = encodeAccount(newAccount)
  expect(() => decodeAccount(Uint8Array.of(...bytes, 0))).toThrow('ends where its bytes end')
  for (const format of [0, 1, FORMAT + 1])
    expect(() => decodeAccount(Uint8Array.of(format, ...bytes.subarray(1)))).toThrow('format version')
})

test('one writer serves for many, behind what it holds', () => {
  const writer = newWriter()
  for (const [, { account }] of golden) {
    writer.length = 0
    writeCount(writer, 7)
    writeAccount(writer, today(account))
    expect(hexOf(written(writer))).toBe(`07${hexOf(encodeAccount(today(account)))}`)
  }
})
