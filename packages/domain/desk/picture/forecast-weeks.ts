/**
 * What the last four weeks were expected to bring, as it stood when each of them began, and what statements say came.
 *
 * Forecast  needs and receipts (less their dilution) at their middle, and instalments of its own debts that no line holds, by the week they were due in: as they were so, and known,
 *           at the beginning of that week.
 * Actual    what statements of the project's accounts say came in and went out, without draws and repayments of lines, which are financing, and without what moved
 *           between its own accounts.
 * Unknown   unless statements of each of its accounts cover all four weeks, the last of which ended no longer than a month ago: nobody guesses at what is missing. An
 *           account that was emptied is not waited for.
 */
import { type Day, dayText, knownDay } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { type DayFlow, type StatementData, type StatementRecord, statementsKnown } from '../funding/statement-record.ts'
import { type Forecast, forecastErrorPpm } from '../measures/forecast.ts'
import { MILLION, partOf, sum } from '../measures/parts.ts'
import type { DeskState } from '../model/desk-book.ts'
import type { Registers, RegistersThen } from './registers.ts'

export type ForecastWeek = Readonly<{ from: Day; in: Forecast; out: Forecast }>
/** `entries`, `statements`: of which it is made. */
export type ForecastMade = Readonly<{
  weeks: readonly ForecastWeek[]
  errorPpm: number | null
  entries: readonly string[]
  statements: readonly Readonly<{ id: string; effectiveAt: number }>[]
}>

const [WEEK_DAYS, WEEKS, OLD_WEEKS] = [7, 4, 4]
/** The first day of 1970 was a Thursday. */
const daysSinceMonday = (day: Day): number => (day + 3) % WEEK_DAYS

type Statements = readonly (StatementRecord & Readonly<{ data: StatementData & Readonly<{ days: NonNullable<StatementData['days']> }> }>)[]

/** Null: not known. */
export function forecastMade({ id, content }: DeskState<'project'>, registers: Registers): ForecastMade | null {
  const { book, when, today } = registers
  const taken = statementsKnown(book, when.knownAt).filter(({ data }) => data.project_id === id && data.currency === content.currency)
  const accounts = [...groupBy(taken, ({ data }) => data.account_hash).values()]
  if (accounts.length === 0) return null
  const monday = today - daysSinceMonday(today)
  const ends = Array.from({ length: OLD_WEEKS + 1 }, (_, back) => monday - back * WEEK_DAYS)
  const end = ends.find((day) => accounts.every((account) => covers(account, day - WEEKS * WEEK_DAYS, day)))
  if (end === undefined) return null
  const starts = Array.from({ length: WEEKS }, (_, nth) => end - (WEEKS - nth) * WEEK_DAYS)
  const then = starts.map((from) => ({ from, registers: registers.asOf(from) }))
  // Who was not on the desk yet expected nothing.
  if (then.some((week) => !week.registers.projectIds.has(id))) return null
  const used = taken.filter(
    ({ data }) => data.days !== undefined && knownDay(data.to) >= starts[0]! && knownDay(data.from) < end,
  ) as Statements
  return madeOf(id, then, used)
}

/** An account of which the last statement says that nothing is left has none to come. */
function covers(account: readonly StatementRecord[], from: Day, end: Day): boolean {
  const byEnd = account.toSorted((a, b) => knownDay(a.data.to) - knownDay(b.data.to))
  const last = byEnd.at(-1)!.data
  const until = last.closing_minor === 0 ? Math.min(end, knownDay(last.to) + 1) : end
  const spans = byEnd.flatMap(({ data }) =>
    data.days === undefined ? [] : [{ from: knownDay(data.days_from ?? data.from), to: knownDay(data.to) }],
  )
  let reached = from
  for (const span of spans.toSorted((a, b) => a.from - b.from)) if (span.from <= reached) reached = Math.max(reached, span.to + 1)
  return reached >= until
}

type Week = Readonly<{ from: Day; registers: RegistersThen }>

function madeOf(projectId: string, then: readonly Week[], statements: Statements): ForecastMade {
  const days = statements.flatMap((one) => daysOf(one, statements))
  const expected = then.map((week) => expectedIn(projectId, week))
  const weeks = then.map(({ from }, nth): ForecastWeek => {
    const came = days.filter(({ on }) => isWithin(on, from))
    const { inMinor, outMinor } = expected[nth]!
    return {
      from,
      in: { forecastMinor: inMinor, actualMinor: sum(came.map(({ in_minor }) => in_minor)) },
      out: { forecastMinor: outMinor, actualMinor: sum(came.map(({ out_minor }) => out_minor)) },
    }
  })
  return {
    weeks,
    errorPpm: forecastErrorPpm(weeks.flatMap((week) => [week.in, week.out])),
    entries: [...new Set(expected.flatMap(({ entries }) => entries))].sort(),
    statements: statements.map(({ id, recordedAt }) => ({ id, effectiveAt: recordedAt })),
  }
}

/** A day that a later statement of the account tells again is taken from that one. */
const daysOf = ({ sequence, data: { days, account_hash } }: Statements[number], all: Statements): readonly DayFlow[] => {
  const later = all.filter((one) => one.sequence > sequence && one.data.account_hash === account_hash)
  return days.filter(({ on }) => !later.some(({ data }) => on >= (data.days_from ?? data.from) && on <= data.to))
}

const isWithin = (on: string, from: Day): boolean => on >= dayText(from) && on < dayText(from + WEEK_DAYS)

function expectedIn(projectId: string, { from, registers }: Week) {
  const due = <T extends Readonly<{ content: Readonly<{ due_on: string }> }>>(all: readonly T[]): T[] =>
    all.filter(({ content }) => isWithin(content.due_on, from))
  const [needs, receipts] = [due(registers.needsOf(projectId)), due(registers.receiptsOf(projectId))]
  const debts = registers
    .debtsOf(projectId)
    .filter(({ content }) => content.project_id === projectId && content.facility_id === undefined)
    .map(({ id, content }) => ({ id, owed: content.instalments.filter(({ due_on }) => isWithin(due_on, from)) }))
    .filter(({ owed }) => owed.length > 0)
  return {
    inMinor: sum(receipts.map(({ content }) => partOf(content.p50_minor, MILLION - content.dilution_ppm))),
    outMinor:
      sum(needs.map(({ content }) => content.p50_minor)) + sum(debts.flatMap(({ owed }) => owed.map(({ amount_minor }) => amount_minor))),
    entries: [...needs, ...receipts, ...debts].map(({ id }) => id),
  }
}
