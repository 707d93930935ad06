import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decisionXml, definitions, inputXml } from '../fixtures.ts'
import { type FiredRow, type Inputs, loadPolicy, type Policy, type Value } from '../policy.ts'
import type { Num } from '../value.ts'
import { type Baselines, meanPoints } from './baselines.ts'
import { type Asked, type Explanation, type ExplanationSpec, prepareExplainer } from './explainer.ts'
import { traceOf } from './trace.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const
/** Per characteristic: points below 10, from 10 to below 20, and from 20. */
type Bands = Readonly<Record<string, readonly [number, number, number]>>
type Shape = { readonly bands: Bands; readonly pass: number; readonly knockOut: number; readonly hitPolicy?: string }

const schema = new Map(NAMES.map((name) => [name, { type: 'number' as const, nullable: true }]))
const CELLS = ['< 10', '[10..20)', '>= 20']

function policyOf({ bands, pass, knockOut, hitPolicy = 'COLLECT' }: Shape): Policy {
  const names = Object.keys(bands)
  const inputs = Object.fromEntries(names.map((name) => [name, 'number']))
  const at = (name: string, cell: string): string[] => names.map((each) => (each === name ? cell : '-'))
  const rows = names.flatMap((name) => CELLS.map((cell, band) => [...at(name, cell), String(bands[name]![band]!), `r-${name}-${band}`]))
  const base = [...names.map(() => '-'), '100', '']
  const knocks = [1, 2, 3, 4, 5].map((step) => [`> ${knockOut * step}`, `"k${step}"`])
  const xml = definitions(
    [...new Set(['a', ...names])].map((name) => inputXml(name, 'number')).join('') +
      decisionXml({
        name: 'score',
        inputs,
        outputs: ['points'],
        annotations: ['reason'],
        rows: [base, ...rows],
        hitPolicy: 'COLLECT',
        aggregation: 'SUM',
      }) +
      decisionXml({
        name: 'grade',
        inputs: { score: 'number' },
        requires: ['score'],
        outputs: ['grade'],
        rows: [
          [`>= ${pass}`, '"pass"'],
          [`< ${pass}`, '"fail"'],
        ],
      }) +
      decisionXml({ name: 'knock', inputs: { a: 'number' }, outputs: ['reason'], rows: knocks, hitPolicy }),
  ) // prettier-ignore
  const loaded = loadPolicy({ xml, file: 'p.dmn', inputs: schema })
  expect(loaded.ok ? [] : loaded.diagnostics).toEqual([])
  if (!loaded.ok) throw new Error('the policy does not load')
  return loaded.policy
}

const fails = (value: Value): boolean => value !== 'pass'
const specOf = (baselines: Baselines): ExplanationSpec => ({
  knockOuts: [{ decision: 'knock', isAdverse: () => true }],
  score: { score: 'score', outcome: 'grade', isAdverse: fails, yardsticks: [{ passesAt: null, baselines }] },
})
const near = (points: Readonly<Record<string, Num>>): Baselines => ({ kind: 'near-pass', points: new Map(Object.entries(points)) })

const explain = (policy: Policy, inputs: Inputs, baselines: Baselines): Explanation => preparedOf(policy, specOf(baselines), inputs)

function preparedOf(policy: Policy, spec: ExplanationSpec, inputs: Inputs, more: Partial<Asked> = {}): Explanation {
  const prepared = prepareExplainer<Inputs>(policy, spec, (name) => (source) => source[name])
  if (!prepared.ok) expect.fail(prepared.faults.join('\n'))
  const { values, fired } = policy.evaluate(inputs, ['knock', 'grade'])
  return prepared.explain(inputs, { fired, outcome: values.get('grade')!, ...more })
}

const bands: Bands = { a: [0, 10, 30], b: [0, 5, 20], c: [0, 5, 15], d: [0, 8, 10], e: [0, 1, 2] }
const baselines = near({ a: 25, b: 15, c: 12, d: 9, e: 2 })
const told = ({ principal }: Explanation): (string | null)[] => principal.map(({ reason }) => reason)

