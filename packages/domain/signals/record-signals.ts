/** Signals of his record with others: who asked for his file, how full it is, what courts say of him, how his other products run. */
import { currentScore } from './credit-signals.ts'
import { type OpenMatter, openMatters } from './matters.ts'
import type { Signal, SignalSource } from './signal.ts'
import { WINDOW } from './windows.ts'

const count = { type: 'number', unit: 'count' } as const
const code = { type: 'string', unit: 'code', window: null } as const

const inquiries = ({ signals, at }: SignalSource, windowMs: number): number =>
  signals.conduct.inquiries.reduce((sum, inquiry) => (inquiry.at > at - windowMs ? sum + 1 : sum), 0)
const inquiryDate = ({ signals }: SignalSource): number | null => signals.conduct.inquiries.at(-1)?.at ?? null

/** What weighs on the score that is in force, as its maker says; null where he does not say. */
function factorsOf(source: SignalSource): string | null {
  const [score, told] = [currentScore(source), source.signals.conduct.factors]
  if (score === undefined || told === null || told.factors.length === 0) return null
  return told.at === score.at && told.source === score.source ? told.factors.join('; ') : null
}

const JUDGMENTS = ['judgment', 'enforcement', 'dishonest_debtor'] as const
const judgments = ({ signals }: SignalSource): readonly OpenMatter[] => openMatters(signals.information.matters, 'judgment')
const linked = ({ signals }: SignalSource): readonly OpenMatter[] => openMatters(signals.information.matters, 'linked-product')
const defaulted = (source: SignalSource): readonly OpenMatter[] =>
  linked(source).filter(({ opening }) => opening.code.startsWith('defaulted '))

/** `defaulted credit_card` is kept as it was told: the state, then the product. */
const productsOf = (source: SignalSource): string | null =>
  [...new Set(linked(source).map(({ opening }) => opening.code.slice(opening.code.indexOf(' ') + 1)))].sort().join() || null

const dateOf = (matters: readonly OpenMatter[]): number | null => matters.at(-1)?.opening.at ?? null

const noFile = { zh: '未收到信用记录情况', en: 'nothing was told of a credit file' }

export const recordSignals: readonly Signal[] = [
  {
    ...count,
    name: 'inquiries_30d',
    window: 'P30D',
    zh: '30 天内因申请贷款的征信查询次数',
    en: 'looks at his credit file in 30 days, on applications of his',
    dated: inquiryDate,
    read: (source) => inquiries(source, WINDOW.month),
  },
  {
    ...count,
    name: 'inquiries_90d',
    window: 'P90D',
    zh: '90 天内因申请贷款的征信查询次数',
    en: 'looks at his credit file in 90 days, on applications of his',
    dated: inquiryDate,
    read: (source) => inquiries(source, WINDOW.quarter),
  },
  {
    type: 'number',
    unit: 'months',
    window: null,
    name: 'credit_file_months',
    nullMeans: noFile,
    zh: '信用记录时长（月）',
    en: 'months of credit history on file',
    dated: ({ signals }) => signals.conduct.file?.at ?? null,
    read: ({ signals }) => signals.conduct.file?.months ?? null,
  },
  {
    ...count,
    name: 'credit_file_accounts',
    window: null,
    nullMeans: noFile,
    zh: '信用记录中的账户数',
    en: 'accounts on file',
    dated: ({ signals }) => signals.conduct.file?.at ?? null,
    read: ({ signals }) => signals.conduct.file?.accounts ?? null,
  },
  {
    ...code,
    name: 'score_factors',
    nullMeans: { zh: '评分机构未说明', en: 'whoever made the score does not say' },
    zh: '信用分的主要影响因素（评分机构提供）',
    en: 'what weighs most on the credit score, as its maker says',
    dated: (source) => currentScore(source)?.at ?? null,
    read: factorsOf,
  },
  {
    ...count,
    name: 'judgments_open',
    window: null,
    zh: '未结清的司法记录数',
    en: 'judgments and enforcements not settled',
    dated: (source) => dateOf(judgments(source)),
    read: (source) => judgments(source).length,
  },
  {
    ...code,
    name: 'worst_judgment',
    values: ['none', ...JUDGMENTS],
    zh: '未结清司法记录中最重的一类',
    en: 'the gravest kind of judgment not settled',
    dated: (source) => dateOf(judgments(source)),
    read: (source) => JUDGMENTS.findLast((kind) => judgments(source).some(({ opening }) => opening.code === kind)) ?? 'none',
  },
  {
    ...count,
    name: 'linked_products_past_due',
    window: null,
    zh: '逾期或违约的关联产品数',
    en: 'linked products past due or in default',
    dated: (source) => dateOf(linked(source)),
    read: (source) => linked(source).length,
  },
  {
    ...count,
    name: 'linked_products_defaulted',
    window: null,
    zh: '违约的关联产品数',
    en: 'linked products in default',
    dated: (source) => dateOf(defaulted(source)),
    read: (source) => defaulted(source).length,
  },
  {
    ...code,
    name: 'linked_products_troubled',
    nullMeans: { zh: '没有异常的关联产品', en: 'all run as agreed' },
    zh: '出现逾期或违约的关联产品',
    en: 'which linked products are past due or in default',
    read: productsOf,
  },
]
