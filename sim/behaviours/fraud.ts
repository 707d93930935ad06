/** Somebody else in the account, and those who came to take and go. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, type Month } from '../calendar.ts'
import { inSteps, PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { daytime, login } from './devices.ts'
import { draw, request } from './draws.ts'

/** Of what he may draw, how much the thief asks for. */
const THEFT_SHARE = 0.9
/** A ring is found by its device this long after it struck. */
const RING_FOUND_AFTER = { minDays: 3, maxDays: 12 }

export function takeOver(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.takeover
  const [isTaken, from] = [random.chance(PARAMETERS.takeoversMonthly.value * world.trouble), daytime(random, month)]
  if (!isTaken || borrower.limitMinor === 0) return
  const device = `${borrower.subject}-thief`
  for (let wrong = 0; wrong < 3; wrong++) {
    const data = { method: 'password', action: 'login', device_id: device } as const
    tell(borrower, 'takeover', { type: 'authentication-failed', at: from + wrong * MINUTE_MS, data })
  }
  login(borrower, from + 4 * MINUTE_MS, { device, place: 'overseas', network: 'anonymised' })
  login(borrower, from + 9 * MINUTE_MS, { device: `${device}-2`, place: 'overseas', network: 'anonymised' })
  const suspicion_id = `tk_${borrower.nth + 1}_${borrower.told.takeover}`
  tell(borrower, 'takeover', {
    type: 'takeover-suspected',
    at: from + 10 * MINUTE_MS,
    data: { suspicion_id, signs: ['new_device', 'concurrent_login', 'large_draw'] },
  })
  request(borrower, from + 12 * MINUTE_MS, inSteps(borrower.limitMinor * THEFT_SHARE), 'consumption')
  const settledAt = from + random.between(1, 3) * DAY_MS
  tell(borrower, 'takeover', { type: 'identity-verified', at: settledAt, data: { method: 'document_bank_card_otp' } })
  const attacker_devices = [device, `${device}-2`]
  tell(borrower, 'takeover', { type: 'takeover-cleared', at: settledAt + HOUR_MS, data: { suspicion_id, attacker_devices } })
  reveal(world, borrower.subject, { kind: 'takeover', from, to: settledAt })
}

/** All members on one day, from one device; then nobody pays. */
export function strike(world: World, borrower: Borrower, month: Month): void {
  const { ring } = borrower
  if (ring === null || ring.strikesAt < month.startAt || ring.strikesAt >= month.endAt) return
  const random = borrower.random.ring
  const from = ring.strikesAt
  const device = `ring-${ring.nth + 1}`
  login(borrower, from, { device, network: 'public' })
  draw(world, borrower, from + 20 * MINUTE_MS, inSteps(borrower.limitMinor * THEFT_SHARE), 'in-haste')
  borrower.isGone = true
  const foundAt = from + random.between(RING_FOUND_AFTER.minDays, RING_FOUND_AFTER.maxDays) * DAY_MS
  const link_id = `fl_${borrower.nth + 1}_1`
  tell(borrower, 'ring', { type: 'fraud-link-reported', at: foundAt, data: { link_id, link: 'device' } })
  reveal(world, borrower.subject, { kind: 'fraud-ring', from, to: null })
}
