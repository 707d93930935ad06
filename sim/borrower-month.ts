/** One month of one borrower's life, behaviour by behaviour. */
import { applyAgain } from './behaviours/application.ts'
import { applyElsewhere, overdoIt } from './behaviours/applications.ts'
import { askForMore, changeProfile, earn, reconsider } from './behaviours/circumstances.ts'
import { closeForAWhile } from './behaviours/closing.ts'
import { changeDevices, logIn } from './behaviours/devices.ts'
import { compare, drawAsUsual } from './behaviours/draws.ts'
import { strike, takeOver } from './behaviours/fraud.ts'
import { join } from './behaviours/joining.ts'
import { beMistaken } from './behaviours/mistakes.ts'
import { receiveOrders } from './behaviours/orders.ts'
import { loseCard } from './behaviours/papers.ts'
import { getOnRecord } from './behaviours/records.ts'
import { repay } from './behaviours/repayments.ts'
import { moveScore } from './behaviours/score.ts'
import { breakTerms, gamble } from './behaviours/spending.ts'
import type { Borrower } from './borrower.ts'
import type { Month } from './calendar.ts'
import type { SimulatedItem } from './message.ts'
import type { World } from './world.ts'

/** A month of his own, from when he joined. In order of time; what falls into later months stays on his agenda. */
export function borrowerMonth(world: World, borrower: Borrower, month: Month): SimulatedItem[] {
  if (month.nth === 0) join(world, borrower)
  moveScore(world, borrower, month)
  applyAgain(borrower, month)
  repay(world, borrower, month)
  logIn(world, borrower, month)
  changeDevices(world, borrower, month)
  drawAsUsual(world, borrower, month)
  compare(borrower, month)
  closeForAWhile(world, borrower, month)
  applyElsewhere(borrower, month)
  overdoIt(world, borrower, month)
  takeOver(world, borrower, month)
  strike(world, borrower, month)
  changeProfile(world, borrower, month)
  reconsider(world, borrower, month)
  earn(world, borrower, month)
  askForMore(borrower, month)
  getOnRecord(world, borrower, month)
  gamble(world, borrower, month)
  breakTerms(world, borrower, month)
  loseCard(world, borrower, month)
  receiveOrders(world, borrower, month)
  beMistaken(world, borrower, month)
  const now = borrower.agenda.filter(({ at }) => at < month.endAt)
  borrower.agenda = borrower.agenda.filter(({ at }) => at >= month.endAt)
  return now.sort((a, b) => a.at - b.at)
}
