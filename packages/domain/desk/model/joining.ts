/** Which screening stands of a borrower when he joins a project, and what is needed where none says that he fits. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import { type Day, knownDay } from '../../kernel/day.ts'
import { screeningOf } from '../screening/screening.ts'
import type { Recommendation } from '../screening/screening-words.ts'
import { type DeskBook, type DeskState, isOpen, statesOf, type When } from './desk-book.ts'
import { letsScreen } from './desk-consent.ts'
import type { EntryFault } from './entry-faults.ts'

/** After half a year it says nothing of today. */
const STANDS_DAYS = 180

/** `hidden`: there is one, and he does not let it be seen any more. */
export type Standing = Readonly<{ state: Recommendation | 'none' | 'hidden'; id: string | null; on: Day | null }>

type Whose = Readonly<{ borrowerId: string; projectId: string; since: Day; today: Day }>

/** The newest from `since` on, and not after today, that nobody ended and that is of this project. */
export function screeningStanding(book: DeskBook, when: When, { borrowerId, projectId, since, today }: Whose): Standing {
  const newest = statesOf(book, 'screening', when)
    .filter((one) => isOpen(one) && one.content.borrower_id === borrowerId && one.content.project_id === projectId)
    .filter((one) => since <= dayIn(one) && dayIn(one) <= today)
    .reduce<DeskState<'screening'> | undefined>((last, one) => (last !== undefined && isLater(last, one) ? last : one), undefined)
  if (newest === undefined) return { state: 'none', id: null, on: null }
  const told = { id: newest.id, on: dayIn(newest) }
  return letsScreen(book, when, borrowerId)
    ? { state: screeningOf(newest.content.bands).recommendation, ...told }
    : { state: 'hidden', ...told }
}

const dayIn = ({ content }: DeskState<'screening'>): Day => knownDay(content.screened_on)

const isLater = (one: DeskState<'screening'>, other: DeskState<'screening'>): boolean =>
  dayIn(one) > dayIn(other) || (dayIn(one) === dayIn(other) && one.recordedAt > other.recordedAt)

type Enrolment = DeskEntry<'enrolment'>

/** Who joins a project without a screening that he fits, joins for a reason that somebody writes down. `before`: as he was enrolled until now. */
export function joiningFaults(
  book: DeskBook,
  when: When,
  { enrolment, before, today }: Readonly<{ enrolment: Enrolment; before: Enrolment | undefined; today: Day }>,
): EntryFault[] {
  const { project_id: projectId, borrower_id: borrowerId, joined_because: because } = enrolment
  if (projectId === undefined || projectId === before?.project_id || because !== undefined) return []
  const { state } = screeningStanding(book, when, { borrowerId, projectId, since: today - STANDS_DAYS + 1, today })
  if (state === 'fit' || state === 'fit_with_conditions') return []
  return [{ pointer: '/joined_because', detail: DETAILS[state] }]
}

const DETAILS: Readonly<Record<Exclude<Standing['state'], 'fit' | 'fit_with_conditions'>, string>> = {
  none: 'must say why he joins without a screening',
  hidden: 'must say why he joins without a screening that he lets be seen',
  not_yet: 'must say why he joins though the screening says not yet',
  cannot_tell: 'must say why he joins though the screening could not tell',
}
