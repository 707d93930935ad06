/**
 * The way back from the holds of a line: plans found over the borrower's own account, by the pack that holds him, through the code that decides.
 *
 * Joint    a plan ends all holds of its goal and places no other: first those on drawing, then every hold there is.
 * Proven   a plan is given only after the account, led along it day by day, stands without them (P10); so is "there is none" within horizon and steps.
 * Honour   until `honourUntil` a plan stays good though the policy changes. New causes of his own, or the law, may still stand in its way.
 */
import type { Inputs } from '@fairline/policy/policy'
import { findPlans, isValid } from '@fairline/policy/recourse/find-plans'
import type { Judgement, Preference, Problem, Recourse } from '@fairline/policy/recourse/problem'
import { compileTarget, type RowRef, type Target } from '@fairline/policy/recourse/target'
import type { Account } from '../account/account.ts'
import { type Book, newBook } from '../book/book.ts'
import { invariant } from '../kernel/outcome.ts'
import { DAY_MS } from '../kernel/time.ts'
import { blocksDrawing, type Hold } from '../line/hold.ts'
import type { Pack } from '../pack/pack.ts'
import { DECISION, tablesLike } from '../pack/pack-shape.ts'
import { sourceAt } from '../pack/source-at.ts'
import { readSignal } from '../signals/catalogue.ts'
import { meansMinor } from '../signals/means-signals.ts'
import type { SignalSource } from '../signals/signal.ts'
import { Future, tick } from './future.ts'
import { possibleActions } from './possible-actions.ts'

export type Goal = Readonly<{ scope: 'draw' | 'all'; holds: readonly Hold[]; recourse: Recourse }>
export type WayBack = Readonly<{ at: number; goals: readonly Goal[] }>

/** `book`: left out, nothing was ever said of it. */
export type Asked = Readonly<{ account: Account; pack: Pack; book?: Book; at: number; stateHash: string }>

/** No goals where nothing is held, or the pack knows no actions. */
export function wayBack({ account, pack, book = newBook, at: now, stateHash }: Asked): WayBack {
  const future = new Future(pack, book)
  // After all that was heard of him: a consent given at the very instant it was withdrawn would not count.
  const at = Math.max(now, account.clockAt, account.signals.asOf + 1)
  const begun = future.take(future.now(account, at), tick(at))
  const { stage, holds } = begun.line
  if (stage !== 'open' || holds.length === 0 || pack.waysBack === null) return { at, goals: [] }
  const onDrawing = holds.filter(blocksDrawing)
  const wanted = [
    { scope: 'draw', holds: onDrawing },
    { scope: 'all', holds },
  ] as const
  const goals = wanted.filter((goal) => goal.holds.length > 0 && (goal.scope === 'draw' || goal.holds.length > onDrawing.length))
  return { at, goals: goals.map((goal) => ({ ...goal, recourse: recourseFor(begun, goal, { pack, book, at, stateHash, future }) })) }
}

/** Each is a life led: beyond it the answer is bounded, and says so. */
const NODES_MAX = 1_000
/** A hold that would come back sooner is not ended. */
const KEEPS_MS = 30 * DAY_MS

type Where = Readonly<{ pack: Pack; book: Book; at: number; stateHash: string; future: Future }>

