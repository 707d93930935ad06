/** Signals of creditworthiness: the external score, debts elsewhere, and how statements were paid. */
import { permille } from '../kernel/ratio.ts'
import { daysBetween } from '../kernel/time.ts'
import type { Signal, SignalSource } from './signal.ts'
import { type DebtElsewhere, isInForce, type Score, type Statement } from './signals.ts'
import { WINDOW } from './windows.ts'

const noScore = { zh: '尚无信用分', en: 'no score was received' }
const noReport = { zh: '未收到其他机构的报告', en: 'no report from another lender' }
const noStatement = { zh: '尚无账单', en: 'no statement yet' }

/**
 * The scores that may be read: on the policy's scale, and only while consent to use them is in force. Where it is withdrawn or has run out, a
 * score is unknown, whatever was received.
 */
const readable = ({ signals, scale, at }: SignalSource): readonly Score[] =>
  isInForce(signals.consents.score, at)
    ? signals.scores.filter(({ rangeMin, rangeMax }) => rangeMin === scale.min && rangeMax === scale.max)
    : []

/** The score in force: the newest, whichever source sent it. */
const current = (source: SignalSource): Score | undefined => readable(source).at(-1)

/**
 * How far the score fell from its highest in the window, by the same source. The score in force when the window opened counts.
 * A rise is 0.
 */
function scoreDrop(source: SignalSource): number | null {
  const now = current(source)
  if (now === undefined) return null
  const sameSource = readable(source).filter((score) => score.source === now.source)
  const opened = source.at - WINDOW.halfYear
  const inForceAtOpening = sameSource.findLast(({ at }) => at <= opened)
  const inWindow = sameSource.filter((score) => score.at > opened || score === inForceAtOpening)
  return Math.max(0, ...inWindow.map(({ value }) => value - now.value))
}

const reportsInWindow = ({ signals, at }: SignalSource): readonly DebtElsewhere[] =>
  signals.elsewhere.filter((debt) => debt.at > at - WINDOW.halfYear)

const statementsInWindow = ({ signals, at }: SignalSource): readonly Statement[] =>
  signals.statements.filter((statement) => statement.at > at - WINDOW.halfYear)

const scoreDate = (source: SignalSource): number | null => current(source)?.at ?? null
const reportDate = (source: SignalSource): number | null => reportsInWindow(source).at(-1)?.at ?? null
const statementDate = ({ signals }: SignalSource): number | null => signals.statements.at(-1)?.at ?? null

const isLate = ({ daysPastDue }: Statement): boolean => daysPastDue > 0

/** Whoever owes nothing on an open line is not past due, whatever the last statement said. */
function daysPastDue({ signals, line }: SignalSource): number | null {
  const latest = signals.statements.at(-1)
  if (latest === undefined) return null
  return line.stage === 'open' && line.drawnMinor === 0 ? 0 : latest.daysPastDue
}

function onTimeStreak({ signals }: SignalSource): number | null {
  if (signals.statements.length === 0) return null
  const lastLate = signals.statements.findLastIndex(isLate)
  return signals.statements.length - 1 - lastLate
}

function daysSinceLate({ signals, at }: SignalSource): number | null {
  const lastLate = signals.statements.findLast(isLate)
  return lastLate === undefined ? null : daysBetween(lastLate.at, at)
}

/** Payments of each statement against the balance of the one before it, over the window. Unknown where nothing was owed. */
function paidRatio(source: SignalSource): number | null {
  const statements = statementsInWindow(source)
  const owedMinor = statements.slice(0, -1).reduce((sum, { balanceMinor }) => sum + Math.max(0, balanceMinor), 0)
  const paidMinor = statements.slice(1).reduce((sum, statement) => sum + statement.paidMinor, 0)
  return owedMinor > 0 ? permille(paidMinor, owedMinor) : null
}

