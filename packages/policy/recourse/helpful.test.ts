import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionXml, definitions, inputXml } from '../fixtures.ts'
import { loadPolicy } from '../policy.ts'
import { findPlans } from './find-plans.ts'
import { helpful } from './helpful.ts'
import { type Action, DAY_MS, type Problem } from './problem.ts'
import { compileTarget } from './target.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const
type Name = (typeof NAMES)[number]
/** Each is as it is, until from a day on it is another. */
type State = Readonly<Record<Name, number>> & { readonly later?: Readonly<{ day: number; of: Name; value: number }> }

const loaded = loadPolicy({
  xml: definitions(
    NAMES.map((name) => inputXml(name, 'number')).join('') +
      decisionXml({
        name: 'holds',
        inputs: Object.fromEntries(NAMES.map((name) => [name, 'number'])),
        outputs: ['reason'],
        rows: [
          ['> 5', '-', '-', '-', '-', '"A"'],
          ['-', '> 5', '-', '-', '-', '"B"'],
          ['-', '< 2', '> 3', '-', '-', '"BC"'],
          ['-', '-', '-', '> 5', '-', '"D"'],
          ['-', '-', '-', '< 2', '> 3', '"DE"'],
        ],
        hitPolicy: 'COLLECT',
      }),
  ),
  file: 'helpful.dmn',
  inputs: new Map(NAMES.map((name) => [name, { type: 'number', nullable: true }])),
})
if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
const rows = loaded.policy.decisions.get('holds')!.rows
const target = compileTarget(
  loaded.policy,
  ['holds'],
  rows.map(({ row }) => ({ decision: 'holds', row })),
)

const lowers = (id: Name, more: Partial<Action<State>> = {}): Action<State> => ({
  id,
  moves: [id],
  levels: (state) => (state[id] > 0 ? { least: 1, most: state[id] } : null),
  apply: (state, level) => ({ ...state, [id]: state[id] - level }),
  costMinor: (level) => level,
  waitDays: () => 0,
  ...more,
})
const actions = NAMES.map((name) => lowers(name))

const problemOf = (state: State, more: Partial<Problem<State>> = {}): Problem<State> => ({
  state,
  at: 0,
  target,
  judge: () => 'reached',
  keep: { forMs: 0, concerns: () => false },
  featuresAt: ({ later, ...values }, at) =>
    later !== undefined && at >= later.day * DAY_MS ? { ...values, [later.of]: later.value } : values,
  criticalDates: ({ later }) => (later === undefined ? [] : [later.day * DAY_MS]),
  actions,
  policyHash: '',
  stateHash: '',
  honourUntil: 0,
  limits: { horizonDays: 20 },
  ...more,
})

const quiet: State = { a: 0, b: 3, c: 0, d: 3, e: 0 }
const keptOf = (problem: Problem<State>) =>
  helpful(problem, problem.actions, [0, ...problem.criticalDates(problem.state, 0, 0)])
    .map(({ id }) => id)
    .join('')

test.each<[what: string, problem: Problem<State>, kept: string]>([
  ['nothing fires', problemOf(quiet), ''],
  ['one row fires', problemOf({ ...quiet, a: 6 }), 'a'],
  ['what lowers b may wake the row of b and c', problemOf({ ...quiet, b: 6 }), 'bc'],
  ['it fires later on', problemOf({ ...quiet, later: { day: 9, of: 'a', value: 6 } }), 'a'],
  ['nobody fires, but one is concerned', problemOf(quiet, { keep: { forMs: 0, concerns: ({ reason }) => reason === 'DE' } }), 'de'],
  ['nobody says which rows are concerned', { ...problemOf(quiet), keep: undefined! }, 'abcde'],
  ['one makes another possible', problemOf({ ...quiet, a: 6 }, { actions: [...actions, lowers('a', { after: ['e'] })] }), 'abcdea'],
  [
    'one that helps nothing by its name moves more than that',
    problemOf({ ...quiet, a: 6, d: 4 }, { actions: [lowers('a'), lowers('d', { apply: (state) => ({ ...state, a: 0 }) })] }),
    'ad',
  ],
  [
    'that one can not be taken',
    problemOf({ ...quiet, a: 6, d: 0 }, { actions: [lowers('a'), lowers('d', { apply: (state) => ({ ...state, a: 0 }) })] }),
    'a',
  ],
])('kept where %s', (_what, problem, kept) => {
  expect(keptOf(problem)).toBe(kept)
})

test('without what is left aside the plans are the same', () => {
  let [aside, found] = [0, 0]
  const value = fc.integer({ min: 0, max: 9 })
  const later = fc.record({ day: fc.integer({ min: 1, max: 15 }), of: fc.constantFrom(...NAMES), value })
  fc.assert(
    fc.property(fc.record({ a: value, b: value, c: value, d: value, e: value }), fc.option(later, { nil: undefined }), (values, change) => {
      const problem = problemOf({ ...values, ...(change && { later: change }) })
      const all = problemOf(problem.state, { actions: actions.map((action) => ({ ...action, after: [] })) })
      const [some, every] = [findPlans(problem), findPlans(all)]
      aside += Number(keptOf(problem).length < NAMES.length)
      found += Number(some.answer === 'plans')
      expect(some.answer).toBe(every.answer)
      if (some.answer === 'plans' && every.answer === 'plans') expect(some.plans).toEqual(every.plans)
    }),
  )
  expect(aside).toBeGreaterThan(20)
  expect(found).toBeGreaterThan(20)
})
