/** A loan as `loan_view` keeps it: terms, plan, payments and reliefs with fields and days as on the wire, for whoever reads it in SQL. */
import { camelKeys, snakeKeys } from '@fairline/contract/case'
import type { LoanTerms as LoanTermsOnWire } from '@fairline/contract/terms'
import { dayText, knownDay } from '@fairline/domain/kernel/day'
import type { Loan, LoanTerms } from '@fairline/domain/loan/loan'
import type { ViewedRelief } from '@fairline/domain/views/viewed-loan'
import type { z } from 'zod'

export type StoredTerms = z.infer<typeof LoanTermsOnWire>

export type StoredLoan = {
  terms: StoredTerms
  plan: { due_on: string; principal_minor: number; interest_minor: number }[]
  payments: { repayment: number; on: string; amount_minor: number }[]
  reliefs: { relief: number; on: string; due_days: string[] }[]
  misuses?: { finding: number; from: string; until: string | null; penalty_permille: number }[]
  /** What was told of reliefs. Neither is in rows of earlier releases. */
  granted?: StoredGrant[]
}

type StoredGrant = {
  relief_id: string
  kind: ViewedRelief['kind']
  on: string
  instalments: number
  first_due_on: string | null
  last_due_on: string | null
  waived_penalty_minor: number
}

export const writeTerms = (terms: LoanTerms): StoredTerms => snakeKeys(terms) as StoredTerms
export const readTerms = (stored: StoredTerms): LoanTerms => camelKeys(stored)

export const writeLoan = ({ terms, plan, payments, reliefs, misuses }: Loan, granted: readonly ViewedRelief[]): StoredLoan => ({
  terms: writeTerms(terms),
  plan: plan.map(({ dueOn, principalMinor, interestMinor }) => ({
    due_on: dayText(dueOn),
    principal_minor: principalMinor,
    interest_minor: interestMinor,
  })),
  payments: payments.map(({ repayment, on, amountMinor }) => ({ repayment, on: dayText(on), amount_minor: amountMinor })),
  reliefs: reliefs.map(({ relief, on, dueDays }) => ({ relief, on: dayText(on), due_days: dueDays.map(dayText) })),
  misuses: misuses.map(({ finding, from, until, penaltyPermille }) => ({
    finding,
    from: dayText(from),
    until: textOrNull(until),
    penalty_permille: penaltyPermille,
  })),
  granted: granted.map((one) => ({
    relief_id: one.reliefId,
    kind: one.kind,
    on: dayText(one.on),
    instalments: one.instalments,
    first_due_on: textOrNull(one.firstDueOn),
    last_due_on: textOrNull(one.lastDueOn),
    waived_penalty_minor: one.waivedPenaltyMinor,
  })),
})

export const readGranted = ({ granted = [] }: StoredLoan): ViewedRelief[] =>
  granted.map((one) => ({
    reliefId: one.relief_id,
    kind: one.kind,
    on: knownDay(one.on),
    instalments: one.instalments,
    firstDueOn: dayOrNull(one.first_due_on),
    lastDueOn: dayOrNull(one.last_due_on),
    waivedPenaltyMinor: one.waived_penalty_minor,
  }))

type KeptAsJson = Pick<Loan, 'terms' | 'plan' | 'payments' | 'reliefs' | 'misuses'>

export const readLoan = ({ terms, plan, payments, reliefs, misuses = [] }: StoredLoan): KeptAsJson => ({
  terms: readTerms(terms),
  plan: plan.map(({ due_on, principal_minor, interest_minor }) => ({
    dueOn: knownDay(due_on),
    principalMinor: principal_minor,
    interestMinor: interest_minor,
  })),
  payments: payments.map(({ repayment, on, amount_minor }) => ({ repayment, on: knownDay(on), amountMinor: amount_minor })),
  reliefs: reliefs.map(({ relief, on, due_days }) => ({ relief, on: knownDay(on), dueDays: due_days.map(knownDay) })),
  misuses: misuses.map(({ finding, from, until, penalty_permille }) => ({
    finding,
    from: knownDay(from),
    until: dayOrNull(until),
    penaltyPermille: penalty_permille,
  })),
})

/** Days and instants that may be missing, to the database and back. */
export const dayOrNull = (text: string | null) => (text === null ? null : knownDay(text))
export const textOrNull = (day: number | null) => (day === null ? null : dayText(day))
