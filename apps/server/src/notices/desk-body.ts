/** What a webhook of a desk says of one fact: a CloudEvent that names what to ask about. No words that somebody wrote, and nothing of a person. */
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import type { OrganisationDatabase } from '../store/database.ts'
import { deskTypeOf } from '../store/desk-delivery-table.ts'
import { readToldFacts } from '../store/desk-fact-table.ts'

/** Whatever else a fact has is asked for. */
const FIELDS = [
  ...(['state', 'severity', 'subjects', 'began_at', 'step', 'incident_id', 'plan_id', 'project_id', 'due_at', 'subject'] as const),
  ...(['indicator', 'channel', 'band', 'caused_at', 'lag_seconds'] as const),
]

/** Undefined: the desk was told no such thing. */
export async function deskFactBody(rows: OrganisationDatabase, sequence: number, id: string): Promise<string | undefined> {
  const [fact] = await readToldFacts(rows, rows.organisationId, sequence - 1, 1)
  const type = fact && deskTypeOf(fact)
  if (fact === undefined || type === undefined || fact.sequence !== sequence) return undefined
  const said = Object.fromEntries(FIELDS.flatMap((name) => (fact.data[name] === undefined ? [] : [[name, fact.data[name]]])))
  return JSON.stringify({
    ...{ specversion: '1.0', id, source: 'fairline', type: wireType(type), subject: fact.id },
    ...{ time: writeInstant(fact.effectiveAt), knownat: writeInstant(fact.recordedAt), datacontenttype: 'application/json' },
    data: { sequence, ...said },
  })
}
