/** Whether what a desk was told is still what was recorded: each write has an act with a leaf, and the act the hash of its rows. */
import type { Queryable } from './database.ts'
import { type NewDeskFact, newestSequence, saidHash, writeHash } from './desk-fact-table.ts'

type Write = { id: string; first: string; facts: number; sha256: string }
type Row = {
  sequence: string
  fact_id: string
  type: NewDeskFact['type']
  kind: NewDeskFact['kind']
  subject: string
  effective_at: Date
  observed_at: Date | null
  source: NewDeskFact['source']
  confidence_ppm: number | null
  evidence: string | null
  data: NewDeskFact['data']
}

/** Writes at a time. */
const PAGE = 500

export type DeskCheck = Readonly<{ writes: number; faults: readonly string[] }>

/** `faults`: which writes differ, by their first number, and rows that no write tells of. */
export async function checkDeskWrites(database: Queryable, organisationId: number): Promise<DeskCheck> {
  // What is told while this looks is no part of it.
  const newest = await newestSequence(database, organisationId)
  const faults: string[] = []
  let [writes, next] = [0, 1]
  for (;;) {
    const { rows } = await database.query<Write>(
      `select detail->>'write_id' as id, detail->>'first' as first, (detail->>'facts')::integer as facts, detail->>'sha256' as sha256 from act
       where organisation_id = $1 and act = 'desk-facts-written' and (detail->>'first')::bigint >= $2 order by (detail->>'first')::bigint limit $3`,
      [organisationId, next, PAGE],
    )
    for (const write of rows) {
      if (Number(write.first) !== next) faults.push(`facts ${next} to ${Number(write.first) - 1} were written by nobody`)
      if ((await hashOf(database, organisationId, write)) !== write.sha256)
        faults.push(`the ${write.facts} facts from ${write.first} on are not as they were written`)
      next = Number(write.first) + write.facts
    }
    writes += rows.length
    if (rows.length < PAGE) return { writes, faults: [...faults, ...(await behind(database, organisationId, next, newest))] }
  }
}

async function hashOf(database: Queryable, organisationId: number, { id, first, facts }: Write): Promise<string> {
  const { rows } = await database.query<Row>(
    `select sequence, fact_id, type, kind, subject, effective_at, observed_at, source, confidence_ppm, evidence, data from desk_fact
     where organisation_id = $1 and sequence >= $2 and sequence < $2::bigint + $3 and write_id = $4 order by sequence`,
    [organisationId, first, facts, id],
  )
  return writeHash(rows.map((row) => ({ sequence: Number(row.sequence), said: saidHash(saidOf(row)) })))
}

const saidOf = (row: Row): NewDeskFact => ({
  ...{ factId: row.fact_id, type: row.type, kind: row.kind, id: row.subject, effectiveAt: row.effective_at.getTime() },
  ...{
    observedAt: row.observed_at?.getTime() ?? null,
    source: row.source,
    confidencePpm: row.confidence_ppm,
    evidence: row.evidence,
    data: row.data,
  },
})

async function behind(database: Queryable, organisationId: number, next: number, newest: number): Promise<string[]> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::integer as count from desk_fact where organisation_id = $1 and sequence between $2 and $3',
    [organisationId, next, newest],
  )
  const { count } = rows[0]!
  return count === 0 ? [] : [`${count} facts from ${next} on were written by nobody`]
}
