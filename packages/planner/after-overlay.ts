import type { Overlay } from './path.ts'
import type { PlanInput } from './plan-input.ts'

/** The input as it reads once lines were closed or called back today: for the ledger, which knows nothing of models. */
export function afterOverlay(input: PlanInput, { closed, called }: Overlay): PlanInput {
  if (closed.size === 0 && called.size === 0) return input
  return {
    ...input,
    facilities: input.facilities.map((facility) => {
      const isCalled = called.has(facility.id)
      if (!isCalled && !closed.has(facility.id)) return facility
      const blocked = facility.blocked ?? (isCalled ? 'called' : 'closed')
      const dueNow = isCalled && facility.repayment !== 'free' && facility.drawnMinor > 0
      return { ...facility, blocked, ...(dueNow && { schedule: [{ on: input.asOf, principalMinor: facility.drawnMinor }] }) }
    }),
  }
}
