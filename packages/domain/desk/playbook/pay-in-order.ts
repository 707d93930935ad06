/**
 * Who is paid when there is not enough for all.
 *
 * Always   what is owed already (tier 0) comes first; nobody is paid anything while somebody of a tier before him is still owed; the reserve pays for debts, people, taxes
 *          and suppliers, and never for what can wait.
 * Units    whole minor units. Within a tier, what is due first; then by id.
 */
import type { Day } from '../../kernel/day.ts'
import { invariant } from '../../kernel/outcome.ts'

/** 0 debts that exist, 1 wages and taxes, 2 suppliers, 3 what can be put off. */
export type Tier = 0 | 1 | 2 | 3
export type Due = Readonly<{ id: string; tier: Tier; dueOn: Day; minor: number }>
export type Payment = Readonly<{ id: string; tier: Tier; paidMinor: number; fromReserveMinor: number; unpaidMinor: number }>

export function payInOrder(dues: readonly Due[], freeMinor: number, reserveMinor: number): Payment[] {
  invariant(freeMinor >= 0 && reserveMinor >= 0, 'what is not there pays nobody')
  let [free, reserve] = [freeMinor, reserveMinor]
  return [...dues].sort(inOrder).map(({ id, tier, minor }) => {
    const fromFree = Math.min(minor, free)
    const fromReserve = tier === 3 ? 0 : Math.min(minor - fromFree, reserve)
    free -= fromFree
    reserve -= fromReserve
    return { id, tier, paidMinor: fromFree + fromReserve, fromReserveMinor: fromReserve, unpaidMinor: minor - fromFree - fromReserve }
  })
}

const inOrder = (a: Due, b: Due): number => a.tier - b.tier || a.dueOn - b.dueOn || (a.id < b.id ? -1 : Number(a.id > b.id))

/** What of the debts that exist nobody could pay: above zero, debt service is at risk. */
export const debtServiceShortMinor = (payments: readonly Payment[]): number =>
  payments.reduce((short, { tier, unpaidMinor }) => (tier === 0 ? short + unpaidMinor : short), 0)
