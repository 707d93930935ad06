import { expect, test } from 'vitest'
import { csvCell, csvHead, csvLine } from './audit-csv.ts'

test.each<[rule: string, text: string, cell: string]>([
  ['plain text', 'as agreed', 'as agreed'],
  ['nothing', '', ''],
  ['a comma', 'a,b', '"a,b"'],
  ['quotes', 'say "no"', '"say ""no"""'],
  ['two lines', 'a\nb', '"a\nb"'],
  ['a formula', '=cmd|calc', "'=cmd|calc"],
  ['a formula with a comma', '=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ['a sum', '+1+1', "'+1+1"],
  ['a figure below nothing', '-2', '-2'],
  ['one with a part', '-2.50', '-2.50'],
  ['a difference', '-2+3', "'-2+3"],
  ['a difference of others', '-A1', "'-A1"],
  ['one that goes on in another line', '-2\n=1', `"'-2\n=1"`],
  ['a function of before', '@SUM(A1)', "'@SUM(A1)"],
  ['behind a tab', '\t=1', "'\t=1"],
  ['behind a space', ' =1', "' =1"],
  ['behind a line', '\r=1', `"'\r=1"`],
  ['in wide letters', '＝1', "'＝1"],
  ['an equals sign further on', 'a=b', 'a=b'],
])('%s', (_rule, text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

test('a line has as many cells as the head', () => {
  const entry = {
    ...{ id: 'i', at: '2026-11-22T08:00:00.000Z', kind: 'act' as const, what: 'signed-in', words: { zh: '登录', en: 'Signed in' } },
    ...{ actor: { id: 'usr_1', name: '=Ann' }, person: 'usr_1', roles: ['admin', 'auditor'], subject: null, detail: {}, reason: null },
    ...{ address: '192.0.2.7', request_id: null },
  }
  const line = csvLine(entry)
  expect(line).toBe("2026-11-22T08:00:00.000Z,act,signed-in,登录,Signed in,usr_1,'=Ann,usr_1,admin auditor,,,,192.0.2.7,,i\r\n")
  expect(csvHead().split(',')).toHaveLength(line.split(',').length)
})
