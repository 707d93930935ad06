/**
 * A loan: its terms, the plan it was drawn on, what was paid and what relief was granted, each on its day. All else (what is left, due, past due, earned) follows from these
 * by `positionOf`, on any day, in any order of asking; so nothing has to happen to a loan for a day to pass, and a payment that is taken back, or
 * heard of late, leaves no trace but itself.
 *
 * Units    whole minor units of the line's one currency; days as in kernel/day.ts; `dayRate` in parts per 10^8 a day.
 */
import type { CamelKeys } from '@fairline/contract/case'
import type { LoanTerms as LoanTermsOnWire } from '@fairline/contract/terms'
import type { z } from 'zod'
import type { Day } from '../kernel/day.ts'

export type LoanTerms = CamelKeys<z.infer<typeof LoanTermsOnWire>>

export type Instalment = Readonly<{ dueOn: Day; principalMinor: number; interestMinor: number }>

/** `repayment`: fingerprint of the repayment it is a part of. */
export type Payment = Readonly<{ repayment: number; on: Day; amountMinor: number }>

/** All that is unpaid on that day is planned anew over these days (moved as those of a plan), which follow it. `relief`: fingerprint of its id. */
export type Relief = Readonly<{ relief: number; on: Day; dueDays: readonly Day[] }>

/** Charged at that rate from `from` on, and not from `until` on. `finding`: fingerprint of its id. */
export type Misuse = Readonly<{ finding: number; from: Day; until: Day | null; penaltyPermille: number }>

export type Loan = Readonly<{
  id: string
  principalMinor: number
  disbursedOn: Day
  terms: LoanTerms
  plan: readonly Instalment[]
  /** By day; those of one day in the order in which they were heard of. */
  payments: readonly Payment[]
  /** By day; those of one day in the order in which they were granted. */
  reliefs: readonly Relief[]
  /** One after the other. */
  misuses: readonly Misuse[]
  /** Told as past due from then on, whatever is paid later: the accounts show it as a loss. It is still owed. */
  writtenOffOn: Day | null
}>

/**
 * One instalment as it stands on a day. `endsOn`: when its interest period ends, on `dueOn` or before it (due-days.ts). `penaltyMinor`: earned on it so far. `settledOn`: when all of it was paid.
 * `nth`: those of a relief are numbered on from the last one planned before, so that a number means one instalment whatever is paid, or taken back.
 */
export type InstalmentPosition = Readonly<{
  nth: number
  endsOn: Day
  dueOn: Day
  principalMinor: number
  interestMinor: number
  penaltyMinor: number
  paidPrincipalMinor: number
  paidInterestMinor: number
  paidPenaltyMinor: number
  settledOn: Day | null
  /** Cut short by a relief: it holds what was paid in it, the rest is in later instalments. */
  relieved: boolean
}>

export type Amounts = Readonly<{ penaltyMinor: number; interestMinor: number; principalMinor: number }>

/** `on`: the day it is of; payments of later days are not in it. */
export type LoanPosition = Readonly<{
  on: Day
  /** After parts repaid early, as it was planned anew. */
  instalments: readonly InstalmentPosition[]
  principalLeftMinor: number
  /** Of instalments due by that day and not paid. */
  due: Amounts
  /** Earned by that day and not paid: `due`, and the interest of the period under way. With the penalty earned and not paid, and the principal left, it is what ends the loan that day. */
  accruedInterestMinor: number
  /** All that was earned by that day, and all that was paid: the accounts follow these. */
  earned: Pick<Amounts, 'penaltyMinor' | 'interestMinor'>
  paid: Amounts
  /** Since the oldest instalment fell due that is not paid; 0 while its grace lasts. */
  daysPastDue: number
  settledOn: Day | null
  /** Paid beyond the debt. */
  surplusMinor: number
}>
