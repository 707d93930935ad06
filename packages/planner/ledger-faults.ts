/** What a schedule may not ask of a line, by the words of the line alone. */
import { dayOf } from './calendar.ts'
import type { FacilityInput, PlanInput } from './plan-input.ts'
import type { Schedule, ScheduledDraw } from './schedule.ts'

export type LedgerFault = {
  readonly code:
    | 'under-the-reserve'
    | 'over-the-limit'
    | 'under-the-least-draw'
    | 'not-in-steps'
    | 'too-often'
    | 'outside-the-window'
    | 'on-a-blocked-line'
    | 'repaid-beyond-open'
  readonly facilityId: string | null
  /** Days since 1970. */
  readonly on: number | null
  readonly byMinor: number
}

const DAYS = 28

export function ledgerFaults(input: PlanInput, schedule: Schedule): LedgerFault[] {
  return input.facilities.flatMap((facility) => {
    const draws = schedule.draws.filter(({ facilityId }) => facilityId === facility.id)
    return [
      ...draws.flatMap((draw) => faultsOf(facility, draw, dayOf(input.asOf))),
      ...tooOften(facility, draws),
      ...overRepaid(facility, schedule),
    ]
  })
}

function faultsOf(facility: FacilityInput, draw: ScheduledDraw, asOf: number): LedgerFault[] {
  const { minDrawMinor, drawIncrementMinor, availableFrom, availableTo, blocked, id } = facility
  const { amountMinor, requestOn, landsOn, isFirm } = draw
  const fault = (code: LedgerFault['code'], byMinor = 0): LedgerFault => ({ code, facilityId: id, on: landsOn, byMinor })
  const faults: LedgerFault[] = []
  if (isFirm && amountMinor < minDrawMinor) faults.push(fault('under-the-least-draw', minDrawMinor - amountMinor))
  if (isFirm && drawIncrementMinor > 0 && amountMinor % drawIncrementMinor !== 0)
    faults.push(fault('not-in-steps', amountMinor % drawIncrementMinor))
  if (requestOn < asOf || requestOn < dayOf(availableFrom) || requestOn > dayOf(availableTo)) faults.push(fault('outside-the-window'))
  if (blocked !== undefined) faults.push(fault('on-a-blocked-line', amountMinor))
  return faults
}

/** In any 28 days, by the day a draw is asked for. */
export function tooOften({ id, drawsPer28Days }: FacilityInput, draws: readonly ScheduledDraw[]): LedgerFault[] {
  if (drawsPer28Days === undefined) return []
  const days = draws.map(({ requestOn }) => requestOn).sort((a, b) => a - b)
  return days.flatMap((day, nth) => {
    const within = days.slice(nth).filter((other) => other < day + DAYS).length
    return within > drawsPer28Days ? [{ code: 'too-often', facilityId: id, on: day, byMinor: within - drawsPer28Days } as const] : []
  })
}

function overRepaid({ id, drawnMinor, repayment }: FacilityInput, { draws, repayments }: Schedule): LedgerFault[] {
  if (repayment !== 'free') return []
  return repayments.flatMap(({ facilityId, on }) => {
    if (facilityId !== id) return []
    const upTo = (sum: number, each: { facilityId: string; amountMinor: number }, day: number): number =>
      each.facilityId === id && day <= on ? sum + each.amountMinor : sum
    const openMinor =
      draws.reduce((sum, draw) => upTo(sum, draw, draw.landsOn), drawnMinor) - repayments.reduce((sum, each) => upTo(sum, each, each.on), 0)
    return openMinor < 0 ? [{ code: 'repaid-beyond-open', facilityId: id, on, byMinor: -openMinor } as const] : []
  })
}
