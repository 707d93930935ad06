import { expect, test } from 'vitest'
import { caseQuestion, readCaseSearch } from './case-search.ts'

const NOW = Date.parse('2026-11-22T08:30:00Z')

test('what an address says is checked, and what does not fit is left out', () => {
  expect(readCaseSearch({ state: 'open,lost', kind: ['appeal'], due: 'over', assignee: 'none', page: 3 })).toEqual({
    state: ['open'],
    kind: ['appeal'],
    due: 'over',
    assignee: 'none',
  })
})

test.each([
  ['all that is not closed', {}, { state: 'open,waiting_for_us,waiting_for_borrower,escalated,decided' }],
  ['what is asked for', { state: 'closed' }, { state: 'closed' }],
  [
    'what is late, to the hour behind',
    { due: 'over' },
    { state: 'open,waiting_for_us,waiting_for_borrower,escalated', due_before: '2026-11-22T08:00:00.000Z' },
  ],
  ['what is due soon, to the hour ahead', { due: 'soon', state: 'open' }, { state: 'open', due_before: '2026-11-25T09:00:00.000Z' }],
])('%s', (_what, raw, question) => {
  expect(caseQuestion(readCaseSearch(raw), NOW)).toEqual(question)
})
