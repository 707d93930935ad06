/**
 * Whom restrictions hit that they should not have hit, reason by reason.
 *
 * Wrong      a person found it wrong (overturned), or it was our mistake (corrected); of those lifted.
 * Harmless   lifted without having been found wrong, for a reason that suspects something of the borrower, and from so many days before it was placed until so many days
 *            after it was lifted nothing adverse is on record. Reasons that suspect nothing, such as a lack of consent or an order, are never harmless: they were no guess.
 * Judged     lifted at least so many days ago. Sooner nobody can tell, so neither of its ends is counted: what is found wrong at once would else outweigh what needs time.
 * Period     restrictions that were placed in it, whatever became of them since.
 */
import { groupBy } from '../kernel/group-by.ts'
import { DAY_MS } from '../kernel/time.ts'
import { bookDay } from '../views/day-change.ts'
import { isIn, type Period } from './period.ts'
import { type Share, shareOf } from './share.ts'

/** `why`: as the log says it; null where it was cured. `adverseBeforeAt`: the last on record up to when it was lifted; `adverseAfterAt`: the first since. */
export type Restriction = Readonly<{
  reason: string
  placedAt: number
  liftedAt: number | null
  why: string | null
  adverseBeforeAt: number | null
  adverseAfterAt: number | null
}>

export type RestrictionMeasures = Readonly<{
  reason: string
  category: string
  suspects: boolean
  placed: number
  inForce: number
  lifted: number
  overturned: number
  corrected: number
  wrong: Share
  judged: number
  harmless: number
  falsePositive: Share
  days: readonly Readonly<{ date: string; placed: number; wrong: number; harmless: number }>[]
}>

export type RestrictionQuestion = Readonly<{ period: Period; now: number; harmlessDays: number; categoryOf: (reason: string) => string }>

/** Categories whose reasons suspect something that time can show to be so or not. */
const SUSPECTING: ReadonlySet<string> = new Set(['security', 'credit', 'behaviour'])
const WRONG: ReadonlySet<string> = new Set(['overturned', 'corrected'])

type Fate = 'in-force' | 'wrong' | 'harmless' | 'stood' | 'too-early'
type Judged = Restriction & Readonly<{ fate: Fate; isJudged: boolean }>

export function measureRestrictions(restrictions: readonly Restriction[], question: RestrictionQuestion): RestrictionMeasures[] {
  const those = restrictions.filter(({ placedAt }) => isIn(question.period, placedAt))
  return [...groupBy(those, ({ reason }) => reason)]
    .map(([reason, placed]) => ofReason(reason, placed, question))
    .sort((a, b) => b.placed - a.placed || (a.reason < b.reason ? -1 : 1))
}

function ofReason(reason: string, placed: readonly Restriction[], question: RestrictionQuestion): RestrictionMeasures {
  const category = question.categoryOf(reason)
  const suspects = SUSPECTING.has(category)
  const all = placed.map((one) => judge(one, suspects, question))
  const count = (fate: Fate, among = all) => among.filter((one) => one.fate === fate).length
  const endedAs = (why: string) => all.filter((one) => one.fate === 'wrong' && one.why === why).length
  const judged = all.filter(({ isJudged }) => isJudged)
  const lifted = all.length - count('in-force')
  return {
    reason,
    category,
    suspects,
    placed: all.length,
    inForce: count('in-force'),
    lifted,
    overturned: endedAs('overturned'),
    corrected: endedAs('corrected'),
    wrong: shareOf(count('wrong'), lifted),
    judged: judged.length,
    harmless: count('harmless'),
    falsePositive: shareOf(count('wrong', judged) + count('harmless', judged), judged.length),
    days: [...groupBy(all, ({ placedAt }) => bookDay(placedAt))]
      .map(([date, those]) => ({ date, placed: those.length, wrong: count('wrong', those), harmless: count('harmless', those) }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

function judge(one: Restriction, suspects: boolean, { now, harmlessDays }: RestrictionQuestion): Judged {
  const { placedAt, liftedAt, why, adverseBeforeAt, adverseAfterAt } = one
  if (liftedAt === null || liftedAt > now) return { ...one, fate: 'in-force', isJudged: false }
  const span = harmlessDays * DAY_MS
  const isJudged = now - liftedAt >= span
  if (why !== null && WRONG.has(why)) return { ...one, fate: 'wrong', isJudged }
  const isAdverse =
    (adverseBeforeAt !== null && adverseBeforeAt >= placedAt - span) || (adverseAfterAt !== null && adverseAfterAt < liftedAt + span)
  if (isAdverse || !suspects) return { ...one, fate: 'stood', isJudged }
  return { ...one, fate: isJudged ? 'harmless' : 'too-early', isJudged }
}
