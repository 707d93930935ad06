/**
 * A made-up book and what happens in it, as the systems around it would tell it: who does what, and when. What the platform answers, and so what is paid
 * to the fen, is left open (`only`) and settled when it is played against a platform (resolve.ts, play.ts).
 *
 * Same     options give the same items, byte for byte; and the first borrowers' lives do not depend on what is generated after them.
 * Order    of `at`, when each fact is known. `months` may be Infinity: then it never ends, and may be left at any item.
 * Costs    a month of one borrower is made when it is reached: no step takes long, and memory is a month of the book.
 */

import { bookMonth } from './book.ts'
import type { Borrower } from './borrower.ts'
import { revealArrears, revealStanding } from './borrower.ts'
import { borrowerMonth } from './borrower-month.ts'
import { type Month, monthOf } from './calendar.ts'
import type { DueDay } from './loan.ts'
import type { SimulatedItem } from './message.ts'
import { borrowersOf } from './population.ts'
import { openQueue, type Source } from './queue.ts'
import type { HearTruth } from './truth.ts'
import { openWorld, type World } from './world.ts'

/** full: as often as people log in. sparse: a quarter of the logins, everything else as in full. */
export type Detail = 'full' | 'sparse'

const LOGIN_SHARE: Readonly<Record<Detail, number>> = { full: 1, sparse: 1 / 4 }

export type SimulationOptions = Readonly<{
  seed: number
  borrowers: number
  months: number
  /** Epoch milliseconds. */
  startAt: number
  detail?: Detail
  /** When instalments fall due, as the product of the platform has it; by default on the day of the month on which the money came. */
  dueDay?: DueDay
  /** How many times as often as in real life people get into trouble, by their own doing or not; by default 1. */
  trouble?: number
  /** Hears what really happened, as it is made: an episode may be told before its first event. */
  onTruth?: HearTruth
}>

export function* simulate(options: SimulationOptions): Generator<SimulatedItem, void> {
  const { months, detail = 'full', dueDay = 'same_as_disbursement', trouble = 1, onTruth = () => {}, ...rest } = options
  const world = openWorld({ ...rest, dueDay, loginShare: LOGIN_SHARE[detail], trouble, onTruth })
  const borrowers = borrowersOf(world)
  const endAt = months === Number.POSITIVE_INFINITY ? months : world.monthOf(months).startAt
  const queue = openQueue([bookSource(world), ...borrowers.map((borrower) => sourceOf(world, borrower))])
  for (;;) {
    const item = queue.next(endAt)
    if (item === undefined) break
    yield item
  }
  for (const borrower of borrowers) {
    revealStanding(world, borrower)
    if (borrower.arrearsSince !== null && borrower.arrears < CHARGED_OFF) revealArrears(world, borrower, null, endAt)
  }
}

const CHARGED_OFF = 7

const bookSource = (world: World): Source => monthly(world.monthOf, (month) => bookMonth(world, month))

const sourceOf = (world: World, borrower: Borrower): Source =>
  monthly(
    (nth) => monthOf(borrower.joinsAt, nth),
    (month) => borrowerMonth(world, borrower, month),
  )

function monthly(calendar: (nth: number) => Month, made: (month: Month) => SimulatedItem[]): Source {
  let month = calendar(0)
  return {
    opensAt: () => month.startAt,
    open: () => {
      const items = made(month).sort((a, b) => a.at - b.at)
      month = calendar(month.nth + 1)
      return items
    },
  }
}
