/** When the principal of a draw is due, by the way a line is repaid. */
import type { FacilityInput } from './plan-input.ts'

export type Due = { readonly afterDays: number; readonly share: number }

const DAYS_A_YEAR = 365

/** Of a draw, from the day it lands; shares come to one. None for a line that is repaid freely. */
export function duesOf({ repayment, tenorDays, instalments, ratePpm }: FacilityInput): readonly Due[] {
  switch (repayment) {
    case 'free':
      return []
    case 'bullet':
      return [{ afterDays: tenorDays, share: 1 }]
    case 'equal-principal':
      return periods(tenorDays, instalments).map((afterDays) => ({ afterDays, share: 1 / instalments }))
    case 'equal-instalment':
      return annuityShares(ratePpm / 1e6, tenorDays, instalments)
  }
}

const periods = (tenorDays: number, instalments: number): number[] =>
  Array.from({ length: instalments }, (_, nth) => Math.round((tenorDays * (nth + 1)) / instalments))

/** Principal grows by the rate of a period from one instalment to the next, so that principal and interest together stay level. */
function annuityShares(yearlyRate: number, tenorDays: number, instalments: number): readonly Due[] {
  const growth = 1 + (yearlyRate * tenorDays) / instalments / DAYS_A_YEAR
  const weights = Array.from({ length: instalments }, (_, nth) => growth ** nth)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return periods(tenorDays, instalments).map((afterDays, nth) => ({ afterDays, share: weights[nth]! / sum }))
}

/**
 * A draw as parts of its principal, each with the day it is due.
 *
 * Rounds   every part down to the minor unit but the last, which is due what is left.
 */
export function tranchesOf(
  facility: FacilityInput,
  amountMinor: number,
  landsOn: number,
): readonly { readonly principalMinor: number; readonly dueOn: number }[] {
  const dues = duesOf(facility)
  let leftMinor = amountMinor
  return dues.map(({ afterDays, share }, nth) => {
    const principalMinor = nth === dues.length - 1 ? leftMinor : Math.min(leftMinor, Math.floor(amountMinor * share))
    leftMinor -= principalMinor
    return { principalMinor, dueOn: landsOn + afterDays }
  })
}
