/** Tables of registers: what is read of them, what is not, and whether they add up. */
import type { ImportProfile } from '@fairline/contract/desk/imports'
import { IMPORT_BYTES_MAX, IMPORT_ROWS_MAX } from '@fairline/contract/desk/imports'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEBTS, HEADER, NEEDS, NEXT, ROW, readAs, tableOf } from './import.fixture.ts'
import type { GivenTotals } from './import-totals.ts'

const GB18030 = Buffer.from('b1e0bac52cc3fbb3c60d0a61312ccaaeb6fed4c2b9a4d7ca', 'hex')

test('cells become what the register means by them, exactly', () => {
  const { entries, faults, totals } = readAs(tableOf('出表单位：财务部', HEADER, ROW, NEXT, '', '合计,,,"81,200.50"'), NEEDS)
  expect(faults.told).toEqual([])
  expect(totals).toEqual({ count: 2, sum_minor: 8_120_050, currency: 'CNY', proved_by: ['sum_in_file'] })
  expect(entries.map(({ id, content, faults: own }) => [id, content, own])).toEqual([
    [
      'need-a1',
      {
        ...{
          project_id: 'p',
          name: '十二月工资',
          purpose: 'payroll',
          currency: 'CNY',
          p50_minor: 8_000_000,
          due_on: '2026-12-10',
          tier: 1,
        },
        ...{ deferrable_days: 0, defer_cost_ppm: 0, certainty: 'contracted' },
      },
      [],
    ],
    ['need-a2', expect.objectContaining({ purpose: 'supplier', p50_minor: 120_050, tier: 2 }), []],
  ])
})

test('a file in GB18030 is read as one in UTF-8', () => {
  const profile: ImportProfile = { ...NEEDS, fields: [{ field: 'name', column: '名称' }], totals: {} }
  const read = readAs(new Uint8Array(GB18030), profile)
  expect([read.faults.told, read.entries[0]?.id, read.entries[0]?.content.name]).toEqual([[], 'need-a1', '十二月工资'])
})

test('instalments of one debt stand in rows of one id; what they say of the debt has to be the same in each', () => {
  const header = 'id;creditor;due;amount'
  const { entries } = readAs(
    tableOf(header, 'd1;北方银行;2026-12-01;1.000,50', 'd2;租赁;2026-12-05;7', 'd1;北方银行;2027-01-01;1.000,50'),
    DEBTS,
  )
  expect(entries.map(({ id, rows, content }) => [id, rows.map(({ row }) => row), content.instalments])).toEqual([
    ['d1', [1, 3], [{ due_on: '2026-12-01', amount_minor: 100_050 }, { due_on: '2027-01-01', amount_minor: 100_050 }]], // biome-ignore format: one row
    ['d2', [2], [{ due_on: '2026-12-05', amount_minor: 700 }]],
  ])
  const differing = readAs(tableOf(header, 'd1;北方银行;2026-12-01;1', 'd1;南方银行;2027-01-01;1'), DEBTS)
  expect(differing.entries.flatMap(({ faults }) => faults.map(({ code, row, field }) => [code, row, field]))).toEqual([
    ['rows-differ', 2, 'creditor'],
  ])
})

