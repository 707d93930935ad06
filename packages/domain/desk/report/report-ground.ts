/**
 * What a report of a time is made from: the desk as it was at the end of it, as far as is known when the report is made.
 *
 * Always   what a borrower does not let the desk see when the report is made is not in it, whatever he let it see then.
 * Again    the same facts, times and consents give the same report.
 */
import type { ObservedKind } from '@fairline/contract/desk/observations'
import type { Day } from '../../kernel/day.ts'
import type { Zone } from '../../kernel/zone.ts'
import { addFacts, type DeskBook, emptyDesk, stateOf } from '../model/desk-book.ts'
import { allowedOf, hiddenAt, type Scopes, scopesAt, scopesOfLines } from '../model/desk-consent.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import { type DeskLook, lookAt } from '../picture/watch.ts'
import type { SeenOf } from '../status/seen-value.ts'

/** `until` is not in it. `at`: of what stands: the end of it, or now. */
export type ReportTime = Readonly<{ from: number; until: number; at: number; knownAt: number; zone: Zone }>
/** Who looked at a line or a channel in the time, how often, and by what way. */
export type Checked = Readonly<{
  kind: ObservedKind
  id: string
  times: number
  last: Readonly<{ at: number; source: string; actor: string }>
}>

export type ReportGround = ReportTime &
  DeskLook &
  Readonly<{
    book: DeskBook
    today: Day
    checks: readonly Checked[]
    seenOf: SeenOf
    /** Of subjects such as `enrolment:e1`. */
    isHidden: (subject: string) => boolean
    /** By facility, as of now; undefined: it is of the company. */
    scopesOfLine: (facilityId: string) => Scopes | undefined
  }>

export type Told = Readonly<{ now: DeskBook; seenOf: SeenOf; checks: readonly Checked[]; nowAt: number }>

export function groundOf(time: ReportTime, { now, seenOf, checks, nowAt }: Told): ReportGround {
  const { at, knownAt, zone } = time
  const [book, current] = [bookAsOf(now, time), { at: nowAt, knownAt: nowAt }]
  const today = zone.dayAt(at)
  const shown = shownNow(now, seenOf, nowAt)

  const look = lookAt({ book, when: { at, knownAt }, today, dayEndsAt: zone.startOf(today + 1), seenOf: shown })
  return {
    ...time,
    ...look,
    book,
    today,
    checks,
    seenOf: shown,
    isHidden: hiddenAt(now, current),
    scopesOfLine: scopesOfLines(now, current),
  }
}

/** With what had taken effect by then and was known by then. */
function bookAsOf(book: DeskBook, { at, knownAt }: ReportTime): DeskBook {
  const isOf = ({ effectiveAt, recordedAt }: DeskFact): boolean => effectiveAt <= at && recordedAt <= knownAt
  const told = [...book.stories.values()].flatMap((stories) => [...stories.values()].flat()).filter(isOf)
  const asOf = emptyDesk()
  addFacts(
    asOf,
    [...told, ...book.notices.filter(isOf)].sort((a, b) => a.sequence - b.sequence),
  )
  return asOf
}

function shownNow(now: DeskBook, seenOf: SeenOf, nowAt: number): SeenOf {
  const when = { at: nowAt, knownAt: nowAt }
  const [scopes, ofLine] = [scopesAt(now, when), scopesOfLines(now, when)]
  const scopesFor = (kind: ObservedKind, id: string): Scopes | undefined => {
    if (kind === 'facility') return ofLine(id)
    const enrolment = kind === 'enrolment' ? stateOf(now, 'enrolment', id, when) : undefined
    return enrolment && scopes(enrolment.content.borrower_id)
  }
  return (kind, id) => {
    const his = scopesFor(kind, id)
    return his === undefined ? seenOf(kind, id) : seenOf(kind, id).flatMap((one) => allowedOf(one, his) ?? [])
  }
}
