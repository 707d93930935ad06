/** What a fact that was only supposed would change about a borrower: his line and his loans before and after, and what would be decided. */
import type { Change } from '@fairline/contract/views/approval'
import type { Account, Decision } from '../account/account.ts'
import { type LineLoan, type LineSummary, summaryOf } from '../line/line.ts'
import { positionOf } from '../loan/position.ts'
import { zoneFor } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'

/** Booked day by day, whatever anybody decides: not of his doing. */
const OF_THE_DAY: ReadonlySet<string> = new Set(['journal-posted', 'instalment-billed'])

const FIGURES = [
  ['status', 'status'],
  ['limit_minor', 'limitMinor'],
  ['drawn_minor', 'drawnMinor'],
  ['available_minor', 'availableMinor'],
] as const satisfies readonly (readonly [field: string, name: keyof LineSummary])[]

/** Only what differs. `after`: as the step left it. */
export function supposedChanges(before: Account, after: Account, decision: Decision, pack: Pack): Change[] {
  const [was, is] = [summaryOf(before.line), decision.line]
  const figures = FIGURES.filter(([, name]) => was[name] !== is[name]).map(
    ([field, name]): Change => ({ field, before: was[name], after: is[name] }),
  )
  const today = zoneFor(pack, after.line).dayAt(decision.at)
  const loans = after.line.loans.flatMap((loan) => {
    const former = before.line.loans.find(({ loan: { id } }) => id === loan.loan.id)
    return changesOfLoan(former, loan, today)
  })
  const outcomes = [...new Set(decision.outcomes.map(({ type }) => type))].filter((type) => !OF_THE_DAY.has(type))
  return outcomes.length === 0 ? [...figures, ...loans] : [...figures, ...loans, { field: 'outcomes', before: [], after: outcomes }]
}

function changesOfLoan(before: LineLoan | undefined, after: LineLoan, today: number): Change[] {
  const of = after.loan.id
  const [was, is] = [before, after].map((one) => (one === undefined ? null : positionOf(one.loan, Math.max(today, one.loan.disbursedOn))))
  const left = { field: 'principal_left_minor', of, before: was?.principalLeftMinor ?? null, after: is?.principalLeftMinor ?? null }
  const writtenOff = {
    field: 'written_off',
    of,
    before: before !== undefined && before.loan.writtenOffOn !== null,
    after: after.loan.writtenOffOn !== null,
  }
  return [left, writtenOff].filter((change) => change.before !== change.after)
}
