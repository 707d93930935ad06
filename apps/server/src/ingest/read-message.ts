/** One message from outside to a submission for the write path, or the problem that says what is wrong with it. */
import { factTypeOf, type Reading, readFact } from '@fairline/contract/cloud-event'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { contentHash, eventKey } from '../store/event-key.ts'
import { writeReceivedData } from '../store/stored-fact.ts'
import type { Submission } from '../store/write-path.ts'
import { readJson } from './json.ts'

/** A single event, alone in a body or as a line of a batch. */
export const MESSAGE_BYTES_MAX = 64 * 1024
/** Faults told at once; a message can hold thousands. */
const FAULTS_MAX = 20

/** `type` as the sender wrote it is worth keeping: it is told back in the answer. */
export type Message = { readonly submission: Submission; readonly type: string }

export type MessageReading = { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly problem: ProblemBody }

export function readMessage(bytes: Uint8Array, now: number): MessageReading {
  const json = readJson(bytes)
  if (!json.ok) return { ok: false, problem: jsonProblem(json.fault) }
  const reading = readFact(json.value, now)
  if (!reading.ok) return { ok: false, problem: eventProblem(json.value, reading) }
  const { id, source, subject, fact, isTimed } = reading.value
  const { type, data } = json.value as { type: string; data: object }
  const submission = {
    ref: subject,
    borrower: borrowerKey(subject),
    key: eventKey(source, id),
    contentHash: contentHash(json.value),
    source,
    eventId: id,
    dataText: writeReceivedData(data),
    fact,
    isTimed,
  }
  return { ok: true, message: { submission, type } }
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
