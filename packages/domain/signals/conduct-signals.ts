/** Signals of how he uses money: what he spends, what drawdowns went for, how he tries to draw, and for how long he did not. */
import { DRAWDOWN_PURPOSES } from '@fairline/contract/facts'
import { permille } from '../kernel/ratio.ts'
import { DAY_MS } from '../kernel/time.ts'
import { type Attempt, dayOf, RECENT_SPANS, SPAN_DAYS, SPANS_BEFORE, SPENDING_DAYS, spanOf, type WatchedCategory } from './conduct.ts'
import { type OpenMatter, openMatters } from './matters.ts'
import { currencyOf, meansMinor } from './means-signals.ts'
import type { Signal, SignalSource } from './signal.ts'
import { ageInDays } from './standing-signals.ts'
import { WINDOW } from './windows.ts'

const count = { type: 'number', unit: 'count' } as const

/** In whole spans that are over, from `first` to before `end`. */
function counted({ signals }: SignalSource, first: number, end: number): number {
  let sum = 0
  for (const { span, count: times } of signals.conduct.spans) if (span >= first && span < end) sum += times
  return sum
}

const recent = (source: SignalSource): number => counted(source, spanOf(source.at) - RECENT_SPANS, spanOf(source.at))

function before(source: SignalSource): number {
  const end = spanOf(source.at) - RECENT_SPANS
  return counted(source, end - SPANS_BEFORE, end)
}

/**
 * Against the same time before, and only where all of it was seen. None at all in the last month says that we are told nothing any more, not that he
 * spends nothing (P5).
 */
function frequencyChange(source: SignalSource): number | null {
  const { seenSince } = source.signals.conduct
  const [now, then] = [recent(source), before(source)]
  if (seenSince === null || now === 0 || then === 0) return null
  if (spanOf(seenSince) > spanOf(source.at) - RECENT_SPANS - SPANS_BEFORE) return null
  return permille(now * (SPANS_BEFORE / RECENT_SPANS), then) - 1_000
}

function spentMinor(source: SignalSource, category: WatchedCategory): number {
  const [first, currency] = [dayOf(source.at) - SPENDING_DAYS, currencyOf(source)]
  return source.signals.conduct.spending.reduce(
    (sum, one) => (one.category === category && one.currency === currency && one.day > first ? sum + one.amountMinor : sum),
    0,
  )
}

/** Of a month's means; said where there are any. */
function spentOfMeans(source: SignalSource, category: WatchedCategory): number | null {
  const means = meansMinor(source)
  return means === null || means === 0 ? null : permille(spentMinor(source, category), means)
}

const spendingDate =
  (category: WatchedCategory) =>
  ({ signals }: SignalSource): number | null => {
    const last = signals.conduct.spending.findLast((one) => one.category === category)
    return last === undefined ? null : last.day * DAY_MS
  }

const ofCategory = (category: WatchedCategory, zh: string, en: string): readonly Signal[] => [
  {
    type: 'number',
    unit: 'minor',
    window: 'P30D',
    name: `${category}_spent_30d_minor`,
    zh: `30 天内${zh}支出`,
    en: `spent on ${en} in 30 days`,
    dated: spendingDate(category),
    read: (source) => spentMinor(source, category),
  },
  {
    type: 'number',
    unit: 'permille',
    window: 'P30D',
    name: `${category}_spent_of_income_30d`,
    nullMeans: { zh: '没有经核实的收入', en: 'no income was verified' },
    zh: `30 天内${zh}支出占月收入的比例`,
    en: `spent on ${en} in 30 days, of a month's income`,
    dated: spendingDate(category),
    read: (source) => spentOfMeans(source, category),
  },
]

/** Those since his last drawdown that was approved: it ends a row of attempts. */
export function attempts({ signals }: Pick<SignalSource, 'signals'>): readonly Attempt[] {
  const { conduct, security } = signals
  if (conduct.attempts.length === 0) return conduct.attempts
  let approvedAt = 0
  for (const { what, countedAt } of security.deeds) if (what === 'drawdown-approved') approvedAt = Math.max(approvedAt, countedAt)
  return conduct.attempts.filter(({ at }) => at > approvedAt)
}

/** The longest row of attempts of his own that failed, each for more than the one before, or each for less. The same amount again is no search. */
function probing(source: SignalSource): number {
  const tried = attempts(source)
    .filter((attempt) => attempt.at > source.at - WINDOW.day)
    .flatMap(differentFromBefore)
  let [longest, rising, falling] = [Math.min(1, tried.length), 1, 1]
  for (let nth = 1; nth < tried.length; nth++) {
    const goesUp = tried[nth]! > tried[nth - 1]!
    rising = goesUp ? rising + 1 : 1
    falling = goesUp ? 1 : falling + 1
    longest = Math.max(longest, rising, falling)
  }
  return longest
}

const differentFromBefore = ({ amountMinor }: Attempt, nth: number, all: readonly Attempt[]): readonly number[] =>
  nth > 0 && all[nth - 1]!.amountMinor === amountMinor ? [] : [amountMinor]

