/** A case as its borrower sees it: without our names, our notes to each other, and who has it. */

import { wireType } from '@fairline/contract/cloud-event'
import type { FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { MeCaseDetail, MeCaseList, MeCaseWish, MeReceipt, MeSaid } from '@fairline/contract/views/me'
import type { Case } from '@fairline/domain/cases/case'
import { type CaseFactType, caseIdOf } from '@fairline/domain/cases/case-facts'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { z } from 'zod'
import type { Sealing } from '../sealing/sealing.ts'
import { type CaseLogEntry, readCaseLog } from '../store/case-list.ts'
import { textsOf } from './case-texts.ts'
import { caseParts, caseRow } from './case-words.ts'
import type { FoundBorrower } from './found-borrower.ts'
import type { MySaid } from './me-say.ts'

type View = z.infer<typeof MeCaseList>['data'][number]
type Wish = z.output<typeof MeCaseWish>

/** An appeal and a review by a person are facts of their own: each is decided by one. */
export function factOfCase({ request_id, kind, hold_id, notice_id, loan_id, text }: Wish): {
  fact: FactType
  data: Record<string, unknown>
} {
  const about = { ...(hold_id !== undefined && { hold_id }), ...(notice_id !== undefined && { notice_id }) }
  const words = text === undefined ? {} : { text }
  if (kind === 'appeal') return { fact: 'appeal-submitted', data: { appeal_id: request_id, ...about, ...words } }
  if (kind === 'manual_review')
    return { fact: 'automated-decision-refused', data: { request_id, ...(notice_id !== undefined && { notice_id }) } }
  const data = { case_id: caseIdOf(request_id), kind, channel: 'web', ...about, ...(loan_id !== undefined && { loan_id }), ...words }
  return { fact: 'case-opened', data }
}

export function receiptOf({ result, status, decision }: MySaid): z.infer<typeof MeReceipt> {
  invariant(result !== null, 'what opens a case is answered with its receipt')
  const { case_id, kind, due_at, clocks } = result.data as Pick<z.infer<typeof MeReceipt>, 'case_id' | 'kind' | 'due_at' | 'clocks'>
  return { case_id, kind, due_at, clocks, opened_at: decision.decided_at, repeated: status === 'repeated' }
}

export const saidOf = ({ status, decision }: MySaid): z.infer<typeof MeSaid> => ({
  recorded_at: decision.decided_at,
  repeated: status === 'repeated',
})

export function myCase(one: Case): View {
  const row = caseRow('', one)
  const { decision } = row
  return { ...row, decision: decision && { at: decision.at, result: decision.result, overturns: decision.overturns } }
}

/** Who has a case, and that it was raised, is our affair; its dates are not moved by either. */
const OURS: ReadonlySet<CaseFactType> = new Set<CaseFactType>(['case-assigned', 'case-escalated'])

/** What was written is his own to read: by him, and to him. */
export async function myCaseDetail({ book, borrower }: FoundBorrower, one: Case, sealing: Sealing): Promise<z.infer<typeof MeCaseDetail>> {
  const told = one.moves.filter(({ type }) => !OURS.has(type))
  const sequences = told.map(({ sequence }) => sequence)
  const [log, keys] = await Promise.all([readCaseLog(book, borrower, sequences), sealing.find(book, [borrower])])
  const key = keys.get(borrower.id)
  const { clocks, documents } = caseParts(one)
  return {
    ...myCase(one),
    clocks,
    documents: documents.map(({ item, state, due_at }) => ({ item, state, due_at })),
    moves: told.flatMap(({ sequence, at, type, actor }) => {
      const entry = log.get(sequence)
      if (entry === undefined || isInternal(entry)) return []
      const by = actor.startsWith('me:') || entry.data.direction === 'in' ? 'me' : 'lender'
      return [{ at: writeInstant(at), type: wireType(type), by, texts: textsOf(entry, borrower.id, key) }]
    }),
  }
}

const isInternal = ({ data }: CaseLogEntry): boolean => data.direction === 'internal'
