/**
 * The lender's side of guidance: whoever shows a borrower's code has him told a topic of the catalogue, in the project's own words, by the messages that he gets anyway.
 *
 * Consent  only while he lets a desk see him, and takes such messages.
 * Once     under the id that the desk gives it; about one matter seldom (`desk-guidance.ts`).
 */
import type { LenderGuidance, LenderGuidanceAnswer } from '@fairline/contract/desk/lender'
import { DAY_MS } from '@fairline/domain/kernel/time'
import {
  AGAIN_DAYS,
  answerGuiding,
  DESK_GUIDANCE,
  type GuidingAnswer,
  guidanceKeys,
  guidanceMessage,
} from '@fairline/domain/messages/desk-guidance'
import { deskConsentOf } from '@fairline/domain/privacy/desk-consents'
import { isInForce } from '@fairline/domain/signals/consent'
import { accountOf } from '../routes/borrower-signals.ts'
import { borrowerNamed } from '../routes/found-borrower.ts'
import { type Doer, insertAct } from '../store/act-table.ts'
import { findLinkBy, findLinked } from '../store/desk-link-table.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { listOptedOut, listTold, lockGuidance, queueMessages } from '../store/message-table.ts'
import { hashLinkCode, type LinkedLineParts } from './linked-line.ts'

/** `onSaid`: hears that something is to be sent. */
export type TakeGuidanceParts = LinkedLineParts & Readonly<{ onSaid: (organisationId: number) => void }>
export type TakenGuidance = LenderGuidanceAnswer['result'] | 'id_reused'

/** Undefined: no borrower made this code, or he ended it. `null`: he does not let a desk see him now. */
export async function takeGuidance(
  parts: TakeGuidanceParts,
  code: string,
  { request_id: requestId, topic }: LenderGuidance,
): Promise<TakenGuidance | null | undefined> {
  const { database, clocks, now, onSaid } = parts
  const sha256 = hashLinkCode(code)
  const linked = await findLinked(database, sha256)
  const found = linked && (await borrowerNamed(database, linked.organisationId, linked.ref))
  if (found === undefined) return undefined
  const { organisationId, book, borrower, row } = found
  const account = await accountOf(found)
  const at = Math.max(account.clockAt, clocks.nowIn(organisationId) ?? 0)
  if (!isInForce(deskConsentOf(account.signals.information.desk, 'board'), at)) return null
  const result = await inTransaction(book, async (client): Promise<GuidingAnswer | undefined> => {
    const link = await findLinkBy(client, organisationId, sha256)
    if (link === undefined) return undefined
    await lockGuidance(client, borrower)
    const guiding = { topic, linkId: link.id, requestId }
    const asked = guidanceKeys(guiding).map((key) => ({ borrower, message: { key } }))
    const told = (await listTold(client, asked, at - AGAIN_DAYS * DAY_MS)).get(borrower.id) ?? []
    const isWanted = !(await listOptedOut(client, asked)).get(borrower.id)?.includes(DESK_GUIDANCE)
    const answer = answerGuiding(guiding, told, isWanted, at)
    if (answer !== 'accepted') return answer
    await queueMessages(client, organisationId, [{ borrower, ref: row.ref, message: guidanceMessage(guiding, link.desk) }], {
      at,
      due: now(),
    })
    await insertAct(client, doerOf(organisationId), {
      act: 'desk-guidance-taken',
      at: now(),
      subject: row.ref,
      detail: { topic, link_id: link.id },
    })
    return answer
  })
  if (result === 'accepted') onSaid(organisationId)
  return result
}

/** Whoever shows a code belongs to no organisation of the lender's. */
const doerOf = (organisationId: number): Doer => ({
  ...{ organisationId, actor: 'fairline:desk-link', person: 'fairline:desk-link', roles: [], address: null, requestId: null },
})
