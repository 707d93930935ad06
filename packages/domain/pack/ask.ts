/** Puts a pack's questions, and reads its answers row by row. */
import type { Answer, FiredRow, Policy, Prepared, Value } from '@fairline/policy/policy'
import { BrokenInvariant, invariant } from '../kernel/outcome.ts'
import { signalNamed } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'
import type { Pack } from './pack.ts'
import { DECISION, tablesLike } from './pack-shape.ts'

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
]

/** The tables that are asked about a line, and about a drawdown. */
export const reviewTables = (policy: Policy): readonly string[] => [
  ...REVIEW.filter((name) => policy.decisions.has(name)),
  ...tablesLike(policy, DECISION.holds).slice(1),
  ...tablesLike(policy, DECISION.grant).slice(1),
]
export const drawdownTables = (policy: Policy): readonly string[] => tablesLike(policy, DECISION.drawdown)

type Questions = {
  readonly review: Prepared<SignalSource>
  readonly drawdown: Prepared<SignalSource>
  /** The tables whose rows are holds, those whose rows decide on a line, and on a drawdown. */
  readonly holds: readonly string[]
  readonly grants: readonly string[]
  readonly drawdowns: readonly string[]
}
const prepared = new WeakMap<Policy, Questions>()

/** Prepared at the first question to a policy. It reads the signals that it tests, and no others. */
export function questionsOf({ policy }: Pack): Questions {
  const known = prepared.get(policy)
  if (known !== undefined) return known
  const readerOf = (name: string) => (signalNamed.get(name) ?? unheardOf(name)).read
  const holds = tablesLike(policy, DECISION.holds)
  const drawdowns = drawdownTables(policy)
  const questions = {
    review: policy.prepareFrom([...reviewTables(policy)], readerOf),
    drawdown: policy.prepareFrom([...drawdowns], readerOf),
    holds,
    grants: tablesLike(policy, DECISION.grant),
    drawdowns,
  }
  prepared.set(policy, questions)
  return questions
}

function unheardOf(name: string): never {
  throw new BrokenInvariant(`a pack tests no more than the catalogue has: ${name}`)
}

/** Errors of a table on this borrower. Any other is a fault of the catalogue, so of ours. */
const TABLE_ERRORS: ReadonlySet<string> = new Set(['rows-overlap', 'rows-disagree'])
const NONE: ReadonlySet<string> = new Set()

export function ask(question: Prepared<SignalSource>, pack: Pack, source: SignalSource): Asked {
  const answer = question(source)
  const { errors } = answer
  if (errors.length === 0) return { pack, source, answer, failed: NONE }
  for (const { code } of errors) invariant(TABLE_ERRORS.has(code), 'the catalogue gives what it declares')
  return { pack, source, answer, failed: new Set(errors.map(({ decision }) => decision ?? '')) }
}

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
