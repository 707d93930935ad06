/** What others get wrong about him: an operator, a bureau, whoever reports that he can no longer act for himself. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, type Month } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { daytime } from './devices.ts'

export function beMistaken(world: World, borrower: Borrower, month: Month): void {
  beTakenForAnother(world, borrower, month)
  beDeclaredIncapable(world, borrower, month)
}

/** An operator puts somebody else's breach into his file, and finds it out. */
function beTakenForAnother(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.mistake
  const { monthly, minDays, maxDays } = PARAMETERS.operatorMistakes.value
  const [isTaken, from, days] = [random.chance(monthly * world.trouble), daytime(random, month), random.between(minDays, maxDays)]
  if (!isTaken) return
  const to = from + days * DAY_MS
  const breach_id = `br_${borrower.nth + 1}_m${borrower.told.mistake}`
  const wrong = tell(borrower, 'mistake', { type: 'terms-breach-reported', at: from, data: { breach_id, clause: '4.2' } })
  const corrections = correct(borrower, { at: to, kind: 'wrong_borrower', event_id: wrong, reasons: ['BE09'] })
  tell(borrower, 'mistake', { type: 'terms-breach-cleared', at: to + 1_000, data: { breach_id } })
  reveal(world, borrower.subject, { kind: 'operator-mistake', from, to, needs: { messageIds: corrections } })
}

/** The bureau says that a score was wrong, and whoever was held for it is let go. The ids of what is then said. */
export function correctScore(borrower: Borrower, knownAt: number): readonly string[] {
  const { minDays, maxDays } = PARAMETERS.falseDropFound.value
  const at = knownAt + borrower.random.mistake.between(minDays, maxDays) * DAY_MS
  return correct(borrower, { at, kind: 'wrong_value', reasons: ['CR01', 'CR02'] })
}

type Correction = Readonly<{ at: number; kind: 'wrong_borrower' | 'wrong_value'; event_id?: string; reasons: readonly string[] }>

function correct(borrower: Borrower, { at, kind, event_id, reasons }: Correction): readonly string[] {
  return reasons.map((reason) => {
    const correction_id = `co_${borrower.nth + 1}_${borrower.told.mistake}`
    const data = { correction_id, kind, ...(event_id !== undefined && { event_id }) }
    return tell(borrower, 'mistake', { type: 'operator-error-recorded', at, only: { need: 'held', reason }, data })
  })
}

function beDeclaredIncapable(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.mistake
  const { monthly, minDays, maxDays } = PARAMETERS.incapacityClaims.value
  const [isDeclared, from, days] = [random.chance(monthly * world.trouble), daytime(random, month), random.between(minDays, maxDays)]
  if (!isDeclared) return
  const report_id = `ic_${borrower.nth + 1}_${borrower.told.mistake}`
  const to = from + days * DAY_MS
  tell(borrower, 'mistake', { type: 'incapacity-reported', at: from, data: { report_id, kind: 'incapacitated' } })
  tell(borrower, 'mistake', { type: 'incapacity-cleared', at: to, data: { report_id } })
  reveal(world, borrower.subject, { kind: 'incapacity-claim', from, to })
}
