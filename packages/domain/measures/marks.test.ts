import { camelKeys } from '@fairline/contract/case'
import { FACT_TYPES, FACTS, type Fact } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import type { LineOutcome } from '../line/outcomes.ts'
import { FLOW_MARKS, FLOWS } from './flows.ts'
import { isMarkedFact, MARK_NAMES, marksOf } from './marks.ts'

const AT = 5_000
const decidedOn = (outcomes: readonly LineOutcome[], grade: string | null = 'B') => ({ at: AT, assessment: { grade }, outcomes })
const fact = (type: Fact['type'], data: object): Fact => ({ type, occurredAt: 1_000, knownAt: AT, data }) as Fact
const textsOf = (given: Fact | undefined, outcomes: readonly LineOutcome[] = []) =>
  marksOf({ sequence: 7, fact: given, decision: decidedOn(outcomes) }).map(
    ({ mark, run, detail, at, nth }) => `${nth} ${mark} ${run} ${detail} @${at}`,
  )
const outcome = (type: LineOutcome['type'], data: object): LineOutcome => ({ type, data }) as LineOutcome

test.each<[rule: string, given: Fact | undefined, outcomes: readonly LineOutcome[], marks: readonly string[]]>([
  ['nothing that is measured', fact('clock-ticked', {}), [], []],
  ['a fact is of when it took effect', fact('identity-verified', { method: 'face' }), [], ['-1 identity-verified null null @1000']],
  [
    'one fact may move two ways on',
    fact('drawdown-requested', { drawdownId: 'd', quoteId: 'q' }),
    [],
    ['-1 drawdown-requested d null @1000', '-2 quote-taken q null @1000'],
  ],
  [
    'a debt elsewhere that is past due is adverse',
    fact('delinquency-elsewhere-reported', { daysPastDue: 1 }),
    [],
    ['-1 adverse null delinquency-elsewhere-reported @1000'],
  ],
  ['one brought current is not', fact('delinquency-elsewhere-reported', { daysPastDue: 0 }), [], []],
  [
    'an intruder who was found is',
    fact('takeover-cleared', { suspicionId: 's', attackerDevices: ['d'] }),
    [],
    ['-1 adverse null takeover-cleared @1000'],
  ],
  ['one who never was is not', fact('takeover-cleared', { suspicionId: 's' }), [], []],
  ['an appeal goes by its case', fact('appeal-submitted', { appealId: 'ap' }), [], ['-1 appeal-submitted cs_ap null @1000']],
  ['only what we say answers', fact('case-noted', { caseId: 'c', direction: 'in' }), [], []],
  [
    'an outcome is of when it was decided',
    undefined,
    [outcome('hold-lifted', { holdId: 'h', why: 'overturned' })],
    ['0 hold-lifted h overturned @5000'],
  ],
  ['a cured hold says no why', undefined, [outcome('hold-lifted', { holdId: 'h' })], ['0 hold-lifted h null @5000']],
  [
    'each at its place among the outcomes, as its delivery is',
    undefined,
    [outcome('journal-posted', {}), outcome('notice-due', { about: 'hold-placed', holdId: 'h', noticeId: 'n' })],
    ['1 notice-due h n @5000'],
  ],
  [
    'a notice about anything else is none of these',
    undefined,
    [outcome('notice-due', { about: 'limit-changed', holdId: null, noticeId: 'n' })],
    [],
  ],
  [
    'a request that got him more',
    undefined,
    [outcome('limit-changed', { requestId: 'i', fromMinor: 1, toMinor: 2 })],
    ['0 limit-raised i B @5000'],
  ],
  ['not one that did not', undefined, [outcome('limit-changed', { requestId: 'i', fromMinor: 2, toMinor: 2 })], []],
  [
    'an application is of when it was made',
    undefined,
    [outcome('application-opened', { applicationId: 'a', product: 'p@2', submittedAt: '1970-01-01T00:00:02Z' })],
    ['0 application-opened a p @2000'],
  ],
  [
    'a loan that is kept elsewhere',
    undefined,
    [outcome('drawdown-approved', { drawdownId: 'd' })],
    ['0 drawdown-approved d elsewhere @5000'],
  ],
  ['and here', undefined, [outcome('drawdown-approved', { drawdownId: 'd', terms: {} })], ['0 drawdown-approved d null @5000']],
])('%s', (_rule, given, outcomes, marks) => {
  expect(textsOf(given, outcomes)).toEqual(marks)
})

const ADVERSE = ['delinquency-elsewhere-reported', 'instalment-missed', 'judgment-reported', 'linked-product-changed', 'loan-charged-off', 'misuse-found', 'takeover-cleared'] // biome-ignore format: one list
/** Of all others, their own name alone. */
const OTHERWISE = {
  ...Object.fromEntries(ADVERSE.map((type) => [type, ['adverse']])),
  'bank-card-bound': ['information-proven'],
  'bank-card-failed': ['information-changed'],
  'case-noted': ['case-answered'],
  'document-submitted': ['document-submitted', 'document-brought'],
  'drawdown-requested': ['drawdown-requested', 'quote-taken'],
  'profile-changed': ['information-proven'],
  'statement-issued': [],
}

test('the example of each marked fact leaves the marks that it should', () => {
  const left = FACT_TYPES.filter(isMarkedFact).map((type) => {
    const example = camelKeys(FACTS[type].example as object)
    return [type, marksOf({ sequence: 7, fact: fact(type, example), decision: decidedOn([]) }).map(({ mark }) => mark)] as const
  })
  const otherwise = left.filter(([type, marks]) => marks.length !== 1 || marks[0] !== type)
  expect(Object.fromEntries(otherwise)).toEqual(OTHERWISE)
  expect(isMarkedFact('toString')).toBe(false)
})

test('every way begins, and every step can be done, by a mark that there is', () => {
  expect(FLOW_MARKS.filter((name) => !MARK_NAMES.includes(name))).toEqual([])
  for (const { begins, steps } of FLOWS) expect([begins, ...steps.map(({ done }) => done)].map(({ length }) => length)).not.toContain(0)
})
