/**
 * The way back of declined people: how fast it is found, and whether it is what it says.
 *
 * People   of UCI 350 (`$FAIRLINE_SAMPLES/data/uci_taiwan_default.csv`): every other one teaches the policy, 1,000 declined ones of the rest ask.
 * Policy   six rules and a scorecard over 25 numbers; fifteen actions, of which at most four, each priced by how many other people it passes.
 *          separate: each moves one number. coupled: a repayment and a payment move two numbers each. forest: coupled, and behind the rules a forest
 *          of 60 trees of depth 3, held to one direction in fourteen numbers, that has to let him pass too.
 * Checked  every plan replayed through the policy; 200 against every combination tried; 200 against an integer program solved by HiGHS;
 *          behind the forest, 200 against every combination of two steps.
 * Time     CPU of this process for one person, garbage collection included: the mean of several runs after one to warm up.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPlans, isValid } from '@fairline/policy/recourse/find-plans'
import { forestGate } from '@fairline/policy/recourse/forest-gate'
import { withGate } from '@fairline/policy/recourse/gate'
import type { Problem, Recourse } from '@fairline/policy/recourse/problem'
import { compileTarget } from '@fairline/policy/recourse/target'
import highsModule, { type Highs } from 'highs'
import { print, quantile } from './figure.ts'
import { type Directions, forestData, marginOf, trainForest } from './recourse/forest.ts'
import { byHighs, exhaustively, levelsThatMatter } from './recourse/slow-answers.ts'
import { actionsFor, COUPLED, type Market, marketOf, SEPARATE } from './recourse/taiwan-actions.ts'
import { type Features, type Person, taiwanPeople } from './recourse/taiwan-people.ts'
import { type TaiwanPolicy, taiwanPolicy } from './recourse/taiwan-policy.ts'

const PEOPLE = 1_000
const CHECKED = 200
const RUNS = 5
const [P50_MS, P99_MS] = [1, 20]
const FOREST_STEPS = 2
/** As many as the scorecard does. */
const FOREST_DECLINES = 0.4
const [FOREST_P50_MS, FOREST_P99_MS] = [5, 150]
/** More of these is never taken for less risk, or never for more. */
const DIRECTIONS: Directions = {
  ...Object.fromEntries(
    ['status_1', 'status_2', 'status_3', 'late_months', 'worst_status', 'utilisation', 'utilisation_avg'].map((name) => [name, 1]),
  ),
  ...Object.fromEntries(['limit', 'paid_share', 'paid_1', 'paid_2', 'paid_3', 'paid_4', 'paid_5'].map((name) => [name, -1])),
}

const samples = resolve(fileURLToPath(new URL('..', import.meta.url)), process.env.FAIRLINE_SAMPLES || '../shared')
const file = join(samples, 'data', 'uci_taiwan_default.csv')
if (!existsSync(file)) {
  console.error(`recourse: not run (there is no ${file})`)
  process.exit(1)
}

const everybody = await taiwanPeople(file)
const teachers = everybody.filter((_, index) => index % 2 === 0)
const learned = taiwanPolicy(teachers)
const market = marketOf(teachers)
const decline = learned.policy.decisions.get('decline')!
const target = compileTarget(
  learned.policy,
  ['decline'],
  decline.rows.map(({ row }) => ({ decision: 'decline', row })),
)
const isAccepted = (features: Features): boolean => !target.ask(features).fired.some(({ decision }) => decision === 'decline')
const asking = everybody.filter((_, index) => index % 2 === 1).filter(({ features }) => !isAccepted(features))
print('recourse', { figure: 'declined', value: asking.length, unit: 'people' })
const people = asking.slice(0, PEOPLE)
// Its types are those of its other build, whose default export stands one deeper.
const highs = await (highsModule as unknown as () => Promise<Highs>)()

let isWrong = false
for (const [name, ways] of [
  ['separate', SEPARATE],
  ['coupled', COUPLED],
] as const) {
  const problems = people.map((person) => problemOf(person, ways, market))
  const answers = time(name, problems)
  report(name, problems, answers)
  isWrong = check(name, problems, answers, learned, highs) || isWrong
}
isWrong = behindForest() || isWrong
if (isWrong) process.exitCode = 1

