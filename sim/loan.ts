/** The plan of a loan as the lender's own system makes it. What the platform computes by itself is not its business. */
export type RepaymentMethod = 'equal_instalment' | 'interest_only' | 'equal_principal'

export type Instalment = Readonly<{ principalMinor: number; interestMinor: number }>

export type Loan = {
  readonly loanId: string
  readonly drawdownId: string
  /** The month of its first instalment, and its plan. */
  readonly firstDueIn: number
  readonly plan: readonly Instalment[]
  /** How many are paid. */
  paid: number
  /** It is paid back at once in that month. */
  readonly paidOffIn: number | null
}

const DAYS_A_MONTH = 365 / 12
const RATE_UNIT = 100_000_000

/**
 * Equal months of 365/12 days.
 *
 * Units    dayRate: parts per 100,000,000 a day. All else whole minor units.
 * Rounds   each part half up; the last instalment takes what is left, so that the principal sums to the loan.
 */
export function planOf({
  principalMinor,
  dayRate,
  months,
  method,
}: Readonly<{ principalMinor: number; dayRate: number; months: number; method: RepaymentMethod }>): Instalment[] {
  const rate = (dayRate * DAYS_A_MONTH) / RATE_UNIT
  const level = (principalMinor * rate) / (1 - (1 + rate) ** -months)
  const plan: Instalment[] = []
  let left = principalMinor
  for (let nth = 1; nth <= months; nth++) {
    const interestMinor = Math.round(left * rate)
    const part = nth === months ? left : principalPart(method, { level, interestMinor, principalMinor, months })
    plan.push({ principalMinor: part, interestMinor })
    left -= part
  }
  return plan
}

function principalPart(
  method: RepaymentMethod,
  { level, interestMinor, principalMinor, months }: { level: number; interestMinor: number; principalMinor: number; months: number },
): number {
  switch (method) {
    case 'equal_instalment':
      return Math.round(level) - interestMinor
    case 'equal_principal':
      return Math.round(principalMinor / months)
    case 'interest_only':
      return 0
  }
}

export const totalMinor = ({ principalMinor, interestMinor }: Instalment): number => principalMinor + interestMinor

export const principalLeft = ({ plan, paid }: Loan): number =>
  plan.reduce((sum, { principalMinor }, index) => (index < paid ? sum : sum + principalMinor), 0)

/** Instalments that have fallen due by the end of that month, at most the whole plan. */
export const fallenDue = ({ firstDueIn, plan }: Loan, month: number): number => Math.max(0, Math.min(plan.length, month - firstDueIn + 1))
