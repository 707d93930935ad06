/** What is left for a borrower to do: steps of his holds, documents that are asked for, answers that wait for him. */
import { writeInstant } from '@fairline/contract/instant'
import type { MeTasks } from '@fairline/contract/views/me'
import { describeHold } from '@fairline/domain/account/describe-hold'
import type { Case } from '@fairline/domain/cases/case'
import { DOCUMENT_WORDS, isDocumentItem } from '@fairline/domain/cases/document-words'
import type { Hold } from '@fairline/domain/line/hold'
import type { Pack } from '@fairline/domain/pack/pack'
import type { z } from 'zod'

type Task = z.infer<typeof MeTasks>['data'][number]

const MISSING = new Set(['requested', 'unreadable', 'expired', 'mismatch', 'incomplete'])
const REPLY = { zh: '我们已答复您，请查看并回复', en: 'We have answered you: please read it and reply' }
const AFTER_DATES = '~'

/** What has a date first, the earliest before all others. `verifiesHere`: whether who he is can be proved on his page. */
export function tasksOf(holds: readonly Hold[], cases: readonly Case[], pack: Pack, verifiesHere = false): Task[] {
  const tasks = [...holds.flatMap((hold) => stepsOf(hold, pack, verifiesHere)), ...cases.flatMap(tasksOfCase)]
  return tasks.sort((a, b) => ((a.by ?? AFTER_DATES) < (b.by ?? AFTER_DATES) ? -1 : 1))
}

const PROOF = 'identity-verified'
const isProof = (id: string, { reason }: Hold, { reasons }: Pack): boolean =>
  reasons.get(reason)?.cures.some((cure) => cure.id === id && cure.done?.facts.includes(PROOF)) === true

const stepsOf = (hold: Hold, pack: Pack, verifiesHere: boolean): Task[] =>
  describeHold(hold, pack)
    .steps.filter(({ ours, done_at }) => !ours && done_at === null)
    .map(({ id, text }) => ({
      kind: 'step',
      id,
      text,
      by: null,
      hold_id: hold.id,
      case_id: null,
      reason: hold.reason,
      item: null,
      request_id: null,
      verify: verifiesHere && isProof(id, hold, pack),
    }))

function tasksOfCase(one: Case): Task[] {
  if (one.state === 'closed') return []
  const of = { hold_id: one.about.holdId, case_id: one.id, reason: null, verify: false }
  const documents = one.documents.flatMap(({ item, state, dueAt, requestId }): Task[] => {
    if (!MISSING.has(state) || !isDocumentItem(item)) return []
    const by = dueAt === null ? null : writeInstant(dueAt)
    return [{ ...of, kind: 'document', id: `${requestId ?? one.id} ${item}`, text: DOCUMENT_WORDS[item], by, item, request_id: requestId }]
  })
  const waits = one.state === 'waiting_for_borrower' && documents.length === 0
  return waits ? [{ ...of, kind: 'reply', id: one.id, text: REPLY, by: null, item: null, request_id: null }] : documents
}
