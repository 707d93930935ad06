/**
 * A webhook at the door of a desk: verified, taken once, and then the lender of the line is asked.
 *
 * Believed  only what the lender answers: a message has no say in how a line stands, so it does no harm that one is late, doubled, out of order or made up by whoever got hold of the
 *           secret.
 * Without   the line is asked about in its turn all the same, so that a message that is lost costs time and nothing else.
 */

import { receiveWebhook, type Taken, type WebhookMessage, type WebhookRefusal } from '../connectors/receive-webhook.ts'
import { type IncomingWebhook, WEBHOOK_FAULTS } from '../connectors/verify-webhook.ts'
import { openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Client, Database } from '../store/database.ts'
import { connectionAt, type DeskConnection, findConnection, makeLineDue, noteHeard } from '../store/desk-connection-table.ts'
import { noteRefusal, takeWebhook } from '../store/desk-webhook-table.ts'
import { inTransaction } from '../store/in-transaction.ts'

export type TakeParts = Readonly<{
  database: Database
  sealing: Sealing
  now: () => number
  /** A line is due. */
  onDue: () => void
  /** Something was refused in such a way that the early warning reads it. */
  onFault: (organisationId: number) => void
}>

export type HookAnswer =
  | Readonly<{ kind: 'taken' | 'repeated' | 'subject_unknown' | 'no-door' | 'ended' }>
  | Readonly<{ kind: 'refused'; why: WebhookRefusal }>

/** What the early warning reads (D4): of a message that is genuine and makes no sense, it is not. */
export const COUNTED: readonly string[] = [...WEBHOOK_FAULTS, 'id-reused']
const SUBJECT_UNKNOWN = 'subject-unknown'

export const connectionPlace = (id: string): string => `desk connection ${id}`

export async function takeAtDoor(parts: TakeParts, address: string, incoming: IncomingWebhook): Promise<HookAnswer> {
  const { database, now } = parts
  const found = await connectionAt(database, address)
  if (found === undefined) return { kind: 'no-door' }
  const { organisationId, id } = found
  const [rows, at] = [database.as(organisationId), now()]
  const connection = await findConnection(rows, organisationId, id)
  if (connection === undefined || connection.endedAt !== null) return { kind: 'ended' }
  const refuse = (why: string): Promise<void> => noteRefusal(rows, organisationId, { connectionId: id, why, at })
  let isKnown = true
  const answer = await receiveWebhook(incoming, {
    now: at,
    secrets: await secretsOf(parts, organisationId, connection, at),
    onRefused: async (why) => {
      await refuse(why)
      if (COUNTED.includes(why)) parts.onFault(organisationId)
    },
    takeOnce: (message) =>
      inTransaction(rows, async (client) => {
        const taken = await once(client, { organisationId, id, message })
        if (taken === 'taken') isKnown = await makeLineDue(client, organisationId, { connectionId: id, subject: subjectIn(message), at })
        return taken
      }),
  })
  if (answer.kind !== 'taken') return answer
  if (!isKnown) {
    await refuse(SUBJECT_UNKNOWN)
    return { kind: 'subject_unknown' }
  }
  parts.onDue()
  return { kind: 'taken' }
}

/** Those that verify at that moment. */
async function secretsOf({ database, sealing }: TakeParts, organisationId: number, connection: DeskConnection, at: number) {
  const { id, secret, previousSecret, previousUntil } = connection
  const secrets = await openSecrets(sealing, database, organisationId)
  const before = previousSecret !== null && at < (previousUntil ?? 0) ? [previousSecret] : []
  return [secret, ...before].map((sealed) => secrets.open(connectionPlace(id), sealed))
}

type Once = Readonly<{ organisationId: number; id: string; message: WebhookMessage }>

async function once(client: Client, { organisationId, id, message }: Once): Promise<Taken> {
  const { id: messageId, digest, receivedAt: at } = message
  const sha256 = Buffer.from(digest, 'hex')
  const before = await takeWebhook(client, organisationId, { connectionId: id, messageId, sha256, at })
  if (before !== undefined) return before.equals(sha256) ? 'repeated' : 'other-content'
  await noteHeard(client, organisationId, id, at)
  return 'taken'
}

const SUBJECT_MAX = 200

/** Empty, which no line is called, where it has none. */
function subjectIn({ content }: WebhookMessage): string {
  const subject = typeof content === 'object' && content !== null && 'subject' in content ? content.subject : undefined
  return typeof subject === 'string' && subject.length <= SUBJECT_MAX && !subject.includes('\u0000') ? subject : ''
}
