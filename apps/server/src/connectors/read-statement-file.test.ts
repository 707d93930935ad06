import { readFileSync } from 'node:fs'
import { CSV_PROFILES } from '@fairline/domain/desk/statements/csv-profiles'
import { signedMinor } from '@fairline/domain/desk/statements/prove-statement'
import { STATEMENT_BYTES_MAX } from '@fairline/domain/desk/statements/statement'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStatementFile } from './read-statement-file.ts'

const GOLDEN = '../../../../packages/domain/desk/statements/golden/'
const file = (path: string) => readFileSync(new URL(path, import.meta.url))
const CAMT = file('../imports/camt053.fixture.xml').toString()
const read = (bytes: Uint8Array | string) => readStatementFile(Buffer.from(bytes), { profiles: CSV_PROFILES, account: null })

test.each([
  ['camt.053', file('../imports/camt053.fixture.xml'), 'camt053'],
  ['camt.053 behind a mark of its encoding', Buffer.from(`\ufeff${CAMT}`), 'camt053'],
  ['MT940', file(`${GOLDEN}mt940-two-pages.sta`), 'mt940'],
  ['MT940 in GB18030', file(`${GOLDEN}mt940-gb18030.sta`), 'mt940'],
  ['a table', file(`${GOLDEN}alipay-web-1.csv`), 'csv'],
])('%s is known by its beginning', (_what, bytes, source) => {
  expect(read(bytes)).toMatchObject({ statements: [{ source }], faults: { count: 0 } })
})

test('camt.053: balances, entries with their other side, and what is only pending', () => {
  const { statements, skipped } = read(CAMT)
  expect(skipped).toMatchObject([{ status: 'PDNG' }])
  expect(statements).toMatchObject([
    { account: 'ACC-REPAY-1', number: 'STMT-20260302', balances: { openingMinor: 100_000, closingMinor: 235_041 } },
  ])
  const [first, , , last] = statements[0]!.entries
  expect(first).toMatchObject({
    place: { path: 'BkToCstmrStmt/Stmt[1]/Ntry[1]' },
    counterparty: { name: '付款人甲', account: '6200000000000001' },
    text: '还款 FL-bor_1 谢谢',
    references: ['BANK-0001'],
  })
  expect(last).toMatchObject({ direction: 'debit', amountMinor: 5_000, isReversal: true })
})

test.each([
  ['as newer versions write it', '<Cdtr><Pty><Nm>示例银行</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>XX11LENDER</IBAN></Id></CdtrAcct>'],
  ['as older versions do', '<Cdtr><Nm>示例银行</Nm></Cdtr><CdtrAcct><Id><Othr><Id>XX11LENDER</Id></Othr></Id></CdtrAcct>'],
])('whom a debit paid, %s', (_what, parties) => {
  const entry = `<Ntry><Amt Ccy="CNY">1</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>
    <NtryDtls><TxDtls><RltdPties><Dbtr><Nm>本公司</Nm></Dbtr>${parties}</RltdPties></TxDtls></NtryDtls></Ntry>`
  const { statements } = read(CAMT.replace('</Stmt>', `${entry}</Stmt>`).replace('2350.41', '2349.41'))
  expect(statements[0]?.entries.at(-1)?.counterparty).toEqual({ name: '示例银行', account: 'XX11LENDER' })
})

test('a wrong closing balance: nothing is taken, and both figures are told', () => {
  const { statements, faults } = read(CAMT.replace('2350.41', '2350.42'))
  expect(statements).toEqual([])
  expect(faults.told).toMatchObject([
    { code: 'balance-differs', zh: expect.stringContaining('2350.42'), en: expect.stringContaining('2350.41') },
  ])
})

test('each version of the message is read alike', () => {
  const versions = Array.from({ length: 13 }, (_, index) => `001.${String(index + 2).padStart(2, '0')}`)
  const readings = versions.map((version) => read(CAMT.replace('001.08', version)))
  expect(new Set(readings.map((reading) => JSON.stringify(reading))).size).toBe(1)
  expect(readings[0]?.statements).toHaveLength(1)
})

test.each([
  [
    'an entity that grows',
    `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${CAMT.replace(/<\?xml.*\?>/, '')}`,
    'document-type-refused',
  ],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0xff]), 'encoding-not-read'],
  ['a file of zeros', Buffer.alloc(1000), 'layout-unknown'],
  ['a web page', '<html></html>', 'not-a-statement'],
  ['more than is read', Buffer.alloc(STATEMENT_BYTES_MAX + 1, 'a'), 'file-too-large'],
])('%s is a named fault', (_what, bytes, code) => {
  expect(read(bytes)).toMatchObject({ statements: [], skipped: [], faults: { told: [{ code }], count: 1 } })
})

test('any bytes are statements that are proved, or named faults', () => {
  const start = fc.constantFrom('', '<', '<Document><BkToCstmrStmt><Stmt>', ':20:X\n:25:A\n', CAMT.slice(0, 900))
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 300 }), (head, tail) => {
      const { statements, faults } = read(Buffer.concat([Buffer.from(head), tail]))
      expect(statements.length > 0 || faults.count > 0).toBe(true)
      for (const { balances, entries } of statements) {
        const sum = entries.reduce((total, entry) => total + signedMinor(entry), BigInt(balances?.openingMinor ?? 0))
        expect(balances === null || sum === BigInt(balances.closingMinor)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})
