/**
 * A pack's own tests: rows of CSV, one borrower at one moment each, with what must come out.
 *
 * Columns  `case` names the row; a signal's name gives its value (an empty cell is a missing value); `expect.…` says what must come out
 *          (an empty cell is not checked, `-` is nothing). Which expectations there are, and how they are written, is in policies/README.md.
 */
import { parse } from 'csv-parse/sync'
import { signalNamed } from '../signals/catalogue.ts'
import type { SignalValue } from '../signals/signal.ts'
import type { AffordabilityRow } from './affordability.ts'
import type { Pack } from './pack.ts'
import { DECISION, type DrawdownRow, type GrantRow, isManifold, tablesLike } from './pack-shape.ts'

export type CaseFailure = { readonly file: string; readonly line: number; readonly name: string; readonly message: string }
export type CasesRun = { readonly cases: number; readonly checks: number; readonly failures: readonly CaseFailure[] }

type Row = Readonly<Record<string, string>>
type Given = Record<string, SignalValue>

const NOTHING = '-'
const EXPECT = 'expect.'
/** The header is line 1. */
const FIRST_LINE = 2

export type Case = {
  readonly file: string
  readonly line: number
  readonly name: string
  readonly given: Readonly<Record<string, SignalValue>>
  /** The decisions that it expects something of. */
  readonly decisions: readonly string[]
}

/** Without their expectations: what a case puts in, and what it looks at. */
export function casesOf(pack: Pick<Pack, 'files' | 'policy'>): Case[] {
  return [...pack.files].flatMap(([file, content]) =>
    rowsIn(file, content).map((row, index) => {
      const looksAt = Object.entries(row).flatMap(([column, cell]) =>
        cell === '' ? [] : tablesOf(pack, DECISION_OF[column.slice(EXPECT.length)]),
      )
      return { file, line: index + FIRST_LINE, name: row.case ?? '', given: givenIn(row).given, decisions: [...new Set(looksAt)] }
    }),
  )
}

const rowsIn = (file: string, content: string): Row[] =>
  /^cases\/.*\.csv$/.test(file) ? (parse(content, { columns: true, bom: true, skip_empty_lines: true }) as Row[]) : []

export function runCases(pack: Pack): CasesRun {
  let cases = 0
  let checks = 0
  const failures: CaseFailure[] = []
  for (const [file, content] of pack.files) {
    const rows = rowsIn(file, content)
    failures.push(...unknownColumns(Object.keys(rows[0] ?? {})).map((message) => ({ file, line: 1, name: 'header', message })))
    for (const [index, row] of rows.entries()) {
      const expected = Object.entries(row).filter(([column, cell]) => column.startsWith(EXPECT) && cell !== '')
      const messages = check(pack, row, expected)
      cases++
      checks += expected.length
      failures.push(...messages.map((message) => ({ file, line: index + FIRST_LINE, name: row.case ?? '', message })))
    }
  }
  return { cases, checks, failures }
}

/** Said once, at the header: every row below would only say it again. */
function unknownColumns(columns: readonly string[]): string[] {
  return columns.flatMap((column) => {
    if (column === 'case' || signalNamed.has(column)) return []
    if (!column.startsWith(EXPECT)) return [`there is no signal "${column}"`]
    return Object.hasOwn(ANSWERS, column.slice(EXPECT.length)) ? [] : [`there is no expectation "${column}"`]
  })
}

function check(pack: Pack, row: Row, expected: readonly [string, string][]): string[] {
  const { given, messages } = givenIn(row)
  for (const [column, wanted] of expected) {
    const got = ANSWERS[column.slice(EXPECT.length)]?.(pack, given)
    if (got !== undefined && got !== wanted) messages.push(`${column}: expected ${wanted}, got ${got}`)
  }
  return messages
}

function givenIn(row: Row): { given: Given; messages: string[] } {
  const given: Given = {}
  const messages: string[] = []
  for (const [column, cell] of Object.entries(row)) {
    if (!signalNamed.has(column) || cell === '') continue
    const value = cellValue(column, cell)
    if (value === undefined) messages.push(`"${cell}" is no value of ${column}`)
    else given[column] = value
  }
  return { given, messages }
}

/** undefined where the cell does not fit the signal. */
function cellValue(name: string, cell: string): SignalValue | undefined {
  const type = signalNamed.get(name)?.type
  if (type === 'boolean') return cell === 'true' || cell === 'false' ? cell === 'true' : undefined
  if (type === 'number') return /^-?\d+$/.test(cell) ? Number(cell) : undefined
  return type === undefined ? undefined : cell
}

type Answer = (pack: Pack, given: Given) => string

const valueOfDecision =
  (decision: string): Answer =>
  ({ policy }, given) => {
    const value = policy.evaluate(given, [decision]).values.get(decision) ?? NOTHING
    return typeof value === 'string' ? value : JSON.stringify(value)
  }

/** Of a kind of table of which there may be several, all. */
function tablesOf({ policy }: Pick<Pack, 'policy'>, decision: string | undefined): string[] {
  if (decision === undefined) return []
  return isManifold(decision) ? [...tablesLike(policy, decision)] : [decision]
}

function rowsOf<R>(pack: Pack, given: Given, decision: string): R[] {
  const tables = tablesOf(pack, decision)
  return pack.policy
    .evaluate(given, tables)
    .fired.filter((fired) => tables.includes(fired.decision))
    .map(({ output }) => output as R)
}

const joined = (reasons: readonly string[]): string => [...new Set(reasons)].sort().join('+') || NOTHING

/** The outcome that counts: the first of `order` that any row gives, with the reasons of its rows where it goes against the borrower. */
const outcomeOf =
  (decision: string, order: readonly string[], plain: string): Answer =>
  (pack, given) => {
    const rows = rowsOf<GrantRow | DrawdownRow>(pack, given, decision)
    const outcome = order.find((one) => rows.some((row) => row.outcome === one))
    if (outcome === undefined || outcome === plain) return outcome ?? NOTHING
    return `${outcome}:${joined(rows.filter((row) => row.outcome === outcome).map(({ reason }) => reason))}`
  }

const DECISION_OF: Readonly<Record<string, string>> = {
  behaviour_score: DECISION.score,
  grade: DECISION.grade,
  granted_limit: DECISION.grantedLimit,
  affordability: DECISION.affordability,
  limit_factor: DECISION.limitFactor,
  day_rate: DECISION.price,
  holds: DECISION.holds,
  grant: DECISION.grant,
  drawdown: DECISION.drawdown,
  closure: DECISION.closure,
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  behaviour_score: valueOfDecision(DECISION.score),
  grade: valueOfDecision(DECISION.grade),
  granted_limit: valueOfDecision(DECISION.grantedLimit),
  affordability: ({ policy }, given) => {
    const value = policy.evaluate(given, [DECISION.affordability]).values.get(DECISION.affordability) as AffordabilityRow | null | undefined
    return value ? `${value.income_permille}x${value.months}+${value.cap_minor}:${value.reason}` : NOTHING
  },
  limit_factor: valueOfDecision(DECISION.limitFactor),
  day_rate: valueOfDecision(DECISION.price),
  holds: (pack, given) => joined(rowsOf<{ reason: string }>(pack, given, DECISION.holds).map(({ reason }) => reason)),
  grant: outcomeOf(DECISION.grant, ['wait', 'decline', 'refer', 'grant'], 'grant'),
  closure: (pack, given) => joined(rowsOf<string>(pack, given, DECISION.closure)),
  drawdown: outcomeOf(DECISION.drawdown, ['decline', 'approve'], 'approve'),
}
