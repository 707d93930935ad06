/**
 * Finds the ways back: for each date at which something may change, the cheapest plans, until none can be better. What is given back is proven: the best
 * there is, that there is none, or how far the best found may be from it.
 *
 * Pure     the same problem gives the same answer; the budget is counted, not timed.
 * Exact    relative to what the certificate names: its dates, its steps, its horizon, and the levels of its lattice where there is one.
 */
import { criticalLevels } from './critical-levels.ts'
import { helpful } from './helpful.ts'
import { type Choice, Moment } from './moment.ts'
import {
  type Action,
  type Best,
  type Certificate,
  DAY_MS,
  LIMITS,
  type Limits,
  type Plan,
  type Preference,
  type Problem,
  type Recourse,
  type StuckRow,
} from './problem.ts'
import { type Budget, costOfSilence, searchAt } from './search.ts'
import { NotSeparate, type Setting, settingOf } from './setting.ts'

type Candidate = { readonly chosen: readonly Choice[]; readonly costMinor: number; readonly reachedAt: number }
type Front = { readonly candidates: readonly Candidate[]; readonly stopped: readonly number[]; readonly last: readonly StuckRow[] }

export function findPlans<State>(problem: Problem<State>): Recourse {
  const limits: Limits = { ...LIMITS, ...problem.limits }
  const budget: Budget = { spent: 0, most: limits.nodesMax }
  const actions = problem.actions.filter(({ moves }) => moves.some((input) => problem.target.inputs.has(input)))
  const ownDates = ownDatesOf(problem, limits)
  try {
    const some = helpful(problem, actions, ownDates)
    return answerOf(problem, some, datesOf(problem, some, ownDates, limits), { limits, budget, isSeparate: true })
  } catch (error) {
    if (!(error instanceof NotSeparate)) throw error
    return answerOf(problem, actions, datesOf(problem, actions, ownDates, limits), { limits, budget, isSeparate: false })
  }
}

type How = { readonly limits: Limits; readonly budget: Budget; readonly isSeparate: boolean }

function answerOf<State>(problem: Problem<State>, actions: readonly Action<State>[], dates: readonly number[], how: How): Recourse {
  const { limits, budget, isSeparate } = how
  const setting = settingOf(problem, actions, limits, isSeparate)
  const { candidates, stopped, last } = frontOf(setting, dates, limits, budget)
  const plans = chosenOf(candidates, problem, actions)
  const cheapest = candidates.reduce((least, { costMinor }) => Math.min(least, costMinor), Number.POSITIVE_INFINITY)
  const lowerBoundMinor = Math.min(cheapest, ...stopped)
  const certificate: Certificate = {
    policyHash: problem.policyHash,
    stateHash: problem.stateHash,
    honourUntil: problem.honourUntil,
    dates,
    stepsMax: limits.stepsMax,
    horizonDays: limits.horizonDays,
    lattice: Object.fromEntries(setting.gaps),
    lowerBoundMinor: Number.isFinite(lowerBoundMinor) ? lowerBoundMinor : 0,
    nodes: budget.spent,
  }
  if (stopped.length > 0) {
    const gapMinor = Number.isFinite(cheapest) ? cheapest - lowerBoundMinor : null
    return { answer: 'bounded', plans, gapMinor, certificate }
  }
  return plans.length > 0 ? { answer: 'plans', plans, certificate } : { answer: 'none', stuck: last, certificate }
}

/** Now, and when time alone may change something, up to the end of what is looked at: what is reached last has to last. */
function ownDatesOf<State>({ state, at, criticalDates, keep }: Problem<State>, { horizonDays }: Limits): readonly number[] {
  return [at, ...criticalDates(state, at, at + horizonDays * DAY_MS + (keep?.forMs ?? 0))]
}

/** Also when time may change something after each action, and when an action takes effect; up to the horizon. */
function datesOf<State>(
  problem: Problem<State>,
  actions: readonly Action<State>[],
  ownDates: readonly number[],
  { horizonDays }: Limits,
): readonly number[] {
  const { state, at, criticalDates } = problem
  const until = at + horizonDays * DAY_MS
  const dates = new Set(ownDates)
  for (const { levels, apply, waitDays } of actions) {
    const range = levels(state, at)
    if (range === null || range.most < range.least) continue
    // Where more of it takes longer, each level at which that begins has a date of its own.
    const slower = criticalLevels(range.least, range.most, (level) => [waitDays(level)], horizonDays) ?? []
    for (const level of new Set([...slower, range.most])) {
      const effectiveAt = at + waitDays(level) * DAY_MS
      dates.add(effectiveAt)
      for (const date of criticalDates(apply(state, level, effectiveAt), effectiveAt, until)) dates.add(date)
    }
  }
  return [...dates].filter((date) => date >= at && date <= until).sort((a, b) => a - b)
}

