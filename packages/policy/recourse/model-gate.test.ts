import { expect, test } from 'vitest'
import { tableXml } from '../fixtures.ts'
import { dictionary, load, number, pmml, schema, simple } from '../pmml/pmml.fixture.ts'
import { loadPolicy } from '../policy.ts'
import { findPlans, isValid } from './find-plans.ts'
import { withGate } from './gate.ts'
import { modelGate } from './model-gate.ts'
import type { Action, Problem } from './problem.ts'
import { compileTarget } from './target.ts'

const NAMING = { name: 'risk', reason: 'RISK' }
const node = (field: string, at: number, below: number, others: number): string =>
  `<Segment><True/><TreeModel functionName="regression" missingValueStrategy="nullPrediction">${schema(['x', 'y'])}<Node score="0"><True/><Node score="${below}">${simple(field, 'lessThan', at)}</Node><Node score="${others}">${simple(field, 'greaterOrEqual', at)}</Node></Node></TreeModel></Segment>`
const modelOf = (x = number('x'), more = '') =>
  load(
    pmml(
      `${dictionary(x, number('y'), number('out'))}<MiningModel functionName="regression" ${more}>${schema(['x', 'y'], 'out')}<Segmentation multipleModelMethod="sum">${node('x', 50, 1, 4)}${node('x', 20, 0, 1.5)}${node('y', 3, 2, 5)}</Segmentation></MiningModel>`,
    ),
  )

type State = { readonly x: number; readonly y: number }

function problemOf(atMost: number): Problem<State> {
  const xml = tableXml({ name: 'H', inputs: { x: 'number' }, outputs: ['reason'], rows: [['> 90', '"X"']], hitPolicy: 'COLLECT' })
  const loaded = loadPolicy({ xml, file: 'h.dmn', inputs: new Map([['x', { type: 'number', nullable: true }]]) })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const made = modelGate(modelOf(), 0, { atMost }, NAMING)
  if (!made.ok) throw new Error(made.fault)
  const lower = (name: 'x' | 'y', most: number, price: number): Action<State> => ({
    id: name,
    moves: [name],
    levels: () => ({ least: 1, most }),
    apply: (state, level) => ({ ...state, [name]: state[name] - level }),
    costMinor: (level) => price * level,
    waitDays: () => 0,
  })
  return {
    state: { x: 95, y: 9 },
    at: 0,
    target: withGate(compileTarget(loaded.policy, ['H'], [{ decision: 'H', row: 1 }]), made.gate),
    judge: () => 'reached',
    featuresAt: (state) => state,
    criticalDates: () => [],
    actions: [lower('x', 90, 1), lower('y', 8, 10)],
    policyHash: '',
    stateHash: '',
    honourUntil: 0,
  }
}

test.each<[atMost: number, cost: number | null]>([
  [11, 5],
  [10.5, 5],
  [10.4, 46],
  [7.5, 46],
  [7.4, 76],
  [6, 76],
  [4.5, 116],
  [3, 146],
  [2.9, null],
])('a margin of at most %d costs %d', (atMost, cost) => {
  const problem = problemOf(atMost)
  const found = findPlans(problem)
  const model = modelOf()
  expect(found.answer === 'plans' ? found.certificate.lowerBoundMinor : null).toBe(cost)
  for (const plan of found.answer === 'plans' ? found.plans : []) {
    expect(isValid(problem, plan)).toBe(true)
    const after = plan.steps.reduce(
      (state, { action, level }) => problem.actions.find(({ id }) => id === action)!.apply(state, level, 0),
      problem.state,
    )
    expect(model.evaluate(after).prediction).toBeLessThanOrEqual(atMost)
  }
})

const float = '<DataField name="x" optype="continuous" dataType="float"/>'
const whole = '<DataField name="x" optype="continuous" dataType="integer"/>'

test.each<[what: string, x: string, fault: string]>([
  ['limits an input', number('x', '<Interval closure="closedClosed" leftMargin="0"/>'), 'takes some values of `x` only'],
  ['rounds an input alone', float, 'rounds `x`'],
])('a model that %s is no gate', (_what, x, fault) => {
  expect(modelGate(modelOf(x), 0, { atMost: 1 }, NAMING)).toEqual({ ok: false, fault: expect.stringContaining(fault) })
})

test('a model without such a forest is no gate; of a part where a whole number is asked for, none is open', () => {
  expect(modelGate(modelOf(), 1, { atMost: 1 }, NAMING)).toEqual({ ok: false, fault: 'the model has 1 forests over its inputs' })
  const made = modelGate(modelOf(whole), 0, { atMost: 100 }, NAMING)
  if (!made.ok) expect.fail(made.fault)
  expect(
    [
      { x: 3, y: 1 },
      { x: 3.5, y: 1 },
    ].map(made.gate.isOpen),
  ).toEqual([true, false])
})
