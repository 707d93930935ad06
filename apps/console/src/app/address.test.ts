import { expect, test } from 'vitest'
import { readLineSearch } from '../screens/lines/line-search.ts'
import { readAddress, writeAddress } from './address.ts'

test.each([
  [{}, ''],
  [{ status: ['active', 'suspended'], sort: '-as_of' }, '?status=active,suspended&sort=-as_of'],
  [{ q: 'a b&c=\u989d', limit_min: 5 }, '?q=a+b%26c%3D%E9%A2%9D&limit_min=5'],
  [{ q: undefined }, ''],
])('%j', (search, text) => {
  expect(writeAddress(search)).toBe(text)
  expect(readLineSearch(readAddress(text))).toEqual(readLineSearch(search))
})
