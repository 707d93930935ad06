/**
 * Adapter `uci-taiwan`: the clients of UCI 350 as an imported book, told by date as its bank would have told it in 2005.
 *
 * Facts    per client one `line-imported` at the start of April 2005 and six `statement-issued`, at the end of April to September: all imports
 *          first, then April's statements, and so on; within a date, in the order of the file. `time` and `knownat` are that date, +08:00.
 * Columns  PAY_6, BILL_AMT6 and PAY_AMT6 are April; PAY_0, BILL_AMT1 and PAY_AMT1 are September (there is no PAY_1).
 * Units    BILL_AMT and PAY_AMT are whole dollars, so minor units are a hundred times that. A balance below zero is a credit balance.
 * Lateness days past due are 30 for each month of PAY above 0. -2, -1 and 0 are undocumented by UCI and read as no use, paid in full and revolving:
 *          none is past due. 9 stands for nine months and more, so 270 days means at least 270.
 * Unknown  what was drawn before the first statement is not in the file. The import says 0, and April's statement corrects it.
 * Never    SEX, EDUCATION, MARRIAGE, AGE and the label: they are not among the columns read here, so no fact can hold them.
 * Source   https://doi.org/10.24432/C55S3H; reference/domain.md section 6.
 */
import type { FactDataOnWire, FactType } from '@fairline/contract/facts'
import type { Feed, FeedFault, FeedItem } from './feed-item.ts'
import { type Row, readUciTaiwan } from './uci-taiwan-file.ts'

const STATEMENTS = [
  { month: '2005-04', day: 30, late: 'PAY_6', balance: 'BILL_AMT6', paid: 'PAY_AMT6' },
  { month: '2005-05', day: 31, late: 'PAY_5', balance: 'BILL_AMT5', paid: 'PAY_AMT5' },
  { month: '2005-06', day: 30, late: 'PAY_4', balance: 'BILL_AMT4', paid: 'PAY_AMT4' },
  { month: '2005-07', day: 31, late: 'PAY_3', balance: 'BILL_AMT3', paid: 'PAY_AMT3' },
  { month: '2005-08', day: 31, late: 'PAY_2', balance: 'BILL_AMT2', paid: 'PAY_AMT2' },
  { month: '2005-09', day: 30, late: 'PAY_0', balance: 'BILL_AMT1', paid: 'PAY_AMT1' },
] as const

type Statement = (typeof STATEMENTS)[number]
type FactColumn = 'ID' | 'LIMIT_BAL' | Statement['late' | 'balance' | 'paid']
type Client = Row<FactColumn>['values']

const FACT_COLUMNS: readonly FactColumn[] = ['ID', 'LIMIT_BAL', ...STATEMENTS.flatMap(({ late, balance, paid }) => [late, balance, paid])]

export const SOURCE = 'urn:uci:350'
const IMPORTED_AT = '2005-04-01T00:00:00+08:00'
const CURRENCY = 'TWD'
const MINOR_PER_DOLLAR = 100
const DAYS_PER_MONTH = 30
/** PAY as documented, with the two undocumented codes below. */
const PAY_MIN = -2
const PAY_MAX = 9

export const subjectOf = (id: number): string => `uci-taiwan-${id}`

export async function uciTaiwanFeed(path: string): Promise<Feed> {
  const { rows, faults } = await readUciTaiwan(path, FACT_COLUMNS)
  const checked = rows.map((row) => ({ row, fault: faultOf(row.values) }))
  const sound = checked.filter(({ fault }) => fault === undefined).map(({ row }) => row)
  const unsound = checked.flatMap(({ row: { line }, fault }): FeedFault[] => (fault === undefined ? [] : [{ line, fault }]))
  const allFaults = [...faults, ...unsound].sort((a, b) => a.line - b.line)
  return { items: itemsOf(sound, allFaults), total: allFaults.length + sound.length * (1 + STATEMENTS.length) }
}

function* itemsOf(rows: readonly Row<FactColumn>[], faults: readonly FeedFault[]): Generator<FeedItem> {
  yield* faults
  for (const { line, values } of rows) yield itemOf(line, importedLine(values))
  for (const statement of STATEMENTS) for (const { line, values } of rows) yield itemOf(line, issuedStatement(values, statement))
}

type WireEvent = ReturnType<typeof wireEvent>

const itemOf = (line: number, event: WireEvent): FeedItem => ({ line, borrower: event.subject, body: JSON.stringify(event) })

const importedLine = (client: Client): WireEvent =>
  wireEvent('line-imported', client, 'import', IMPORTED_AT, {
    limit_minor: client.LIMIT_BAL * MINOR_PER_DOLLAR,
    drawn_minor: 0,
    currency: CURRENCY,
  })

function issuedStatement(client: Client, { month, day, late, balance, paid }: Statement): WireEvent {
  return wireEvent('statement-issued', client, `statement-${month}`, `${month}-${day}T23:59:59+08:00`, {
    statement_id: `${subjectOf(client.ID)}-${month}`,
    balance_minor: client[balance] * MINOR_PER_DOLLAR,
    paid_minor: client[paid] * MINOR_PER_DOLLAR,
    days_past_due: Math.max(0, client[late]) * DAYS_PER_MONTH,
    currency: CURRENCY,
  })
}

function wireEvent<T extends FactType>(type: T, { ID }: Client, what: string, at: string, data: FactDataOnWire<T>) {
  const subject = subjectOf(ID)
  return { specversion: '1.0', id: `${subject}-${what}`, source: SOURCE, type: `fairline.${type}.v1`, subject, time: at, knownat: at, data }
}

/** What the contract would refuse, or the file's own description excludes. */
function faultOf(client: Client): string | undefined {
  if (client.ID <= 0) return 'ID must be above 0'
  if (client.LIMIT_BAL <= 0) return 'LIMIT_BAL must be above 0'
  for (const { late, paid } of STATEMENTS) {
    if (client[late] < PAY_MIN || client[late] > PAY_MAX) return `${late} must lie between ${PAY_MIN} and ${PAY_MAX}`
    if (client[paid] < 0) return `${paid} must not be below 0`
  }
  return undefined
}
