import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvProfile, profileName } from './csv-profile.ts'
import { CSV_PROFILES } from './csv-profiles.ts'
import { decodeText } from './decode-text.ts'
import { readingText } from './golden.fixture.ts'
import { signedMinor } from './prove-statement.ts'
import { readCsvStatement } from './read-csv-statement.ts'
import { STATEMENT_BYTES_MAX, STATEMENT_ENTRIES_MAX } from './statement.ts'
import { StatementFaults } from './statement-fault.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const golden = (name: string) => readFileSync(new URL(`./golden/${name}.csv`, import.meta.url))
const textOf = (name: string) => new TextDecoder('gb18030').decode(golden(name))

function readBytes(bytes: Uint8Array, profiles: readonly CsvProfile[] = CSV_PROFILES, account: string | null = null) {
  const faults = new StatementFaults()
  const text = decodeText(bytes, faults)
  return text === undefined ? { statements: [], skipped: [], faults } : readCsvStatement(text, { profiles, account }, hash, faults)
}
const read = (text: string, ...profiles: CsvProfile[]) => readBytes(Buffer.from(text), profiles.length > 0 ? profiles : CSV_PROFILES, 'A')
const told = ({ faults }: ReturnType<typeof readBytes>) => faults.told.map(({ code, path, line }) => `${code} ${path} ${line}`)

test.each(CSV_PROFILES.map((profile) => [profile.id, profile.version] as const))(
  '%s@%i: its golden file is read to its golden text',
  async (id, version) => {
    const reading = readBytes(golden(`${id}-${version}`))
    expect(reading.statements.map(({ profile }) => profile)).toEqual([`${id}@${version}`])
    await expect(readingText(reading)).toMatchFileSnapshot(`./golden/${id}-${version}.csv.txt`)
  },
)

test('a file is read alike in either encoding, with and without a mark at its head', () => {
  const [gb, utf, marked] = [golden('alipay-app-1'), Buffer.from(textOf('alipay-app-1')), Buffer.from(`\ufeff${textOf('alipay-app-1')}`)]
  expect(readBytes(utf)).toEqual(readBytes(gb))
  expect(readBytes(marked)).toEqual(readBytes(gb))
})

const APP = textOf('alipay-app-1')
const WEB = textOf('alipay-web-1')
const BANK = textOf('bank-two-sides-1')

// biome-ignore format: a table
test.each<[what: string, text: string, faults: string[]]>([
  ['nothing', ' \n', ['file-empty  null']],
  ['other columns', 'a,b\n1,2', ['layout-unknown  null']],
  ['the header block alone', APP.slice(0, APP.indexOf('交易时间,')), ['layout-unknown  null']],
  ['a column missing', APP.replace(',交易状态,', ',状态,'), ['column-missing header 17']],
  ['a column twice', BANK.replace('对方户名,', '对方户名,摘要,'), ['column-repeated header 4']],
  ['a row less than counted', APP.replace(/2026-03-10.*\r\n/, ''), ['count-differs header 17', 'count-differs header 17']],
  ['an income of other amount', APP.replace('260.00,余额', '260.01,余额'), ['sum-differs header 17']],
  ['an expense of other amount', APP.replace('100.90,余额', '100.91,余额'), ['sum-differs header 17']],
  ['cut off within a row', APP.slice(0, APP.lastIndexOf('网商银行')), ['cells-differ row[8] 25', 'count-differs header 17', 'count-differs header 17']],
  ['a cell too many', BANK.replace('6222000000000000777', '$&,x'), ['cells-differ row[2] 6']],
  ['no footer', WEB.slice(0, WEB.indexOf('---', WEB.indexOf('交易关闭'))), ['file-cut-off end 9']],
  ['a side that is none', WEB.replace('支出                  ,交易成功', '出去                  ,交易成功'), ['direction-unreadable row[1]/收/支 6']],
  ['a day that is none', APP.replace('2026-03-10 10', '2026-02-30 10'), ['date-unreadable row[6]/交易时间 23']],
  ['a day outside', APP.replace('2026-03-10 10', '2026-04-01 10'), ['date-outside row[6] 23']],
  ['a third decimal', BANK.replace('-500.50', '-500.505'), ['amount-too-precise row[3]/支出金额 7']],
  ['groups of two', BANK.replace('"88,000.50"', '"88,00.50"'), ['amount-unreadable row[2]/支出金额 6']],
  ['both sides', BANK.replace('0.00,"3,150.25"', '1.00,"3,150.25"'), ['amount-twice row[4]/支出金额 8']],
  ['neither side', BANK.replace(',,"88,000.50"', ',,'), ['value-missing row[2]/收入金额 6']],
  ['a balance off by one', BANK.replace('423,999.50', '423,999.51'), ['balance-broken row[2] 6', 'balance-broken row[3] 7']],
  ['a row missing', BANK.replace(/20260310.*\n/, ''), ['balance-broken row[2] 6']],
  ['rows the other way round', BANK.replace(/(20260310.*\n)(20260311.*\n)/, '$2$1'), ['balance-broken row[2] 6', 'balance-broken row[3] 7', 'balance-broken row[4] 8']],
  ['an open quote', BANK.replace('合计,,,"500', '2026,,,"500').replace('90,650.25"', '90'), ['malformed-csv  9']],
])('%s is a fault, and nothing is taken', (_what, text, faults) => {
  const reading = read(text)
  expect(told(reading)).toEqual(faults)
  expect([reading.statements, reading.skipped]).toEqual([[], []])
  expect(JSON.stringify(reading.faults.told)).not.toMatch(/undefined|\{\w+\}/)
})

