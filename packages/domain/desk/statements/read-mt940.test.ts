import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'
import { readingText } from './golden.fixture.ts'
import { signedMinor } from './prove-statement.ts'
import { readMt940 } from './read-mt940.ts'
import { STATEMENT_ENTRIES_MAX } from './statement.ts'
import { StatementFaults } from './statement-fault.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const golden = (name: string) => readFileSync(new URL(`./golden/${name}`, import.meta.url))
const GOOD = golden('mt940-two-pages.sta').toString()

function readBytes(bytes: Uint8Array) {
  const faults = new StatementFaults()
  const text = decodeText(bytes, faults)
  return text === undefined ? { statements: [], skipped: [], faults } : readMt940(text, hash, faults)
}
const read = (text: string) => readBytes(Buffer.from(text))
const faultsOf = (text: string) => read(text).faults.told.map(({ code, path, line }) => `${code} ${path} ${line}`)

test.each([['mt940-two-pages.sta'], ['mt940-gb18030.sta']])('%s is read to its golden text', async (name) => {
  await expect(readingText(readBytes(golden(name)))).toMatchFileSnapshot(`./golden/${name}.txt`)
})

/** One day of one account around the given lines. */
const message = (lines: string, { open = 'C260302CNY0,', close = 'C260302CNY0,', number = '1', account = 'A' } = {}) =>
  `:20:X\n:25:${account}\n:28C:${number}\n:60F:${open}\n${lines}${lines && '\n'}:62F:${close}\n-\n`
const amountsOf = (text: string) => read(text).statements.flatMap(({ entries }) => entries.map((entry) => Number(signedMinor(entry))))

// biome-ignore format: a table
test.each<[what: string, lines: string, close: string, amounts: number[]]>([
  ['no lines', '', 'C260302CNY0,', []],
  ['a comma with nothing behind it', ':61:260302C7,NTRFX', 'C260302CNY7,', [700]],
  ['one decimal', ':61:260302C7,5NTRFX', 'C260302CNY7,50', [750]],
  ['a debit below zero', ':61:260302D7,01NTRFX', 'D260302CNY7,01', [-701]],
  ['a credit taken back', ':61:260302RC7,NTRFX', 'D260302CNY7,', [-700]],
  ['a debit taken back', ':61:260302RD7,NTRFX', 'C260302CNY7,', [700]],
  ['the third letter of the currency', ':61:260302CY7,NTRFX', 'C260302CNY7,', [700]],
  ['and after a reversal', ':61:260302RCY7,NTRFX', 'D260302CNY7,', [-700]],
  ['the largest amount', ':61:260302C90071992547409,91NTRFX', 'C260302CNY90071992547409,91', [Number.MAX_SAFE_INTEGER]],
])('%s is read', (_what, lines, close, amounts) => {
  expect(faultsOf(message(lines, { close }))).toEqual([])
  expect(amountsOf(message(lines, { close }))).toEqual(amounts)
})

const at = 'message[1]'

