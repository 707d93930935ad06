/**
 * The events that mistakes of ours name, as the log holds them: what they did is written into the fact of the mistake before it is decided, so that the decision can be made
 * again from the log of it alone.
 */

import { snakeKeys } from '@fairline/contract/case'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { Decision } from '@fairline/domain/account/account'
import { FOUND_FIELDS, type Found, whatItDid } from '@fairline/domain/account/what-it-did'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { groupBy } from '@fairline/domain/kernel/group-by'
import { bigints, smallints, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readDecision, type StoredDecision } from './stored-decision.ts'
import { readFactData } from './stored-fact.ts'

type Mistake = FactOf<'operator-error-recorded'>
export type NamedEvent = Readonly<{ eventId: string; source: string; fact: Fact; decision: Decision }>

/** event-unknown: the borrower's log has none of that id. event-ambiguous: it has several. event-not-undoable: of a kind that is not taken back. */
export type MistakeRefusal = Readonly<{ code: 'event-unknown' | 'event-ambiguous' | 'event-not-undoable' | 'nothing-to-undo' }>

export const namesEvent = (fact: Fact): fact is Mistake => fact.type === 'operator-error-recorded' && fact.data.eventId !== undefined

type Row = {
  borrower_id: string
  type: FactType
  schema_version: number
  source: string
  event_id: string
  occurred_at: Date
  known_at: Date
  data: Record<string, unknown>
  decision: StoredDecision
}

/** Beside them, corrections of them that were made before. */
const READ = {
  name: 'read-named-events',
  text: `select e.borrower_id, e.type, e.schema_version, e.source, e.event_id, e.occurred_at, e.known_at, e.data, e.decision
    from event e join unnest($1::smallint[], $2::bigint[], $3::text[]) as wanted(bucket, borrower_id, event_id) using (bucket, borrower_id)
    where e.event_id = wanted.event_id or (e.type = 'operator-error-recorded' and e.data ->> 'event_id' = wanted.event_id)
    order by e.borrower_id, e.sequence`,
}

/** `borrower` and the ids that are named of him. */
export async function readNamedEvents(
  client: Queryable,
  wanted: readonly { readonly borrower: BorrowerKey; readonly eventId: string }[],
): Promise<ReadonlyMap<bigint, readonly NamedEvent[]>> {
  const { rows } = await client.query<Row>({
    ...READ,
    values: [
      smallints(wanted.map(({ borrower }) => borrower.bucket)),
      bigints(wanted.map(({ borrower }) => borrower.id)),
      texts(wanted.map(({ eventId }) => eventId)),
    ],
  })
  return new Map([...groupBy(rows, ({ borrower_id }) => BigInt(borrower_id))].map(([id, ofOne]) => [id, ofOne.map(namedOf)]))
}

const namedOf = ({ type, schema_version, source, event_id, occurred_at, known_at, data, decision }: Row): NamedEvent => ({
  eventId: event_id,
  source,
  fact: {
    type,
    occurredAt: occurred_at.getTime(),
    knownAt: known_at.getTime(),
    data: readFactData(type, data, schema_version),
  } as Fact,
  decision: readDecision(decision),
})

type Named =
  | { readonly ok: true; readonly fact: Fact; readonly dataText?: string }
  | { readonly ok: false; readonly refusal: MistakeRefusal }

/** `dataText`: as it is kept. */
export function withWhatItDid(mistake: Mistake, dataText: string, named: readonly NamedEvent[]): Named {
  const { eventId, eventSource } = mistake.data
  const meant = named.filter((one) => one.eventId === eventId && (eventSource === undefined || one.source === eventSource))
  const [only] = meant
  if (only === undefined) return refuse('event-unknown')
  if (meant.length > 1) return refuse('event-ambiguous')
  const found = whatItDid(only.fact, only.decision)
  if (found === undefined) return refuse('event-not-undoable')
  if (named.some(({ fact }) => isCorrectionOf(fact, eventId!, found))) return refuse('nothing-to-undo')
  const sent = JSON.parse(dataText) as Record<string, unknown>
  const rest = Object.fromEntries(Object.entries(sent).filter(([name]) => !FOUND_ON_WIRE.has(name)))
  const { happenedAt, ...fields } = found
  const onWire = { ...(snakeKeys(fields) as object), ...(happenedAt !== undefined && { happened_at: writeInstant(happenedAt) }) }
  const own = Object.fromEntries(Object.entries(mistake.data).filter(([name]) => !(FOUND_FIELDS as readonly string[]).includes(name)))
  return {
    ok: true,
    fact: { ...mistake, data: { ...own, ...found } as Mistake['data'] },
    dataText: canonicalJson({ ...rest, ...onWire }),
  }
}

const refuse = (code: MistakeRefusal['code']): Named => ({ ok: false, refusal: { code } })

const FOUND_ON_WIRE: ReadonlySet<string> = new Set(
  Object.keys(snakeKeys(Object.fromEntries(FOUND_FIELDS.map((name) => [name, null]))) as object),
)

/** Of the same event, and not of another that a source calls the same. */
function isCorrectionOf(fact: Fact, eventId: string, found: Found): boolean {
  if (!namesEvent(fact) || fact.data.eventId !== eventId) return false
  const { undoes, undoneName, happenedAt } = fact.data
  return undoes === found.undoes && undoneName === found.undoneName && happenedAt === found.happenedAt
}
