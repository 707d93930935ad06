import { knownDay } from '@fairline/domain/kernel/day'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FAULTS_TOLD_MAX } from './import-fault.ts'
import { OWN_PROFILE, type PaymentCsvProfile } from './payment-csv-profile.ts'
import { CSV_BYTES_MAX, CSV_ROWS_MAX, readPaymentCsv } from './read-payment-csv.ts'

const HEADER = 'reference,date,amount,currency,borrower_id,loan_id,text'
const ROW = 'p-1,2026-03-02,900.41,CNY,bor_1,ld_1,三月还款'

const csv = (...rows: string[]) => [HEADER, ...rows].join('\n')
const read = (text: string, profile?: PaymentCsvProfile) => readPaymentCsv(Buffer.from(text), profile)
const faultsOf = (text: string, profile?: PaymentCsvProfile) =>
  read(text, profile).faults.told.map(({ code, path, line }) => [code, path, line].filter((part) => part !== '' && part !== null).join(' '))

test('a row, with all that it says', () => {
  const day = knownDay('2026-03-02')
  expect(read(csv(ROW))).toEqual({
    rows: 1,
    totals: [{ currency: 'CNY', credits: 1, creditMinor: 90_041, debits: 0, debitMinor: 0 }],
    faults: { told: [], count: 0 },
    entries: [
      {
        reference: 'p-1',
        path: 'row[1]',
        bankReference: 'p-1',
        direction: 'credit',
        amountMinor: 90_041,
        currency: 'CNY',
        bookedOn: day,
        valueOn: day,
        isReversal: false,
        isReturn: false,
        isUnsplitBatch: false,
        remittance: ['三月还款'],
        endToEndId: null,
        named: { borrowerRef: 'bor_1', loanId: 'ld_1' },
        debtorName: null,
        debtorAccount: null,
        creditorName: null,
        creditorAccount: null,
      },
    ],
  })
})

// biome-ignore format: a table
test.each<[what: string, text: string, amounts: number[]]>([
  ['a byte order mark', `\ufeff${csv(ROW)}`, [90_041]],
  ['CR LF, and an end', `${csv(ROW, ROW.replace('p-1', 'p-2')).replaceAll('\n', '\r\n')}\r\n`, [90_041, 90_041]],
  ['empty lines', csv('', ROW, '', ''), [90_041]],
  ['a text over two lines', csv('p-1,2026-03-02,1,CNY,,,"a, ""b""\nc"'), [100]],
  ['columns in another order, and one more', 'amount,x,date,currency,borrower_id,loan_id,text,reference\n1.5,,2026-03-02,CNY,,,,r', [150]],
  ['thousands', csv(ROW.replace('900.41', '"1,234,567.8"')), [123_456_780]],
  ['a debit', csv(ROW.replace('900.41', '-900.41')), [-90_041]],
  ['a plus', csv(ROW.replace('900.41', '+900.41')), [90_041]],
  ['yen', csv(ROW.replace('900.41,CNY', '900,JPY')), [900]],
  ['only a header', HEADER, []],
])('%s', (_what, text, amounts) => {
  expect(faultsOf(text)).toEqual([])
  expect(read(text).entries.map(({ direction, amountMinor }) => (direction === 'credit' ? amountMinor : -amountMinor))).toEqual(amounts)
})

