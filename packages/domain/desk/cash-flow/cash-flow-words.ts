/** What is said of the cash flow of an enterprise, and of what it is good for. */
import type { CashFlowVerdict } from './cash-flow-trend.ts'

type Words = Readonly<{ zh: string; en: string }>

export const VERDICTS: Readonly<Record<CashFlowVerdict, Words>> = {
  improving: { zh: '经营现金流改善', en: 'Operating cash flow improves' },
  stable: { zh: '经营现金流基本持平', en: 'Operating cash flow is stable' },
  worsening: { zh: '经营现金流变差', en: 'Operating cash flow worsens' },
  too_little_data: {
    zh: '数据不足：需要连续六个月、且不早于两个月前的数据',
    en: 'Too little data: six months in a row are needed, the last no older than two months',
  },
}

export const CASH_FLOW_NOTES = {
  rounding: {
    zh: '平均数与覆盖率向下取整；未填的月份按未知处理，不按零。',
    en: 'Averages and coverage are rounded down; a month that was not entered is not known, and not zero.',
  },
  noPromise: {
    zh: '可作为申请重新评估的材料；是否恢复额度由出借方决定。',
    en: 'It can be handed in for a new assessment; whether a line is restored, the lender decides.',
  },
} as const satisfies Readonly<Record<string, Words>>

/** By what a month is told. */
export const SOURCES: Readonly<Record<string, Words>> = {
  bank_statement: { zh: '银行对账单', en: 'Bank statement' },
  accounts: { zh: '会计账簿', en: 'Accounts' },
  tax_return: { zh: '纳税申报', en: 'Tax return' },
}
