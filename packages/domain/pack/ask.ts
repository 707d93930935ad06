/** Puts a pack's questions, and reads its answers row by row. */
import type { Answer, EvaluationError, FiredRow, Policy, Prepared, Value } from '@fairline/policy/policy'
import { invariant } from '../kernel/outcome.ts'
import { readerWhere } from '../signals/catalogue.ts'
import type { Signal, SignalSource } from '../signals/signal.ts'
import type { Pack } from './pack.ts'
import { DECISION, tablesLike } from './pack-shape.ts'
import { offSomewhere } from './signals-off.ts'
import { unheardOf } from './unheard-of.ts'

export type Asked = { pack: Pack; source: SignalSource; answer: Answer; failed: ReadonlySet<string> }

/** What is asked of a pack when a line is looked at. */
const REVIEW = [
  DECISION.score,
  DECISION.grade,
  DECISION.holds,
  DECISION.grant,
  DECISION.grantedLimit,
  DECISION.limitFactor,
  DECISION.price,
  DECISION.affordability,
  DECISION.closure,
]

/** The tables that are asked about a line, and about a drawdown. */
export const reviewTables = (policy: Policy): readonly string[] => [
  ...REVIEW.filter((name) => policy.decisions.has(name)),
  ...tablesLike(policy, DECISION.holds).slice(1),
  ...tablesLike(policy, DECISION.grant).slice(1),
]
export const drawdownTables = (policy: Policy): readonly string[] => tablesLike(policy, DECISION.drawdown)

type Question = { readonly names: readonly string[]; readonly put: Prepared<SignalSource> }
type Questions = {
  readonly review: Question
  readonly drawdown: Question
  /** The tables whose rows are holds, those whose rows decide on a line, and on a drawdown. */
  readonly holds: ReadonlySet<string>
  readonly grants: readonly string[]
  readonly drawdowns: readonly string[]
}
const prepared = new WeakMap<Pack, Questions>()

/** Prepared at the first question to a pack. It reads the signals that its policy tests, and no others. */
export function questionsOf(pack: Pack): Questions {
  const known = prepared.get(pack)
  if (known !== undefined) return known
  const { policy } = pack
  const holds = tablesLike(policy, DECISION.holds)
  const drawdowns = drawdownTables(policy)
  const questionOf = (names: readonly string[]): Question => ({ names, put: policy.prepareFrom([...names], readersOf(pack)) })
  const questions = {
    review: questionOf(reviewTables(policy)),
    drawdown: questionOf(drawdowns),
    holds: new Set(holds),
    grants: tablesLike(policy, DECISION.grant),
    drawdowns,
  }
  prepared.set(pack, questions)
  return questions
}

/** How a pack's policy finds the value of a signal. */
export function readersOf({ signalsOff, products }: Pack): (name: string) => Signal['read'] {
  const off = offSomewhere(signalsOff, products.values())
  return (name) => readerWhere(off, name) ?? unheardOf(name)
}

/** Errors of a table on this borrower, as are those of a model: it may refuse what it was not made for. Any other is a fault of the catalogue, so of ours. */
const TABLE_ERRORS: ReadonlySet<string> = new Set(['rows-overlap', 'rows-disagree'])
const NONE: ReadonlySet<string> = new Set()

export function ask({ names, put }: Question, pack: Pack, source: SignalSource): Asked {
  const answer = put(source)
  const { errors } = answer
  if (errors.length === 0) return { pack, source, answer, failed: NONE }
  const isOfModel = ({ decision = '' }: EvaluationError): boolean => pack.policy.decisions.get(decision)?.model !== undefined
  for (const each of errors) invariant(TABLE_ERRORS.has(each.code) || isOfModel(each), 'the catalogue gives what it declares')
  const unanswered = restingOn(pack, new Set(errors.filter(isOfModel).map(({ decision }) => decision!)))
  const failed = new Set([...errors.map(({ decision }) => decision ?? ''), ...unanswered])
  return { pack, source, answer: unanswered.size === 0 ? answer : without(unanswered, names, answer), failed }
}

/** Where a model refuses its inputs, nothing that rests on it is answered: a table of points would count them as missing. */
function restingOn({ policy }: Pack, refused: ReadonlySet<string>): ReadonlySet<string> {
  const resting = new Set(refused)
  // Each stands after what it requires.
  for (const { name, requires } of policy.decisions.values()) if (requires.some((each) => resting.has(each))) resting.add(name)
  return resting
}

const without = (unanswered: ReadonlySet<string>, names: readonly string[], { values, fired, errors }: Answer): Answer => ({
  values: values.map((value, place) => (unanswered.has(names[place]!) ? null : value)),
  fired: fired.filter(({ decision }) => !unanswered.has(decision)),
  errors,
})

export type Fired<Row> = FiredRow & { readonly output: Row }

export function firedOf<Row>({ answer }: Asked, decision: string): Fired<Row>[] {
  const rows: Fired<Row>[] = []
  for (const fired of answer.fired) if (fired.decision === decision) rows.push(fired as Fired<Row>)
  return rows
}

export const numberOf = (value: Value | undefined): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : null

export function countOf(value: Value | undefined): number | null {
  const number = numberOf(value)
  return number !== null && number >= 0 ? number : null
}
