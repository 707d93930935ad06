/** Now and then somebody closes or freezes his line himself, and perhaps opens it again. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, type Month } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { daytime } from './devices.ts'

export function closeForAWhile(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.closure
  const { monthly, freezes, frozenReopens, closedReopens, minDays, maxDays } = PARAMETERS.closures.value
  if (!random.chance(monthly)) return
  const [at, isFrozen] = [daytime(random, month), random.chance(freezes)]
  const [reopens, days] = [random.chance(isFrozen ? frozenReopens : closedReopens), random.between(minDays, maxDays)]
  const { limitMinor, lineFrom, closedUntil, isGone } = borrower
  if (limitMinor === 0 || at < Math.max(lineFrom, closedUntil) || isGone) return
  const reopensAt = reopens ? at + days * DAY_MS : Number.POSITIVE_INFINITY
  const request = () => ({ request_id: `cl_${borrower.nth + 1}_${borrower.told.closure}` })
  tell(borrower, 'closure', { type: 'closure-requested', at, data: { ...request(), kind: isFrozen ? 'freeze' : 'close' } })
  if (reopens) tell(borrower, 'closure', { type: 'reopening-requested', at: reopensAt, data: request() })
  borrower.closedUntil = reopensAt
  reveal(world, borrower.subject, { kind: 'own-closure', from: at, to: reopens ? reopensAt : null, serious: false })
}
