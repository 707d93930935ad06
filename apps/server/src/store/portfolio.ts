/** SQL of the figures of the whole book: as it stands, from the lines and holds; and day by day, from the sums of changes. */
import type { LineStatus } from '@fairline/contract/answer'
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { HoldScope } from '@fairline/contract/outcomes'
import { DAY_MEASURES, type DayFigures, HAPPENED } from '@fairline/domain/views/day-change'
import type { DayFiguresOf, DayReasonsOf } from '@fairline/domain/views/portfolio-days'
import type { z } from 'zod'
import type { Queryable } from './database.ts'

export type LineGroup = {
  readonly status: z.infer<typeof LineStatus>
  readonly grade: string | null
  readonly currency: string | null
  readonly lines: number
  readonly limitMinor: number
  readonly drawnMinor: number
  readonly availableMinor: number
}

/** Lines that are equal in status, grade and currency. */
export async function groupLines(database: Queryable, organisationId: number): Promise<LineGroup[]> {
  const { rows } = await database.query<{
    status: LineGroup['status']
    grade: string | null
    currency: string | null
    lines: string
    limit_minor: string
    drawn_minor: string
    available_minor: string
  }>(
    `select status, grade, currency, count(*) as lines, sum(limit_minor) as limit_minor, sum(drawn_minor) as drawn_minor,
       sum(available_minor) as available_minor
     from line_view where organisation_id = $1 and ref <> $2 group by status, grade, currency order by status, grade, currency`,
    [organisationId, BOOK_SUBJECT],
  )
  return rows.map(({ status, grade, currency, lines, limit_minor, drawn_minor, available_minor }) => ({
    status,
    grade,
    currency,
    lines: Number(lines),
    limitMinor: Number(limit_minor),
    drawnMinor: Number(drawn_minor),
    availableMinor: Number(available_minor),
  }))
}

export type HoldGroup = {
  readonly reason: string
  readonly scope: z.infer<typeof HoldScope>
  readonly holds: number
  readonly observed: number
}

/** Holds in force, the most frequent first. */
export async function groupHolds(database: Queryable, organisationId: number): Promise<HoldGroup[]> {
  const { rows } = await database.query<{ reason: string; scope: HoldGroup['scope']; holds: string; observed: string }>(
    `select reason, scope, count(*) as holds, count(observed_until) as observed from hold_view
     where organisation_id = $1 and lifted_at is null group by reason, scope order by holds desc, reason, scope`,
    [organisationId],
  )
  return rows.map(({ reason, scope, holds, observed }) => ({ reason, scope, holds: Number(holds), observed: Number(observed) }))
}

/** The first day on which something happened; null in an empty book. */
export async function firstDay(database: Queryable, organisationId: number): Promise<string | null> {
  const { rows } = await database.query<{ day: string | null }>('select min(day)::text as day from day_view where organisation_id = $1', [
    organisationId,
  ])
  return rows[0]!.day
}

/** That of the most lines; null where no line has one. */
export async function mainCurrency(database: Queryable, organisationId: number): Promise<string | null> {
  const { rows } = await database.query<{ currency: string }>(
    `select currency from day_view where organisation_id = $1 and currency <> '' group by currency order by sum(lines) desc, currency limit 1`,
    [organisationId],
  )
  return rows[0]?.currency ?? null
}

export type DayRange = { readonly organisationId: number; readonly from: string; readonly to: string }

/** Amounts are those of one currency; all else is of all of them. */
const AMOUNTS: ReadonlySet<string> = new Set(['limit_minor', 'drawn_minor', 'available_minor'])
const SUMS = DAY_MEASURES.map(
  (name) => `coalesce(sum(${name})${AMOUNTS.has(name) ? ' filter (where currency = $4)' : ''}, 0) as ${name}`,
).join(', ')

/** What is before `from` is summed up in one row whose day is null. */
export async function readDays(
  database: Queryable,
  { organisationId, from, to }: DayRange,
  currency: string | null,
): Promise<DayFiguresOf[]> {
  const { rows } = await database.query<{ day: string | null } & Record<keyof DayFigures, string>>(
    `select (case when day < $2 then null else day end)::text as day, ${SUMS} from day_view
     where organisation_id = $1 and day <= $3 group by 1`,
    [organisationId, from, to, currency],
  )
  return rows.map(figuresOf)
}

/** What happened on one day. */
export async function readDay(
  database: Queryable,
  organisationId: number,
  day: string,
): Promise<Pick<DayFigures, (typeof HAPPENED)[number]>> {
  const { rows } = await database.query<Record<(typeof HAPPENED)[number], string>>(
    `select ${HAPPENED.map((name) => `coalesce(sum(${name}), 0) as ${name}`).join(', ')} from day_view where organisation_id = $1 and day = $2`,
    [organisationId, day],
  )
  return Object.fromEntries(HAPPENED.map((name) => [name, Number(rows[0]![name])])) as Pick<DayFigures, (typeof HAPPENED)[number]>
}

export async function readDayReasons(database: Queryable, { organisationId, from, to }: DayRange): Promise<DayReasonsOf[]> {
  const { rows } = await database.query<{ day: string | null; reason: string; placed: string; lifted: string }>(
    `select (case when day < $2 then null else day end)::text as day, reason, sum(placed) as placed, sum(lifted) as lifted from day_hold_view
     where organisation_id = $1 and day <= $3 group by 1, reason order by reason`,
    [organisationId, from, to],
  )
  return rows.map(({ day, reason, placed, lifted }) => ({ day, reason, placed: Number(placed), lifted: Number(lifted) }))
}

function figuresOf({ day, ...sums }: { day: string | null } & Record<keyof DayFigures, string>): DayFiguresOf {
  const figures = Object.fromEntries(DAY_MEASURES.map((name) => [name, Number(sums[name])])) as DayFigures
  return { day, ...figures }
}
