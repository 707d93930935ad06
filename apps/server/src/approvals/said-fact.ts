/** What is approved and is a fact: read as it would be sent, and said in the name of both. */
import { APPROVALS, type ApprovalKindName } from '@fairline/contract/approvals'
import { wireType } from '@fairline/contract/cloud-event'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import type { FactType } from '@fairline/contract/facts'
import { type Message, readMessage, type Sender } from '../ingest/read-message.ts'
import { sayFact } from '../routes/commands.ts'
import type { ProblemBody } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import type { Agreed, Asking, Carried, KindParts } from './approval-kind.ts'

const SOURCE = 'fairline:approvals'

const speaker = (organisationId: number, actor: string): Sender => ({
  ...{ organisationId, actor, senders: new Set<string>(OUTSIDE_SENDERS), isAgreed: true },
})

export type KindOfFact = {
  [K in ApprovalKindName]: (typeof APPROVALS)[K] extends { readonly fact: FactType } ? K : never
}[ApprovalKindName]
export const factOf = <K extends KindOfFact>(kind: K): (typeof APPROVALS)[K]['fact'] => APPROVALS[kind].fact

type Read = Readonly<{ ok: true; message: Message }> | Readonly<{ ok: false; problem: ProblemBody }>

/** Not sent: only read, to see what it would do. */
export function readSupposed({ clocks }: KindParts, asking: Asking, type: FactType, subject: string, data: Fields): Read {
  const message = { specversion: '1.0', id: asking.id ?? 'supposed', source: SOURCE, subject, type: wireType(type), data }
  const { organisationId, maker } = asking
  return readMessage(Buffer.from(JSON.stringify(message)), clocks.receivesAt(organisationId), speaker(organisationId, maker.actor))
}

type Saying = Readonly<{ id: string; actor: string; subject: string; fact: FactType; data: Fields }>

/** The data names who asked and who approved; the log is theirs both. */
export async function sayAgreed(
  parts: KindParts,
  organisationId: number,
  { id: approvalId, maker, checker }: Agreed,
  { id, actor, subject, fact, data }: Saying,
): Promise<Carried> {
  const named = { ...data, approval_id: approvalId, asked_by: maker.actor, approved_by: checker.actor }
  const said = await sayFact(parts, speaker(organisationId, actor), { subject, source: SOURCE, id, fact, data: named, results: [] })
  if (said.ok) return { kind: 'done' }
  return said.problem.status === 503 ? { kind: 'unknown' } : { kind: 'failed', problem: said.problem }
}