function recourseFor(state: Account, { scope, holds }: Pick<Goal, 'scope' | 'holds'>, where: Where): Recourse {
  const { pack, book, at, stateHash, future } = where
  const target = targetFor(pack, scope)
  const names = [...target.inputs]
  const seen = new WeakMap<Account, Map<number, Inputs>>()
  const featuresAt = (account: Account, time: number): Inputs => {
    const then = future.at(account, time)
    const known = seen.get(then) ?? new Map<number, Inputs>()
    seen.set(then, known)
    const inputs = known.get(time) ?? readInputs(names, sourceAt(pack, then, time, book))
    known.set(time, inputs)
    return inputs
  }
  const problem: Problem<Account> = {
    state,
    at,
    target,
    featuresAt,
    judge: (_answer, account, time) => judge(future.at(account, time).line.holds, scope),
    keep: { forMs: KEEPS_MS, concerns: ({ reason }) => holds.some((hold) => hold.reason === reason) },
    criticalDates: (account, _from, until) => newsOf(account, until, { target, future, featuresAt }),
    actions: possibleActions(pack, future),
    policyHash: pack.hash,
    stateHash,
    honourUntil: at + (pack.waysBack?.honour_days ?? 0) * DAY_MS,
    preference: preferenceOf(state, where),
    limits: { nodesMax: NODES_MAX },
  }
  invariant(holds.length > 0, 'nobody needs a way back from nothing')
  const recourse = findPlans(problem)
  if (recourse.answer !== 'none') for (const plan of recourse.plans) invariant(isValid(problem, plan), 'a plan does what it says')
  return recourse
}

const readInputs = (names: readonly string[], source: SignalSource): Inputs =>
  Object.fromEntries(names.map((name) => [name, readSignal(name, source)]))

type Seeing = Readonly<{ target: Target; future: Future; featuresAt: Problem<Account>['featuresAt'] }>

/** The moments at which the policy sees something else than before, or a hold comes, goes, or comes under observation. */
function newsOf(account: Account, until: number, { target, future, featuresAt }: Seeing): readonly number[] {
  const names = [...target.inputs]
  let before: readonly unknown[] | null = null
  return future.looks(account, until).filter((time) => {
    const inputs = featuresAt(account, time)
    const { holds } = future.at(account, time).line
    const now = [
      ...names.map((name) => target.codeOf(name, inputs[name])),
      ...holds.flatMap(({ id, observedUntil }) => [id, observedUntil]),
    ]
    const isNew = before === null || before.length !== now.length || now.some((value, index) => value !== before![index])
    before = now
    return isNew
  })
}

/** A hold that is not observed although nothing asks for it any more rests on something that nobody knows: to learn it may help. */
function judge(holds: readonly Hold[], goal: Goal['scope']): Judgement {
  const left = holds.filter((hold) => goal === 'all' || blocksDrawing(hold))
  if (left.length === 0) return 'reached'
  return left.some(({ observedUntil }) => observedUntil === null) ? 'missing' : 'not-yet'
}

const targets = new WeakMap<Pack, Map<Goal['scope'], Target>>()

/** Prepared at the first question to a pack. */
function targetFor(pack: Pack, scope: Goal['scope']): Target {
  const known = targets.get(pack) ?? new Map<Goal['scope'], Target>()
  targets.set(pack, known)
  const target = known.get(scope) ?? compileTarget(pack.policy, tablesLike(pack.policy, DECISION.holds), rowsOf(pack, scope))
  known.set(scope, target)
  return target
}

/** Each has to have been silent for as long as its reason is observed. */
function rowsOf({ policy, reasons }: Pack, goal: Goal['scope']): readonly RowRef[] {
  return tablesLike(policy, DECISION.holds).flatMap((decision) => {
    const { outputs: columns, rows } = policy.decisions.get(decision)!
    const scopeColumn = columns.findIndex(({ name }) => name === 'scope')
    return rows
      .filter(({ outputs }) => goal === 'all' || outputs[scopeColumn] === goal || outputs[scopeColumn] === null)
      .map(({ row, reason }) => ({ decision, row, stayMs: reasons.get(reason ?? '')?.observationMs ?? 0 }))
  })
}

/** Money is weighed against what he earns in a month; where nobody knows that, against his limit. */
function preferenceOf(account: Account, { pack, book, at }: Where): Preference {
  const weights = pack.waysBack?.preference
  if (weights === undefined) return { kind: 'lexicographic' }
  const means = meansMinor(sourceAt(pack, account, at, book)) ?? account.line.limitMinor
  return { kind: 'weighted', monthlyIncomeMinor: Math.max(1, means), ...weights }
}