// biome-ignore format: a table
test.each<[what: string, text: string, faults: string[]]>([
  ['nothing', '', ['file-empty  null']],
  ['other words', 'date,amount', ['field-missing  null']],
  ['no account', message('').replace(':25:A\n', ''), [`field-missing ${at} 1`]],
  ['two accounts', message('').replace(':25:A\n', ':25:A\n:25:B\n'), [`field-repeated ${at}/:25: 3`]],
  ['an empty account', message('', { account: ' ' }), [`field-unreadable ${at}/:25: 2`]],
  ['a number of letters', message('', { number: 'X' }), [`field-unreadable ${at}/:28C: 3`]],
  ['no closing balance', message('').replace(/:62F:.*\n/, ''), [`field-missing ${at} 1`]],
  ['one minor unit too much', message(':61:260302C7,NTRFX', { close: 'C260302CNY7,01' }), [`balance-differs ${at}/:62F: 6`]],
  ['two currencies', message('', { close: 'C260302USD0,' }), [`currency-differs ${at}/:62F: 5`]],
  ['a line of another currency', message(':61:260302CD7,NTRFX'), [`currency-differs ${at}/:61:[1] 5`]],
  ['a third decimal', message(':61:260302C7,005NTRFX'), [`amount-too-precise ${at}/:61:[1] 5`]],
  ['a point for a comma', message(':61:260302C7.5NTRFX'), [`amount-unreadable ${at}/:61:[1] 5`]],
  ['one minor unit beyond the safe integers', message(':61:260302C90071992547409,92NTRFX'), [`amount-too-large ${at}/:61:[1] 5`]],
  ['what is only expected', message(':61:260302EC7,NTRFX'), [`field-unreadable ${at}/:61:[1] 5`]],
  ['a day that is none', message(':61:260230C7,NTRFX'), [`date-unreadable ${at}/:61:[1] 5`]],
  ['booked a day too late', message(':61:2603020303C7,NTRFX'), [`date-outside ${at}/:61:[1] 5`]],
  ['booked a day too early', message(':61:2603020301C7,NTRFX'), [`date-outside ${at}/:61:[1] 5`]],
  ['an end before its beginning', message('', { close: 'C260301CNY0,' }), [`period-reversed ${at} 1`]],
  ['the same statement twice', message('') + message(''), ['statement-repeated message[2] 7']],
  ['no second page', GOOD.slice(0, GOOD.lastIndexOf('{1:')), [`page-missing ${at} 2`]],
  ['no first page', GOOD.slice(GOOD.lastIndexOf('{1:')), [`page-missing ${at} 2`]],
  ['the second page twice', GOOD + GOOD.slice(GOOD.lastIndexOf('{1:')), ['page-missing message[3] 27']],
  ['the second page as the third', GOOD.replace('41/00002', '41/00003'), ['page-missing message[2] 15']],
  ['a page of another balance', GOOD.replace('60M:C260303EUR12379,50', '60M:C260303EUR12379,51'), ['page-differs message[2]/:60M: 18']],
  ['a faulty first page is one fault', GOOD.replace('CR2500,NTRF', 'CR2500NTRF'), [`amount-unreadable ${at}/:61:[1] 6`]],
])('%s is a fault, and nothing of the statement is taken', (_what, text, faults) => {
  expect(faultsOf(text)).toEqual(faults)
  expect(read(text).statements.length).toBe(text.includes(GOOD) || _what === 'the same statement twice' ? 1 : 0)
  expect(JSON.stringify(read(text).faults.told)).not.toMatch(/undefined|\{\w+\}/)
})

test('a proved statement is taken beside one that is not', () => {
  const { statements, faults } = read(message('', { close: 'C260302CNY1,' }) + message('', { number: '2' }))
  expect(statements.map(({ number }) => number)).toEqual(['2'])
  expect(faults.told.map(({ code }) => code)).toEqual(['balance-differs'])
})

test.each([
  ['251231', '0101', '2026-01-01'],
  ['260101', '1231', '2025-12-31'],
  ['240228', '0229', '2024-02-29'],
])('value day %s, booked %s: the year is the nearest', (value, entry, booked) => {
  const text = message(`:61:${value}${entry}C0,NTRFX`, { open: 'C240101CNY0,', close: 'C261231CNY0,' })
  const days = read(text).statements[0]?.entries.map(({ bookedOn }) => new Date(bookedOn * 86_400_000).toISOString().slice(0, 10))
  expect(days).toEqual([booked])
})

test.each([
  ['791231', '2079-12-31'],
  ['800101', '1980-01-01'],
])('the year of %s is that of %s', (short, day) => {
  const { statements } = read(message('', { open: `C${short}CNY0,`, close: `C${short}CNY0,` }))
  expect(new Date(statements[0]!.from * 86_400_000).toISOString().slice(0, 10)).toBe(day)
})

test('one entry more than allowed is a fault', () => {
  expect(faultsOf(message(':61:260302C0,NTRFX\n'.repeat(STATEMENT_ENTRIES_MAX + 1).trimEnd()))).toEqual(['too-many-entries  null'])
})

test('a fault repeats nothing of an entry', () => {
  expect(JSON.stringify(read(GOOD.replace('EUR9880,00\r\n:64', 'EUR1,\r\n:64')).faults.told)).not.toMatch(/MUSTER|DRAW|2500|0000123456/)
})

test('whatever byte is changed, nothing is thrown, and what is taken is proved', () => {
  const bytes = Buffer.from(GOOD)
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (index, byte) => {
      const changed = Buffer.from(bytes)
      changed[index] = byte
      const { statements, faults } = readBytes(changed)
      for (const { balances, entries } of statements) {
        const sum = entries.reduce((total, entry) => total + signedMinor(entry), BigInt(balances!.openingMinor))
        expect(sum).toBe(BigInt(balances!.closingMinor))
      }
      expect(statements.length + faults.count).toBeGreaterThan(0)
    }),
    { numRuns: 400 },
  )
})

test('wherever a file is cut off before its closing balance, nothing is taken and the reason is told', () => {
  const end = GOOD.indexOf(':62F:')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: end }), (length) => {
      const { statements, faults } = read(GOOD.slice(0, length))
      expect([statements.length, faults.count > 0]).toEqual([0, true])
    }),
    { numRuns: 200 },
  )
})
