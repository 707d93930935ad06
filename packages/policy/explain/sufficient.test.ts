import { expect, test } from 'vitest'
import { nameReasons } from './sufficient.ts'

const list = (codes: string) => Array.from(codes, (code) => ({ reason: code === '?' ? null : code }))

test.each<[what: string, certain: string, ranked: string | null, needed: number, codes: string, further: boolean]>([
  ['nothing', '', null, 0, '', false],
  ['what is certain', 'kk', null, 0, 'k', false],
  ['up to four codes', 'abcdabcd', null, 0, 'abcd', false],
  ['a fifth is left out, and that is said', 'abcde', null, 0, 'abcd', true],
  ['the fewest that turn it', '', 'abc', 2, 'ab', false],
  ['a code that is named already takes no room', 'abc', 'abcad', 5, 'abcd', false],
  ['a new one does', 'abcd', 'aae', 3, 'abcd', true],
  ['and what is named already may turn it', 'abcd', 'aae', 2, 'abcd', false],
  ['all together do not turn it', '', 'abc', 4, 'abc', true],
  ['without a code each is a reason of its own', '', '?????', 5, '????', true],
  ['nothing to name, and still adverse', '', '', 1, '', true],
])('%s', (_what, certain, ranked, needed, codes, further) => {
  const factors = ranked === null ? null : { factors: list(ranked), isAdverseWith: (count: number) => count < needed }
  const { principal, furtherFactors } = nameReasons(list(certain), factors)
  expect(principal.map(({ reason }) => reason ?? '?').join('')).toBe(codes)
  expect(furtherFactors).toBe(further)
})

test('a reason holds all its factors', () => {
  const [first, second] = [
    { reason: 'a', nth: 1 },
    { reason: 'a', nth: 2 },
  ] // prettier-ignore
  expect(nameReasons([first], { factors: [second], isAdverseWith: () => false }).principal).toEqual([
    { reason: 'a', factors: [first, second] },
  ])
})
