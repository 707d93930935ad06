/** What people say of holds and of decisions: it may lift something, and never counts for or against anybody (P4). */
import type { Fact, FactOf } from '@fairline/contract/facts'

export const ANSWERS = [
  'commitment-made',
  'appeal-submitted',
  'appeal-decided',
  'manual-review-decided',
  'operator-error-recorded',
  'way-back-given',
] as const

export type Answer = { [T in (typeof ANSWERS)[number]]: FactOf<T> }[(typeof ANSWERS)[number]]

const answers: ReadonlySet<Fact['type']> = new Set(ANSWERS)
export const isAnswer = (fact: Fact): fact is Answer => answers.has(fact.type)
