/** How one decision came about: made again, and asked which tables it rests on. */
import type { Fact } from '@fairline/contract/facts'
import type { Book } from '../book/book.ts'
import { drawdownTables, reviewTables } from '../pack/ask.ts'
import type { Pack } from '../pack/pack.ts'
import { type TableTrace, traceTables } from '../pack/table-trace.ts'
import type { SignalSource } from '../signals/signal.ts'
import type { Account, Decision } from './account.ts'
import type { Hear, Naming } from './progress.ts'
import { step } from './step.ts'

/** `again`: undefined where the fact would be refused now. `review`: which of how many is shown; null where the policy was not asked. */
export type StepTrace = Readonly<{
  again: Decision | undefined
  review: Readonly<{ nth: number; of: number }> | null
  tables: readonly TableTrace[]
}>

type Asked = Readonly<{ question: 'review' | 'drawdown'; source: SignalSource; before: number }>

/** `account`, and `book`: as they were before the fact. */
export function traceStep(account: Account, fact: Fact, pack: Pack, naming: Naming, book: Book): StepTrace {
  const asked: Asked[] = []
  const hear: Hear = (question, source, before) => void asked.push({ question, source, before })
  const outcome = step(account, fact, pack, naming, { book, hear })
  const again = outcome.ok ? outcome.value.decision : undefined
  const made = again?.outcomes.filter(({ type }) => type !== 'notice-due').length ?? 0
  const reviews = asked.flatMap((one, index) =>
    one.question === 'review' ? [{ ...one, changed: (asked[index + 1]?.before ?? made) > one.before }] : [],
  )
  const shown = reviews.findLast(({ changed }) => changed) ?? reviews.at(-1)
  const drawdown = asked.find(({ question }) => question === 'drawdown')
  return {
    again,
    review: shown === undefined ? null : { nth: reviews.indexOf(shown) + 1, of: reviews.length },
    tables: [
      ...(shown === undefined ? [] : traceTables(pack, shown.source, reviewTables(pack.policy))),
      ...(drawdown === undefined ? [] : traceTables(pack, drawdown.source, drawdownTables(pack.policy))),
    ],
  }
}
