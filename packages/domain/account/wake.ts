/**
 * When an account should next be looked at though nothing happens: the first instant at which time alone may place, change or lift something.
 *
 * Always   before that instant, and without a fact, a look changes nothing; an account on which time has no hold is never woken.
 * Units    epoch milliseconds, after the account's own clock.
 */
import { type Book, newBook } from '../book/book.ts'
import { DAY_MS } from '../kernel/time.ts'
import type { Hold } from '../line/hold.ts'
import { nextInquiry } from '../line/inquiries.ts'
import type { Line } from '../line/line.ts'
import { nextLoanDay, nextLoanTurn } from '../line/passing-days.ts'
import { nextReassessment } from '../line/reassessment.ts'
import { nextOf } from '../line/restore.ts'
import { productFor, productOf, zoneFor } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import { type WatchedSignal, watched, watchedSignals } from '../pack/watched-signals.ts'
import { erasureDue } from '../privacy/kept-for.ts'
import { BOOK_PART_OF } from '../signals/book-signals.ts'
import type { Cuts } from '../signals/moves.ts'
import type { SignalSource, SignalValue } from '../signals/signal.ts'
import type { Account } from './account.ts'
import { openSteps } from './life-of-holds.ts'

export const nextWake = (account: Account, pack: Pack, book: Book = newBook): number | null => first(account, pack, book, nextLoanDay)

/**
 * As `nextWake`, but for what neither a hold nor a limit rests on: what only the books are told of a loan. While nothing of a loan is behind, the days on
 * which an instalment falls due are among them.
 */
export const nextTurn = (account: Account, pack: Pack, book: Book = newBook): number | null => first(account, pack, book, nextLoanTurn)

type NextDay = typeof nextLoanDay

function first(account: Account, pack: Pack, book: Book, nextDay: NextDay): number | null {
  const { line, clockAt: at } = account
  const source = sourceAt(pack, account, at, book)
  const { open, pending } = watchedSignals(pack).byTime
  let wakeAt = Math.min(
    ofLending(line, source, nextDay),
    ofLimit(line, pack, at),
    nextInquiry(account, productOf(pack, line), at) ?? Number.POSITIVE_INFINITY,
    ofDeletion(account, pack),
  )
  // A closed line is not looked at: its holds end when it is opened again.
  if (line.stage === 'open' && line.holds.length > 0) wakeAt = ofHolds(line, pack, source, wakeAt)
  for (const one of line.stage === 'open' ? open : pending) wakeAt = nextCrossing(one, source, wakeAt)
  return wakeAt === Number.POSITIVE_INFINITY ? null : wakeAt
}

/** Once nothing demands any more that it is kept. */
function ofDeletion(account: Account, pack: Pack): number {
  if (account.signals.information.deletion === null) return Number.POSITIVE_INFINITY
  const due = erasureDue(account, zoneFor(pack, account.line))
  return due === null ? Number.POSITIVE_INFINITY : Math.max(due, account.clockAt + 1)
}

function ofHolds(line: Line, pack: Pack, source: SignalSource, until: number): number {
  let wakeAt = Math.min(until, ofPlans(line, pack, source.at))
  for (const hold of line.holds) wakeAt = Math.min(wakeAt, ofHold(hold, source.at))
  for (const hold of line.holds) for (const one of watchedFor(hold, pack)) wakeAt = nextCrossing(one, source, wakeAt)
  return wakeAt
}

/** The dates of a hold: its end, its review, the end of its observation, the next of its stages and checkpoints. */
function ofHold({ observedUntil, expiresAt, reviewAt, restoration }: Hold, at: number): number {
  const dates = [observedUntil, expiresAt, reviewAt, restoration === null ? null : nextOf(restoration)]
  return Math.min(Number.POSITIVE_INFINITY, ...dates.flatMap((date) => (date === null ? [] : [Math.max(date, at + 1)])))
}

/** A way back that another pack gave is looked at daily: what time does by that pack is not watched. */
function ofPlans({ recovery }: Line, { hash }: Pack, at: number): number {
  const until = recovery.plans
    .filter(({ policyHash, honourUntil }) => policyHash !== hash && honourUntil > at)
    .map((plan) => plan.honourUntil)
  return until.length === 0 ? Number.POSITIVE_INFINITY : Math.min(at + DAY_MS, ...until)
}

/** What may do a step of its way back, or set that back. */
function watchedFor(hold: Hold, pack: Pack): readonly WatchedSignal[] {
  const steps = openSteps(pack, hold).flatMap(({ done }) => [...(done?.signals?.watched ?? [])])
  if (hold.restoration !== null) steps.push(['days_past_due', [hold.restoration.setsBackDays]])
  return steps.map(([name, cuts]) => watched(name, cuts))
}