describe('principal reasons', () => {
  test.each<[what: string, pass: number, inputs: Inputs, reasons: readonly string[], further: boolean]>([
    ['the worst loss is enough', 120, { a: 0, b: 0, c: 0, d: 0, e: 0 }, ['r-a-0'], false],
    ['two are needed, and no third is named', 140, { a: 0, b: 0, c: 0, d: 0, e: 0 }, ['r-a-0', 'r-b-0'], false],
    ['at the passing score', 125, { a: 0, b: 0, c: 0, d: 0, e: 0 }, ['r-a-0'], false],
    ['one point more', 126, { a: 0, b: 0, c: 0, d: 0, e: 0 }, ['r-a-0', 'r-b-0'], false],
    ['four are not enough', 163, { a: 0, b: 0, c: 0, d: 0, e: 0 }, ['r-a-0', 'r-b-0', 'r-c-0', 'r-d-0'], true],
    ['four are, if only just', 161, { a: 0, b: 0, c: 0, d: 0, e: 0 }, ['r-a-0', 'r-b-0', 'r-c-0', 'r-d-0'], false],
    ['what is above its baseline is not named', 150, { a: 20, b: 0, c: 20, d: 0, e: 20 }, ['r-b-0'], false],
    ['nothing was adverse', 100, { a: 0, b: 0, c: 0, d: 0, e: 0 }, [], false],
  ])('%s', (_what, pass, inputs, reasons, further) => {
    const explanation = explain(policyOf({ bands, pass, knockOut: 1000 }), inputs, baselines)
    expect(told(explanation)).toEqual(reasons)
    expect(explanation.furtherFactors).toBe(further)
  })

  test.each<[what: string, a: number, pass: number, reasons: readonly string[], further: boolean]>([
    ['knock-out rows come first', 101, 150, ['k1', 'r-b-0'], false],
    ['and leave less room', 301, 160, ['k1', 'k2', 'k3', 'r-b-0'], true],
    ['four of them leave none', 401, 150, ['k1', 'k2', 'k3', 'k4'], true],
    ['they alone, where the score passes', 101, 90, ['k1'], false],
    ['of five, four are named', 501, 90, ['k1', 'k2', 'k3', 'k4'], true],
  ])('%s', (_what, a, pass, reasons, further) => {
    for (const hitPolicy of ['COLLECT', 'FIRST']) {
      const explanation = explain(policyOf({ bands, pass, knockOut: 100, hitPolicy }), { a, b: 0, c: 0, d: 10, e: 20 }, baselines)
      expect(told(explanation)).toEqual(reasons)
      expect(explanation.furtherFactors).toBe(further)
    }
  })

  test('the baseline decides what is named first: the best, or those who just passed', () => {
    const policy = policyOf({ bands: { a: [20, 20, 90], b: [0, 30, 40] }, pass: 130, knockOut: 1000 })
    expect(told(explain(policy, { a: 0, b: 0 }, { kind: 'max' }))).toEqual(['r-a-0'])
    expect(told(explain(policy, { a: 0, b: 0 }, near({ a: 25, b: 30 })))).toEqual(['r-b-0'])
  })

  test.each([120, 130])('everything that counted is kept, with its points, baseline and loss: passing at %i', (pass) => {
    const { all } = explain(policyOf({ bands, pass, knockOut: 1000 }), { a: 0, b: 10, c: 20, d: 0, e: 0 }, baselines)
    expect(all.map(({ characteristic, points, baseline, loss }) => [characteristic, points, baseline, loss])).toEqual([
      ['a', 0, 25, 25],
      ['b', 5, 15, 10],
      ['d', 0, 9, 9],
      ['e', 0, 2, 2],
    ])
  })
})

