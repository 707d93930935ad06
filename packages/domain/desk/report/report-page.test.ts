import { expect, test } from 'vitest'
import { UTC } from '../../kernel/zone.ts'
import { type ReportHead, reportPage } from './report-page.ts'
import { type Cell, type CellKind, column, type ReportTable, words } from './report-table.ts'

const HEAD: ReportHead = {
  ...{ organisation: '<b>台', month: '2026-03', from: 0, until: 1, at: 0, madeAt: 0, knownAt: 0, factsTo: 7, head: null, sha256: 'ab' },
  people: new Map([['usr_a', '安']]),
}
const tableWith = (cell: Cell, kind: CellKind): ReportTable => ({
  ...{ id: 't', title: words('表', 'Table'), from: words('据', 'By'), columns: [column('c', kind, '列', 'Column')], rows: [[cell]] },
})
const cellOf = (cell: Cell, kind: CellKind): string =>
  /<tbody>\s*<tr><td[^>]*>(.*?)<\/td>/s.exec(reportPage(HEAD, [tableWith(cell, kind)], 'en', UTC))![1]!

test.each<[rule: string, cell: Cell, kind: CellKind, shown: string]>([
  ['what is not known says so', null, 'money', 'Unknown'],
  ['nothing to say is nothing', '', 'at', ''],
  ['no amount is an amount', { amount_minor: 0, currency: 'CNY' }, 'money', '0.00 CNY'],
  ['an amount of a currency without cents', { amount_minor: 1_500, currency: 'JPY' }, 'money', '1,500 JPY'],
  ['a share', 279_640, 'ppm', '27.964%'],
  ['a share that is below none', -10_000, 'ppm', '-1.00%'],
  ['words, in the language of the page', words('是', 'Yes'), 'text', 'Yes'],
  ['a time, on one line', '2026-03-01T08:05:59.000Z', 'at', '<span class="day">2026-03-01 08:05</span>'],
  ['people by name, and by id where there is none', 'usr_a key_b', 'people', '<bdi>安 · key_b</bdi>'],
  ['what somebody chose closes no tag', '</td><script>', 'text', '<bdi>&lt;/td&gt;&lt;script&gt;</bdi>'],
])('%s', (_rule, cell, kind, shown) => {
  expect(cellOf(cell, kind)).toBe(shown)
})

test('a page says what it was made from, and that nothing was signed yet', () => {
  const page = reportPage(HEAD, [], 'zh', UTC)
  expect(page).toContain('由融资台事实第 1 至第 7 条生成')
  expect(page).toContain('尚无签名树头')
  expect(page).toContain('&lt;b&gt;台')
})
