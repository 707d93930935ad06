/** How the slow twin of `positionOf` plans. A level amount it does not solve: it searches the largest one that does not overpay. */
import type { LoanTerms } from './loan.ts'

export function portionFor({ method }: LoanTerms, balance: bigint, lengths: number[], dayRate: number): bigint {
  if (method === 'interest_only') return 0n
  const count = BigInt(lengths.length)
  if (method === 'equal_principal') return balance / count + ((balance % count) * 2n >= count ? 1n : 0n)
  let enough = 0n
  let tooMuch = 2n * balance + BigInt(dayRate) * balance + 1n
  while (tooMuch - enough > 1n) {
    const tried = (enough + tooMuch) / 2n
    if (overpays(tried, balance, lengths, dayRate)) tooMuch = tried
    else enough = tried
  }
  return enough
}

/** Half a unit below the amount, paid each time: is less than nothing left at the end? Twice the balance is kept, over the growing power of one. */
function overpays(amount: bigint, balance: bigint, lengths: number[], dayRate: number): boolean {
  const one = 1_200_000_000n
  let twice = 2n * balance
  let scale = 1n
  for (const length of lengths) {
    scale *= one
    twice = twice * (one + BigInt(dayRate) * BigInt(length)) - (2n * amount - 1n) * scale
  }
  return twice < 0n
}

/** How long a period counts, in twelfths of days: a month where it reaches from one due day to the next, else its days. */
export function partsIn(terms: LoanTerms, from: number, endsOn: number): number {
  if (terms.interestBy === 'days') return 12 * (endsOn - from)
  const isMonth = isDueDay(terms, from) && isDueDay(terms, endsOn) && endsOn - from <= 31
  return isMonth ? terms.yearDays : 12 * (endsOn - from)
}

function isDueDay({ dueDay }: LoanTerms, day: number): boolean {
  const date = new Date(day * 86_400_000)
  const isMonthEnd = new Date((day + 1) * 86_400_000).getUTCDate() === 1
  return date.getUTCDate() === dueDay || (isMonthEnd && date.getUTCDate() < dueDay)
}

/** Back to the last day that is a due day of the loan. */
export function endOfPeriod(terms: LoanTerms, dueOn: number): number {
  let day = dueOn
  while (terms.dueDateMoves !== undefined && !isDueDay(terms, day)) day -= 1
  return day
}
