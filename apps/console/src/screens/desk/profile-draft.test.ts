/** A profile in its form and as it is sent. */
import { expect, test } from 'vitest'
import type { ImportProfile, ImportShape } from '../../api/import-requests.ts'
import { draftOf, headerOf, missingIn, valuesIn, wishOf } from './profile-draft.ts'

const SHAPE: ImportShape = {
  kind: 'need',
  fields: [
    { field: 'name', form: 'text', is_required: true, choices: [] },
    { field: 'purpose', form: 'choice', is_required: true, choices: ['payroll', 'supplier'] },
    { field: 'p50_minor', form: 'amount', is_required: true, choices: [] },
    { field: 'defer_cost_ppm', form: 'rate', is_required: false, choices: [] },
    { field: 'project_ids', form: 'ids', is_required: true, choices: [] },
  ],
}
const PROFILE = {
  ...{ id: 'pay', version: 3, recorded_at: '', recorded_by: '', name: '付款', kind: 'need', delimiter: ';', day_form: 'yyyymmdd' },
  ...{ decimal_mark: ',', group_mark: '.', end_starts: ['合计', '制表'], naming: { column: '编号', prefix: 'n-' } },
  fields: [
    { field: 'name', column: '事项' },
    { field: 'purpose', column: '用途', values: [{ said: '工=资', means: 'payroll' }] },
    { field: 'p50_minor', column: '金额', otherwise: '0' },
    { field: 'defer_cost_ppm', otherwise: '4', unit: 'permille' },
  ],
  totals: { sum_field: 'p50_minor', sum_label: '合计' },
} as unknown as ImportProfile

test('opened and kept unchanged, it says the same', () => {
  const { id: _id, recorded_at: _at, recorded_by: _by, ...wish } = PROFILE
  expect(wishOf(draftOf(PROFILE), SHAPE, 3)).toEqual(wish)
})

test('what nothing says is left out, and told where a new entry needs it', () => {
  const draft = draftOf(undefined)
  expect(wishOf({ ...draft, name: 'x' }, SHAPE, 0).fields).toEqual([])
  expect(missingIn(draft, SHAPE)).toEqual(['name', 'purpose', 'p50_minor'])
  expect(missingIn(draftOf(PROFILE), SHAPE)).toEqual([])
})

test.each<[text: string, values: readonly (readonly [said: string, means: string])[]]>([
  ['', []],
  ['工资=payroll', [['工资', 'payroll']]],
  ['工资 = payroll；材料=supplier;', [['工资', 'payroll'], ['材料', 'supplier']]], // biome-ignore format: one row
  ['a=b=payroll', [['a=b', 'payroll']]],
  ['=payroll', [['', 'payroll']]],
  ['工资', []],
  ['工资=', []],
])('what a source says for what we mean: %s', (text, values) => {
  expect(valuesIn(text).map(({ said, means }) => [said, means])).toEqual(values)
})

test('the header of a sample is its widest line, in either encoding', async () => {
  const file = new File(['出表：财务\n编号,"事项",金额\n1,x,2'], 'x.csv')
  expect(await headerOf(file, ',')).toEqual(['编号', '事项', '金额'])
  expect(await headerOf(new File([Buffer.from('b1e0bac52cbdf0b6ee', 'hex')], 'x.csv'), ',')).toEqual(['编号', '金额'])
})