export const creditSignals: readonly Signal[] = [
  {
    name: 'score',
    type: 'number',
    unit: 'points',
    window: null,
    nullMeans: noScore,
    zh: '信用分',
    en: 'credit score',
    dated: scoreDate,
    read: (source) => current(source)?.value ?? null,
  },
  {
    name: 'score_range_min',
    type: 'number',
    unit: 'points',
    window: null,
    nullMeans: noScore,
    zh: '信用分量程下限',
    en: 'lower end of the score scale',
    read: (source) => current(source)?.rangeMin ?? null,
  },
  {
    name: 'score_range_max',
    type: 'number',
    unit: 'points',
    window: null,
    nullMeans: noScore,
    zh: '信用分量程上限',
    en: 'upper end of the score scale',
    read: (source) => current(source)?.rangeMax ?? null,
  },
  {
    name: 'score_age_days',
    type: 'number',
    unit: 'days',
    window: null,
    nullMeans: noScore,
    zh: '信用分距今天数',
    en: 'days since the credit score was made',
    read: (source) => {
      const now = current(source)
      return now === undefined ? null : daysBetween(now.at, source.at)
    },
  },
  {
    name: 'score_drop_180d',
    type: 'number',
    unit: 'points',
    window: 'P180D',
    nullMeans: noScore,
    zh: '信用分较 180 天内最高值的降幅',
    en: 'fall of the credit score from its highest in 180 days',
    dated: scoreDate,
    read: scoreDrop,
  },
  {
    name: 'delinquencies_elsewhere_180d',
    type: 'number',
    unit: 'count',
    window: 'P180D',
    nullMeans: noReport,
    zh: '180 天内其他机构仍逾期的债务笔数',
    en: 'debts elsewhere reported past due in 180 days and not since brought current',
    dated: reportDate,
    read: (source) =>
      source.signals.elsewhere.length === 0 ? null : reportsInWindow(source).filter(({ daysPastDue }) => daysPastDue > 0).length,
  },
  {
    name: 'worst_delinquency_elsewhere_180d',
    type: 'number',
    unit: 'days',
    window: 'P180D',
    nullMeans: noReport,
    zh: '180 天内其他机构最长逾期天数',
    en: 'longest time past due elsewhere in 180 days',
    dated: reportDate,
    read: (source) =>
      source.signals.elsewhere.length === 0 ? null : Math.max(0, ...reportsInWindow(source).map(({ daysPastDue }) => daysPastDue)),
  },
  {
    name: 'statements_180d',
    type: 'number',
    unit: 'count',
    window: 'P180D',
    zh: '180 天内账单期数',
    en: 'statements in 180 days',
    read: (source) => statementsInWindow(source).length,
  },
  {
    name: 'days_past_due',
    type: 'number',
    unit: 'days',
    window: null,
    nullMeans: noStatement,
    zh: '本平台当前逾期天数',
    en: 'days past due with us, by the latest statement',
    dated: statementDate,
    read: daysPastDue,
  },
  {
    name: 'worst_days_past_due_180d',
    type: 'number',
    unit: 'days',
    window: 'P180D',
    nullMeans: noStatement,
    zh: '180 天内本平台最长逾期天数',
    en: 'longest time past due with us in 180 days',
    dated: statementDate,
    read: (source) =>
      source.signals.statements.length === 0 ? null : Math.max(0, ...statementsInWindow(source).map(({ daysPastDue }) => daysPastDue)),
  },
  {
    name: 'late_statements_180d',
    type: 'number',
    unit: 'count',
    window: 'P180D',
    nullMeans: noStatement,
    zh: '180 天内逾期账单期数',
    en: 'statements in 180 days that were past due',
    dated: statementDate,
    read: (source) => (source.signals.statements.length === 0 ? null : statementsInWindow(source).filter(isLate).length),
  },
  {
    name: 'days_since_late',
    type: 'number',
    unit: 'days',
    window: null,
    nullMeans: { zh: '没有逾期账单', en: 'no statement was past due' },
    zh: '距上次逾期账单天数',
    en: 'days since a statement was last past due',
    read: daysSinceLate,
  },
  {
    name: 'on_time_streak',
    type: 'number',
    unit: 'count',
    window: null,
    nullMeans: noStatement,
    zh: '连续按时还款期数',
    en: 'statements in a row paid on time',
    dated: statementDate,
    read: onTimeStreak,
  },
  {
    name: 'paid_ratio_180d',
    type: 'number',
    unit: 'permille',
    window: 'P180D',
    nullMeans: { zh: '期间无欠款', en: 'nothing was owed in that time' },
    zh: '180 天内还款占应还余额的比例',
    en: 'payments against balances owed, in 180 days',
    dated: statementDate,
    read: paidRatio,
  },
]
