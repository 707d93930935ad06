/** SQL of `desk_fact`: all that a financing desk was ever told. Rows are only ever added. */
import { hash, randomUUID } from 'node:crypto'
import type { OBSERVATION_SOURCES, ObservedField, ObservedKind } from '@fairline/contract/desk/observations'
import type { DeskFact, DeskFactType, DeskSubject } from '@fairline/domain/desk/model/desk-fact'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { type Doer, insertAct } from './act-table.ts'
import type { Queryable } from './database.ts'
import { queueDeskDeliveries } from './desk-delivery-table.ts'

/** `factId`: by which it is told once. `observedAt` null: when it is recorded. */
export type NewDeskFact = Readonly<{
  factId: string
  type: DeskFactType
  kind: DeskSubject
  id: string
  effectiveAt: number
  observedAt: number | null
  source: (typeof OBSERVATION_SOURCES)[number]
  confidencePpm: number | null
  evidence: string | null
  data: Readonly<Record<string, unknown>>
}>

/** Nobody else tells this desk anything before the transaction ends: so what is read up to one number is all there is before it. */
export async function lockDesk(client: Queryable, organisationId: number): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('fairline desk', $1::bigint))`, [organisationId])
}

/** Of what was said, without who said it when: the same said again has the same. In hex. */
export const saidHash = ({ factId: _name, ...said }: NewDeskFact): string => hash('sha256', canonicalJson(said), 'hex')

/** In one act, whose leaf in the record stands for them all. Only under `lockDesk`. Gives the number of the first. */
export async function insertDeskFacts(client: Queryable, doer: Doer, at: number, facts: readonly NewDeskFact[]): Promise<number> {
  const { organisationId, actor, person } = doer
  const [first, writeId] = [(await newestSequence(client, organisationId)) + 1, randomUUID()]
  const rows = facts.map((fact, nth) => ({
    ...{ sequence: first + nth, fact_id: fact.factId, type: fact.type, kind: fact.kind, subject: fact.id, source: fact.source },
    ...{ effective_at: written(fact.effectiveAt), observed_at: fact.observedAt === null ? null : written(fact.observedAt) },
    ...{ confidence_ppm: fact.confidencePpm, evidence: fact.evidence, said: saidHash(fact), data: fact.data },
  }))
  await client.query(
    `insert into desk_fact (organisation_id, sequence, write_id, fact_id, type, kind, subject, effective_at, observed_at, recorded_at, source, confidence_ppm,
        evidence, said_sha256, actor, person, data)
      select $1, new.sequence, $2, new.fact_id, new.type, new.kind, new.subject, new.effective_at, new.observed_at, $3, new.source, new.confidence_ppm,
        new.evidence, decode(new.said, 'hex'), $4, $5, new.data
      from jsonb_to_recordset($6::jsonb) as new(sequence bigint, fact_id text, type text, kind text, subject text, effective_at timestamptz,
        observed_at timestamptz, source text, confidence_ppm integer, evidence text, said text, data jsonb)`,
    [organisationId, writeId, new Date(at), actor, person, JSON.stringify(rows)],
  )
  const sha256 = writeHash(rows.map(({ sequence, said }) => ({ sequence, said })))
  await queueDeskDeliveries(client, organisationId, facts.map(({ kind, type }, nth) => ({ kind, type, sequence: first + nth })), at) // biome-ignore format: one row
  const detail = { write_id: writeId, first, facts: facts.length, sha256, types: [...new Set(facts.map(({ type }) => type))] }
  await insertAct(client, doer, { act: 'desk-facts-written', at, subject: facts[0]!.id, detail })
  return first
}

/** Of what was told at once, as the act of it has it. */
export const writeHash = (rows: readonly Readonly<{ sequence: number; said: string }>[]): string =>
  hash('sha256', rows.map(({ sequence, said }) => `${sequence} ${said}\n`).join(''), 'hex')

const written = (at: number): string => new Date(at).toISOString()

export async function newestSequence(client: Queryable, organisationId: number): Promise<number> {
  const { rows } = await client.query<{ newest: string }>(
    'select sequence as newest from desk_fact where organisation_id = $1 order by sequence desc limit 1',
    [organisationId],
  )
  return Number(rows[0]?.newest ?? 0)
}

type Row = {
  sequence: string
  type: DeskFactType
  kind: DeskSubject
  subject: string
  effective_at: Date
  recorded_at: Date
  actor: string
  data: Record<string, unknown>
}
const COLUMNS = 'sequence, type, kind, subject, effective_at, recorded_at, actor, data'

const factOf = (row: Row): DeskFact => ({
  sequence: Number(row.sequence),
  type: row.type,
  kind: row.kind,
  id: row.subject,
  effectiveAt: row.effective_at.getTime(),
  recordedAt: row.recorded_at.getTime(),
  actor: row.actor,
  data: row.data,
})

/** Bodies of plans are large, and nobody needs them but who asks for one: they stay where they are (`readEntryFacts`). */
const BOOK_COLUMNS = COLUMNS.replace('data', `case when kind = 'plan' then data - 'body' else data end as data`)

/** What registers are made of: all but what was seen, in its order. */
export async function readBookFacts(client: Queryable, organisationId: number, after: number, limit: number): Promise<DeskFact[]> {
  const { rows } = await client.query<Row>({
    name: 'read-desk-facts',
    text: `select ${BOOK_COLUMNS} from desk_fact where organisation_id = $1 and sequence > $2 and type <> 'observed' order by sequence limit $3`,
    values: [organisationId, after, limit],
  })
  return rows.map(factOf)
}

/** Everything, in its order, as it is told to whoever listens. */
export async function readToldFacts(client: Queryable, organisationId: number, after: number, limit: number): Promise<DeskFact[]> {
  const { rows } = await client.query<Row>(
    `select ${COLUMNS} from desk_fact where organisation_id = $1 and sequence > $2 order by sequence limit $3`,
    [organisationId, after, limit],
  )
  return rows.map(factOf)
}

/** Of one entry, the newest first. */
export async function readEntryFacts(
  client: Queryable,
  organisationId: number,
  kind: DeskSubject,
  id: string,
  limit: number,
): Promise<DeskFact[]> {
  const { rows } = await client.query<Row>(
    `select ${COLUMNS} from desk_fact where organisation_id = $1 and kind = $2 and subject = $3 and type <> 'observed' order by sequence desc limit $4`,
    [organisationId, kind, id, limit],
  )
  return rows.map(factOf)
}

/** What was told under these names before: where, and what was said. */
export async function findTold(
  client: Queryable,
  organisationId: number,
  factIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ sequence: number; said: string }>>> {
  const { rows } = await client.query<{ fact_id: string; sequence: string; said: string }>(
    `select fact_id, sequence, encode(said_sha256, 'hex') as said from desk_fact where organisation_id = $1 and fact_id = any($2::text[])`,
    [organisationId, factIds],
  )
  return new Map(rows.map(({ fact_id, sequence, said }) => [fact_id, { sequence: Number(sequence), said }]))
}

export type SeenFact = Readonly<{
  id: string
  sequence: number
  kind: ObservedKind
  subject: string
  field: ObservedField
  value: unknown
  effectiveAt: number
  observedAt: number
  recordedAt: number
  source: (typeof OBSERVATION_SOURCES)[number]
  confidencePpm: number | null
  evidence: string | null
}>

type SeenRow = Row & {
  fact_id: string
  kind: ObservedKind
  observed_at: Date | null
  source: SeenFact['source']
  confidence_ppm: number | null
  evidence: string | null
  data: { field: ObservedField; value: unknown }
}

/** `each`: of every subject the newest so many, by when it was so. `knownAt`: without what was told later. */
export type SeenAsked = Readonly<{ kind: ObservedKind; subjects: readonly string[]; each: number; at: number; knownAt: number }>

export async function readSeen(
  client: Queryable,
  organisationId: number,
  { kind, subjects, each, at, knownAt }: SeenAsked,
): Promise<SeenFact[]> {
  const { rows } = await client.query<SeenRow>(
    `select seen.* from unnest($3::text[]) as asked(subject) cross join lateral (
        select fact_id, ${COLUMNS}, observed_at, source, confidence_ppm, evidence from desk_fact
        where organisation_id = $1 and kind = $2 and subject = asked.subject and type = 'observed' and effective_at <= $5 and recorded_at <= $6
        order by effective_at desc, sequence desc limit $4
      ) as seen`,
    [organisationId, kind, subjects, each, new Date(at), new Date(knownAt)],
  )
  return rows.map((row) => ({
    ...{
      id: row.fact_id.slice(row.fact_id.indexOf(':') + 1),
      sequence: Number(row.sequence),
      kind: row.kind,
      subject: row.subject,
      ...row.data,
    },
    ...{ effectiveAt: row.effective_at.getTime(), recordedAt: row.recorded_at.getTime(), source: row.source, evidence: row.evidence },
    ...{ observedAt: (row.observed_at ?? row.recorded_at).getTime(), confidencePpm: row.confidence_ppm },
  }))
}

/** The newest that was told by then; 0: nothing was. */
export async function newestKnown(client: Queryable, organisationId: number, knownAt: number): Promise<number> {
  const { rows } = await client.query<{ newest: string }>(
    'select sequence as newest from desk_fact where organisation_id = $1 and recorded_at <= $2 order by sequence desc limit 1',
    [organisationId, new Date(knownAt)],
  )
  return Number(rows[0]?.newest ?? 0)
}

export type CheckedAsked = Readonly<{ kind: ObservedKind; subjects: readonly string[]; from: number; until: number; knownAt: number }>
export type CheckedRow = Readonly<{ id: string; times: number; at: number; source: string; actor: string }>

/** Of each subject that was observed from then on and before `until`: how often, and the last of it. */
export async function readChecked(
  client: Queryable,
  organisationId: number,
  { kind, subjects, from, until, knownAt }: CheckedAsked,
): Promise<CheckedRow[]> {
  const { rows } = await client.query<{ subject: string; times: string; at: Date; source: string; actor: string }>(
    `select distinct on (subject) subject, count(*) over (partition by subject) as times, coalesce(observed_at, recorded_at) as at, source, actor
       from desk_fact where organisation_id = $1 and kind = $2 and subject = any($3::text[]) and type = 'observed'
        and coalesce(observed_at, recorded_at) >= $4 and coalesce(observed_at, recorded_at) < $5 and recorded_at <= $6
       order by subject, sequence desc`,
    [organisationId, kind, subjects, new Date(from), new Date(until), new Date(knownAt)],
  )
  return rows.map(({ subject, times, at, source, actor }) => ({ id: subject, times: Number(times), at: at.getTime(), source, actor }))
}
