/** Whom of a book another pack would decide otherwise about: the tables of both are asked about the same borrower at the same moment. */
import type { Value } from '@fairline/policy/policy'
import { compareNum, isNum, sameValue } from '@fairline/policy/value'
import type { Book } from '../book/book.ts'
import type { Line } from '../line/line.ts'
import type { Signals } from '../signals/signals.ts'
import { ask, questionsOf } from './ask.ts'
import type { Pack } from './pack.ts'
import { sourceAt } from './source-at.ts'

/** One decision: of how many borrowers it says something else; where it gives a number, of how many more or less. */
export type DecisionImpact = { readonly decision: string; changed: number; more: number; less: number }
export type PackImpact = Readonly<{
  /** `at`: epoch milliseconds. */
  look: (account: Readonly<{ signals: Signals; line: Line }>, at: number, book: Book) => void
  /** Those looked at, those about whom anything differs, and the decisions that do. */
  sum: () => Readonly<{ looked_at: number; differ: number; decisions: readonly DecisionImpact[] }>
}>

export function openPackImpact(before: Pack, after: Pack): PackImpact {
  const decisions = new Map<string, DecisionImpact>()
  let [lookedAt, differ] = [0, 0]
  return {
    look: (account, at, book) => {
      const [was, is] = [before, after].map((pack) => answersOf(pack, account, at, book)) as [Answers, Answers]
      lookedAt++
      const changed = [...new Set([...was.keys(), ...is.keys()])].filter((name) => !sameValue(was.get(name) ?? null, is.get(name) ?? null))
      if (changed.length > 0) differ++
      for (const name of changed) count(decisions, name, was.get(name), is.get(name))
    },
    sum: () => ({ looked_at: lookedAt, differ, decisions: [...decisions.values()] }),
  }
}

type Answers = ReadonlyMap<string, Value>

function answersOf(pack: Pack, account: Readonly<{ signals: Signals; line: Line }>, at: number, book: Book): Answers {
  const { review, drawdown } = questionsOf(pack)
  const source = sourceAt(pack, account, at, book)
  return new Map(
    [review, drawdown].flatMap((question) => {
      const { values } = ask(question, pack, source).answer
      return question.names.map((name, place) => [name, values[place] ?? null] as const)
    }),
  )
}

function count(decisions: Map<string, DecisionImpact>, decision: string, was: Value | undefined, is: Value | undefined): void {
  const sum = decisions.get(decision) ?? { decision, changed: 0, more: 0, less: 0 }
  decisions.set(decision, sum)
  sum.changed++
  if (!isNum(was ?? null) || !isNum(is ?? null)) return
  if (compareNum(is as Parameters<typeof compareNum>[0], was as Parameters<typeof compareNum>[0]) > 0) sum.more++
  else sum.less++
}