// biome-ignore format: a table
test.each<[what: string, text: string, faults: string[]]>([
  ['nothing', '', ['file-empty']],
  ['white space', ' \n\n', ['file-empty']],
  ['a column missing', csv().replace(',loan_id', ''), ['column-missing header 1']],
  ['a column twice', csv().replace('text', 'date'), ['column-repeated header 1', 'column-missing header 1']],
  ['a quote left open', csv(ROW, 'p-2,2026-03-02,1,CNY,,,"open'), ['malformed-csv 3']],
  ['a quote within a cell', csv('p-2,2026-03-02,1,CNY,,,a"b'), ['malformed-csv 2']],
  ['a row of another length', csv('p-1,2026-03-02,1', ROW), ['cells-differ row[1] 2']],
  ['a decimal comma', csv(ROW.replace('900.41', '"900,41"')), ['amount-unreadable row[1]/amount 2']],
  ['groups of another size', csv(ROW.replace('900.41', '"12,34,567"')), ['amount-unreadable row[1]/amount 2']],
  ['two points', csv(ROW.replace('900.41', '1.234.567')), ['amount-unreadable row[1]/amount 2']],
  ['no amount', csv(ROW.replace('900.41', '')), ['amount-unreadable row[1]/amount 2']],
  ['a third decimal', csv(ROW.replace('900.41', '900.410')), ['amount-too-precise row[1]/amount 2']],
  ['beyond the safe integers', csv(ROW.replace('900.41', '90071992547409.92')), ['amount-too-large row[1]/amount 2']],
  ['a currency in small letters', csv(ROW.replace('41,CNY', '411,cny')), ['currency-unreadable row[1]/currency 2']],
  ['no such day', csv(ROW.replace('2026-03-02', '2026-02-29')), ['date-unreadable row[1]/date 2']],
  ['another form of date', csv(ROW.replace('2026-03-02', '2026/03/02')), ['date-unreadable row[1]/date 2']],
  ['a loan without its borrower', csv(ROW.replace('bor_1', '')), ['borrower-missing row[1]/borrower_id 2']],
  ['an id with a space', csv(ROW.replace('ld_1', 'ld 1')), ['id-unreadable row[1]/loan_id 2']],
  ['an id of 65 characters', csv(ROW.replace('bor_1', 'b'.repeat(65))), ['id-unreadable row[1]/borrower_id 2']],
  ['a reference twice', csv(ROW, ROW), ['reference-repeated row[2]/reference 3']],
  ['several in one row', csv(ROW.replace('900.41,CNY', 'x,CNY').replace('2026', 'y')), ['date-unreadable row[1]/date 2', 'amount-unreadable row[1]/amount 2']],
  ['behind a text of two lines', csv('p-1,2026-03-02,1,CNY,,,"a\nb"', 'p-2,2026-03-02,x,CNY,,,"c\nd"'), ['amount-unreadable row[2]/amount 4']],
  ['more rows than allowed', csv(...Array.from({ length: CSV_ROWS_MAX + 1 }, () => 'a')), ['too-many-entries']],
  ['a row without end', csv('x'.repeat(20_000)), ['malformed-csv 2']],
  ['a total beyond the safe integers', csv(...['a', 'b'].map((id) => ROW.replace('p-1', id).replace('900.41', '90071992547409.91'))), ['total-too-large']],
])('%s is a fault', (_what, text, faults) => {
  expect(faultsOf(text)).toEqual(faults)
  expect(JSON.stringify(read(text).faults.told)).not.toMatch(/undefined|\{\w+\}/)
})

test('where either mark may be the decimal one, only that of the profile is', () => {
  const marks = (decimalMark: '.' | ',', groupMark: '.' | ',' | null) => ({ ...OWN_PROFILE, decimalMark, groupMark })
  const amountOf = (amount: string, profile: PaymentCsvProfile) =>
    read(csv(ROW.replace('900.41', `"${amount}"`)), profile).entries[0]?.amountMinor
  expect(amountOf('1,234', marks('.', ','))).toBe(123_400)
  expect(amountOf('1.234', marks(',', '.'))).toBe(123_400)
  expect(amountOf('1,23', marks(',', null))).toBe(123)
  expect(amountOf('1.23', marks(',', null))).toBeUndefined()
  expect(amountOf('1,234', marks('.', null))).toBeUndefined()
  expect(amountOf("1'234.5", { ...marks('.', null), groupMark: "'" })).toBe(123_450)
})

test('every row is read, a hundred faults are told, and all are counted', () => {
  const { entries, rows, faults } = read(csv(...Array.from({ length: 150 }, () => ROW.replace('CNY', '?')), ROW))
  expect([entries.length, rows, faults.count, faults.told.length]).toEqual([1, 151, 150, FAULTS_TOLD_MAX])
})

test('a fault repeats nothing of a row', () => {
  const { faults } = read(csv('秘密,秘密,秘密,秘密,秘 密,秘密,秘密', '秘密'))
  expect(faults.count).toBe(5) // date, currency, amount, borrower; and the row of another length
  expect(JSON.stringify(faults.told)).not.toContain('秘')
})

