/** Signals of creditworthiness: the external score, debts elsewhere, and how statements were paid. */
import { permille } from '../kernel/ratio.ts'
import { DAY_MS, daysBetween } from '../kernel/time.ts'
import { isInForce } from './consent.ts'
import { overdueNow, type Told, toldOf } from './repaid.ts'
import type { Signal, SignalSource } from './signal.ts'
import type { Score, Statement } from './signals.ts'
import { WINDOW } from './windows.ts'

const noScore = { zh: '尚无信用分', en: 'no score was received' }
const noReport = { zh: '未收到其他机构的报告', en: 'no report from another lender' }
const noStatement = { zh: '尚无账单或到期分期', en: 'no statement or instalment yet' }

const isOnScale = ({ rangeMin, rangeMax }: Score, { scale }: SignalSource): boolean => rangeMin === scale.min && rangeMax === scale.max

/**
 * The score in force: the newest that may be read, whichever source sent it. Read are scores on the policy's scale, and only while consent to
 * use them is in force: where it is withdrawn or has run out, a score is unknown, whatever was received.
 */
export function currentScore(source: SignalSource): Score | undefined {
  const { signals, at } = source
  if (!isInForce(signals.consents.score, at)) return undefined
  return signals.scores.findLast((score) => isOnScale(score, source))
}

/**
 * How far the score fell from its highest in the window, by the same source. The score in force when the window opened counts.
 * A rise is 0.
 */
function scoreDrop(source: SignalSource): number | null {
  const now = currentScore(source)
  if (now === undefined) return null
  const opened = source.at - WINDOW.halfYear
  let highest = now.value
  const { scores } = source.signals
  for (let index = scores.length - 1; index >= 0; index--) {
    const score = scores[index]!
    if (score.source !== now.source || !isOnScale(score, source)) continue
    highest = Math.max(highest, score.value)
    // The newest of those before the window was in force when it opened; older ones were not.
    if (score.at <= opened) break
  }
  return highest - now.value
}

const scoreDate = (source: SignalSource): number | null => currentScore(source)?.at ?? null
const reportDate = ({ signals, at }: SignalSource): number | null =>
  signals.elsewhere.findLast((debt) => debt.at > at - WINDOW.halfYear)?.at ?? null
const statementDate = (source: SignalSource): number | null => toldOf(source).at(-1)?.at ?? null

const isLate = ({ daysPastDue }: Told): boolean => daysPastDue > 0

/** Of his loans here, the longest; by the latest statement, nobody who owes nothing on an open line is past due, whatever it said. */
function daysPastDue(source: SignalSource): number | null {
  const { signals, line } = source
  const latest = toldOf(source).at(-1)
  if (latest === undefined) return null
  if (line.loans.length > 0 || signals.instalments.length > 0) return Math.max(0, ...overdueNow(source))
  return line.stage === 'open' && line.drawnMinor === 0 ? 0 : latest.daysPastDue
}

/** The newest that was late. What is past due now has been so since its due day, not since today. */
function lateSince(source: SignalSource): number | null {
  const { signals, at } = source
  const since = [
    ...signals.statements.filter(isLate).map((one) => one.at),
    ...signals.instalments.filter(({ daysLate }) => daysLate > 0).map((one) => one.at),
    ...overdueNow(source).map((days) => at - days * DAY_MS),
  ]
  return since.length === 0 ? null : Math.max(...since)
}

function onTimeStreak(source: SignalSource): number | null {
  const told = toldOf(source)
  return told.length === 0 ? null : told.length - 1 - told.findLastIndex(isLate)
}

function daysSinceLate(source: SignalSource): number | null {
  const lastLate = toldOf(source).findLast(isLate)
  return lastLate === undefined ? null : daysBetween(lastLate.at, source.at)
}

/** Payments of each statement against the balance of the one before it, over the window. Unknown where nothing was owed. */
function paidRatio({ signals, at }: SignalSource): number | null {
  let [owedMinor, paidMinor] = [0, 0]
  let before: Statement | undefined
  for (const statement of signals.statements) {
    if (statement.at <= at - WINDOW.halfYear) continue
    if (before !== undefined) {
      owedMinor += Math.max(0, before.balanceMinor)
      paidMinor += statement.paidMinor
    }
    before = statement
  }
  return owedMinor > 0 ? permille(paidMinor, owedMinor) : null
}

