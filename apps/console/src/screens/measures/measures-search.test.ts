import { expect, test } from 'vitest'
import { readMeasuresSearch } from './measures-search.ts'

test.each<[rule: string, raw: Record<string, unknown>, search: object]>([
  ['nothing', {}, {}],
  [
    'all of it',
    { measure: 'flows', from: '2026-01-01', to: '2026-01-31', product: 'p' },
    { measure: 'flows', from: '2026-01-01', to: '2026-01-31', product: 'p' },
  ],
  ['days that are turned round', { from: '2026-02-01', to: '2026-01-01' }, { from: '2026-01-01', to: '2026-02-01' }],
  ['what there is not', { measure: 'another', from: '2026-02-30', to: 'today' }, {}],
])('%s', (_rule, raw, search) => {
  expect(readMeasuresSearch(raw)).toEqual(search)
})
