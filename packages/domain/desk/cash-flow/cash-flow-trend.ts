/**
 * Whether the business of an enterprise brings in more, or less, than it did: what a lender may be shown when its people's lines were restricted for its sake.
 *
 * Units    `...Minor`: whole minor units of one currency. `...Ppm`: parts per million. Months are counted from the year 0, so that the next one is one more.
 * Rounds   averages and shares down, towards less: what is shown is never better than it is.
 * Always   the six months before and with the newest one, without a gap; a month that nobody entered is not zero, and then there is too little data.
 */
import { knownDay, partsOf } from '../../kernel/day.ts'

export type CashFlowMonth = Readonly<{ month: number; inflowMinor: number; outflowMinor: number; dueDebtMinor: number }>
export type CashFlowVerdict = 'improving' | 'stable' | 'worsening' | 'too_little_data'

/** `coveragePpm`: net of the last three months over the debts that fell due in them; null: none did. `changeMinor`: of the average. */
export type CashFlowTrend = Readonly<{
  verdict: CashFlowVerdict
  newest: number | null
  lastAverageMinor: number | null
  beforeAverageMinor: number | null
  changeMinor: number | null
  nonNegativeInARow: number
  coveragePpm: number | null
}>

/** `changePpm`: of the average inflow of the three months before; so much more is better, and so much less worse. `oldestMonths`: how far the newest may lie behind. */
export type CashFlowMarks = Readonly<{ changePpm: number; oldestMonths: number }>
const USUAL_CASH_FLOW_MARKS: CashFlowMarks = { changePpm: 50_000, oldestMonths: 2 }

const [SPAN, PPM, MONTHS_A_YEAR] = [3, 1_000_000n, 12]
const WHOLE_SPAN = 2 * SPAN

const NOTHING: CashFlowTrend = {
  ...{ verdict: 'too_little_data', newest: null, lastAverageMinor: null, beforeAverageMinor: null, changeMinor: null },
  ...{ nonNegativeInARow: 0, coveragePpm: null },
}

/** `months`: each once, in any order. `now`: the month it is; of it, and of what is still to come, nothing counts yet. */
export function cashFlowTrendOf(
  months: readonly CashFlowMonth[],
  now: number,
  marks: CashFlowMarks = USUAL_CASH_FLOW_MARKS,
): CashFlowTrend {
  const over = months.filter(({ month }) => month < now).toSorted((a, b) => b.month - a.month)
  const [newest] = over
  if (newest === undefined) return NOTHING
  const run = over.filter(({ month }, nth) => month === newest.month - nth)
  const [last, before] = [run.slice(0, SPAN), run.slice(SPAN, WHOLE_SPAN)]
  const known = { newest: newest.month, nonNegativeInARow: rowOf(run), coveragePpm: last.length < SPAN ? null : coverageOf(last) }
  const lastAverageMinor = last.length < SPAN ? null : averageOf(last.map(netOf))
  if (run.length < WHOLE_SPAN || now - newest.month > marks.oldestMonths) return { ...NOTHING, ...known, lastAverageMinor }
  const beforeAverageMinor = averageOf(before.map(netOf))
  const changeMinor = lastAverageMinor! - beforeAverageMinor
  const verdict = verdictOf(changeMinor, averageOf(before.map(({ inflowMinor }) => BigInt(inflowMinor))), marks)
  return { ...known, verdict, lastAverageMinor, beforeAverageMinor, changeMinor }
}

const netOf = ({ inflowMinor, outflowMinor }: CashFlowMonth): bigint => BigInt(inflowMinor) - BigInt(outflowMinor)
const sumOf = (all: readonly bigint[]): bigint => all.reduce((sum, one) => sum + one, 0n)
const averageOf = (all: readonly bigint[]): number => Number(floorOf(sumOf(all), BigInt(all.length)))

/** Down, also below zero; `by` above zero. */
const floorOf = (whole: bigint, by: bigint): bigint => whole / by - (whole % by < 0n ? 1n : 0n)

const rowOf = (run: readonly CashFlowMonth[]): number => {
  const first = run.findIndex((one) => netOf(one) < 0n)
  return first === -1 ? run.length : first
}

function coverageOf(last: readonly CashFlowMonth[]): number | null {
  const due = sumOf(last.map(({ dueDebtMinor }) => BigInt(dueDebtMinor)))
  return due === 0n ? null : bounded(floorOf(sumOf(last.map(netOf)) * PPM, due))
}

const bounded = (value: bigint): number =>
  value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Math.max(Number(value), -Number.MAX_SAFE_INTEGER)

/** Where nothing came in before, any change is one. */
function verdictOf(changeMinor: number, inflowMinor: number, { changePpm }: CashFlowMarks): CashFlowVerdict {
  const [change, mark] = [BigInt(changeMinor) * PPM, BigInt(inflowMinor) * BigInt(changePpm)]
  if (change > 0n && change >= mark) return 'improving'
  return change < 0n && -change >= mark ? 'worsening' : 'stable'
}

/** Of a text such as `2026-03` that we wrote, or of a day. */
export function monthOf(text: string): number {
  const { year, month } = partsOf(knownDay(text.length === MONTH_LENGTH ? `${text}-01` : text))
  return year * MONTHS_A_YEAR + month - 1
}
const MONTH_LENGTH = 7

export const monthText = (month: number): string =>
  `${Math.floor(month / MONTHS_A_YEAR)}-${String((month % MONTHS_A_YEAR) + 1).padStart(2, '0')}`
