import { invariant } from '../../kernel/outcome.ts'
import { ppmOf } from './parts.ts'

/**
 * Leverage, in parts per million. Null without debt and equity.
 *
 * Formula  debt / (debt + equity). Rounds down. Equity that is used up counts as none.
 */
export function leveragePpm(debtMinor: number, equityMinor: number): number | null {
  const whole = debtMinor + Math.max(0, equityMinor)
  return whole === 0 ? null : ppmOf(debtMinor, whole)
}

/** Of one quarter: what the project takes in after running costs, and what its debts take of it (interest and principal). */
export type Quarter = Readonly<{ cashFlowMinor: number; serviceMinor: number }>

/**
 * Debt service coverage, the worst of the quarters, in parts per million. Null where none has debts to serve.
 *
 * Formula  min over quarters of cash flow available for debt service / debt service. Rounds down; a negative cash flow covers nothing.
 */
export function debtServiceCoveragePpm(quarters: readonly Quarter[]): number | null {
  const ratios = quarters.flatMap(({ cashFlowMinor, serviceMinor }) => {
    invariant(serviceMinor >= 0, 'debt service is not negative')
    return serviceMinor === 0 ? [] : [ppmOf(Math.max(0, cashFlowMinor), serviceMinor)]
  })
  return ratios.length === 0 ? null : Math.min(...ratios)
}
