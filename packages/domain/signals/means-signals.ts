/**
 * Ability to pay: income, debts elsewhere, cash flows, and what his loans here cost beside them.
 *
 * Units    minor units, of a month where the name does not say otherwise.
 * Null     a statement in another currency than the line's says nothing.
 */
import { permille } from '../kernel/ratio.ts'
import { DAY_MS } from '../kernel/time.ts'
import { owedOn } from '../loan/owed.ts'
import type { CashFlow, CashFlowOf, DebtsElsewhere, Income } from './means.ts'
import type { Signal, SignalSource } from './signal.ts'
import { ageInDays } from './standing-signals.ts'

const noIncome = { zh: '没有经核实的收入', en: 'no income was verified' }
const noDebts = { zh: '未收到其他机构负债汇总', en: 'no statement of debts elsewhere' }

/** Said where even the smallest debt is more than all of an income. */
const DTI_MAX = 100_000

export const currencyOf = ({ line, signals }: SignalSource): string | null => line.currency ?? signals.registeredCurrency

const inCurrency = <T extends { readonly currency: string }>(statement: T | null, source: SignalSource): T | null =>
  statement !== null && statement.currency === currencyOf(source) ? statement : null

const incomeOf = (source: SignalSource): Income | null => inCurrency(source.signals.means.income, source)
const debtsOf = (source: SignalSource): DebtsElsewhere | null => inCurrency(source.signals.means.debts, source)

/** The newest, and the one before it. Most borrowers have none: then nothing is made for them. */
const NO_FLOWS: readonly CashFlow[] = []

function flowsOf(source: SignalSource, of: CashFlowOf): readonly CashFlow[] {
  const { cashFlows } = source.signals.means
  if (cashFlows.length === 0) return NO_FLOWS
  const currency = currencyOf(source)
  return cashFlows.filter((flow) => flow.of === of && flow.currency === currency).reverse()
}

const [MONTHS_A_YEAR, DAYS_A_YEAR] = [12n, 365n]

/** The cash flow of a period, as that of a twelfth of a year. Rounds down, also below 0. */
function monthlyMinor({ cashFlowMinor, periodMs }: Pick<CashFlow, 'cashFlowMinor' | 'periodMs'>): number {
  const [part, whole] = [BigInt(cashFlowMinor) * DAYS_A_YEAR * BigInt(DAY_MS), MONTHS_A_YEAR * BigInt(periodMs)]
  const cut = part / whole
  const exact = cut * whole === part || part > 0n
  return Number(exact ? cut : cut - 1n)
}

/** How much the newest is above or below the one before it, which has to be above 0. Rounds toward 0. */
function changeOf([latest, before]: readonly CashFlow[]): number | null {
  if (latest === undefined || before === undefined) return null
  const [now, then] = [monthlyMinor(latest), monthlyMinor(before)]
  return then > 0 ? Number(((BigInt(now) - BigInt(then)) * 1000n) / BigInt(then)) : null
}

/**
 * The next instalment of each of his loans: what they cost him in a month, without what is past due. Of a line that another system lends on it is
 * not known, unless nothing is owed there.
 */
function instalmentsHere({ line, zone, at }: SignalSource): number | null {
  if (line.origin === 'imported') return line.drawnMinor === 0 ? 0 : null
  if (line.loans.length === 0) return 0
  const today = zone.dayAt(at)
  let sum = 0
  for (const { loan, settledOn } of line.loans)
    if (settledOn === null) sum += owedOn(loan, Math.max(loan.disbursedOn, today)).next?.amountMinor ?? 0
  return sum
}

/** What he pays from: his verified income; of a business that borrows, its cash flow. */
export function meansMinor(source: SignalSource): number | null {
  if (source.product?.for !== 'small_business') return incomeOf(source)?.incomeMinor ?? null
  const [latest] = flowsOf(source, 'business')
  return latest === undefined ? null : Math.max(0, monthlyMinor(latest))
}

/** What others get of him in a month. */
export const obligationsElsewhere = (source: SignalSource): number | null => debtsOf(source)?.obligationMinor ?? null

function obligations(source: SignalSource): number | null {
  const [here, elsewhere] = [instalmentsHere(source), obligationsElsewhere(source)]
  return here === null || elsewhere === null ? null : here + elsewhere
}

export function dtiPermille(source: SignalSource): number | null {
  const [owed, means] = [obligations(source), meansMinor(source)]
  if (owed === null || means === null) return null
  if (owed === 0) return 0
  return means === 0 ? DTI_MAX : Math.min(DTI_MAX, permille(owed, means))
}

export function residualIncome(source: SignalSource): number | null {
  const [owed, means] = [obligations(source), meansMinor(source)]
  return owed === null || means === null ? null : means - owed
}

const minor = { type: 'number', unit: 'minor', window: null } as const
const days = { type: 'number', unit: 'days', window: null } as const

