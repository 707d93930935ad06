/** The loan of the reference: 10,000.00 over twelve months at 0.04 % a day, drawn on 2026-01-15, due on the 15th. */
import { knownDay } from '../kernel/day.ts'
import type { IsBusinessDay } from './due-days.ts'
import type { Loan, LoanTerms } from './loan.ts'
import { planLoan } from './plan.ts'

export const TERMS: LoanTerms = {
  product: 'cn-consumer@1',
  method: 'equal_instalment',
  tenorMonths: 12,
  dayRate: 40_000,
  interestBy: 'days',
  yearDays: 365,
  dueDay: 15,
  graceDays: 0,
  penaltyPermille: 1500,
  allocation: ['penalty', 'interest', 'principal'],
  afterEarly: 'lower_instalments',
  partner: null,
}

export const everyDay: IsBusinessDay = () => true

type Drawn = Readonly<{
  id?: string
  principalMinor?: number
  drawn?: string
  payments?: readonly (readonly [on: string, amountMinor: number])[]
  isBusinessDay?: IsBusinessDay
}>

export function loanWith(
  terms: Partial<LoanTerms> = {},
  { id = 'loan', principalMinor = 1_000_000, drawn = '2026-01-15', payments = [], isBusinessDay = everyDay }: Drawn = {},
): Loan {
  const loan = { principalMinor, disbursedOn: knownDay(drawn), terms: { ...TERMS, ...terms } }
  return {
    ...loan,
    id,
    plan: planLoan(loan, isBusinessDay),
    payments: payments.map(([on, amountMinor], index) => ({ repayment: index + 1, on: knownDay(on), amountMinor })),
    reliefs: [],
    misuses: [],
    writtenOffOn: null,
  }
}
