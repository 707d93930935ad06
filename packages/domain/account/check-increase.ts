/** What a request for a higher limit would come to: worked out, and nothing done (P4). */

import type { Fact } from '@fairline/contract/facts'
import { type Book, newBook } from '../book/book.ts'
import { DAY_MS } from '../kernel/time.ts'
import type { Line } from '../line/line.ts'
import type { Higher, NoHigher } from '../line/review-limit.ts'
import { productFor } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'
import type { Product } from '../product/product.ts'
import type { Account } from './account.ts'
import { higherNow, notNow } from './higher-limit.ts'
import type { Context, Progress } from './progress.ts'
import { step } from './step.ts'

/** `notBefore`: a request before that would be declined, whatever else; null where no time has to pass. `reviewHours`: it would be looked at first, for so long at most. */
export type IncreaseCheck = Readonly<{ line: Line; answer: Higher | NoHigher; notBefore: number | null; reviewHours: number | null }>

/** At the account's own clock, or later. */
export function checkIncrease(
  account: Account,
  { wishMinor, at: asked }: { wishMinor: number | null; at: number },
  pack: Pack,
  book: Book = newBook,
): IncreaseCheck {
  const at = Math.max(asked, account.clockAt)
  const fact: Fact = { type: 'clock-ticked', occurredAt: at, knownAt: at, data: {} }
  const naming = { borrower: 'supposed' }
  const looked = step(account, fact, pack, naming, { book })
  const { signals, line, assessment } = looked.ok ? looked.value.account : account
  const context: Context = {
    pack,
    book,
    at,
    naming,
    sequence: account.sequence + 1,
    hear: undefined,
    fact,
    before: line,
    signalsBefore: account.signals,
    by: null,
  }
  const progress: Progress = { signals, line, assessment, outcomes: [], passedTo: 0 }
  const product = line.origin === 'imported' ? null : productFor(pack, line)
  const answer = product === null ? notNow(progress, context) : higherNow(progress, wishMinor, context)
  return {
    line,
    answer,
    notBefore: product === null ? null : notBefore(line, product, at),
    reviewHours: product?.increase.review_hours ?? null,
  }
}

function notBefore(line: Line, { increase }: Product, at: number): number | null {
  const since = line.limitChangedAt ?? line.openedAt
  const first = Math.max(
    since === null ? 0 : since + increase.after_days * DAY_MS,
    line.limitCutAt === null ? 0 : line.limitCutAt + increase.after_cut_days * DAY_MS,
  )
  return first > at ? first : null
}
