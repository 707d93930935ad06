import type { Case } from '@fairline/domain/cases/case'
import type { Pack } from '@fairline/domain/pack/pack'
import { expect, test } from 'vitest'
import { tasksOf } from './me-tasks.ts'

const AT = Date.parse('2026-11-22T08:00:00.000Z')
type Document = Case['documents'][number]
const document = (state: Document['state'], dueAt: number | null = null): Document => ({
  item: 'income_proof',
  requestId: 'dr_1',
  dueAt,
  documentId: null,
  uploadId: null,
  state,
  at: AT,
})
const caseWith = (id: string, state: Case['state'], documents: Document[] = []) =>
  ({ id, state, documents, about: { holdId: null } }) as unknown as Case
const kinds = (...cases: Case[]) => tasksOf([], cases, {} as Pack).map(({ kind, case_id }) => `${kind} ${case_id}`)

test.each<[rule: string, one: Case, tasks: string[]]>([
  ['a paper that is asked for', caseWith('a', 'waiting_for_borrower', [document('requested')]), ['document a']],
  ['one that was brought in vain', caseWith('a', 'waiting_for_us', [document('unreadable')]), ['document a']],
  ['not one that we have to look at', caseWith('a', 'waiting_for_us', [document('submitted')]), []],
  ['not one that is good', caseWith('a', 'waiting_for_us', [document('accepted')]), []],
  ['an answer that waits for him', caseWith('a', 'waiting_for_borrower'), ['reply a']],
  ['nothing of a closed case', caseWith('a', 'closed', [document('requested')]), []],
])('%s', (_rule, one, tasks) => {
  expect(kinds(one)).toEqual(tasks)
})

test('the earliest first, and what has no date last', () => {
  const [late, soon] = [AT + 2, AT + 1]
  const all = [
    caseWith('none', 'waiting_for_borrower'),
    caseWith('late', 'open', [document('requested', late)]),
    caseWith('soon', 'open', [document('requested', soon)]),
  ]
  expect(kinds(...all)).toEqual(['document soon', 'document late', 'reply none'])
})
