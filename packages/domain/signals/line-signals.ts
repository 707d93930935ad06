/** Signals of the line itself, and of the drawdown that is being decided. */
import { DRAWDOWN_PURPOSES } from '@fairline/contract/facts'
import { REPAYMENT_METHODS } from '@fairline/contract/terms'
import { permille } from '../kernel/ratio.ts'
import { availableMinor } from '../line/line.ts'
import type { Signal, SignalSource } from './signal.ts'
import { ageInDays } from './standing-signals.ts'
import { weightedMean } from './weighted-mean.ts'
import { WINDOW } from './windows.ts'

const noLine = { zh: '尚未授信', en: 'no line yet' }
const noDraw = { zh: '当前没有借款申请', en: 'no drawdown is being decided' }

/** Measured against the highest limit there was, so that a cut of ours never raises it (P5). */
const utilisationOf = (drawnMinor: number, { line }: SignalSource): number | null =>
  line.highestLimitMinor > 0 ? permille(drawnMinor, line.highestLimitMinor) : null

/** Of an imported line, what its statements told too; on a line of ours they only repeat what we know. */
function balancesOf({ signals, line }: SignalSource): readonly { at: number; drawnMinor: number }[] {
  if (line.origin !== 'imported') return signals.balances
  const told = signals.statements.map(({ at, balanceMinor }) => ({ at, drawnMinor: Math.max(0, balanceMinor) }))
  return [...told, ...signals.balances].sort((a, b) => a.at - b.at)
}

/** Weighted by how long each balance stood, from the first one known or the start of the window. */
function averageUtilisation(source: SignalSource): number | null {
  const { at } = source
  const balances = balancesOf(source)
  const opened = Math.max(at - WINDOW.halfYear, balances[0]?.at ?? at)
  if (opened >= at) return utilisationOf(source.line.drawnMinor, source)
  return utilisationOf(weightedMean(balances, opened, at), source)
}

export const lineSignals: readonly Signal[] = [
  {
    name: 'line_origin',
    type: 'string',
    unit: 'code',
    window: null,
    nullMeans: noLine,
    values: ['granted', 'imported'],
    zh: '额度来源',
    en: 'where the line came from',
    read: ({ line }) => line.origin,
  },
  {
    name: 'line_age_days',
    type: 'number',
    unit: 'days',
    window: null,
    nullMeans: noLine,
    zh: '额度开通天数',
    en: 'days since the line was opened',
    read: ({ line, at }) => ageInDays(line.openedAt, at),
  },
  {
    name: 'limit_minor',
    type: 'number',
    unit: 'minor',
    window: null,
    nullMeans: noLine,
    zh: '授信额度',
    en: 'credit limit',
    read: ({ line }) => (line.stage === 'open' ? line.limitMinor : null),
  },
  {
    name: 'limit_changed_age_days',
    type: 'number',
    unit: 'days',
    window: null,
    nullMeans: noLine,
    zh: '额度上次变动距今天数',
    en: 'days since the limit was set or changed',
    read: ({ line, at }) => ageInDays(line.limitChangedAt ?? line.openedAt, at),
  },
  {
    name: 'limit_cut_age_days',
    type: 'number',
    unit: 'days',
    window: null,
    nullMeans: { zh: '从未降额', en: 'the limit was never lowered' },
    zh: '上次降额距今天数',
    en: 'days since the limit was lowered',
    read: ({ line, at }) => ageInDays(line.limitCutAt, at),
  },
  {
    name: 'limit_wish_minor',
    type: 'number',
    unit: 'minor',
    window: null,
    nullMeans: { zh: '未写明期望额度', en: 'no wish was stated' },
    zh: '期望额度',
    en: 'limit that he wishes for',
    read: ({ line }) => line.application?.wishMinor ?? null,
  },
  {
    name: 'drawn_minor',
    type: 'number',
    unit: 'minor',
    window: null,
    zh: '已用额度',
    en: 'amount drawn',
    read: ({ line }) => line.drawnMinor,
  },
  {
    name: 'available_minor',
    type: 'number',
    unit: 'minor',
    window: null,
    zh: '可用额度',
    en: 'available credit',
    read: ({ line }) => availableMinor(line),
  },
  {
    name: 'utilisation',
    type: 'number',
    unit: 'permille',
    window: null,
    nullMeans: noLine,
    zh: '额度使用率（相对历史最高额度）',
    en: 'utilisation, of the highest limit the line has had',
    read: (source) => utilisationOf(source.line.drawnMinor, source),
  },
  {
    name: 'utilisation_avg_180d',
    type: 'number',
    unit: 'permille',
    window: 'P180D',
    nullMeans: noLine,
    zh: '180 天平均额度使用率',
    en: 'average utilisation over 180 days',
    read: averageUtilisation,
  },
  {
    name: 'draw_amount_minor',
    type: 'number',
    unit: 'minor',
    window: null,
    nullMeans: noDraw,
    zh: '本次申请借款金额',
    en: 'amount of the drawdown asked for',
    read: ({ draw }) => draw?.amountMinor ?? null,
  },
  {
    name: 'draw_purpose',
    type: 'string',
    unit: 'code',
    window: null,
    nullMeans: { zh: '未声明用途', en: 'no purpose was declared' },
    values: DRAWDOWN_PURPOSES,
    zh: '本次借款用途',
    en: 'declared purpose of the drawdown',
    read: ({ draw }) => draw?.purpose ?? null,
  },
  {
    name: 'draw_tenor_months',
    type: 'number',
    unit: 'months',
    window: null,
    nullMeans: { zh: '未选择期限', en: 'no tenor was chosen' },
    zh: '本次借款期限',
    en: 'tenor of the drawdown',
    read: ({ draw }) => draw?.tenorMonths ?? null,
  },
  {
    name: 'draw_method',
    type: 'string',
    unit: 'code',
    window: null,
    nullMeans: { zh: '未选择还款方式', en: 'no repayment method was chosen' },
    values: REPAYMENT_METHODS,
    zh: '本次还款方式',
    en: 'repayment method of the drawdown',
    read: ({ draw }) => draw?.method ?? null,
  },
  {
    name: 'product',
    type: 'string',
    unit: 'code',
    window: null,
    nullMeans: { zh: '额度由其他系统管理，或策略包没有产品', en: 'another system lends on the line, or the pack has no products' },
    zh: '产品',
    en: 'product of the line, or of the application',
    read: ({ product }) => product?.id ?? null,
  },
  {
    name: 'written_off_loans',
    type: 'number',
    unit: 'count',
    window: null,
    zh: '已核销、尚未还清的借款笔数',
    en: 'loans written off and still owed',
    read: ({ line }) => line.loans.filter(({ loan, settledOn }) => loan.writtenOffOn !== null && settledOn === null).length,
  },
  {
    name: 'line_closed',
    type: 'boolean',
    unit: 'flag',
    window: null,
    zh: '额度是否已关闭',
    en: 'line closed',
    dated: ({ line }) => line.closedAt,
    read: ({ line }) => line.stage === 'closed',
  },
]
