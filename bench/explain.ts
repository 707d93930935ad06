/** What principal reasons cost, on the policy of the shape that engines are compared on: kept at every evaluation, and read at every adverse one. */
import { type Baselines, meanPoints } from '@fairline/policy/explain/baselines'
import { prepareExplainer } from '@fairline/policy/explain/explainer'
import { type Inputs, loadPolicy, type Value } from '@fairline/policy/policy'
import { perCpuSecond, print } from './figure.ts'
import { referenceInputs, referencePolicy, referenceSchema } from './reference-policy.ts'

const CASES = 2_000
const ROUNDS = 20
/** An evaluation that keeps its reasons may take this much longer. */
const MOST_OVERHEAD = 1.25
/** The limit that a score in the upper half is given. */
const PASSING_LIMIT = 500_000

const loaded = loadPolicy({ xml: referencePolicy(), file: 'policy.dmn', inputs: referenceSchema, backEnd: 'generated' })
if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'))
const { policy } = loaded
const cases = referenceInputs(CASES).map((one): Inputs => JSON.parse(JSON.stringify(one)))
const isAdverse = (limit: Value): boolean => Number(limit) < PASSING_LIMIT

const passing = cases.map((one) => policy.evaluate(one, ['limit'])).filter(({ values }) => !isAdverse(values.get('limit') ?? null))
const baselines: Baselines = { kind: 'near-pass', points: meanPoints(policy, 'score', passing) }
const score = { score: 'score', outcome: 'limit', isAdverse, yardsticks: [{ passesAt: null, baselines }] }
const prepared = prepareExplainer<Inputs>(
  policy,
  { knockOuts: [{ decision: 'holds', isAdverse: () => true }], score },
  (name) => (one) => one[name],
)
if (!prepared.ok) throw new Error(prepared.faults.join('\n'))
const { explain } = prepared
const answer = policy.prepare(['holds', 'score', 'limit'])

/** Keeps what `work` counts, so that nobody can leave the work undone. */
function rateOf(work: (one: Inputs) => number): number {
  let counted = 0
  const rate = perCpuSecond(CASES * ROUNDS, () => {
    for (let round = 0; round < ROUNDS; round++) for (const one of cases) counted += work(one)
  })
  if (counted === 0) throw new Error('nothing was done')
  return rate
}

const alone = rateOf((one) => answer(one).fired.length)
const kept = rateOf((one) => {
  const { fired, values } = answer(one)
  return explain(one, { fired, outcome: values[2] ?? null }) === null ? 0 : fired.length
})
const read = rateOf((one) => {
  const { fired, values } = answer(one)
  return explain(one, { fired, outcome: values[2] ?? null }).principal.length
})
const adverse = cases.filter((one) => isAdverse(answer(one).values[2] ?? null)).length / CASES

const unit = 'evaluations/cpu-s'
const against = 'evaluation-alone'
print('explain', { figure: against, value: alone, unit })
print('explain', {
  figure: 'reasons-kept',
  value: kept,
  unit,
  against,
  ratio: kept / alone,
  target: alone / MOST_OVERHEAD,
  met: kept >= alone / MOST_OVERHEAD,
})
print('explain', { figure: 'reasons-read', value: read, unit, against, ratio: read / alone })
print('explain', { figure: 'adverse-by-score', value: adverse, unit: 'share' })
