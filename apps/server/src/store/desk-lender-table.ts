/** SQL of `desk_lender_line`: which watched lines are asked about at which lender, and how that went. */
import type { LENDER_STATES } from '@fairline/contract/desk/lender'
import type { Queryable } from './database.ts'

/** `code`: sealed. */
export type LenderRow = Readonly<{
  enrolmentId: string
  baseUrl: string | null
  code: Buffer
  state: (typeof LENDER_STATES)[number]
  askedAt: number | null
  answeredAt: number | null
  nextAt: number
  failures: number
  problem: string | null
}>

type Row = {
  enrolment_id: string
  base_url: string | null
  code: Buffer
  state: LenderRow['state']
  asked_at: Date | null
  answered_at: Date | null
  next_at: Date
  failures: number
  problem: string | null
}
const COLUMNS = 'enrolment_id, base_url, code, state, asked_at, answered_at, next_at, failures, problem'

const rowOf = (row: Row): LenderRow => ({
  ...{
    enrolmentId: row.enrolment_id,
    baseUrl: row.base_url,
    code: row.code,
    state: row.state,
    failures: row.failures,
    problem: row.problem,
  },
  ...{ askedAt: row.asked_at?.getTime() ?? null, answeredAt: row.answered_at?.getTime() ?? null, nextAt: row.next_at.getTime() },
})

/** In the place of whatever it was bound to before. */
export async function bindLender(
  client: Queryable,
  organisationId: number,
  { enrolmentId, baseUrl, code, nextAt }: Pick<LenderRow, 'enrolmentId' | 'baseUrl' | 'code' | 'nextAt'>,
): Promise<void> {
  await client.query(
    `insert into desk_lender_line (organisation_id, enrolment_id, base_url, code, state, next_at) values ($1, $2, $3, $4, 'open', $5)
     on conflict on constraint desk_lender_line_pk
       do update set base_url = excluded.base_url, code = excluded.code, state = 'open', next_at = excluded.next_at, failures = 0, problem = null`,
    [organisationId, enrolmentId, baseUrl, code, new Date(nextAt)],
  )
}

export async function findLender(database: Queryable, organisationId: number, enrolmentId: string): Promise<LenderRow | undefined> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from desk_lender_line where organisation_id = $1 and enrolment_id = $2`, [
    organisationId,
    enrolmentId,
  ])
  return rows[0] && rowOf(rows[0])
}

/** Those that are due, each for this server alone until `until`. */
export async function claimDueLenders(
  database: Queryable,
  organisationId: number,
  { now, until, limit }: Readonly<{ now: number; until: number; limit: number }>,
): Promise<LenderRow[]> {
  const { rows } = await database.query<Row>(
    `update desk_lender_line set next_at = $3 where organisation_id = $1 and enrolment_id in (
       select enrolment_id from desk_lender_line where organisation_id = $1 and state <> 'closed' and next_at <= $2 order by next_at limit $4 for update skip locked)
     returning ${COLUMNS}`,
    [organisationId, new Date(now), new Date(until), limit],
  )
  return rows.map(rowOf)
}

type Outcome = Pick<LenderRow, 'enrolmentId' | 'state' | 'nextAt' | 'failures' | 'problem'> &
  Readonly<{ askedAt: number; hasAnswered: boolean }>

/** Unless it was bound anew meanwhile. What made it due again while it was asked about, as a webhook does, is not forgotten. `row`: as it was before. */
export async function noteLender(client: Queryable, organisationId: number, row: LenderRow, outcome: Outcome): Promise<void> {
  const { enrolmentId, state, nextAt, failures, problem, askedAt, hasAnswered } = outcome
  await client.query(
    `update desk_lender_line set state = $4, next_at = case when next_at = $10 then $5 else least(next_at, $5) end, failures = $6, problem = $7, asked_at = $8,
       answered_at = case when $9 then $8 else answered_at end
     where organisation_id = $1 and enrolment_id = $2 and code = $3`,
    [
      organisationId,
      enrolmentId,
      row.code,
      state,
      new Date(nextAt),
      failures,
      problem,
      new Date(askedAt),
      hasAnswered,
      new Date(row.nextAt),
    ],
  )
}

export async function listLenders(database: Queryable, organisationId: number): Promise<LenderRow[]> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from desk_lender_line where organisation_id = $1 order by enrolment_id`, [
    organisationId,
  ])
  return rows.map(rowOf)
}