/** Every plan that no other beats in money, days and steps at once. A later one is only of use if it costs less, or takes fewer steps. */
function frontOf<State>(setting: Setting<State>, dates: readonly number[], { stepsMax }: Limits, budget: Budget): Front {
  const leastBySteps = new Array<number>(stepsMax + 1).fill(Number.POSITIVE_INFINITY)
  const candidates: Candidate[] = []
  const stopped: number[] = []
  let last: readonly StuckRow[] = []
  for (const date of dates) {
    const moment = new Moment(setting, date)
    let steps = stepsMax
    while (steps >= 0) {
      const found = searchAt(moment, steps, leastBySteps[steps]!, budget)
      if (found.outcome === 'stopped') stopped.push(found.lowerBoundMinor)
      if (found.outcome === 'found') {
        const { chosen, costMinor } = found
        candidates.push({ chosen, costMinor, reachedAt: date })
        for (let more = chosen.length; more <= stepsMax; more++) leastBySteps[more] = Math.min(leastBySteps[more]!, costMinor)
        steps = chosen.length - 1
      } else steps = fewer(leastBySteps, steps)
    }
    if (leastBySteps[0] === 0) break
    last = candidates.length > 0 ? [] : stuckAt(moment)
  }
  return { candidates, stopped, last }
}

/** The next smaller number of steps at which a plan may cost more than what was just ruled out. */
function fewer(leastBySteps: readonly number[], steps: number): number {
  let next = steps - 1
  while (next >= 0 && leastBySteps[next] === leastBySteps[steps]) next--
  return next
}

function stuckAt<State>(moment: Moment<State>): readonly StuckRow[] {
  const { stepsMax: steps } = moment.setting
  const scoreOf = (card: number) => {
    const sum = moment.answers[0]!.values[moment.target.cards[card]!.place]
    return typeof sum === 'number' ? sum : null
  }
  return moment.firing(moment.answers).flatMap((place): StuckRow[] => {
    if (costOfSilence(moment, [place], { first: 0, steps, scoreOf }) < Number.POSITIVE_INFINITY) return []
    const { decision, row, reason } = moment.target.avoided[place]!
    return [{ decision, row, reason }]
  })
}

const PLANS_MAX = 3

/** The one that is preferred, the fastest, the cheapest, and the simplest; no more than three. */
function chosenOf<State>(candidates: readonly Candidate[], problem: Problem<State>, actions: readonly Action<State>[]): readonly Plan[] {
  const { at, preference = { kind: 'lexicographic' } } = problem
  const names = new Map<Candidate, Best[]>()
  for (const [name, order] of [
    ['preferred', byPreference(preference, at)],
    ['fastest', first(reachedAt, costMinor, stepCount)],
    ['cheapest', first(costMinor, reachedAt, stepCount)],
    ['simplest', first(stepCount, costMinor, reachedAt)],
  ] as const) {
    const best = [...candidates].sort(order)[0]
    if (best !== undefined && (names.has(best) || names.size < PLANS_MAX)) names.set(best, [...(names.get(best) ?? []), name])
  }
  return [...names].map(([{ chosen, ...candidate }, best]) => {
    const steps = chosen.map(({ action, ...rest }) => ({ action: actions[action]!.id, ...rest }))
    return { steps, ...candidate, days: Math.ceil((candidate.reachedAt - at) / DAY_MS), best }
  })
}

type Measure = (candidate: Candidate) => number
const reachedAt: Measure = (candidate) => candidate.reachedAt
const costMinor: Measure = (candidate) => candidate.costMinor
const stepCount: Measure = ({ chosen }) => chosen.length

const first =
  (...measures: readonly Measure[]) =>
  (a: Candidate, b: Candidate): number =>
    measures.map((measure) => measure(a) - measure(b)).find((difference) => difference !== 0) ?? 0

const DAYS_A_MONTH = 30

function byPreference(preference: Preference, at: number): (a: Candidate, b: Candidate) => number {
  const isLater: Measure = (candidate) => Number(candidate.reachedAt > at)
  const plainly = [isLater, stepCount, costMinor, reachedAt]
  if (preference.kind === 'lexicographic') return first(...plainly)
  const { monthlyIncomeMinor, money, month, step } = preference
  const months: Measure = (candidate) => (candidate.reachedAt - at) / (DAY_MS * DAYS_A_MONTH)
  return first((one) => (money * one.costMinor) / monthlyIncomeMinor + month * months(one) + step * stepCount(one), ...plainly)
}

/** Whether a plan still does what it says, asked of the policy anew. */
export function isValid<State>(problem: Problem<State>, { steps, reachedAt }: Plan): boolean {
  const { at, target, state: start, actions } = problem
  const order = new Map(actions.map(({ id }, index) => [id, index]))
  const due = [...steps].sort((a, b) => a.effectiveAt - b.effectiveAt || order.get(a.action)! - order.get(b.action)!)
  let state = start
  for (const { action: id, level, costMinor, effectiveAt } of due) {
    const action = actions[order.get(id) ?? -1]
    const isAsSaid = action?.costMinor(level) === costMinor && at + action.waitDays(level) * DAY_MS === effectiveAt
    if (action === undefined || !isAsSaid || effectiveAt > reachedAt) return false
    state = action.apply(state, level, effectiveAt)
  }
  const answer = target.ask(problem.featuresAt(state, reachedAt))
  const isSilent = !answer.fired.some(({ decision, row }) => target.placeOf(decision, row) !== undefined)
  return isSilent && problem.judge(answer, state, reachedAt) === 'reached'
}
