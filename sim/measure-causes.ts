/** Plays a made-up book and compares what the platform named with what was true; pure, and the same for the same options and pack. */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { Pack } from '@fairline/domain/pack/pack'
import { openAccusations } from './accusations.ts'
import { monthsAfter } from './calendar.ts'
import { type CategoryScore, compareCauses } from './compare-causes.ts'
import { openHappened } from './happened.ts'
import { play } from './play.ts'
import { type SimulationOptions, simulate } from './simulate.ts'

/** `stepUps`: how often somebody was asked to confirm one request, which accuses him of nothing. */
export type CausesMeasured = Readonly<{ scores: readonly CategoryScore[]; decisions: number; stepUps: number }>

export function measureCauses(options: Omit<SimulationOptions, 'onTruth'>, pack: Pack): CausesMeasured {
  const [happened, accusations] = [openHappened(), openAccusations(pack)]
  const endAt = monthsAfter(options.startAt, options.months)
  let decisions = 0
  const dueDay = pack.defaultProduct?.due_day ?? 'same_as_disbursement'
  const items = simulate({ dueDay, ...options, onTruth: happened.hear })
  const messages = play(items, {
    pack,
    until: endAt,
    hear: (...heard) => {
      decisions++
      happened.hearDecision(...heard)
      accusations.hear(...heard)
    },
  })
  for (const message of messages) happened.sent(message)
  const heard = accusations.read()
  const scores = compareCauses({ truths: happened.read(), heard, endAt, book: BOOK_SUBJECT })
  return { scores, decisions, stepUps: heard.stepUps }
}