const ofCashFlow = (of: CashFlowOf, zh: string, en: string): Signal[] => {
  const nullMeans = { zh: `未收到${zh}报表`, en: `no statement of the ${en}` }
  const latest = (source: SignalSource) => flowsOf(source, of)[0]
  const dated = (source: SignalSource) => latest(source)?.at ?? null
  const monthOf = (flow: CashFlow | undefined) => (flow === undefined ? null : monthlyMinor(flow))
  return [
    {
      ...minor,
      name: `${of}_cash_flow_minor`,
      nullMeans,
      zh: `${zh}（月均，最近一期）`,
      en: `${en} a month, latest period`,
      dated,
      read: (source) => monthOf(latest(source)),
    },
    {
      ...minor,
      name: `${of}_cash_flow_before_minor`,
      nullMeans: { zh: `没有更早的${zh}报表`, en: `no earlier statement of the ${en}` },
      zh: `${zh}（月均，上一期）`,
      en: `${en} a month, the period before`,
      dated: (source) => flowsOf(source, of)[1]?.at ?? null,
      read: (source) => monthOf(flowsOf(source, of)[1]),
    },
    {
      name: `${of}_cash_flow_change_permille`,
      type: 'number',
      unit: 'permille',
      window: null,
      nullMeans: { zh: `无法与上一期比较`, en: 'no earlier period to compare with, or it was not above zero' },
      zh: `${zh}较上一期变化`,
      en: `change of the ${en} against the period before`,
      dated,
      read: (source) => changeOf(flowsOf(source, of)),
    },
    {
      ...days,
      name: `${of}_statement_age_days`,
      nullMeans,
      zh: `${zh}报表期末距今天数`,
      en: `days since the latest period of the ${en} ended`,
      read: (source) => ageInDays(dated(source), source.at),
    },
  ]
}

export const meansSignals: readonly Signal[] = [
  {
    ...minor,
    name: 'income_minor',
    nullMeans: noIncome,
    zh: '经核实的月收入',
    en: 'verified income a month',
    dated: (source) => incomeOf(source)?.at ?? null,
    read: (source) => incomeOf(source)?.incomeMinor ?? null,
  },
  {
    ...days,
    name: 'income_verified_age_days',
    nullMeans: noIncome,
    zh: '收入核实距今天数',
    en: 'days since income was verified',
    read: (source) => ageInDays(incomeOf(source)?.at ?? null, source.at),
  },
  {
    name: 'income_not_verified',
    type: 'boolean',
    unit: 'flag',
    window: null,
    zh: '最近一次收入核实是否未通过',
    en: 'the latest income statement could not be verified',
    dated: ({ signals }) => signals.means.incomeNotVerifiedAt,
    read: ({ signals: { means } }) => means.incomeNotVerifiedAt !== null && means.incomeNotVerifiedAt > (means.income?.at ?? 0),
  },
  {
    ...minor,
    name: 'obligations_elsewhere_minor',
    nullMeans: noDebts,
    zh: '其他机构每月应还',
    en: 'due to other lenders a month',
    dated: (source) => debtsOf(source)?.at ?? null,
    read: obligationsElsewhere,
  },
  {
    ...minor,
    name: 'debt_elsewhere_minor',
    nullMeans: noDebts,
    zh: '其他机构负债余额',
    en: 'owed to other lenders',
    dated: (source) => debtsOf(source)?.at ?? null,
    read: (source) => debtsOf(source)?.balanceMinor ?? null,
  },
  {
    name: 'lenders_elsewhere',
    type: 'number',
    unit: 'count',
    window: null,
    nullMeans: noDebts,
    zh: '其他贷款机构数',
    en: 'other lenders',
    dated: (source) => debtsOf(source)?.at ?? null,
    read: (source) => debtsOf(source)?.lenderCount ?? null,
  },
  {
    ...days,
    name: 'debt_statement_age_days',
    nullMeans: noDebts,
    zh: '负债汇总距今天数',
    en: 'days since debts elsewhere were told',
    read: (source) => ageInDays(debtsOf(source)?.at ?? null, source.at),
  },
  ...ofCashFlow('business', '经营现金流', 'cash flow of the business'),
  ...ofCashFlow('employer', '雇主现金流', 'cash flow of the employer'),
  {
    name: 'employment_status',
    type: 'string',
    unit: 'code',
    window: null,
    nullMeans: { zh: '未提供职业信息', en: 'nothing was told of his work' },
    values: ['employed', 'temporary', 'self_employed', 'unemployed', 'retired', 'student'],
    zh: '职业状况',
    en: 'employment',
    dated: ({ signals }) => signals.means.employment?.at ?? null,
    read: ({ signals }) => signals.means.employment?.status ?? null,
  },
  {
    name: 'employment_verified',
    type: 'boolean',
    unit: 'flag',
    window: null,
    zh: '职业信息是否经核实',
    en: 'employment verified',
    dated: ({ signals }) => signals.means.employment?.at ?? null,
    read: ({ signals }) => signals.means.employment?.verified === true,
  },
  {
    ...days,
    name: 'employed_days',
    nullMeans: { zh: '入职日期未知', en: 'not known since when' },
    zh: '在当前雇主工作天数',
    en: 'days with the present employer',
    read: ({ signals, at }) => ageInDays(signals.means.employment?.employedAt ?? null, at),
  },
  {
    ...minor,
    name: 'instalments_monthly_minor',
    nullMeans: { zh: '借据由其他系统管理', en: 'another system keeps his loans' },
    zh: '本平台每月应还（各借据下一期）',
    en: 'due to us a month (the next instalment of each loan)',
    read: instalmentsHere,
  },
  {
    name: 'dti_permille',
    type: 'number',
    unit: 'permille',
    window: null,
    nullMeans: { zh: '收入或负债未知', en: 'income or debts are not known' },
    zh: '负债收入比（本平台与其他机构每月应还占月收入；经营类为占经营现金流）',
    en: 'obligations here and elsewhere against income; of a business, against its cash flow',
    read: dtiPermille,
  },
  {
    ...minor,
    name: 'residual_income_minor',
    nullMeans: { zh: '收入或负债未知', en: 'income or debts are not known' },
    zh: '扣除各项应还后的月收入',
    en: 'income a month, less what is due here and elsewhere',
    read: residualIncome,
  },
]
