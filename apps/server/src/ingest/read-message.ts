/** One message from outside to a submission for the write path, or the problem that says what is wrong with it. */
import { APPROVAL_KINDS, APPROVALS, takesTwo } from '@fairline/contract/approvals'
import { factTypeOf, type Reading, readFact } from '@fairline/contract/cloud-event'
import { FACTS, type Fact, type FactType } from '@fairline/contract/facts'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { contentHash, eventKey } from '../store/event-key.ts'
import { writeReceivedData } from '../store/stored-fact.ts'
import type { Submission } from '../store/submission.ts'
import { readJson } from './json.ts'
import { takePersonal } from './take-personal.ts'

/** A single event, alone in a body or as a line of a batch. */
export const MESSAGE_BYTES_MAX = 64 * 1024
/** Faults told at once; a message can hold thousands. */
const FAULTS_MAX = 20
const NOTHING_PERSONAL: Submission['personal'] = []

/** `type` as the sender wrote it is worth keeping: it is told back in the answer. */
export type Message = { readonly submission: Submission; readonly type: string }

export type MessageReading = { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly problem: ProblemBody }

/** Whose book it is for, who brought it, and as what kinds of sender he may speak. `isAgreed`: what takes two people was agreed on by two. */
export type Sender = {
  readonly organisationId: number
  readonly actor: string
  readonly senders: ReadonlySet<string>
  readonly isAgreed: boolean
}

export function readMessage(bytes: Uint8Array, now: number, { organisationId, actor, senders, isAgreed }: Sender): MessageReading {
  const json = readJson(bytes)
  if (!json.ok) return { ok: false, problem: jsonProblem(json.fault) }
  const reading = readFact(json.value, now)
  if (!reading.ok) return { ok: false, problem: eventProblem(json.value, reading) }
  const { id, source, subject, fact, version, isTimed } = reading.value
  const maySend = FACTS[fact.type].senders
  if (!maySend.some((sender) => senders.has(sender))) return { ok: false, problem: notForThem(maySend) }
  if (!isAgreed && takesTwo(fact.type)) return { ok: false, problem: approvalRequired(fact.type) }
  const message = json.value as { type: string; data: Readonly<Record<string, unknown>> }
  const taken = takePersonal(fact.type, version, message.data)
  const submission: Submission = {
    organisationId,
    ref: subject,
    borrower: borrowerKey(organisationId, subject),
    key: eventKey(source, id),
    contentHash: contentHash(taken ? { ...message, data: taken.blanked } : message),
    source,
    eventId: id,
    actor,
    schemaVersion: version,
    dataText: writeReceivedData(taken?.rest ?? message.data),
    // Read anew once the values are sealed, with tokens in their places.
    fact: taken ? ({ ...fact, data: {} } as Fact) : fact,
    isTimed,
    personal: taken?.values ?? NOTHING_PERSONAL,
  }
  return { ok: true, message: { submission, type: message.type } }
}

const notForThem = (maySend: readonly string[]): ProblemBody =>
  problemOf('sender-not-allowed', {
    detail: `only for ${maySend.join(', ')}`,
    errors: [{ pointer: '/type', detail: 'is not for this key to send' }],
  })

/** One person alone says no such thing. */
export const approvalRequired = (type: FactType): ProblemBody => {
  const kind = APPROVAL_KINDS.find((name) => 'fact' in APPROVALS[name] && APPROVALS[name].fact === type)
  return problemOf('approval-required', {
    detail: `takes two people: ask for it at /v1/approvals${kind === undefined ? '' : `, kind ${kind}`}`,
  })
}

function jsonProblem(fault: Extract<ReturnType<typeof readJson>, { ok: false }>['fault']): ProblemBody {
  if (fault.code === 'invalid-utf-8') return problemOf(fault.code)
  return problemOf(fault.code, { detail: `at character offset ${fault.offset}` })
}

function eventProblem(message: unknown, { faults }: Extract<Reading, { ok: false }>): ProblemBody {
  const type = (message as { type?: unknown } | null)?.type
  const unknown = typeof type === 'string' && factTypeOf(type) === undefined
  return problemOf(unknown ? 'unknown-event-type' : 'invalid-event', { errors: faults.slice(0, FAULTS_MAX).map((fault) => ({ ...fault })) })
}
