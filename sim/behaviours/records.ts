/** What others have on record of him: judgments, and products beside the line. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, type Month } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { daytime } from './devices.ts'

export function getOnRecord(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.record
  const { courtDebts, linkedDistress } = PARAMETERS
  const [isSued, suedAt] = [random.chance(courtDebts.value.monthly * world.trouble), daytime(random, month)]
  const [isEnforced, settles] = [
    random.chance(courtDebts.value.enforced),
    random.between(courtDebts.value.minDays, courtDebts.value.maxDays),
  ]
  const [fallsBehind, behindAt] = [random.chance(linkedDistress.value.monthly * world.trouble), daytime(random, month)]
  const [defaults, cures] = [
    random.chance(linkedDistress.value.defaults),
    random.between(linkedDistress.value.minDays, linkedDistress.value.maxDays),
  ]
  if (isSued) beSued(world, borrower, { from: suedAt, to: suedAt + settles * DAY_MS, kind: isEnforced ? 'enforcement' : 'judgment' })
  if (fallsBehind) fallBehindElsewhere(world, borrower, { from: behindAt, to: behindAt + cures * DAY_MS, defaults })
}

type Span = Readonly<{ from: number; to: number }>

function beSued(world: World, borrower: Borrower, { from, to, kind }: Span & Readonly<{ kind: 'judgment' | 'enforcement' }>): void {
  const which = { judgment_id: `jd_${borrower.nth + 1}_${borrower.told.record}`, source: 'court' }
  tell(borrower, 'record', { type: 'judgment-reported', at: from, data: { ...which, kind } })
  tell(borrower, 'record', { type: 'judgment-settled', at: to, data: which })
  reveal(world, borrower.subject, { kind: 'court-debt', from, to })
}

/** He comes back from it, or it is given up a fortnight later. */
function fallBehindElsewhere(world: World, borrower: Borrower, { from, to, defaults }: Span & Readonly<{ defaults: boolean }>): void {
  const which = { product_id: `lp_${borrower.nth + 1}_${borrower.told.record}`, product: 'credit_card' as const }
  tell(borrower, 'record', { type: 'linked-product-changed', at: from, data: { ...which, state: 'past_due', days_past_due: 10 } })
  const given = from + 14 * DAY_MS
  if (defaults) tell(borrower, 'record', { type: 'linked-product-changed', at: given, data: { ...which, state: 'defaulted' } })
  const end = defaults ? Math.max(to, given + DAY_MS) : to
  tell(borrower, 'record', { type: 'linked-product-changed', at: end, data: { ...which, state: defaults ? 'closed' : 'current' } })
  reveal(world, borrower.subject, { kind: 'linked-distress', from, to: end })
}