const SIGNED: CsvProfile = {
  id: 'signed',
  version: 1,
  zh: '带符号金额',
  en: 'Signed amounts',
  marks: [],
  delimiter: ';',
  columns: { booked: 'Date', currency: 'Ccy', account: 'Account', texts: ['Text'], references: ['Ref'] },
  dayForm: 'dd.mm.yyyy',
  decimalMark: ',',
  groupMark: '.',
  direction: { by: 'sign', amount: 'Amount' },
  currency: null,
  order: 'newest-first',
  statuses: null,
  labels: { opening: 'Opening:', closing: 'Closing:' },
  end: null,
  totals: [],
}
const signed = (rows: string, head = '') => `${head}Account;Date;Amount;Ccy;Text;Ref\n${rows}`

test('a table of signed amounts, newest first, with the balances around it', () => {
  const rows = 'A;3.3.2026;-1.000,50;EUR;out;R2\nA;02.03.2026;+7,00;EUR;in;R1\n'
  const [statement] = read(signed(rows, 'Opening: 1.000,00\nClosing: 6,50\n'), SIGNED).statements
  expect(statement).toMatchObject({ account: 'A', currency: 'EUR', balances: { openingMinor: 100_000, closingMinor: 650 } })
  expect(statement?.entries.map((entry) => [Number(signedMinor(entry)), entry.text])).toEqual([
    [700, 'in'],
    [-100_050, 'out'],
  ])
  const wrong = read(signed(rows, 'Opening: 1.000,00\nClosing: 6,51\n'), SIGNED)
  expect(told(wrong)).toEqual(['balance-differs row[1] 4'])
})

// biome-ignore format: a table
test.each<[what: string, rows: string, faults: string[]]>([
  ['two currencies', 'A;2.3.2026;1,00;EUR;;R1\nA;2.3.2026;1,00;USD;;R2', ['currency-differs row[2] 3']],
  ['no currency', 'A;2.3.2026;1,00;;;R1', ['currency-unreadable row[1]/Ccy 2']],
  ['two accounts', 'A;2.3.2026;1,00;EUR;;R1\nB;2.3.2026;1,00;EUR;;R2', ['account-differs header 1']],
  ['the very same line', 'A;2.3.2026;1,00;EUR;;R1\nA;2.3.2026;1,00;EUR;;R1', ['entry-repeated row[1] 2']],
  ['no rows', '', ['value-missing header/Ccy 1']],
  ['turnover beyond the safe integers', 'A;2.3.2026;90071992547409,91;EUR;;R1\nA;2.3.2026;-0,01;EUR;;R2', ['total-too-large header 1']],
])('%s: a fault', (_what, rows, faults) => {
  expect(told(read(signed(rows), SIGNED)).toSorted()).toEqual(faults.toSorted())
})

test('the same line without a reference is two movements, known by two keys', () => {
  const { statements } = read(signed('A;2.3.2026;1,00;EUR;;\nA;2.3.2026;1,00;EUR;;\n'), SIGNED)
  expect(new Set(statements[0]?.entries.map(({ key }) => key)).size).toBe(2)
})

test('of two versions the later reads; of two layouts neither does', () => {
  const later = { ...SIGNED, version: 2 }
  const rows = signed('A;2.3.2026;1,00;EUR;;R1')
  expect(read(rows, later, SIGNED).statements[0]?.profile).toBe(profileName(later))
  expect(read(rows, SIGNED, { ...SIGNED, id: 'other' }).faults.told[0]?.en).toContain('signed@1, other@1')
})

test('a file that does not name its account needs one from who brings it', () => {
  const { account: _account, ...columns } = SIGNED.columns
  const anonymous = { ...SIGNED, columns }
  const bytes = Buffer.from(signed('A;2.3.2026;1,00;EUR;;R1'))
  expect(told(readBytes(bytes, [anonymous]))).toEqual(['account-unknown header 1'])
  expect(readBytes(bytes, [anonymous], 'B').statements[0]?.account).toBe('B')
})

test('limits: bytes and rows', () => {
  expect(told(readBytes(Buffer.alloc(STATEMENT_BYTES_MAX + 1)))).toEqual(['file-too-large  null'])
  const rows = (count: number) => signed('A;2.3.2026;0,01;EUR;;\n'.repeat(count))
  expect(told(read(rows(STATEMENT_ENTRIES_MAX + 1), SIGNED))).toEqual(['too-many-entries  null'])
})

test.each([['alipay-app-1'], ['alipay-web-1'], ['bank-two-sides-1']])(
  '%s: whatever byte is changed, nothing is thrown, and it is a statement or named faults',
  (name) => {
    const bytes = golden(name)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (index, byte) => {
        const changed = Buffer.from(bytes)
        changed[index] = byte
        const { statements, faults } = readBytes(changed)
        expect(statements.length > 0).toBe(faults.count === 0)
        expect(faults.told.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true)
      }),
      { numRuns: 150 },
    )
  },
)

test('any bytes at all are a statement or named faults', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const { statements, faults } = readBytes(bytes)
      expect(statements.length > 0).toBe(faults.count === 0)
    }),
  )
})
