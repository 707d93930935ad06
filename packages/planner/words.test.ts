import { expect, test } from 'vitest'
import {
  CAP_COST_WORDS,
  EXPLANATION_WORDS,
  FAULT_WORDS,
  GAP_REASON_WORDS,
  LEDGER_FAULT_WORDS,
  PLAN_WORDS,
  REPAIR_WORDS,
  say,
  type Words,
} from './words.ts'

const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort()
const everything: Words[] = [
  FAULT_WORDS,
  GAP_REASON_WORDS,
  REPAIR_WORDS,
  LEDGER_FAULT_WORDS,
  PLAN_WORDS,
  CAP_COST_WORDS,
  EXPLANATION_WORDS,
].flatMap((table) =>
  Object.values<Words & { readonly short?: Words }>(table).flatMap((words) => (words.short ? [words, words.short] : [words])),
)

test('both languages ask for the same figures', () => {
  expect(everything.length).toBeGreaterThan(45)
  for (const { zh, en } of everything) expect(names(zh)).toEqual(names(en))
})

test('a sentence is filled in, and one that lacks a figure is not said', () => {
  expect(say(PLAN_WORDS.bound, { share: '1.2 %' })).toEqual({
    zh: '此方案成本最多比理论下限高 1.2 %',
    en: 'This plan costs at most 1.2 % more than any plan could',
  })
  expect(() => say(PLAN_WORDS.bound, {})).toThrow('the sentence lacks share')
})
