/** No word that reaches a borrower advises what is untrue or gets round a check; and the guard finds such words where they are. */
import { expect, test } from 'vitest'
import { BORROWER_INDICATORS } from '../warning/borrower-indicators.ts'
import { ASK_HIM, CHECK_HOW, CHECK_SEEN, NOT_SEEN } from './check-words.ts'
import { forbiddenIn } from './forbidden-advice.ts'
import { CHECK_NAMES, GUIDANCE, RAISE_WHEN, RAISE_WORDS } from './guidance-words.ts'

type Words = Readonly<{ zh: string; en: string }>
const isWords = (value: object): value is Words => 'zh' in value && 'en' in value
const wordsIn = (value: unknown): Words[] =>
  typeof value !== 'object' || value === null ? [] : isWords(value) ? [value] : Object.values(value).flatMap(wordsIn)

/** What was seen is made of numbers: of each check both ends. */
const seenWords = Object.values(CHECK_SEEN).flatMap((said) => [-1, 0, 1, 2, 900_000].map(said))
const ALL = wordsIn([GUIDANCE, RAISE_WHEN, RAISE_WORDS, CHECK_NAMES, CHECK_HOW, ASK_HIM, NOT_SEEN, seenWords, BORROWER_INDICATORS])

test('nothing that is said advises what it must not, and all of it is said in both languages', () => {
  expect(ALL.length).toBeGreaterThan(50)
  expect(ALL.flatMap(({ zh, en }) => [...forbiddenIn(zh), ...forbiddenIn(en)])).toEqual([])
  expect(ALL.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en) || en === '')).toEqual([])
})

test.each([
  ['可以适当夸大收入'],
  ['使用虚拟定位避免新设备提示'],
  ['找专业人士删除征信记录，销毁记录'],
  ['借用他人账户提款'],
  ['Use a VPN so that the network looks usual'],
  ['Inflate your income a little'],
  ['Get round the check with another phone'],
  ['Borrow somebody’s account for the draw'],
  ['They delete your record for a fee'],
])('found: %s', (advice) => {
  expect(forbiddenIn(advice)).not.toEqual([])
})
