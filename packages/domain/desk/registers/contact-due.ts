/**
 * When the desk is to speak next with whom it keeps in touch at an institution.
 *
 * Units    days of the desk.
 * Always   due on the sooner of two days: the one that was agreed, as long as nobody spoke since, and the last contact with its interval. On that day itself it is not overdue.
 * Source   requirements S3-20 and S3-31.
 */
import { type Day, knownDay } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { type DeskState, isOpen, statesOf } from '../model/desk-book.ts'
import type { Registers } from '../picture/registers.ts'

/** `never`: nobody spoke yet, and it is not due soon. `unplanned`: somebody spoke, and nothing says when next. */
type ContactState = 'overdue' | 'soon' | 'never' | 'unplanned' | 'fine'
export type ContactDue = Readonly<{
  relation: DeskState<'relation'>
  contacts: readonly DeskState<'contact'>[]
  lastOn: Day | null
  dueOn: Day | null
  state: ContactState
}>

/** So many days ahead the desk is reminded. */
const SOON_DAYS = 7

type Agreed = Readonly<{ agreedOn: Day; everyDays: number | null; lastOn: Day | null }>

export function nextContact({ agreedOn, everyDays, lastOn }: Agreed, today: Day): Pick<ContactDue, 'dueOn' | 'state'> {
  const isKept = lastOn !== null && lastOn >= agreedOn
  const days = [...(isKept ? [] : [agreedOn]), ...(lastOn === null || everyDays === null ? [] : [lastOn + everyDays])]
  if (days.length === 0) return { dueOn: null, state: 'unplanned' }
  const dueOn = Math.min(...days)
  if (dueOn < today) return { dueOn, state: 'overdue' }
  if (dueOn - today <= SOON_DAYS) return { dueOn, state: 'soon' }
  return { dueOn, state: lastOn === null ? 'never' : 'fine' }
}

/** Of all that are kept up, by their ids; of each its contacts, the newest first. A contact of a day to come was not held yet. */
export function contactDues({ book, when, today }: Pick<Registers, 'book' | 'when' | 'today'>): ContactDue[] {
  const contacts = groupBy(
    statesOf(book, 'contact', when).filter((one) => isOpen(one) && knownDay(one.content.held_on) <= today),
    ({ content }) => content.relation_id,
  )
  return statesOf(book, 'relation', when)
    .filter((one) => isOpen(one))
    .map((relation): ContactDue => {
      const { next_contact_on, every_days: everyDays = null } = relation.content
      const held = [...(contacts.get(relation.id) ?? [])].sort((a, b) => (a.content.held_on < b.content.held_on ? 1 : -1))
      const lastOn = held[0] === undefined ? null : knownDay(held[0].content.held_on)
      return { relation, contacts: held, lastOn, ...nextContact({ agreedOn: knownDay(next_contact_on), everyDays, lastOn }, today) }
    })
}
