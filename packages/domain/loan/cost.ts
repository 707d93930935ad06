/**
 * What a loan costs its borrower, all in: interest by its plan, and what he pays others for it.
 *
 * Rounds   each fee half up, once.
 * Source   PBOC announcement 2021 No. 3 (annualised rates on what is actually outstanding); the cost table of the rule in force from 2026-08-01.
 */

import type { CamelKeys } from '@fairline/contract/case'
import type { LoanCost as LoanCostOnWire } from '@fairline/contract/loan-outcomes'
import type { z } from 'zod'
import { quotientHalfUp } from '../kernel/ratio.ts'
import type { Loan } from './loan.ts'
import { annualPpmOf, effectiveAnnualPpm, internalRate, simpleAnnualPpm } from './rate.ts'

export type LoanCost = CamelKeys<z.infer<typeof LoanCostOnWire>>
/** `ratePpm`: of the principal as lent, once when it is paid out, or with every instalment. */
export type Fee = Readonly<{ id: string; basis: 'once_of_principal' | 'monthly_of_principal'; rate_ppm: number }>

const PPM = 1_000_000n

export function costOf(loan: Pick<Loan, 'principalMinor' | 'disbursedOn' | 'terms' | 'plan'>, fees: readonly Fee[]): LoanCost {
  const { principalMinor, disbursedOn, terms, plan } = loan
  const feeMinor = (fee: Fee): number => Number(quotientHalfUp(BigInt(principalMinor) * BigInt(fee.rate_ppm), PPM))
  const sumOf = (basis: Fee['basis']) => fees.reduce((sum, fee) => (fee.basis === basis ? sum + feeMinor(fee) : sum), 0)
  const [once, monthly] = [sumOf('once_of_principal'), sumOf('monthly_of_principal')]
  const interestMinor = plan.reduce((sum, row) => sum + row.interestMinor, 0)
  const feesMinor = once + monthly * plan.length
  const flows = [principalMinor - once, ...plan.map((row) => -(row.principalMinor + row.interestMinor + monthly))]
  const days = [disbursedOn, ...plan.map(({ dueOn }) => dueOn)]
  return {
    interestMinor,
    fees: fees.map((fee) => ({ id: fee.id, amountMinor: feeMinor(fee) * (fee.basis === 'once_of_principal' ? 1 : plan.length) })),
    totalMinor: interestMinor + feesMinor,
    simpleAnnualPpm: annualPpmOf(terms.dayRate),
    allInAnnualPpm: simpleAnnualPpm(loan, feesMinor),
    nominalAnnualPpm: internalRate(flows)?.nominalPpm ?? null,
    effectiveAnnualPpm: effectiveAnnualPpm(flows.map((amountMinor, index) => ({ on: days[index]!, amountMinor }))),
  }
}