test.each<[rule: string, row: string, faults: readonly (readonly [code: string, column: string | null])[]]>([
  ['an id is needed', ',x,工资,1,2026/12/10,1', [['id-missing', '编号']]],
  ['of visible characters', 'a b,x,工资,1,2026/12/10,1', [['not-taken', '编号']]],
  ['a purpose that nobody explained', 'a,x,别的,1,2026/12/10,1', [['choice-unknown', '用途']]],
  ['the word of the register itself', 'a,x,payroll,1,2026/12/10,1', []],
  ['an amount has two decimals', 'a,x,工资,1.005,2026/12/10,1', [['amount-too-precise', '金额(元)']]],
  ['and is not below zero', 'a,x,工资,-1,2026/12/10,1', [['amount-unreadable', '金额(元)']]],
  ['nor a formula', 'a,x,工资,=1+1,2026/12/10,1', [['amount-unreadable', '金额(元)']]],
  ['with a mark of its currency', 'a,x,工资,￥12.00元,2026/12/10,1', []],
  ['groups are of three', 'a,x,工资,"1,00.00",2026/12/10,1', [['amount-unreadable', '金额(元)']]],
  ['no more than can be counted', 'a,x,工资,90071992547409.91,2026/12/10,1', []],
  ['and a fen more', 'a,x,工资,90071992547409.92,2026/12/10,1', [['amount-too-large', '金额(元)']]],
  ['a day that there is', 'a,x,工资,1,2026/2/29,1', [['date-unreadable', '付款日']]],
  ['one day before there is', 'a,x,工资,1,2026/2/28 00:00,1', []],
  ['written as agreed', 'a,x,工资,1,2026-12-10,1', [['date-unreadable', '付款日']]],
  ['a whole number', 'a,x,工资,1,2026/12/10,1.5', [['whole-unreadable', '优先级']]],
  ['in full width too', 'ａ,ｘ,工资,１,２０２６/12/10,１', []],
  ['every fault of a row is told', ',x,别的,x,x,x', [['id-missing', '编号'], ['choice-unknown', '用途'], ['amount-unreadable', '金额(元)'], ['date-unreadable', '付款日'], ['whole-unreadable', '优先级']]], // biome-ignore format: one row
])('%s', (_rule, row, faults) => {
  const read = readAs(tableOf(HEADER, row), NEEDS)
  expect(read.faults.told).toEqual([])
  expect(read.entries.flatMap((one) => one.faults.map(({ code, column }) => [code, column]))).toEqual(faults)
  // What was written there may be anything: no fault repeats it.
  if (row.includes('别的')) expect(JSON.stringify(read.entries[0]!.faults)).not.toContain('别的')
})

test.each<[rule: string, cell: string, more: object, value: number | string]>([
  ['in percent', '4.35', {}, 43_500],
  ['as four places', '4.3501', {}, 43_501],
  ['and no fifth', '4.35011', {}, 'rate-too-precise'],
  ['but noughts', '4.350000', {}, 43_500],
  ['with its sign', '4.35%', { unit: 'permille' }, 43_500],
  ['in permille', '4.35', { unit: 'permille' }, 4_350],
  ['as a ratio', '0.0435', { unit: 'ratio' }, 43_500],
  ['in parts per million', '43500', { unit: 'ppm' }, 43_500],
  ['of which there are no parts', '43500.5', { unit: 'ppm' }, 'rate-too-precise'],
  ['no number', 'four', {}, 'rate-unreadable'],
  ['below zero', '-1', {}, 'rate-unreadable'],
])('a rate: %s', (_rule, cell, more, value) => {
  const profile: ImportProfile = {
    ...{ ...NEEDS, naming: { column: 'id', prefix: '' }, totals: {} },
    fields: [{ field: 'defer_cost_ppm', column: 'rate', ...more }],
  }
  const [entry] = readAs(tableOf('id,rate', `a,${cell}`), profile).entries
  expect(entry!.faults[0]?.code ?? entry!.content.defer_cost_ppm).toBe(value)
})

