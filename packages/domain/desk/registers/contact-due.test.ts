/** When to speak next: on both sides of each edge, and by all that was told. */
import { expect, test } from 'vitest'
import { knownDay } from '../../kernel/day.ts'
import { deskOf, WHEN } from '../model/desk.fixture.ts'
import { type ContactDue, contactDues, nextContact } from './contact-due.ts'

const TODAY = 20_000
type Agreed = Parameters<typeof nextContact>[0]
const agreed = (more: Partial<Agreed>): Agreed => ({ agreedOn: TODAY + 100, everyDays: null, lastOn: null, ...more })

test.each<[rule: string, given: Partial<Agreed>, dueOn: number | null, state: ContactDue['state']]>([
  ['on its day a contact is due, not overdue', { agreedOn: TODAY }, TODAY, 'soon'],
  ['the day after, it is', { agreedOn: TODAY - 1 }, TODAY - 1, 'overdue'],
  ['reminded of seven days ahead', { agreedOn: TODAY + 7 }, TODAY + 7, 'soon'],
  ['and not of eight', { agreedOn: TODAY + 8 }, TODAY + 8, 'never'],
  ['once somebody spoke, one that is far off is fine', { lastOn: TODAY - 1 }, TODAY + 100, 'fine'],
  ['spoken to on the agreed day, nothing says when next', { agreedOn: TODAY - 3, lastOn: TODAY - 3 }, null, 'unplanned'],
  ['spoken to on the day before, the agreed day stands', { agreedOn: TODAY - 3, lastOn: TODAY - 4 }, TODAY - 3, 'overdue'],
  [
    'with an interval, so many days after the last contact',
    { agreedOn: TODAY - 30, lastOn: TODAY - 29, everyDays: 28 },
    TODAY - 1,
    'overdue',
  ],
  ['with one day more, today', { agreedOn: TODAY - 30, lastOn: TODAY - 28, everyDays: 28 }, TODAY, 'soon'],
  ['what was agreed comes first where it is sooner', { agreedOn: TODAY + 9, lastOn: TODAY - 1, everyDays: 28 }, TODAY + 9, 'fine'],
  ['an interval alone begins with the agreed day', { agreedOn: TODAY - 1, everyDays: 28 }, TODAY - 1, 'overdue'],
])('%s', (_rule, given, dueOn, state) => {
  expect(nextContact(agreed(given), TODAY)).toEqual({ dueOn, state })
})

test('by contacts that were held: not those of days to come, not those that were taken back, not those of others', () => {
  const contact = (relation_id: string, held_on: string) => ({ relation_id, held_on, way: 'call', note: 'x' })
  const book = deskOf(
    ['registered', 'relation', 'r', { provider_id: 'pr', contact: 'x', next_contact_on: '2026-03-01', every_days: 10 }],
    ['registered', 'relation', 'gone', { provider_id: 'pr', contact: 'y', next_contact_on: '2026-03-01' }],
    ['ended', 'relation', 'gone', {}],
    ['registered', 'contact', 'c-1', contact('r', '2026-03-02')],
    ['registered', 'contact', 'c-2', contact('r', '2026-03-10')],
    ['registered', 'contact', 'c-3', contact('r', '2026-03-21')],
    ['registered', 'contact', 'c-4', contact('r', '2026-03-15')],
    ['ended', 'contact', 'c-4', {}],
    ['registered', 'contact', 'c-5', contact('other', '2026-03-20')],
  )
  const [due, ...more] = contactDues({ book, when: WHEN, today: knownDay('2026-03-20') })
  expect(more).toEqual([])
  expect(due!.contacts.map(({ id }) => id)).toEqual(['c-2', 'c-1'])
  expect([due!.dueOn, due!.state]).toEqual([knownDay('2026-03-20'), 'soon'])
})
