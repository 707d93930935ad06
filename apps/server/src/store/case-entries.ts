/** SQL: the facts of a borrower's cases in his log, with who brought them and what was decided on them. */
import type { Fact, FactType } from '@fairline/contract/facts'
import type { Decision } from '@fairline/domain/account/account'
import type { Case } from '@fairline/domain/cases/case'
import { CASE_FACTS, type CaseEntry, FIRST_DECISIONS, type TakenUp } from '@fairline/domain/cases/case-facts'
import { foldCases } from '@fairline/domain/cases/fold-cases'
import { bigints, integers, smallints } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readDecision, type StoredDecision } from './stored-decision.ts'
import { readFactData } from './stored-fact.ts'

type Row = {
  borrower_id: string
  sequence: number
  type: FactType
  schema_version: number
  actor: string
  occurred_at: Date
  known_at: Date
  data: Record<string, unknown>
  decision: StoredDecision
}

export type CasesOf = ReadonlyMap<bigint, CaseEntry[]>

const READ = {
  name: 'read-case-entries',
  text: `select e.borrower_id, e.sequence, e.type, e.schema_version, e.actor, e.occurred_at, e.known_at, e.data, e.decision
    from event e join unnest($1::smallint[], $2::bigint[], $3::integer[]) as wanted(bucket, borrower_id, up_to) using (bucket, borrower_id)
    where e.sequence <= wanted.up_to and e.type = any($4) order by e.borrower_id, e.sequence`,
}

const TYPES = [...CASE_FACTS, ...FIRST_DECISIONS]

/** Each in the order of the log, up to a sequence of it. A borrower without any is left out. */
export async function readCaseEntries(
  client: Queryable,
  borrowers: readonly { readonly borrower: BorrowerKey; readonly upTo: number }[],
): Promise<CasesOf> {
  if (borrowers.length === 0) return new Map()
  const { rows } = await client.query<Row>({
    ...READ,
    values: [
      smallints(borrowers.map(({ borrower }) => borrower.bucket)),
      bigints(borrowers.map(({ borrower }) => borrower.id)),
      integers(borrowers.map(({ upTo }) => upTo)),
      TYPES,
    ],
  })
  const found = new Map<bigint, CaseEntry[]>()
  for (const row of rows) {
    const id = BigInt(row.borrower_id)
    const entries = found.get(id) ?? []
    entries.push(entryOf(row))
    found.set(id, entries)
  }
  return found
}

export const WHOLE_LOG = 2 ** 31 - 1

/** All cases of one borrower, as his log says now. */
export async function readCasesOf(database: Queryable, borrower: BorrowerKey): Promise<ReadonlyMap<string, Case>> {
  const entries = await readCaseEntries(database, [{ borrower, upTo: WHOLE_LOG }])
  return foldCases(entries.get(borrower.id) ?? [])
}

function entryOf({ sequence, type, schema_version, actor, occurred_at, known_at, data, decision }: Row): CaseEntry {
  const fact = { type, occurredAt: occurred_at.getTime(), knownAt: known_at.getTime(), data: readFactData(type, data, schema_version) }
  return caseEntry({ sequence, actor, fact: fact as Fact, decision: readDecision(decision) })
}

/** Of a fact that is one of those. */
export const caseEntry = (of: { sequence: number; actor: string; fact: Fact; decision: Decision }): CaseEntry => ({
  sequence: of.sequence,
  actor: of.actor,
  fact: of.fact as CaseEntry['fact'],
  takenUp: takenUpIn(of.decision),
})

function takenUpIn({ outcomes }: Decision): TakenUp | null {
  for (const outcome of outcomes) if (outcome.type === 'case-taken-up') return outcome.data
  return null
}