test('the score itself may be what is judged', () => {
  const policy = policyOf({ bands, pass: 120, knockOut: 1000 })
  const spec: ExplanationSpec = {
    knockOuts: [],
    score: { score: 'score', outcome: 'score', isAdverse: (score) => Number(score) < 126, yardsticks: [{ passesAt: null, baselines }] },
  }
  const prepared = prepareExplainer<Inputs>(policy, spec, (name) => (source) => source[name])
  if (!prepared.ok) expect.fail(prepared.faults.join('\n'))
  const inputs = { a: 0, b: 0, c: 0, d: 0, e: 0 }
  const { values, fired } = policy.evaluate(inputs, ['score'])
  expect(told(prepared.explain(inputs, { fired, outcome: values.get('score')! }))).toEqual(['r-a-0', 'r-b-0'])
})

test.each<[what: string, pass: number, inputs: Inputs, held: readonly (readonly [string, Num])[]]>([
  ['the lowest at which he would pass', 115, { a: 0, b: 0 }, [['b', 10], ['a', 5]]],
  ['not one at which he would not', 116, { a: 0, b: 0 }, [['a', 20], ['b', 15]]],
  ['nor one of which nothing falls short', 115, { a: 10, b: 10 }, [['a', 20], ['b', 15]]],
  ['where none would do, the last', 136, { a: 0, b: 0 }, [['a', 30], ['b', 20]]],
])('points are held against the first yardstick that fits: %s', (_what, pass, inputs, held) => {
  const policy = policyOf({ bands: { a: [0, 6, 30], b: [0, 11, 20] }, pass, knockOut: 1000 })
  const yardsticks = [
    { passesAt: 115, baselines: near({ a: 5, b: 10 }) },
    { passesAt: 135, baselines: near({ a: 20, b: 15 }) },
    { passesAt: null, baselines: { kind: 'max' as const } },
  ]
  const spec: ExplanationSpec = { knockOuts: [], score: { score: 'score', outcome: 'grade', isAdverse: fails, yardsticks } }
  const { all } = preparedOf(policy, spec, inputs)
  expect(all.map(({ characteristic, baseline }) => [characteristic, baseline])).toEqual(held)
}) // biome-ignore format: a row is one case

test('what is certain comes first, what has no code is not named, and what is adverse may be said with each question', () => {
  const rows = { a: [0, 10, 30], b: [0, 5, 20] } as const
  const policy = policyOf({ bands: rows, pass: 120, knockOut: 1000 })
  const yardsticks = [{ passesAt: null, baselines: near({ a: 30, b: 20 }) }]
  const spec: ExplanationSpec = {
    knockOuts: [],
    score: { score: 'score', outcome: 'grade', isAdverse: () => false, yardsticks },
    codesOnly: true,
  }
  const own: FiredRow = { decision: 'grade', row: 2, ruleId: 'r', reason: 'own', output: 'fail' }
  const explanation = preparedOf(policy, spec, { a: 0, b: 0 }, { isAdverse: fails, certain: [own, { ...own, reason: '' }] })
  expect(told(explanation)).toEqual(['own', 'r-a-0'])
  expect([explanation.furtherFactors, explanation.isOfScore]).toEqual([false, true])
  expect(explanation.all.map(({ kind }) => kind)).toEqual(['knock-out', 'knock-out', 'score', 'score'])
})

test.each([
  [120, true],
  [150, true],
  [151, false],
])('whether the score decides: passing at %i', (pass, isOfScore) => {
  const policy = policyOf({ bands: { a: [0, 10, 30], b: [0, 5, 20] }, pass, knockOut: 1000 })
  const score = {
    score: 'score',
    outcome: 'grade',
    isAdverse: fails,
    yardsticks: [{ passesAt: null, baselines: { kind: 'max' as const } }],
  }
  expect(preparedOf(policy, { knockOuts: [], score }, { a: 0, b: 0 }).isOfScore).toBe(isOfScore)
})