export const reportedUses = ({ signals }: SignalSource): readonly OpenMatter[] => openMatters(signals.information.matters, 'proceeds')

/** By the latest report of each drawdown. */
const usedFor = (purpose: (typeof DRAWDOWN_PURPOSES)[number]): Signal => ({
  ...count,
  name: `drawdowns_used_for_${purpose}_180d`,
  window: 'P180D',
  zh: `180 天内资金实际用于该用途（${purpose}）的借款笔数`,
  en: `drawdowns of which the money was used for ${purpose.replaceAll('_', ' ')}, reported in 180 days`,
  dated: (source) => reportedUses(source).findLast(({ opening }) => opening.code === purpose)?.opening.at ?? null,
  read: (source) =>
    reportedUses(source).filter(({ opening }) => opening.code === purpose && opening.at > source.at - WINDOW.halfYear).length,
})

const breaches = ({ signals }: SignalSource): readonly OpenMatter[] => openMatters(signals.information.matters, 'terms-breach')

export function breachSince(source: SignalSource): number | null {
  const open = breaches(source)
  return open.length === 0 ? null : Math.min(...open.map(({ opening }) => opening.at))
}

/** When the line was last drawn on or paid back, or opened; null where it is not open. While something is owed it is in use. */
export function idleSince({ line, signals }: SignalSource): number | null {
  if (line.stage !== 'open' || line.openedAt === null) return null
  return Math.max(line.openedAt, signals.conduct.usedAt ?? 0)
}

export const isInUse = ({ line }: SignalSource): boolean => line.stage === 'open' && line.drawnMinor > 0

const noHistory = {
  zh: '交易记录不足 120 天，或近期没有收到记录',
  en: 'less than 120 days of transactions are known, or none lately',
}

export const conductSignals: readonly Signal[] = [
  {
    ...count,
    name: 'transactions_30d',
    window: 'P30D',
    zh: `近 30 天支出笔数（按每 ${SPAN_DAYS} 天整段计）`,
    en: `payments in 30 days, in whole spans of ${SPAN_DAYS}`,
    read: recent,
  },
  {
    ...count,
    name: 'transactions_before_90d',
    window: 'P90D',
    zh: '此前 90 天支出笔数',
    en: 'payments in the 90 days before those',
    read: before,
  },
  {
    type: 'number',
    unit: 'permille',
    window: 'P30D',
    name: 'transaction_change_permille',
    nullMeans: noHistory,
    zh: '近 30 天支出频率较此前 90 天的变化',
    en: 'how much more or less often he pays than in the 90 days before',
    read: frequencyChange,
  },
  ...ofCategory('gambling', '博彩类', 'gambling'),
  ...ofCategory('securities', '证券投资', 'securities'),
  ...ofCategory('luxury', '奢侈品', 'luxury goods'),
  {
    ...count,
    name: 'probing_24h',
    window: 'PT24H',
    zh: '24 小时内金额连续递增或递减的失败借款次数',
    en: 'failed drawdowns in 24 hours, each for more than the one before or each for less',
    dated: (source) => attempts(source).at(-1)?.at ?? null,
    restsOn: ['failed_draws'],
    read: probing,
  },
  ...DRAWDOWN_PURPOSES.map(usedFor),
  {
    ...count,
    name: 'misuses_open',
    window: null,
    zh: '已认定、尚未改正的资金挪用笔数',
    en: 'loans found to be misused, and not put right',
    read: ({ line }) =>
      line.loans.filter(({ loan, settledOn }) => settledOn === null && loan.misuses.some(({ until }) => until === null)).length,
  },
  {
    type: 'number',
    unit: 'days',
    window: null,
    name: 'idle_days',
    nullMeans: { zh: '额度未开通', en: 'there is no open line' },
    zh: '额度未使用天数',
    en: 'days since the line was last used',
    dated: idleSince,
    read: (source) => (isInUse(source) ? 0 : ageInDays(idleSince(source), source.at)),
  },
  {
    ...count,
    name: 'terms_breaches_open',
    window: null,
    zh: '未消除的违约情形数',
    en: 'breaches of the terms not remedied',
    dated: (source) => breaches(source).at(-1)?.opening.at ?? null,
    read: (source) => breaches(source).length,
  },
  {
    type: 'number',
    unit: 'days',
    window: null,
    name: 'terms_breach_age_days',
    nullMeans: { zh: '没有违约情形', en: 'none' },
    zh: '最早一项未消除的违约情形已持续的天数',
    en: 'days since the oldest breach that is not remedied',
    dated: breachSince,
    read: (source) => ageInDays(breachSince(source), source.at),
  },
  {
    type: 'string',
    unit: 'code',
    window: null,
    name: 'terms_breach_clause',
    nullMeans: { zh: '没有违约情形', en: 'none' },
    zh: '所违反的协议条款',
    en: 'clause of the terms that was broken',
    read: (source) => breaches(source).at(-1)?.opening.code ?? null,
  },
]
