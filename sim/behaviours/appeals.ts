/** Who is restricted, rightly or not, may appeal; a person decides it some days later. */
import { type Borrower, tell } from '../borrower.ts'
import { DAY_MS } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'

const AFTER = { minDays: 1, maxDays: 5 }
const REVIEW_MIN_DAYS = 0.2

/** `restrictedAt`: when he would have been. */
export function mayAppeal(borrower: Borrower, restrictedAt: number): void {
  const random = borrower.random.appeal
  const { share, upheld, reviewDays, reviewDeviation } = PARAMETERS.appeals.value
  if (!random.chance(share)) return
  const at = restrictedAt + random.between(AFTER.minDays, AFTER.maxDays) * DAY_MS
  const appeal_id = `ap_${borrower.nth + 1}_${borrower.told.appeal}`
  const result = random.chance(upheld) ? 'upheld' : 'rejected'
  const usualDays = Math.max(REVIEW_MIN_DAYS, random.normal(reviewDays, reviewDeviation))
  const { share: lateShare, minDays, maxDays } = PARAMETERS.lateReviews.value
  const days = random.chance(lateShare) ? random.between(minDays, maxDays) : usualDays
  const decidedAt = at + days * DAY_MS
  tell(borrower, 'appeal', { type: 'appeal-submitted', at, data: { appeal_id } })
  tell(borrower, 'appeal', { type: 'appeal-decided', at: decidedAt, data: { appeal_id, result } })
}