test('what does not fit the policy is told at once', () => {
  const policy = policyOf({ bands, pass: 120, knockOut: 1000 })
  const spec: ExplanationSpec = { ...specOf(near({ a: 1 })), knockOuts: [{ decision: 'none', isAdverse: () => true }] }
  const prepared = prepareExplainer<Inputs>(policy, spec, (name) => (source) => source[name])
  expect(prepared.ok ? [] : prepared.faults).toEqual([
    'the policy has no decision "none"',
    ...['b', 'c', 'd', 'e'].map((name) => `the baselines name no points for "${name}"`),
  ])
})

test('means to be frozen at a release', () => {
  const policy = policyOf({ bands, pass: 120, knockOut: 1000 })
  const cases = [{ a: 0, b: 20 }, { a: 10, b: 20 }, { a: 20 }, { a: 20 }].map((inputs) => policy.evaluate(inputs, ['score']))
  expect(Object.fromEntries(meanPoints(policy, 'score', cases))).toEqual({ a: 18, b: 10, c: 0, d: 0, e: 0 })
})

test('the whole trace, in the order of the decisions', () => {
  const policy = policyOf({ bands: { a: [0, 10, 30] }, pass: 125, knockOut: 1000 })
  expect(traceOf(policy, { a: 12 }, ['grade'])).toMatchObject([
    {
      decision: 'score',
      value: 110,
      columns: [{ input: 'a', value: 12 }],
      fired: [
        { row: 1, evidence: [] },
        { row: 3, evidence: [{ input: 'a', value: 12, test: '[10..20)' }] },
      ],
    },
    { decision: 'grade', value: 'fail', columns: [{ input: 'score', value: 110 }], fired: [{ row: 2 }] },
  ])
})

const points = fc.integer({ min: -20, max: 40 })
const shapes: fc.Arbitrary<Shape> = fc.record({
  bands: fc
    .uniqueArray(fc.constantFrom(...NAMES), { minLength: 2 })
    .chain((names) =>
      fc
        .tuple(...names.map(() => fc.tuple(points, points, points)))
        .map((all) => Object.fromEntries(names.sort().map((name, index) => [name, all[index]!]))),
    ), // prettier-ignore
  pass: fc.integer({ min: 80, max: 200 }),
  knockOut: fc.constant(1000),
})

test('with the named characteristics at baseline the policy decides otherwise; with fewer of them it does not', () => {
  const value = fc.option(fc.integer({ min: 0, max: 30 }), { freq: 8 })
  const cases = fc.record(Object.fromEntries(NAMES.map((name) => [name, value])))
  const base = fc.record(Object.fromEntries(NAMES.map((name) => [name, points])))
  let [flipped, further] = [0, 0]
  fc.assert(
    fc.property(shapes, cases, base, (shape, inputs, given) => {
      const explanation = explain(policyOf(shape), inputs, near(given))
      const named = explanation.principal.flatMap(({ factors }) => factors.map(({ characteristic }) => characteristic!))
      /** Written anew: a policy whose rows of these characteristics all give the baseline. */
      const failsWith = (count: number): boolean => {
        const cured = named.slice(0, count).map((name) => [name, [given[name]!, given[name]!, given[name]!] as const])
        return fails(
          policyOf({ ...shape, bands: { ...shape.bands, ...Object.fromEntries(cured) } })
            .evaluate(inputs, ['grade'])
            .values.get('grade')!,
        )
      }
      if (!failsWith(0)) {
        expect([explanation.principal, explanation.furtherFactors]).toEqual([[], false])
        return
      }
      for (let count = 0; count < named.length; count++) expect(failsWith(count)).toBe(true)
      expect(failsWith(named.length)).toBe(explanation.furtherFactors)
      expect(explanation.all.slice(0, named.length)).toEqual(explanation.principal.flatMap(({ factors }) => factors))
      flipped += Number(!explanation.furtherFactors)
      further += Number(explanation.furtherFactors)
    }),
    { numRuns: 60 },
  )
  expect([flipped > 0, further > 0]).toEqual([true, true])
})
