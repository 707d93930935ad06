/** Facts that nothing is read from yet are kept, and move nothing but the clock. */
import { camelKeys } from '@fairline/contract/case'
import { readFact, wireType } from '@fairline/contract/cloud-event'
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import { FACT_TYPES, FACTS, type Fact, type FactType } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { tinyPack } from '../pack/tiny-pack.fixture.ts'
import { ASIDE, NOT_READ } from '../signals/recorded-facts.ts'
import { foldFact } from '../signals/signals.ts'
import type { Account } from './account.ts'
import { newAccount, step } from './step.ts'

const NOW = Date.parse('2026-03-01T00:00:00Z')
const pack = tinyPack()

/** The example of the contract, as the core would get it, without a time of its own. */
function exampleOf(type: FactType, at: number): Fact {
  const subject = FACTS[type].scope === 'book' ? BOOK_SUBJECT : 'b'
  const sent = { specversion: '1.0', id: 'e', source: 's', type: wireType(type), subject, data: FACTS[type].example }
  const reading = readFact(sent, at)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.value.fact
}

function after(account: Account, fact: Fact): Account {
  const outcome = step(account, fact, pack, { borrower: 'b' })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value.account
}

/** He has all but a score, and three devices: a review of him says something. */
const before = [
  exampleOf('borrower-registered', NOW),
  exampleOf('consent-granted', NOW),
  exampleOf('score-updated', NOW),
  exampleOf('identity-verified', NOW),
  ...['x', 'y', 'z'].map(
    (id, nth): Fact => ({
      type: 'session-started',
      occurredAt: NOW + 1 + nth,
      knownAt: NOW + 1 + nth,
      data: camelKeys({ device: { id } }),
    }),
  ),
].reduce(after, newAccount)
/** As if the review had not seen the last login: the next review places a hold. */
const unreviewed: Account = { ...before, line: { ...before.line, holds: [] } }
const LATER = NOW + 1_000

const aside = FACT_TYPES.filter(
  (type) => FACTS[type].scope === 'book' || type === 'technical-failure-reported' || (ASIDE as readonly FactType[]).includes(type),
)

/** What he asked for, or agreed to, about his data: it is kept, and no rule reads it. */
const OF_PRIVACY: readonly FactType[] = ['personal-data-erased', 'desk-consent-granted', 'desk-consent-withdrawn', 'deletion-withdrawn']

test.each([...aside, ...NOT_READ].filter((type) => !OF_PRIVACY.includes(type)))('%s changes no signal but the time', (type) => {
  expect(foldFact(before.signals, exampleOf(type, LATER))).toEqual({ ...before.signals, asOf: LATER })
})

test('an erasure is remembered, so that what comes after it is not held against what is gone', () => {
  const { information, ...others } = foldFact(before.signals, exampleOf('personal-data-erased', LATER))
  expect({ ...others, information: before.signals.information }).toEqual({ ...before.signals, asOf: LATER })
  expect(information.erasedAt).toBe(LATER)
})

test.each(NOT_READ)('%s is followed by the review that time passing is followed by', (type) => {
  const ticked = after(unreviewed, exampleOf('clock-ticked', LATER))
  expect(ticked.line.holds.length).toBeGreaterThan(0)
  expect(after(unreviewed, exampleOf(type, LATER))).toEqual(ticked)
})

test.each(aside.filter((type) => type !== 'deletion-withdrawn'))('%s leaves the account as it is', (type) => {
  const { line, assessment } = after(unreviewed, exampleOf(type, LATER))
  expect({ line, assessment }).toEqual({ line: unreviewed.line, assessment: unreviewed.assessment })
})
