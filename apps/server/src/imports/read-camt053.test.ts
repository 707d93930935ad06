import { readFileSync } from 'node:fs'
import { knownDay } from '@fairline/domain/kernel/day'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CAMT_BYTES_MAX, CAMT_ENTRIES_MAX, readCamt053 } from './read-camt053.ts'
import { DEPTH_MAX } from './xml-place.ts'

const GOOD = readFileSync(new URL('./camt053.fixture.xml', import.meta.url), 'utf8')

const read = (xml: string) => readCamt053(Buffer.from(xml))
const faultsOf = (xml: string) => read(xml).faults.told.map(({ code, path }) => (path === '' ? code : `${code} ${path}`))

/** A statement of an account in `ccy`, around the given entries. */
const statement = (entries: string, { ccy = 'CNY', open = '0', close = '0', id = 'S1', more = '' } = {}) =>
  `<Stmt><Id>${id}</Id><Acct><Id><IBAN>XX00TEST</IBAN></Id><Ccy>${ccy}</Ccy></Acct>
  ${balance('PRCD', open, ccy)}${balance('CLBD', close, ccy)}${more}${entries}</Stmt>`
const balance = (code: string, amount: string, ccy = 'CNY') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${ccy}">${amount.replace('-', '')}</Amt>
  <CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>`
const file = (...statements: string[]) => `<Document><BkToCstmrStmt>${statements.join('')}</BkToCstmrStmt></Document>`
const entry = (amount: string, { ccy = 'CNY', way = 'CRDT', status = 'BOOK', booked = '<Dt>2026-03-02</Dt>', more = '' } = {}) =>
  `<Ntry><Amt Ccy="${ccy}">${amount}</Amt><CdtDbtInd>${way}</CdtDbtInd><Sts>${status}</Sts><BookgDt>${booked}</BookgDt>${more}</Ntry>`
const payment = (inside: string) => `<TxDtls>${inside}</TxDtls>`
const details = (...payments: string[]) => `<NtryDtls>${payments.join('')}</NtryDtls>`

test('a statement, with all that its entries say', () => {
  const { statements, skipped, faults } = read(GOOD)
  expect(faults).toEqual({ told: [], count: 0 })
  expect(skipped).toEqual([{ path: 'BkToCstmrStmt/Stmt[1]/Ntry[3]', line: 39, status: 'PDNG' }])
  const day = knownDay('2026-03-02')
  const { entries, ...head } = statements[0]!
  expect(head).toEqual({
    account: 'ACC-REPAY-1',
    statementId: 'STMT-20260302',
    currency: 'CNY',
    openingMinor: 100_000,
    closingMinor: 235_041,
    from: day,
    to: day,
  })
  expect(entries[0]).toEqual({
    reference: 'BANK-0001',
    path: 'BkToCstmrStmt/Stmt[1]/Ntry[1]',
    bankReference: 'BANK-0001',
    direction: 'credit',
    amountMinor: 90_041,
    currency: 'CNY',
    bookedOn: day,
    valueOn: day + 1,
    isReversal: false,
    isReturn: false,
    isUnsplitBatch: false,
    remittance: ['还款 FL-bor_1', '谢谢'],
    endToEndId: null,
    named: null,
    debtorName: '付款人甲',
    debtorAccount: '6200000000000001',
    creditorName: null,
    creditorAccount: null,
  })
  expect(entries.slice(1).map((one) => [one.reference, one.path, one.direction, one.amountMinor, one.endToEndId, one.isReversal])).toEqual([
    ['BANK-0002', 'BkToCstmrStmt/Stmt[1]/Ntry[2]/NtryDtls[1]/TxDtls[1]', 'credit', 20_000, 'E2E-1', false],
    ['BANK-0002~2', 'BkToCstmrStmt/Stmt[1]/Ntry[2]/NtryDtls[1]/TxDtls[2]', 'credit', 30_000, 'E2E-2', false],
    ['BANK-0001~debit', 'BkToCstmrStmt/Stmt[1]/Ntry[4]', 'debit', 5_000, null, true],
  ])
})

const at = 'BkToCstmrStmt/Stmt[1]'

// biome-ignore format: a table
test.each<[what: string, xml: string, faults: string[]]>([
  ['nothing', '', ['file-empty']],
  ['no XML', 'reference,date', ['malformed-xml']],
  ['an element left open', GOOD.replace('</Ntry>', ''), ['malformed-xml']],
  ['text behind the end', `${GOOD}x`, ['malformed-xml']],
  ['an entity that nobody declared', GOOD.replace('谢谢', '&thanks;'), ['malformed-xml']],
  [
    'an entity that reads a file',
    GOOD.replace('<Document', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document'),
    ['document-type-refused'],
  ],
  ['a document type alone', GOOD.replace('<Document', '<!doctype Document><Document'), ['document-type-refused']],
  ['another encoding', GOOD.replace('UTF-8', 'ISO-8859-1'), ['encoding-not-read']],
  ['as deep as allowed', file(`${'<a>'.repeat(DEPTH_MAX - 2)}${'</a>'.repeat(DEPTH_MAX - 2)}`), ['value-missing BkToCstmrStmt/Stmt']],
  ['one deeper', file(`${'<a>'.repeat(DEPTH_MAX - 1)}${'</a>'.repeat(DEPTH_MAX - 1)}`), ['too-deep']],
  ['far deeper', '<a>'.repeat(100_000) + '</a>'.repeat(100_000), ['too-deep']],
  ['another root', GOOD.replaceAll('Document', 'Paper'), ['not-a-statement']],
  ['another message', GOOD.replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn'), ['not-a-statement']],
  ['more entries than allowed', file(statement('<Ntry/>'.repeat(CAMT_ENTRIES_MAX + 1))), ['too-many-entries BkToCstmrStmt']],
  ['no account', GOOD.replace('ACC-REPAY-1', ''), [`value-missing ${at}/Acct/Id/Othr/Id`]],
  ['an endless number', GOOD.replace('STMT-20260302', 'S'.repeat(129)), [`value-too-long ${at}/Id`]],
  ['two numbers', GOOD.replace('<FrToDt>', '<Id>S2</Id><FrToDt>'), [`value-repeated ${at}/Id[2]`]],
  ['no closing balance', GOOD.replace('CLBD', 'ITBD'), [`balance-missing ${at}/Bal`]],
  ['two closing balances', file(statement('', { more: balance('CLBD', '1') })), [`balance-ambiguous ${at}/Bal[3]`]],
  ['a balance without a date', file(statement('').replaceAll(/<Dt>.*<\/Dt>/g, '')), [`value-missing ${at}/Bal[1]/Dt`, `value-missing ${at}/Bal[2]/Dt`]],
  ['one minor unit missing', GOOD.replace('2350.41', '2350.42'), [`balance-differs ${at}/Bal[2]`]],
  ['a balance of another sign', file(statement(entry('0.01'), { open: '-0.01', close: '0.01' })), [`balance-differs ${at}/Bal[2]`]],
  ['a pending entry that was counted', GOOD.replace('2350.41', '2420.41'), [`balance-differs ${at}/Bal[2]`]],
  ['a period that is none', GOOD.replace('<FrDtTm>2026-03-02', '<FrDtTm>2026-02-30'), [`date-unreadable ${at}/FrToDt/FrDtTm`]],
  ['an entry in another currency', file(statement(entry('1', { ccy: 'USD' }))), [`currency-differs ${at}/Ntry[1]/Amt`]],
  ['an entry without a currency', GOOD.replace('<Amt Ccy="CNY">900.41', '<Amt>900.41'), [`currency-differs ${at}/Ntry[1]/Amt`]],
  ['no currency of three letters', GOOD.replace('<Ccy>CNY', '<Ccy>cny'), [`currency-unreadable ${at}/Acct/Ccy`]],
  ['a third decimal in yuan', GOOD.replace('900.41', '900.410'), [`amount-too-precise ${at}/Ntry[1]/Amt`]],
  ['a decimal in yen', file(statement(entry('1.0', { ccy: 'JPY' }), { ccy: 'JPY' })), [`amount-too-precise ${at}/Ntry[1]/Amt`]],
  ['a fourth decimal in dinars', file(statement(entry('1.0000', { ccy: 'KWD' }), { ccy: 'KWD' })), [`amount-too-precise ${at}/Ntry[1]/Amt`]],
  ['a decimal comma', GOOD.replace('900.41', '900,41'), [`amount-unreadable ${at}/Ntry[1]/Amt`]],
  ['an amount below zero', GOOD.replace('900.41', '-900.41'), [`amount-unreadable ${at}/Ntry[1]/Amt`]],
  ['one minor unit beyond the safe integers', file(statement(entry('90071992547409.92'))), [`amount-too-large ${at}/Ntry[1]/Amt`]],
  ['no amount', file(statement('<Ntry><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><ValDt><Dt>2026-03-02</Dt></ValDt></Ntry>')), [`value-missing ${at}/Ntry[1]/Amt`]],
  ['two amounts', GOOD.replace('<Amt Ccy="CNY">900.41</Amt>', '$&$&'), [`value-repeated ${at}/Ntry[1]/Amt[2]`]],
  ['neither credit nor debit', file(statement(entry('1', { way: 'CREDIT' }))), [`direction-unreadable ${at}/Ntry[1]/CdtDbtInd`]],
  ['a flag that is neither', GOOD.replace('<RvslInd>true', '<RvslInd>yes'), [`flag-unreadable ${at}/Ntry[4]/RvslInd`]],
  ['an unknown status', file(statement(entry('1', { status: 'MAYBE' }))), [`status-unreadable ${at}/Ntry[1]/Sts`]],
  ['a status of the bank’s own', file(statement(entry('1', { status: '<Prtry>BOOK</Prtry>' }))), [`status-unreadable ${at}/Ntry[1]/Sts`]],
  ['a day that is none', file(statement(entry('1', { booked: '<Dt>2026-02-30</Dt>' }))), [`date-unreadable ${at}/Ntry[1]/BookgDt/Dt`]],
  ['a time that is none', file(statement(entry('1', { booked: '<DtTm>2026-03-02T1:00</DtTm>' }))), [`date-unreadable ${at}/Ntry[1]/BookgDt/DtTm`]],
])('%s is a fault, and nothing is taken', (_what, xml, faults) => {
  expect(faultsOf(xml)).toEqual(faults)
  expect(read(xml)).toMatchObject({ statements: [], skipped: [] })
  expect(JSON.stringify(read(xml).faults.told)).not.toMatch(/undefined|\{\w+\}/)
})

// biome-ignore format: a table
test.each<[what: string, xml: string, amounts: number[]]>([
  ['the status of older versions', file(statement(entry('1.5'), { close: '1.50' })), [150]],
  ['yen', file(statement(entry('7', { ccy: 'JPY' }), { ccy: 'JPY', close: '7' })), [7]],
  ['dinars', file(statement(entry('1.001', { ccy: 'KWD' }), { ccy: 'KWD', close: '1.001' })), [1001]],
  ['an account that stays overdrawn', file(statement(entry('0.01'), { open: '-0.02', close: '-0.01' })), [1]],
  ['the largest amount', file(statement(entry('90071992547409.91'), { close: '90071992547409.91' })), [Number.MAX_SAFE_INTEGER]],
  ['no entries', file(statement('')), []],
  ['the same closing balance twice', file(statement('', { more: balance('CLBD', '0') })), []],
  ['a time and a zone', file(statement(entry('1', { booked: '<DtTm>2026-03-02T23:59:59.9Z</DtTm>' }), { close: '1' })), [100]],
  ['prefixed names', GOOD.replace('xmlns=', 'xmlns:c=').replaceAll(/<(\/?)(?=[A-Z])/g, '<$1c:'), [90_041, 20_000, 30_000, 5_000]],
])('%s is read', (_what, xml, amounts) => {
  expect(faultsOf(xml)).toEqual([])
  expect(read(xml).statements.flatMap(({ entries }) => entries.map(({ amountMinor }) => amountMinor))).toEqual(amounts)
})

const one = (amount: string, ccy = 'CNY', more = '') => payment(`<Refs/><Amt Ccy="${ccy}">${amount}</Amt>${more}`)

// biome-ignore format: a table
test.each<[what: string, inside: string, entries: [direction: string, amountMinor: number, isUnsplitBatch: boolean][]]>([
  ['one payment is the entry', details(one('10')), [['credit', 1000, false]]],
  ['one payment before charges is the entry still', details(one('11')), [['credit', 1000, false]]],
  ['payments that make up the entry are entries', details(one('4'), one('6')), [['credit', 400, false], ['credit', 600, false]]],
  ['in several groups too', details(one('4')) + details(one('6')), [['credit', 400, false], ['credit', 600, false]]],
  ['of both directions', details(one('12'), one('2', 'CNY', '<CdtDbtInd>DBIT</CdtDbtInd>')), [['credit', 1200, false], ['debit', 200, false]]],
  ['as version 001.02 writes it', details(...['4', '6'].map((text) => payment(`<AmtDtls><TxAmt><Amt Ccy="CNY">${text}</Amt></TxAmt></AmtDtls>`))), [['credit', 400, false], ['credit', 600, false]]],
  ['a minor unit less stays one', details(one('4'), one('5.99')), [['credit', 1000, true]]],
  ['an amount missing stays one', details(one('10'), payment('<Refs/>')), [['credit', 1000, true]]],
  ['another currency stays one', details(one('4'), one('6', 'USD')), [['credit', 1000, true]]],
  ['announced and not given stays one', '<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch></NtryDtls>', [['credit', 1000, true]]],
  ['one announced is no batch', '<NtryDtls><Btch><NbOfTxs>1</NbOfTxs></Btch></NtryDtls>', [['credit', 1000, false]]],
])('a batch: %s', (_what, more, entries) => {
  const { statements } = read(file(statement(entry('10', { more }), { close: '10' })))
  expect(statements[0]?.entries.map(({ direction, amountMinor, isUnsplitBatch }) => [direction, amountMinor, isUnsplitBatch])).toEqual(entries)
})

test('what came back is marked, whether by its reason or by its code', () => {
  const code = '<BkTxCd><Domn><Fmly><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>'
  const entries = [details(payment('<RtrInf/>')), code, ''].map((more) => entry('1', { more })).join('')
  expect(read(file(statement(entries, { close: '3' }))).statements[0]?.entries.map(({ isReturn }) => isReturn)).toEqual([true, true, false])
})

test('the proof tells both figures, in both languages', () => {
  const { told } = read(GOOD.replace('2350.41', '2350.42')).faults
  expect(told[0]).toMatchObject({ line: 13, zh: expect.stringContaining('2350.41'), en: expect.stringContaining('2350.42') })
})

test('a fault repeats nothing of a payment', () => {
  const told = JSON.stringify(read(GOOD.replace('2350.41', '1').replace('<RvslInd>true', '<RvslInd>付款人乙')).faults.told)
  expect(told).not.toMatch(/付款人|6200|FL-bor|900\.41/)
})

test('a proved statement is taken beside one that is not, and a second of the same number is not', () => {
  const [good, bad] = [statement(entry('1'), { close: '1' }), statement(entry('1'), { close: '2', id: 'S2' })]
  const { statements, faults } = read(file(good, bad, good))
  expect(statements.map(({ statementId }) => statementId)).toEqual(['S1'])
  expect(faults.told.map(({ code, path }) => [code, path])).toEqual([
    ['balance-differs', 'BkToCstmrStmt/Stmt[2]/Bal[2]'],
    ['statement-repeated', 'BkToCstmrStmt/Stmt[3]'],
  ])
})

test('a statement opens with its opening balance, whatever closed the day before', () => {
  expect(faultsOf(file(statement('', { more: balance('OPBD', '1') })))).toEqual([`balance-differs ${at}/Bal[2]`])
})

test('a file larger than allowed is not looked into', () => {
  expect(readCamt053(Buffer.alloc(CAMT_BYTES_MAX + 1)).faults.told.map(({ code }) => code)).toEqual(['file-too-large'])
  expect(readCamt053(Buffer.alloc(CAMT_BYTES_MAX, ' ')).faults.told.map(({ code }) => code)).toEqual(['malformed-xml'])
})

test('GB18030 is read where it is declared, and broken bytes are a fault', () => {
  const ascii = Buffer.from(GOOD.replace('UTF-8', 'GBK').replaceAll(/[^\0-\x7f]/g, '@'))
  const chinese = Buffer.from(ascii.toString('latin1').replace('@@@@', '\xb8\xb6\xbf\xee\xc8\xcb'), 'latin1')
  expect(readCamt053(chinese).statements[0]?.entries[0]?.debtorName).toBe('付款人')
  expect(readCamt053(Buffer.from(GOOD.replace('谢谢', '\xff'), 'latin1')).faults.told[0]?.code).toBe('encoding-not-read')
})

test('sent again, a file gives the same references; like lines of one statement and of two are different payments', () => {
  const like = entry('1') + entry('1')
  const twice = file(statement(like, { close: '2' }), statement(entry('1'), { close: '1', id: 'S2' }))
  const references = read(twice).statements.flatMap(({ entries }) => entries.map(({ reference }) => reference))
  expect(new Set(references).size).toBe(3)
  expect(references[1]).toBe(`${references[0]}~2`)
  expect(read(twice).statements.flatMap(({ entries }) => entries.map(({ reference }) => reference))).toEqual(references)
})

test('wherever a file is cut off, there is one fault and nothing is taken', () => {
  const bytes = Buffer.from(GOOD.trimEnd())
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
      const { statements, skipped, faults } = readCamt053(bytes.subarray(0, length))
      expect([statements, skipped, faults.count]).toEqual([[], [], 1])
    }),
    { numRuns: 400 },
  )
})

test('where a file was cut off is told by its last line', () => {
  const cut = GOOD.split('\n').slice(0, 20).join('\n')
  expect(read(cut).faults.told).toMatchObject([{ code: 'malformed-xml', line: 20 }])
})

test('whatever byte is changed, nothing is thrown, and what is taken is proved', () => {
  const bytes = Buffer.from(GOOD)
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (index, byte) => {
      const changed = Buffer.from(bytes)
      changed[index] = byte
      for (const { openingMinor, closingMinor, entries } of readCamt053(changed).statements) {
        const sum = entries.reduce((total, { direction, amountMinor }) => total + (direction === 'credit' ? amountMinor : -amountMinor), 0)
        expect(openingMinor + sum).toBe(closingMinor)
      }
    }),
    { numRuns: 400 },
  )
})