/** Of what is dated in the half year up to now, the longest time past due; null where nothing was ever told. */
function worstInWindow(told: readonly Told[], at: number): number | null {
  if (told.length === 0) return null
  let worst = 0
  for (const one of told) if (one.at > at - WINDOW.halfYear) worst = Math.max(worst, one.daysPastDue)
  return worst
}

/** How many of them are past due; null where nothing was ever told. */
function lateInWindow(told: readonly Told[], at: number): number | null {
  if (told.length === 0) return null
  let late = 0
  for (const one of told) if (one.at > at - WINDOW.halfYear && one.daysPastDue > 0) late++
  return late
}

/** Until a score arrives, wherever it comes from. */
function hasNoAnswer({ signals: { inquiryFailedAt, scores } }: SignalSource): boolean {
  const failedAt = inquiryFailedAt.score
  return failedAt !== null && scores.every(({ learnedAt }) => learnedAt < failedAt)
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
    read: (source) => currentScore(source)?.value ?? null,
  },
  {
    name: 'score_range_min',
    type: 'number',
    unit: 'points',
    window: null,
    nullMeans: noScore,
    zh: '信用分量程下限',
    en: 'lower end of the score scale',
    read: (source) => currentScore(source)?.rangeMin ?? null,
  },
  {
    name: 'score_range_max',
    type: 'number',
    unit: 'points',
    window: null,
    nullMeans: noScore,
    zh: '信用分量程上限',
    en: 'upper end of the score scale',
    read: (source) => currentScore(source)?.rangeMax ?? null,
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
      const now = currentScore(source)
      return now === undefined ? null : daysBetween(now.at, source.at)
    },
  },
  {
    name: 'score_inquiry_failed',
    type: 'boolean',
    unit: 'flag',
    window: null,
    zh: '信用分查询未成（机构未答复，不是借款人的原因）',
    en: 'the credit score could not be had (whoever makes it did not answer; no fault of the borrower)',
    dated: ({ signals }) => signals.inquiryFailedAt.score,
    read: hasNoAnswer,
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
    restsOn: ['delinquencies_elsewhere'],
    read: ({ signals, at }) => lateInWindow(signals.elsewhere, at),
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
    restsOn: ['delinquencies_elsewhere'],
    read: ({ signals, at }) => worstInWindow(signals.elsewhere, at),
  },
  {
    name: 'statements_180d',
    type: 'number',
    unit: 'count',
    window: 'P180D',
    zh: '180 天内账单期数',
    en: 'statements in 180 days',
    read: ({ signals, at }) => signals.statements.filter((statement) => statement.at > at - WINDOW.halfYear).length,
  },
  {
    name: 'days_past_due',
    type: 'number',
    unit: 'days',
    window: null,
    nullMeans: noStatement,
    zh: '本平台当前逾期天数',
    en: 'days past due with us',
    dated: statementDate,
    restsOn: ['late_payments'],
    newsAt: lateSince,
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
    restsOn: ['late_payments'],
    newsAt: lateSince,
    read: (source) => worstInWindow(toldOf(source), source.at),
  },
  {
    name: 'late_statements_180d',
    type: 'number',
    unit: 'count',
    window: 'P180D',
    nullMeans: noStatement,
    zh: '180 天内逾期账单或分期数',
    en: 'statements or instalments in 180 days that were past due',
    dated: statementDate,
    restsOn: ['late_payments'],
    newsAt: lateSince,
    read: (source) => lateInWindow(toldOf(source), source.at),
  },
  {
    name: 'days_since_late',
    type: 'number',
    unit: 'days',
    window: null,
    nullMeans: { zh: '没有逾期记录', en: 'nothing was past due' },
    zh: '距上次逾期天数',
    en: 'days since something was last past due',
    restsOn: ['late_payments'],
    newsAt: lateSince,
    read: daysSinceLate,
  },
  {
    name: 'on_time_streak',
    type: 'number',
    unit: 'count',
    window: null,
    nullMeans: noStatement,
    zh: '连续按时还款期数',
    en: 'statements or instalments in a row paid on time',
    dated: statementDate,
    restsOn: ['late_payments'],
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
