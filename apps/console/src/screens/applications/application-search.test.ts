import { expect, test } from 'vitest'
import { isFiltered, readApplicationSearch } from './application-search.ts'

test('what fits is read, what does not is left out', () => {
  const read = readApplicationSearch({ state: 'referred,open,gone', borrower: 'bor_1', product: '' })
  expect(read).toEqual({ state: ['open', 'referred'], borrower: 'bor_1' })
  expect([isFiltered(read), isFiltered(readApplicationSearch({ sort: 'x' }))]).toEqual([true, false])
})
