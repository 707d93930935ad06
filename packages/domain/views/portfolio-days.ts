/** Days in a row from what changed on some of them: what happened on each, and how things stood at its end. */
import type { PortfolioDays } from '@fairline/contract/views/portfolio'
import type { z } from 'zod'
import { groupBy } from '../kernel/group-by.ts'
import { DAY_MS } from '../kernel/time.ts'
import { type DayFigures, HAPPENED, LEVELS } from './day-change.ts'

/** `day` null: all that happened before the first of them. Levels are changes. */
export type DayFiguresOf = DayFigures & { readonly day: string | null }
export type DayReasonsOf = { readonly day: string | null; readonly reason: string; readonly placed: number; readonly lifted: number }

type Row = z.infer<typeof PortfolioDays>['data'][number]
type HoldCount = Row['in_force'][number]

/** Every date from the first to the last, both included, as `YYYY-MM-DD`. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS) dates.push(dateOf(at))
  return dates
}

/** So many days before a date. */
export const daysBefore = (date: string, days: number): string => dateOf(Date.parse(date) - days * DAY_MS)

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

export function portfolioDays(
  dates: readonly string[],
  figures: readonly DayFiguresOf[],
  reasons: readonly DayReasonsOf[],
  categoryOf: (reason: string) => string,
): Row[] {
  const byDay = new Map(figures.map((row) => [row.day, row]))
  const reasonsByDay = groupBy(reasons, ({ day }) => day)
  const counted = (rows: readonly DayReasonsOf[], count: (row: DayReasonsOf) => number): HoldCount[] =>
    rows.flatMap((row) => (count(row) === 0 ? [] : [{ reason: row.reason, category: categoryOf(row.reason), holds: count(row) }]))
  const levels = Object.fromEntries(LEVELS.map((name) => [name, byDay.get(null)?.[name] ?? 0])) as Record<(typeof LEVELS)[number], number>
  const inForce = new Map((reasonsByDay.get(null) ?? []).map(({ reason, placed, lifted }) => [reason, placed - lifted]))
  return dates.map((date) => {
    const [row, moved] = [byDay.get(date), reasonsByDay.get(date) ?? []]
    for (const name of LEVELS) levels[name] += row?.[name] ?? 0
    for (const { reason, placed, lifted } of moved) inForce.set(reason, (inForce.get(reason) ?? 0) + placed - lifted)
    return {
      date,
      ...happenedOf(row),
      ...levels,
      placed: counted(moved, ({ placed }) => placed),
      lifted: counted(moved, ({ lifted }) => lifted),
      in_force: [...inForce].filter(([, holds]) => holds > 0).map(([reason, holds]) => ({ reason, category: categoryOf(reason), holds })),
    }
  })
}

const happenedOf = (row: DayFigures | undefined) =>
  Object.fromEntries(HAPPENED.map((name) => [name, row?.[name] ?? 0])) as Record<(typeof HAPPENED)[number], number>
