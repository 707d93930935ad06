/** A repayment as the lists show it: what it paid, of which loans, and whether it was taken back. */
import { type Day, knownDay } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import type { ViewedEvent } from './viewed-line.ts'

export type RepaidPart = NonNullable<OutcomeOf<'repayment-applied'>['data']['parts']>[number]

/**
 * `besideMinor`: principal that another system keeps the loan of, or that a statement held already. `bookedOn`, `takenBackBookedOn`: where the accounts
 * have it; null where they do not, as for a line that another system granted.
 */
export type ViewedRepayment = Readonly<{
  ref: string
  id: string
  paidAt: number
  paidOn: Day | null
  amountMinor: number
  overpaidMinor: number
  besideMinor: number
  parts: readonly RepaidPart[]
  bookedOn: Day | null
  takenBackAt: number | null
  takenBackBookedOn: Day | null
  appliedBySequence: number
  sequence: number
}>

type Find = (id: string) => ViewedRepayment | undefined

/** Undefined where the outcome is not about a repayment. */
export function repaymentAfter(find: Find, outcome: LineOutcome, event: ViewedEvent): ViewedRepayment | undefined {
  if (outcome.type === 'repayment-applied') return applied(outcome, event)
  if (outcome.type !== 'repayment-taken-back') return undefined
  const found = find(outcome.data.repaymentId)
  invariant(found !== undefined, 'only a repayment of this log is taken back')
  return { ...found, takenBackAt: event.decision.at, sequence: event.sequence }
}

function applied({ data }: OutcomeOf<'repayment-applied'>, { ref, sequence }: ViewedEvent): ViewedRepayment {
  const { repaymentId: id, overpaidMinor, principalMinor, alreadyObservedMinor, asOf, paidOn, parts = [] } = data
  const besideMinor = parts.reduce((sum, part) => sum - part.principalMinor, principalMinor) + alreadyObservedMinor
  return {
    ref,
    id,
    paidAt: Date.parse(asOf),
    paidOn: paidOn === undefined ? null : knownDay(paidOn),
    amountMinor: parts.reduce((sum, part) => sum + part.amountMinor, besideMinor + overpaidMinor),
    overpaidMinor,
    besideMinor,
    parts,
    bookedOn: null,
    takenBackAt: null,
    takenBackBookedOn: null,
    appliedBySequence: sequence,
    sequence,
  }
}

/** The accounts hold what of it loans got, and what was too much. */
export const isBooked = ({ parts, overpaidMinor }: ViewedRepayment): boolean => parts.length > 0 || overpaidMinor !== 0

export const booked = (repayment: ViewedRepayment, on: Day): ViewedRepayment =>
  repayment.takenBackAt === null ? { ...repayment, bookedOn: on } : { ...repayment, takenBackBookedOn: on }
