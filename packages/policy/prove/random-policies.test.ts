/** What proofs say of random policies in which decisions feed decisions, against asking the evaluator for every case of a grid. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionXml, definitions, expressionXml, inputXml } from '../fixtures.ts'
import type { InputSchema } from '../input-schema.ts'
import type { Evaluation, Inputs, Value } from '../policy.ts'
import { compareNum, isNum, sameValue } from '../value.ts'
import { provableOf } from './provable.fixture.ts'
import type { Provable } from './provable.ts'
import { type Proof, provePolicy } from './prove.ts'
import { type Monotone, noStatements } from './statements.ts'

const schema: InputSchema = new Map([
  ['a', { type: 'number', nullable: true }],
  ['b', { type: 'number', nullable: false }],
  ['k', { type: 'string', nullable: true, values: ['x', 'y'] }],
])
const VALUES = { a: [null, 0, 1, 2, 3, 3.5, 4], b: [0, 1, 2, 3, 3.5, 4, 7], k: [null, 'x', 'y'] }
const CASES: Inputs[] = VALUES.a.flatMap((a) => VALUES.b.flatMap((b) => VALUES.k.map((k) => ({ a, b, k }))))
const NUMBERS = ['-', '-', '< 2', '>= 2', '[1..4)', '> 3', 'null', '3', 'not(3)'] as const
const TEXTS = ['-', '-', '"x"', '"y"', 'null'] as const
const GRADES = ['-', '"A"', '"B"', 'not("A")', 'null'] as const

const scored = fc.record({
  a: fc.constantFrom(...NUMBERS),
  b: fc.constantFrom(...NUMBERS),
  k: fc.constantFrom(...TEXTS),
  points: fc.integer({ min: -2, max: 3 }),
})
const graded = fc.record({ score: fc.constantFrom(...NUMBERS), grade: fc.constantFrom('"A"', '"B"', '"C"') })
const limited = fc.record({ grade: fc.constantFrom(...GRADES), b: fc.constantFrom(...NUMBERS), output: fc.nat() })
const CONSTANT = ['0', '1', '5', 'null'] as const
const COMPUTED = [...CONSTANT, 'b * 2', 'min(b * 3, 6)', 'if b > 2 then 4 else b', 'b + score', '0 - b', 'max(b, 1) * 2'] as const

type Parts = {
  rows: { a: string; b: string; k: string; points: number }[]
  grades: { score: string; grade: string }[]
  limits: { grade: string; b: string; output: number }[]
  hit: string
}
const parts: fc.Arbitrary<Parts> = fc.record({
  rows: fc.array(scored, { minLength: 1, maxLength: 5 }),
  grades: fc.array(graded, { minLength: 1, maxLength: 4 }),
  limits: fc.array(limited, { minLength: 1, maxLength: 5 }),
  hit: fc.constantFrom('FIRST', 'UNIQUE', 'ANY'),
})

function policyOf({ rows, grades, limits, hit }: Parts, outputs: readonly string[]): Provable {
  const score = decisionXml({
    name: 'score',
    inputs: { a: 'number', b: 'number', k: 'string' },
    outputs: ['score'],
    hitPolicy: 'COLLECT',
    aggregation: 'SUM',
    rows: rows.map(({ a, b, k, points }) => [a, b, k, String(points)]),
  })
  const grade = decisionXml({
    name: 'grade',
    inputs: { score: 'number' },
    requires: ['score'],
    outputs: ['grade'],
    hitPolicy: 'FIRST',
    rows: grades.map((row) => [row.score, row.grade]),
  })
  const limit = decisionXml({
    name: 'limit',
    inputs: { grade: 'string', b: 'number' },
    requires: ['grade', 'score'],
    outputs: ['limit'],
    annotations: ['reason'],
    hitPolicy: hit,
    rows: limits.map((row, index) => [row.grade, row.b, outputs[row.output % outputs.length]!, `L${index}`]),
  })
  const total = expressionXml('total', 'if limit > 2 then limit + score else score', { decisions: ['limit', 'score'] })
  return provableOf(
    definitions(
      [...schema.keys()].map((name) => inputXml(name, name === 'k' ? 'string' : 'number')).join('') + score + grade + limit + total,
    ),
    schema,
  )
}

const statements: Monotone[] = ['a', 'b'].flatMap((input) =>
  ['score', 'limit', 'total'].flatMap((decision) =>
    (['never-raises', 'never-lowers'] as const).flatMap((direction) =>
      (['apart', 'lowest'] as const).map((noAnswer) => ({ decision, output: null, input, direction, order: null, noAnswer })),
    ),
  ),
)
const prove = (policy: Provable): Proof => provePolicy(policy, { ...noStatements, monotone: statements })

function isBroken({ direction, noAnswer }: Monotone, low: Value, high: Value): boolean {
  const [first, second] = direction === 'never-lowers' ? [low, high] : [high, low]
  if (first === null || second === null) return noAnswer === 'lowest' && second === null && first !== null
  return isNum(first) && isNum(second) && compareNum(first, second) > 0
}

/** Two cases of the grid that differ in the one input and break the statement. */
function isRefutable(seen: readonly Evaluation[], statement: Monotone): boolean {
  const key = statement.input as 'a' | 'b'
  const outputs = new Map(CASES.map((inputs, index) => [JSON.stringify(inputs), seen[index]!.values.get(statement.decision) ?? null]))
  const outputOf = (inputs: Inputs, value: number): Value => outputs.get(JSON.stringify({ ...inputs, [key]: value }))!
  const known = (VALUES[key] as readonly (number | null)[]).filter((value) => value !== null)
  return CASES.some(
    (each) =>
      each[key] === known[0] &&
      known.some((low, place) => known.slice(place + 1).some((high) => isBroken(statement, outputOf(each, low), outputOf(each, high)))),
  )
}

