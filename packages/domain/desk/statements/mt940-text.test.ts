import { expect, test } from 'vitest'
import { ENTRY_TEXT_MAX, entryText } from './entry-text.ts'
import { readMt940Text } from './mt940-text.ts'

// biome-ignore format: a table
test.each<[what: string, lines: string[], then: [text: string, name: string | null, account: string | null, references: string[]]]>([
  ['nothing', [], ['', null, null, []]],
  ['plain words on two lines', ['经营贷款', '发放'], ['经营贷款 发放', null, null, []]],
  ['numbered parts', ['166?00Draw?20Line A?32Bank?33 AG?31DE01'], ['Draw Line A', 'Bank AG', 'DE01', []]],
  ['without the code before', ['?20Line A'], ['Line A', null, null, []]],
  ['a full part goes on in the next', [`?20${'x'.repeat(27)}?21y`], [`${'x'.repeat(27)}y`, null, null, []]],
  ['a part that is not full ends a word', [`?20${'x'.repeat(26)}?21y`], [`${'x'.repeat(26)} y`, null, null, []]],
  ['references among the parts', ['?20EREF+E-1?21KREF+K-1 x'], ['EREF+E-1 KREF+K-1 x', null, null, ['E-1', 'K-1']]],
  ['no reference given', ['?20EREF+NOTPROVIDED'], ['EREF+NOTPROVIDED', null, null, []]],
  ['named parts', ['/EREF/E-1/NAME/Bank AG/IBAN/DE01/REMI/Line A/2'], ['Line A/2', 'Bank AG', 'DE01', ['E-1']]],
  ['named parts over lines', ['/EREF/E-', '1/REMI/x'], ['x', null, null, ['E-1']]],
  ['a slash that names nothing', ['/ABC/x'], ['/ABC/x', null, null, []]],
])('%s', (_what, lines, [text, name, account, references]) => {
  expect(readMt940Text(lines)).toEqual({ text, name, account, references })
})

test.each([
  ['as long as allowed', 'x'.repeat(ENTRY_TEXT_MAX), ENTRY_TEXT_MAX],
  ['longer', 'x'.repeat(ENTRY_TEXT_MAX + 1), ENTRY_TEXT_MAX],
])('a text %s', (_what, text, length) => {
  expect(entryText([text])).toHaveLength(length)
})

test('a text that is cut within a letter is still a text', () => {
  expect(entryText([`${'x'.repeat(ENTRY_TEXT_MAX - 1)}😀`]).isWellFormed()).toBe(true)
})
