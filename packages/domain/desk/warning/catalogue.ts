/** All early warnings, with the marks they start with: set by judgement, to be tuned by each desk with a reason (`tune`). */
import { BORROWER_INDICATORS } from './borrower-indicators.ts'
import { CHANNEL_INDICATORS } from './channel-indicators.ts'
import type { Indicator, Role, Scope } from './indicator.ts'
import { DATA_INDICATORS, PORTFOLIO_INDICATORS } from './portfolio-indicators.ts'

export const CATALOGUE = [...BORROWER_INDICATORS, ...CHANNEL_INDICATORS, ...PORTFOLIO_INDICATORS, ...DATA_INDICATORS] as const

export type IndicatorId = (typeof CATALOGUE)[number]['id']
export type BorrowerIndicatorId = (typeof BORROWER_INDICATORS)[number]['id']
export type ChannelIndicatorId = (typeof CHANNEL_INDICATORS)[number]['id']
export type PortfolioIndicatorId = (typeof PORTFOLIO_INDICATORS)[number]['id']
export type DataIndicatorId = (typeof DATA_INDICATORS)[number]['id']

export const indicatorOf = (id: IndicatorId): Indicator<IndicatorId> => CATALOGUE.find((one) => one.id === id)!

type Words = Readonly<{ zh: string; en: string }>

export const ROLE_NAMES: Readonly<Record<Role, Words>> = {
  analyst: { zh: '融资台专员', en: 'Desk analyst' },
  desk_lead: { zh: '融资台负责人', en: 'Desk lead' },
  finance_head: { zh: '财务负责人', en: 'Head of finance' },
  compliance: { zh: '合规负责人', en: 'Compliance' },
  data_steward: { zh: '数据管理员', en: 'Data steward' },
}

/** Who sees a warning beside its owner: of a borrower as few as possible. */
export const SEEN_BY: Readonly<Record<Scope, readonly Role[]>> = {
  borrower: ['desk_lead'],
  channel: ['analyst', 'finance_head', 'compliance'],
  portfolio: ['desk_lead', 'analyst'],
  data: ['desk_lead', 'analyst'],
}
