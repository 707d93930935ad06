/**
 * What becomes of an account if nothing new happens but what is supposed: days pass as the scheduler would let them pass, and facts are taken by the one
 * road of every event.
 *
 * Assumed  an instalment that falls due from now on is paid on its day. What is past due already stays so until somebody pays it.
 */
import type { Fact } from '@fairline/contract/facts'
import type { Account } from '../account/account.ts'
import { step } from '../account/step.ts'
import { nextTurn, nextWake } from '../account/wake.ts'
import { type Book, newBook } from '../book/book.ts'
import { owedOn } from '../loan/owed.ts'
import { positionOf } from '../loan/position.ts'
import { zoneFor } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'

/** Holds, notices and the like of what never happens carry this in their ids. */
const NAMING = { borrower: 'supposed' }
/** An account is looked at no more often than this on its way through a year. */
const LOOKS_MAX = 2_000

type Seen = { readonly at: number; readonly account: Account }

export class Future {
  readonly #pack: Pack
  readonly #book: Book
  readonly #seen = new WeakMap<Account, Seen[]>()
  readonly #supposed = new WeakMap<Account, Map<string, Account>>()
  readonly #firstTurns = new WeakMap<Account, { readonly at: number | null }>()
  readonly #turns = new WeakMap<Account, { readonly at: number | null }>()

  /** `book`: nothing more is said of it. */
  constructor(pack: Pack, book: Book = newBook) {
    this.#pack = pack
    this.#book = book
  }

  /** The account as it stands by now; every look on the way has been taken. */
  now(account: Account, at: number): Account {
    let now = account
    for (let look = 0; look < LOOKS_MAX; look++) {
      const wakeAt = nextWake(now, this.#pack, this.#book)
      if (wakeAt === null || wakeAt > at) break
      now = this.#look(now, wakeAt)
    }
    return now
  }

  /** The account as it will be at that time, in all that a hold or a limit rests on: looks that only the books would know of are left out. */
  at(account: Account, at: number): Account {
    const seen = this.#seen.get(account) ?? []
    let last = seen.findLast((one) => one.at <= at) ?? { at: account.clockAt, account }
    for (let look = 0; look < LOOKS_MAX; look++) {
      const turnAt = this.#turnOf(last.account, last.account === account)
      if (turnAt === null || turnAt > at) break
      last = { at: turnAt, account: this.#look(last.account, turnAt) }
      seen.push(last)
    }
    seen.sort((a, b) => a.at - b.at)
    this.#seen.set(account, seen)
    return last.account
  }

  /** Every moment up to `until` at which the account is looked at. */
  looks(account: Account, until: number): readonly number[] {
    this.at(account, until)
    return (this.#seen.get(account) ?? []).map(({ at }) => at).filter((at) => at <= until)
  }

  /** What is supposed of an account, by a name for it: supposed again, it is the same account, and its future is known. */
  suppose(account: Account, name: string, make: () => Account): Account {
    const known = this.#supposed.get(account) ?? new Map<string, Account>()
    this.#supposed.set(account, known)
    const supposed = known.get(name) ?? make()
    known.set(name, supposed)
    return supposed
  }

  /** As it was before, if it would be refused. */
  take(account: Account, fact: Fact): Account {
    const outcome = step(account, fact, this.#pack, NAMING, { book: this.#book })
    return outcome.ok ? outcome.value.account : account
  }

  #look(account: Account, at: number): Account {
    return this.#payWhatFallsDue(this.take(account, tick(at)), at)
  }

  /** The first look of a life is taken as it will be: it is one of the dates that are told of it. */
  #turnOf(account: Account, isFirst: boolean): number | null {
    const [turns, next] = isFirst ? [this.#firstTurns, nextWake] : [this.#turns, nextTurn]
    const known = turns.get(account) ?? { at: next(account, this.#pack, this.#book) }
    turns.set(account, known)
    return known.at
  }

  #payWhatFallsDue(account: Account, at: number): Account {
    const { loans, currency } = account.line
    if (loans.length === 0 || currency === null) return account
    const today = zoneFor(this.#pack, account.line).dayAt(at)
    return loans.reduce((now, { loan, settledOn }) => {
      if (settledOn !== null || loan.writtenOffOn !== null || loan.disbursedOn > today) return now
      const position = positionOf(loan, today)
      const fallsDue = position.instalments.some(({ dueOn }) => dueOn === today)
      const isBehind = position.instalments.some((row) => row.dueOn < today && row.settledOn === null)
      const { dueMinor: amountMinor } = owedOn(loan, today)
      if (!fallsDue || isBehind || amountMinor <= 0) return now
      return this.take(now, repayment(`due-${loan.id}-${today}`, at, { amountMinor, currency, loanId: loan.id }))
    }, account)
  }
}

export const tick = (at: number): Fact => ({ type: 'clock-ticked', occurredAt: at, knownAt: at, data: {} })

export const repayment = (repaymentId: string, at: number, data: { amountMinor: number; currency: string; loanId?: string }): Fact => ({
  type: 'repayment-posted',
  occurredAt: at,
  knownAt: at,
  data: { repaymentId, ...data },
})