test.each<[rule: string, lines: readonly string[], given: GivenTotals, told: string[] | object]>([
  ['nothing is said: nothing is proved', [HEADER, ROW, NEXT], {}, { proved_by: [] }],
  ['the count that was said', [HEADER, ROW, NEXT], { count: 2 }, { proved_by: ['count_given'] }],
  ['one more', [HEADER, ROW, NEXT], { count: 3 }, ['given-count-differs']],
  ['one less', [HEADER, ROW, NEXT], { count: 1 }, ['given-count-differs']],
  ['the sum that was said', [HEADER, ROW, NEXT], { sumMinor: 8_120_050 }, { proved_by: ['sum_given'] }],
  ['a fen more', [HEADER, ROW, NEXT], { sumMinor: 8_120_051 }, ['given-sum-differs']],
  ['a fen less', [HEADER, ROW, NEXT], { sumMinor: 8_120_049 }, ['given-sum-differs']],
  ['of a row that cannot be read', [HEADER, 'a,x,工资,x,2026/12/10,1'], { sumMinor: 0 }, ['total-unproved']],
  ['what the file says of itself', ['共 2 行', HEADER, ROW, NEXT, '合计：81200.50'], {}, { proved_by: ['count_in_file', 'sum_in_file'] }],
  ['and says wrongly', ['共 3 行', HEADER, ROW, NEXT, '合计：81200.51'], {}, ['count-differs', 'total-differs']],
  ['and cannot be read', ['共 若干 行', HEADER, ROW, NEXT, '合计：若干'], {}, ['total-unreadable', 'total-unreadable']],
])('control totals: %s', (_rule, lines, given, told) => {
  const { faults, totals } = readAs(tableOf(...lines), NEEDS, given)
  if (Array.isArray(told)) expect(faults.told.map(({ code }) => code)).toEqual(told)
  else expect([faults.told, totals]).toEqual([[], expect.objectContaining(told)])
})

test.each<[rule: string, bytes: Uint8Array, code: string]>([
  ['nothing in it', tableOf(''), 'file-empty'],
  ['a header and no row', tableOf(HEADER), 'file-empty'],
  ['a byte more than is read', new Uint8Array(IMPORT_BYTES_MAX + 1).fill(97), 'file-too-large'],
  ['in neither encoding', new Uint8Array([0xff, 0xff, 0xff]), 'encoding-not-read'],
  ['a column was renamed', tableOf(HEADER.replace('事项', '内容'), ROW), 'column-missing'],
  ['a column stands there twice', tableOf(`${HEADER},用途`, `${ROW},工资`), 'column-repeated'],
  ['another table', tableOf('a,b,c', '1,2,3'), 'layout-unknown'],
  ['a cell is missing', tableOf(HEADER, 'a,x,工资'), 'cells-differ'],
  ['as many rows as are read', tableOf(HEADER, ...rows(IMPORT_ROWS_MAX)), 'none'],
  ['a row more', tableOf(HEADER, ...rows(IMPORT_ROWS_MAX + 1)), 'too-many-entries'],
])('the file as a whole: %s', (_rule, bytes, code) => {
  expect(readAs(bytes, NEEDS).faults.told[0]?.code ?? 'none').toBe(code)
})

function rows(count: number): string[] {
  return Array.from({ length: count }, (_, nth) => `a${nth},x,工资,1,2026/12/10,1`)
}

test('whatever is sent, it is answered and nothing is thrown; what is no fault is an entry', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('工资', '1', '2026/12/10', '"', '""', '=cmd()', '__proto__', '\u0000', '\u{1F600}\u202E'),
  )
  const line = fc.array(cell, { minLength: 6, maxLength: 6 }).map((cells) => cells.join(','))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const { entries, faults } = readAs(tableOf(HEADER, ...lines), NEEDS)
      if (faults.count > 0) return
      for (const { id, faults: own } of entries) if (own.length === 0) expect(id).not.toBeNull()
    }),
    { numRuns: 60 },
  )
})

test('a line of a megabyte is read in no more than a moment', () => {
  const long = ' \t:：'.repeat(IMPORT_BYTES_MAX / 16)
  const from = performance.now()
  readAs(tableOf(`合计${long}`, HEADER, ROW, `合计${long}`), NEEDS)
  readAs(tableOf(HEADER, `a,${'x'.repeat(IMPORT_BYTES_MAX / 2)},工资,${'9'.repeat(1_000)},2026/12/10,1`), NEEDS)
  expect(performance.now() - from).toBeLessThan(5_000)
})
