/** What a borrower lives on and owes to others, as far as somebody showed it: the newest statement of each kind counts, whatever order they came in. */
import type { Fact, FactOf } from '@fairline/contract/facts'
import { addDated, type Dated, dropDated, type Series } from './retention.ts'
import { CAP } from './windows.ts'

export type EmploymentStatus = FactOf<'employment-reported'>['data']['status']
export type CashFlowOf = FactOf<'business-statement-received'>['data']['of']

/** A month's, checked by somebody. */
export type Income = Dated & Readonly<{ incomeMinor: number; currency: string }>
/** All that falls due elsewhere in a month, and all that is owed there. */
export type DebtsElsewhere = Dated & Readonly<{ obligationMinor: number; balanceMinor: number; lenderCount: number; currency: string }>
/** `at`: the end of its period. `periodMs`: how long that was. */
export type CashFlow = Dated & Readonly<{ of: CashFlowOf; periodMs: number; cashFlowMinor: number; currency: string }>
export type Employment = Dated & Readonly<{ status: EmploymentStatus; verified: boolean; employedAt: number | null }>

export type Means = Readonly<{
  income: Income | null
  /** When somebody last tried to check an income, and could not. */
  incomeNotVerifiedAt: number | null
  debts: DebtsElsewhere | null
  cashFlows: readonly CashFlow[]
  employment: Employment | null
}>

export const noMeans: Means = { income: null, incomeNotVerifiedAt: null, debts: null, cashFlows: [], employment: null }

const MEANS_FACTS = ['income-statement-received', 'debt-statement-received', 'business-statement-received', 'employment-reported'] as const
type MeansFact = { [T in (typeof MEANS_FACTS)[number]]: FactOf<T> }[(typeof MEANS_FACTS)[number]]
const ofMeans: ReadonlySet<Fact['type']> = new Set(MEANS_FACTS)

export const isOfMeans = (fact: Fact): fact is MeansFact => ofMeans.has(fact.type)

export function meansAfter(means: Means, fact: MeansFact): Means {
  switch (fact.type) {
    case 'income-statement-received':
      return afterIncome(means, fact)
    case 'debt-statement-received':
      return { ...means, debts: newer(means.debts, debtsOf(fact), moreDebt) }
    case 'business-statement-received':
      return afterCashFlow(means, fact)
    case 'employment-reported':
      return { ...means, employment: newer(means.employment, employmentOf(fact), lessSure) }
  }
}

/** Of one instant and learned at one instant, the one that says less for the borrower: in doubt nothing is assumed. */
type Prefer<T> = (a: T, b: T) => number

function newer<T extends Dated>(before: T | null, now: T, prefer: Prefer<T>): T {
  if (before === null) return now
  return (now.at - before.at || now.learnedAt - before.learnedAt || prefer(now, before)) > 0 ? now : before
}

const byText = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0)

const lessIncome: Prefer<Income> = (a, b) => b.incomeMinor - a.incomeMinor || byText(a.currency, b.currency)
const moreDebt: Prefer<DebtsElsewhere> = (a, b) =>
  a.obligationMinor - b.obligationMinor ||
  a.balanceMinor - b.balanceMinor ||
  a.lenderCount - b.lenderCount ||
  byText(a.currency, b.currency)
const lessSure: Prefer<Employment> = (a, b) =>
  Number(b.verified) - Number(a.verified) || byText(a.status, b.status) || (a.employedAt ?? 0) - (b.employedAt ?? 0)

function afterIncome(means: Means, { occurredAt: at, knownAt: learnedAt, data }: FactOf<'income-statement-received'>): Means {
  if (!data.verified) return { ...means, incomeNotVerifiedAt: Math.max(means.incomeNotVerifiedAt ?? at, at) }
  const { incomeMinor, currency } = data
  return { ...means, income: newer(means.income, { at, learnedAt, incomeMinor, currency }, lessIncome) }
}

function debtsOf({ occurredAt: at, knownAt: learnedAt, data }: FactOf<'debt-statement-received'>): DebtsElsewhere {
  const { obligationMinor, balanceMinor, lenderCount, currency } = data
  return { at, learnedAt, obligationMinor, balanceMinor, lenderCount, currency }
}

const employmentOf = ({ occurredAt: at, knownAt: learnedAt, data }: FactOf<'employment-reported'>): Employment => ({
  at,
  learnedAt,
  status: data.status,
  verified: data.verified,
  employedAt: data.employedAt ?? null,
})

const OWNERS = ['business', 'employer'] as const satisfies readonly CashFlowOf[]

const byOwner: Series<CashFlow> = {
  seriesOf: ({ of }) => OWNERS.indexOf(of),
  prefer: (a, b) => b.cashFlowMinor - a.cashFlowMinor || a.periodMs - b.periodMs || byText(a.currency, b.currency),
  order: (a, b) => a.at - b.at || OWNERS.indexOf(a.of) - OWNERS.indexOf(b.of),
}

/** No statement speaks of the time after it was made; a period that ends before it begins says nothing. */
function afterCashFlow(means: Means, { occurredAt, knownAt: learnedAt, data }: FactOf<'business-statement-received'>): Means {
  const { of, cashFlowMinor, currency, periodStartedAt, periodEndedAt } = data
  if (periodEndedAt <= periodStartedAt) return means
  const flow = {
    at: Math.min(periodEndedAt, occurredAt),
    learnedAt,
    of,
    periodMs: periodEndedAt - periodStartedAt,
    cashFlowMinor,
    currency,
  }
  return { ...means, cashFlows: addDated(means.cashFlows, flow, CAP.cashFlows, byOwner) }
}

/** Cash flows are kept for two years, so that the newest can be held against the one before it. */
export function meansSince(means: Means, since: number): Means {
  const cashFlows = dropDated(means.cashFlows, since, byOwner)
  return cashFlows === means.cashFlows ? means : { ...means, cashFlows }
}