/** The same people behind a forest of 60 trees of depth 3 as well, which declines as many as it did when it was learned. */
function behindForest(): boolean {
  const forest = trainForest(teachers, DIRECTIONS)
  const margins = teachers.map(({ features }) => marginOf(forest, features)).sort((a, b) => a - b)
  const data = forestData(forest, Object.keys(teachers[0]!.features))
  const gate = forestGate(data, { atMost: quantile(margins, 1 - FOREST_DECLINES) }, { name: 'forest', reason: 'FOREST' })
  const gated = withGate(target, gate)
  const problems = people.map((person) => ({ ...problemOf(person, COUPLED, market), target: gated }))
  const answers = time('forest', problems, [FOREST_P50_MS, FOREST_P99_MS], 1)
  report('forest', problems, answers)
  const isPassed = (features: Features): boolean => isAccepted(features) && gate.isOpen(features)
  const differing = problems.slice(0, CHECKED).filter((problem) => {
    const found = findPlans({ ...problem, limits: { ...problem.limits, stepsMax: FOREST_STEPS } })
    const levels = levelsThatMatter(problem.actions, problem.state, learned, gate)
    return (
      exhaustively(levels, problem.state, isPassed, FOREST_STEPS) !== (found.answer === 'plans' ? found.certificate.lowerBoundMinor : null)
    )
  }).length
  const figure = 'forest-differs-from-exhaustive'
  print('recourse', { figure, value: differing, unit: `of ${CHECKED}, ${FOREST_STEPS} steps`, target: 0, met: differing === 0 })
  return differing > 0
}

function problemOf({ features }: Person, ways: Parameters<typeof actionsFor>[0], prices: Market): Problem<Features> {
  return {
    state: features,
    at: 0,
    target,
    judge: () => 'reached',
    featuresAt: (state) => state,
    criticalDates: () => [],
    actions: actionsFor(ways, features, prices),
    policyHash: '',
    stateHash: '',
    honourUntil: 0,
    limits: { horizonDays: 0 },
  }
}

function time(name: string, problems: readonly Problem<Features>[], [p50Ms, p99Ms] = [P50_MS, P99_MS], runs = RUNS): readonly Recourse[] {
  const answers = problems.map(findPlans)
  const spentMs = problems.map((problem) => {
    const before = process.cpuUsage()
    for (let run = 0; run < runs; run++) findPlans(problem)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000 / runs
  })
  const [p50, p99] = [quantile(spentMs, 0.5), quantile(spentMs, 0.99)]
  print('recourse', { figure: `${name}-p50`, value: p50, unit: 'ms CPU', target: p50Ms, met: p50 < p50Ms })
  print('recourse', { figure: `${name}-p99`, value: p99, unit: 'ms CPU', target: p99Ms, met: p99 < p99Ms })
  print('recourse', { figure: `${name}-max`, value: Math.max(...spentMs), unit: 'ms CPU' })
  return answers
}

function report(name: string, problems: readonly Problem<Features>[], answers: readonly Recourse[]): void {
  const found = answers.filter(({ answer }) => answer === 'plans').length
  const none = answers.filter(({ answer }) => answer === 'none').length
  print('recourse', { figure: `${name}-found`, value: found, unit: 'people' })
  print('recourse', { figure: `${name}-none`, value: none, unit: 'people' })
  print('recourse', {
    figure: `${name}-decided`,
    value: (100 * (found + none)) / answers.length,
    unit: '%',
    target: 100,
    met: found + none === answers.length,
  })
  const plans = answers.flatMap((answer, index) =>
    answer.answer === 'none' ? [] : answer.plans.map((plan) => ({ plan, problem: problems[index]! })),
  )
  const valid = plans.filter(({ plan, problem }) => isValid(problem, plan)).length
  print('recourse', { figure: `${name}-valid`, value: (100 * valid) / plans.length, unit: '%', target: 100, met: valid === plans.length })
  const nodes = answers.map(({ certificate }) => certificate.nodes)
  print('recourse', { figure: `${name}-nodes-p50`, value: quantile(nodes, 0.5), unit: 'nodes' })
  print('recourse', { figure: `${name}-nodes-p99`, value: quantile(nodes, 0.99), unit: 'nodes' })
}

/** The first hundreds that were looked at, and as many from the other end. */
function check(
  name: string,
  problems: readonly Problem<Features>[],
  answers: readonly Recourse[],
  policy: TaiwanPolicy,
  solver: Highs,
): boolean {
  const costOf = (answer: Recourse): number | null => (answer.answer === 'plans' ? answer.certificate.lowerBoundMinor : null)
  const differing = (from: number, solve: (problem: Problem<Features>) => number | null): number =>
    problems.slice(from, from + CHECKED).filter((problem, index) => solve(problem) !== costOf(answers[from + index]!)).length
  const levelsOf = ({ actions, state }: Problem<Features>) => levelsThatMatter(actions, state, policy)
  const ofAll = differing(0, (problem) => exhaustively(levelsOf(problem), problem.state, isAccepted))
  print('recourse', { figure: `${name}-differs-from-exhaustive`, value: ofAll, unit: `of ${CHECKED}`, target: 0, met: ofAll === 0 })
  const ofHighs = differing(problems.length - CHECKED, (problem) => byHighs(solver, levelsOf(problem), problem.state, policy))
  print('recourse', { figure: `${name}-differs-from-highs`, value: ofHighs, unit: `of ${CHECKED}`, target: 0, met: ofHighs === 0 })
  return ofAll + ofHighs > 0
}