function expectTrue(policy: Provable, { monotone, outputs, reasons }: Proof, isExact: boolean): void {
  const seen = CASES.map((inputs) => policy.evaluate(inputs, ['score', 'grade', 'limit', 'total']))
  for (const { statement, proof } of monotone) {
    const refutable = isRefutable(seen, statement)
    if (proof.verdict === 'proved') expect(refutable, JSON.stringify(statement)).toBe(false)
    if (proof.verdict === 'refuted') expect(isBroken(statement, ...proof.pair.outputs), JSON.stringify(proof)).toBe(true)
    if (isExact) expect(proof.verdict, JSON.stringify(statement)).toBe(refutable ? 'refuted' : 'proved')
  }
  for (const { decision, values, more } of outputs) {
    const given = seen.map((each) => each.values.get(decision) ?? null)
    expect(values.filter(({ witness }) => !witness.confirmed)).toEqual([])
    if (more === 'no') expect(given.filter((value) => !values.some((each) => sameValue(each.value, value)))).toEqual([])
    if (isExact) expect(values.filter(({ value }) => !given.some((each) => sameValue(each, value)))).toEqual([])
  }
  for (const proof of reasons) {
    const isGiven = seen.some((each) => each.fired.some(({ decision, reason }) => decision === 'limit' && reason === proof.reason))
    if (proof.verdict === 'reachable') expect(proof.witness.confirmed).toBe(true)
    if (proof.verdict === 'unreachable') expect(isGiven).toBe(false)
    if (isExact) expect(proof.verdict).toBe(isGiven ? 'reachable' : 'unreachable')
  }
}

test('where outputs are constants everything is decided, and right', () => {
  fc.assert(
    fc.property(parts, (each) => {
      const policy = policyOf(each, CONSTANT)
      const proof = prove(policy)
      expectTrue(policy, proof, true)
      expectTables(policy, proof)
    }),
    { numRuns: 40 },
  ) // prettier-ignore
})

test('where outputs are computed nothing wrong is proved', () => {
  let decided = 0
  fc.assert(
    fc.property(parts, (each) => {
      const policy = policyOf(each, COMPUTED)
      const proof = prove(policy)
      expectTrue(policy, proof, false)
      decided += proof.monotone.filter((one) => one.proof.verdict !== 'undecided').length
    }),
    { numRuns: 40 },
  ) // prettier-ignore
  expect(decided / (40 * statements.length)).toBeGreaterThan(0.9)
})

/** Tables over decisions: only what can be reached through the decisions counts. */
function expectTables(policy: Provable, { tables }: Proof): void {
  for (const { decision, gaps, deadRows, overlaps, reached, undecided, rows } of tables) {
    expect(undecided).toEqual([])
    const seen = CASES.map((inputs) => policy.evaluate(inputs, [decision]))
    const firing = new Set(seen.flatMap(({ fired }) => fired.filter((each) => each.decision === decision).map(({ row }) => row)))
    const errors = seen.flatMap((each) => each.errors.filter((error) => error.decision === decision))
    const silent = seen.filter(
      (each) => !each.fired.some((row) => row.decision === decision) && !each.errors.some((error) => error.decision === decision),
    )
    expect(gaps.length > 0, decision).toBe(silent.length > 0)
    expect(overlaps.length > 0).toBe(errors.length > 0)
    for (const { row } of deadRows) expect(firing.has(row)).toBe(false)
    expect(deadRows.length).toBe(rows - firing.size)
    expect(reached.map(({ row }) => row)).toEqual([...firing].sort((a, b) => a - b))
    expect(
      [...gaps, ...overlaps, ...deadRows, ...reached].flatMap(({ witness }) => witness ?? []).filter(({ confirmed }) => !confirmed),
    ).toEqual([])
  }
}
