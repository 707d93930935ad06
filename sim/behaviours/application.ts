/** The way to a line: he applies, is offered one, and takes it, or does not. Only the platform knows whether there is an offer. */
import { type Borrower, tell } from '../borrower.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, type Month } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import { daytime } from './devices.ts'
import { believedLimit } from './score.ts'

const CURRENCY = 'CNY'
const TERMS_VERSION = '3'
const WISH_STEP_MINOR = 100_000

/** `decidedAt`: by when the platform knows all it needs, if it knows it so soon. */
export function apply(borrower: Borrower, at: number, decidedAt: number): void {
  const random = borrower.random.application
  const { wishes, withdrawn, lapses, atOnce, approved } = PARAMETERS.applications.value
  const believed = believedLimit(borrower.score)
  const [wishes_, share, ending] = [random.chance(wishes), random.between(0.4, 1.5), random.next()]
  const wish = wishes_
    ? Math.max(1, Math.round((Math.max(believed, WISH_STEP_MINOR) * share) / WISH_STEP_MINOR)) * WISH_STEP_MINOR
    : undefined
  const applicationId = `app_${borrower.nth + 1}_${borrower.told.application}`
  const data = { application_id: applicationId, currency: CURRENCY, terms_version: TERMS_VERSION }
  const applied = { ...data, ...(wish !== undefined && { limit_minor: wish }) }
  tell(borrower, 'application', { type: 'application-submitted', at, only: { need: 'no-line' }, data: applied })
  const reviewedAt = decidedAt + random.between(3, 44) * HOUR_MS
  const result = random.chance(approved) ? 'approve' : 'decline'
  const review = { application_id: applicationId, result } as const
  tell(borrower, 'application', { type: 'application-reviewed', at: reviewedAt, only: { need: 'referred', applicationId }, data: review })
  const hesitatesMs = random.chance(atOnce) ? random.between(1, 30) * MINUTE_MS : random.between(0.1, 4) * DAY_MS
  if (ending < withdrawn) {
    const only = { need: 'applied', applicationId } as const
    tell(borrower, 'application', {
      type: 'application-withdrawn',
      at: decidedAt + hesitatesMs,
      only,
      data: { application_id: applicationId },
    })
  } else if (ending >= withdrawn + lapses) {
    for (const offeredAt of [decidedAt, reviewedAt]) accept(borrower, applicationId, offeredAt + hesitatesMs)
    if (believed > 0) {
      borrower.limitMinor = Math.min(believed, wish ?? believed)
      borrower.lineFrom = decidedAt + hesitatesMs
    }
  }
}

/** Whoever takes an offer once has none to take again. */
function accept(borrower: Borrower, applicationId: string, at: number): void {
  const data = { application_id: applicationId, terms_version: TERMS_VERSION }
  tell(borrower, 'application', { type: 'offer-accepted', at, only: { need: 'offered', applicationId }, data })
}

/** Who has no line and could have one by now. */
export function applyAgain(borrower: Borrower, month: Month): void {
  if (month.nth === 0 || !borrower.isApplicant || borrower.limitMinor > 0) return
  const random = borrower.random.application
  const [goes, at] = [random.chance(PARAMETERS.applications.value.againMonthly), daytime(random, month)]
  if (goes && believedLimit(borrower.knownScore) > 0) apply(borrower, at, at + MINUTE_MS)
}
