/** What the law orders about one borrower: measures against fraud, due diligence, a court's freeze. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, type Month } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { daytime } from './devices.ts'

export function receiveOrders(world: World, borrower: Borrower, month: Month): void {
  beStopped(world, borrower, month)
  beFrozen(world, borrower, month)
  beLookedInto(world, borrower, month)
}

function beStopped(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.order
  const { monthly, minDays, maxDays } = PARAMETERS.antiFraudOrders.value
  const [isStopped, from, days] = [random.chance(monthly * world.trouble), daytime(random, month), random.between(minDays, maxDays)]
  if (!isStopped) return
  const order_id = `af_${borrower.nth + 1}_${borrower.told.order}`
  const basis = '反电信网络诈骗法 第三十二条'
  const to = from + days * DAY_MS
  tell(borrower, 'order', { type: 'anti-fraud-measure-ordered', at: from, data: { order_id, measure: 'restrict', basis } })
  tell(borrower, 'order', { type: 'anti-fraud-measure-lifted', at: to, data: { order_id } })
  reveal(world, borrower.subject, { kind: 'anti-fraud-order', from, to })
}

function beFrozen(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.order
  const { monthly, minDays, maxDays } = PARAMETERS.courtFreezes.value
  const [isFrozen, from, days] = [random.chance(monthly * world.trouble), daytime(random, month), random.between(minDays, maxDays)]
  if (!isFrozen) return
  const order_id = `jf_${borrower.nth + 1}_${borrower.told.order}`
  const to = from + days * DAY_MS
  tell(borrower, 'order', { type: 'judicial-freeze-ordered', at: from, data: { order_id, authority: '示例市人民法院' } })
  tell(borrower, 'order', { type: 'judicial-freeze-lifted', at: to, data: { order_id } })
  reveal(world, borrower.subject, { kind: 'court-freeze', from, to })
}

/** Most bring what is asked for in time. */
function beLookedInto(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.order
  const { monthly, days, inTime, lateDays } = PARAMETERS.diligence.value
  const [isAsked, at] = [random.chance(monthly * world.trouble), daytime(random, month)]
  const [isInTime, late] = [random.chance(inTime), random.between(1, lateDays)]
  if (!isAsked) return
  const request_id = `dl_${borrower.nth + 1}_${borrower.told.order}`
  const dueAt = Math.floor(at / 1_000) * 1_000 + days * DAY_MS
  const doneAt = isInTime ? dueAt - DAY_MS : dueAt + late * DAY_MS
  const data = { request_id, items: ['identity_document'], due_at: new Date(dueAt).toISOString() } as const
  tell(borrower, 'order', { type: 'due-diligence-requested', at, data: { ...data, items: [...data.items] } })
  tell(borrower, 'order', { type: 'due-diligence-completed', at: doneAt, data: { request_id } })
  if (!isInTime) reveal(world, borrower.subject, { kind: 'unanswered-diligence', from: dueAt, to: doneAt })
}