/**
 * When an account should be looked at because its book became another while nothing happened to it: at once where some version of the book shows it
 * something that the first did not, else when the newest moves it next; null where the change is nothing to it.
 *
 * @param versions the first is the one that all accounts were looked after for, the others came since.
 */
export function wakeOfBook({ signals, line, clockAt }: Account, pack: Pack, versions: readonly Book[], now: number): number | null {
  const watched = watchedOfBook(pack, line.stage)
  const [first, ...since] = versions
  const newest = since.at(-1)
  if (first === undefined || newest === undefined || watched.length === 0) return null
  // Behind all that it was looked at for: a look of the same moment would be taken for the one that was.
  const at = Math.max(now, clockAt + 1)
  // As it was looked after for it: what the first tells of a time before it was known, nobody saw then.
  const before = sourceAt(pack, { signals, line }, Math.max(clockAt, first.asOf), first)
  const after = since.map((book) => ({ ...before, at, book }))
  const isMoved = watched.some(({ signal, cuts }) => {
    const side = sideOf(signal.read(before), cuts)
    return after.some((source) => sideOf(signal.read(source), cuts) !== side)
  })
  if (isMoved) return at
  const next = watched.reduce((until, one) => nextCrossing(one, { ...before, at, book: newest }, until), Number.POSITIVE_INFINITY)
  return next === Number.POSITIVE_INFINITY ? null : next
}

const watchedOfBook = (pack: Pack, stage: Line['stage']): readonly WatchedSignal[] =>
  stage === 'closed' ? [] : watchedSignals(pack)[stage].filter(({ signal }) => BOOK_PART_OF[signal.name] !== undefined)

/** Those of the versions, in their order, between which something differs that some line may be looked at for: one of them where nothing does. */
export function versionsThatMatter(pack: Pack, versions: readonly Book[]): readonly Book[] {
  const names = [...watchedOfBook(pack, 'open'), ...watchedOfBook(pack, 'pending')].map(({ signal }) => signal.name)
  const parts = new Set(names.flatMap((name) => BOOK_PART_OF[name] ?? []))
  const seen = (book: Book) => JSON.stringify([...parts].map((part) => book[part]))
  return versions.filter((book, index) => index === 0 || seen(book) !== seen(versions[index - 1]!))
}

/** The next day on which something is said of a loan, and the end of an offer. */
function ofLending({ loans, application }: Line, { zone, at }: SignalSource, nextDay: NextDay): number {
  const today = zone.dayAt(at)
  let first = Math.max(application?.offer?.expiresAt ?? Number.POSITIVE_INFINITY, at + 1)
  for (const entry of loans) {
    const day = nextDay(entry, Math.max(today, entry.loan.disbursedOn))
    if (day !== null) first = Math.min(first, zone.startOf(day))
  }
  return first
}

/** The end of what is for a while only, and the next assessment. */
function ofLimit(line: Line, pack: Pack, at: number): number {
  const { temporary, proposal, stage } = line
  const product = stage === 'open' ? productFor(pack, line) : null
  let first = (product === null ? null : nextReassessment(line, product, at)) ?? Number.POSITIVE_INFINITY
  if (temporary !== null) first = Math.min(first, Math.max(temporary.endsAt, at + 1))
  if (proposal !== null) first = Math.min(first, Math.max(proposal.expiresAt, at + 1))
  return first
}

/** The first instant before `until` at which the signal is on another side of some cut than now, or `until`. */
function nextCrossing({ signal, cuts, moves, idleBelow }: WatchedSignal, source: SignalSource, until: number): number {
  let value: SignalValue | undefined
  if (idleBelow !== null) {
    value = signal.read(source)
    if (typeof value === 'number' && value < idleBelow) return until
  }
  let now: SignalValue | undefined
  let first = until
  for (const at of moves(source, cuts)) {
    if (at <= source.at || at >= first) continue
    if (now === undefined) now = sideOf(value === undefined ? signal.read(source) : value, cuts)
    if (sideOf(signal.read({ ...source, at }), cuts) !== now) first = at
  }
  return first
}

/** What a test can tell of a value: which cuts it has reached, and which it has passed. */
function sideOf(value: SignalValue, cuts: Cuts): SignalValue {
  if (typeof value !== 'number' || cuts === 'any') return value
  let reached = 0
  for (const cut of cuts) reached += value > cut ? 2 : value === cut ? 1 : 0
  return reached
}