const BANK: PaymentCsvProfile = {
  delimiter: '\t',
  encoding: 'gb18030',
  columns: { date: '交易时间', amount: '金额', direction: '收/支', text: '备注', debtorName: '交易对方' },
  dateFormat: 'yyyy/mm/dd',
  decimalMark: ',',
  groupMark: '.',
  direction: { by: 'column', credit: ['收入'], debit: ['支出'] },
  currency: 'CNY',
}
/** 交易时间, 金额, 收/支, 备注, 交易对方; a row of 收入. */
const GB = Buffer.from(
  'bdbbd2d7cab1bce409bdf0b6ee09cad52fd6a709b1b8d7a209bdbbd2d7b6d4b7bd0a323032362f332f3209312e3233342c3509cad5c8eb09b1b8d7a2090a',
  'hex',
)

test('a bank’s own layout, in GB18030', () => {
  const { entries, faults } = readPaymentCsv(GB, BANK)
  expect(faults.told).toEqual([])
  expect(entries[0]).toMatchObject({
    direction: 'credit',
    amountMinor: 123_450,
    remittance: ['备注'],
    bookedOn: knownDay('2026-03-02'),
    named: null,
  })
  expect(entries[0]?.reference).toMatch(/^line-[0-9a-f]{32}$/)
  expect(readPaymentCsv(GB, { ...BANK, encoding: 'utf-8' }).faults.told[0]?.code).toBe('encoding-not-read')
})

// biome-ignore format: a table
test.each<[what: string, cells: string, faults: string[]]>([
  ['a direction', '2026/3/2\t1\t支出\t\t', []],
  ['an unknown direction', '2026/3/2\t1\t不计收支\t\t', ['direction-unreadable row[1]/收/支 2']],
  ['a sign beside it', '2026/3/2\t-1\t支出\t\t', ['amount-unreadable row[1]/金额 2']],
  ['a decimal point', '2026/3/2\t1.5\t支出\t\t', ['amount-unreadable row[1]/金额 2']],
])('by column: %s', (_what, cells, faults) => {
  expect(faultsOf(`交易时间\t金额\t收/支\t备注\t交易对方\n${cells}`, { ...BANK, encoding: 'utf-8' })).toEqual(faults)
})

test.each<[format: PaymentCsvProfile['dateFormat'], written: string]>([
  ['yyyy-mm-dd', '2026-03-02'],
  ['yyyy/mm/dd', '2026/03/2'],
  ['yyyymmdd', '20260302'],
  ['dd.mm.yyyy', '2.3.2026'],
  ['dd/mm/yyyy', '02/03/2026'],
  ['mm/dd/yyyy', '03/02/2026'],
])('the date %s', (dateFormat, written) => {
  expect(read(csv(ROW.replace('2026-03-02', written)), { ...OWN_PROFILE, dateFormat }).entries[0]?.bookedOn).toBe(knownDay('2026-03-02'))
})

test('rows without a reference: sent again they have the same, and like rows are told apart', () => {
  const like = ROW.replace('p-1', '')
  const references = (text: string) => read(text).entries.map(({ reference }) => reference)
  expect(references(csv(like, like))[1]).toBe(`${references(csv(like))[0]}~2`)
  expect(references(csv(ROW, like, like)).slice(1)).toEqual(references(csv(like, like)))
})

test('a file larger than allowed is not looked into', () => {
  expect(readPaymentCsv(Buffer.alloc(CSV_BYTES_MAX + 1)).faults.told.map(({ code }) => code)).toEqual(['file-too-large'])
})

test('whatever is sent, nothing is thrown, and the totals are those of the entries', () => {
  const part = fc.constantFrom(...ROW.split(','), ',', '\n', '"', '\r\n', '\ufeff', '-', '\0', '1', `\n${ROW}`)
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const { entries, totals } = read(`${HEADER}\n${parts.join('')}`)
      expect(totals.reduce((sum, { credits, debits }) => sum + credits + debits, 0)).toBe(entries.length)
    }),
  )
})
