/** The building project of the demo's desk: what it needs and when, what comes in, what it owes, and with whom it keeps in touch. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import type { NewDeskFact } from '../../store/desk-fact-table.ts'
import { CNY, type DemoDays, entry, money, observed, yuan } from './desk-entry.ts'

export const PROJECT = 'riverside'
const SMALL_PROJECT = 'school-road'

export function projectFacts(days: DemoDays): NewDeskFact[] {
  return [...projects(days), ...needs(days), ...cash(days), ...cashFlow(days)]
}

function projects(days: DemoDays): NewDeskFact[] {
  const { day } = days
  const riverside: DeskEntry<'project'> = {
    ...{ name: '滨江人才公寓二期', starts_on: day(-210), ends_on: day(330), currency: CNY, state: 'active' },
    ...{ equity_minor: yuan(8_000_000), reserve_target_minor: yuan(600_000) },
  }
  const road: DeskEntry<'project'> = {
    ...{ name: '实验小学周边道路', starts_on: day(45), ends_on: day(300), currency: CNY, state: 'draft' },
    ...{ equity_minor: yuan(1_200_000), reserve_target_minor: yuan(150_000) },
  }
  return [entry('project', PROJECT, riverside, days), entry('project', SMALL_PROJECT, road, days)]
}

type Need = DeskEntry<'need'>
type NeedRow = readonly [id: string, name: string, purpose: Need['purpose'], tier: number, inDays: number, yuan: number, deferrable: number]

const NEEDS: readonly NeedRow[] = [
  ['wages-1', '本月农民工工资', 'payroll', 1, 9, 780_000, 0],
  ['rebar', '钢筋第四批', 'supplier', 2, 16, 1_240_000, 10],
  ['vat', '增值税及附加', 'tax', 1, 18, 210_000, 0],
  ['crane', '塔吊租赁尾款', 'equipment', 3, 27, 360_000, 45],
  ['wages-2', '次月农民工工资', 'payroll', 1, 39, 810_000, 0],
  ['facade', '幕墙预付款', 'supplier', 2, 47, 1_650_000, 14],
  ['lifts', '电梯设备首付', 'capex', 3, 63, 980_000, 60],
  ['wages-3', '第三月农民工工资', 'payroll', 1, 70, 830_000, 0],
  ['interior', '室内装修进度款', 'supplier', 2, 96, 1_400_000, 21],
]
/** What is only forecast may come out so much lower or higher, in percent. */
const [LOW, HIGH] = [88, 122]
const FORECAST_FROM_DAYS = 30

function needs(days: DemoDays): NewDeskFact[] {
  return NEEDS.map(([id, name, purpose, tier, inDays, amount, deferrable_days]) => {
    const isForecast = inDays > FORECAST_FROM_DAYS
    const spread = isForecast ? { p10_minor: yuan((amount * LOW) / 100), p90_minor: yuan((amount * HIGH) / 100) } : {}
    const need: Need = {
      ...{ project_id: PROJECT, name, purpose, tier, currency: CNY, p50_minor: yuan(amount), ...spread, due_on: days.day(inDays) },
      ...{ deferrable_days, defer_cost_ppm: deferrable_days === 0 ? 0 : 60_000, certainty: isForecast ? 'forecast' : 'contracted' },
    }
    return entry('need', id, need, days)
  })
}

function receipts(days: DemoDays): NewDeskFact[] {
  const receipt = (id: string, debtor: string, inDays: number, amount: number, low: number, pledged_to?: string) => {
    const amounts = { currency: CNY, p10_minor: yuan(low), p50_minor: yuan(amount), p90_minor: yuan(amount) }
    const content = { project_id: PROJECT, debtor, ...amounts, due_on: days.day(inDays), confirmed: inDays < 30, dilution_ppm: 20_000 }
    return entry('receipt', id, { ...content, ...(pledged_to !== undefined && { pledged_to }) }, days)
  }
  return [
    receipt('progress-5', '建设单位：第五期进度款', 22, 1_900_000, 1_500_000),
    receipt('progress-6', '建设单位：第六期进度款', 53, 2_300_000, 1_600_000, 'receivables'),
    receipt('progress-7', '建设单位：第七期进度款', 88, 2_700_000, 1_700_000),
    receipt('vat-refund', '税务：留抵退税', 74, 180_000, 90_000),
  ]
}

const cash = ({ at }: DemoDays): NewDeskFact[] => [
  observed({ kind: 'project', id: PROJECT, field: 'cash', value: money(1_130_000), at: at(-26) }),
  observed({ kind: 'project', id: PROJECT, field: 'cash', value: money(940_000), at: at(-2) }),
]

/** Of the last months, the newest first: what came in, what was paid out, and what fell due. */
const FLOW: readonly (readonly [inflow: number, outflow: number, due: number])[] = [
  [2_460_000, 2_190_000, 118_000],
  [2_310_000, 2_150_000, 68_000],
  [2_240_000, 2_180_000, 68_000],
  [1_890_000, 2_060_000, 68_000],
  [1_760_000, 2_110_000, 94_000],
  [2_020_000, 2_230_000, 42_000],
  [2_380_000, 2_160_000, 42_000],
]
const MONTH_LENGTH = 7

function cashFlow(days: DemoDays): NewDeskFact[] {
  const [year, month] = days.day(0).split('-').map(Number)
  return FLOW.map(([inflow, outflow, due], nth) => {
    const of = new Date(Date.UTC(year!, month! - 2 - nth, 1)).toISOString().slice(0, MONTH_LENGTH)
    const amounts = { currency: CNY, inflow_minor: yuan(inflow), outflow_minor: yuan(outflow), due_debt_minor: yuan(due) }
    const content = {
      project_id: PROJECT,
      month: of,
      ...amounts,
      source: 'bank_statement' as const,
      evidence_sha256: `${nth + 1}`.repeat(64),
    }
    return entry('enterprise_cash_flow', `flow-${of}`, content, days)
  })
}

/** After the facilities, which they name. */
export function owedFacts(days: DemoDays): NewDeskFact[] {
  const { day } = days
  const instalments = (...rows: readonly (readonly [inDays: number, amount: number])[]) =>
    rows.map(([inDays, amount]) => ({ due_on: day(inDays), amount_minor: yuan(amount) }))
  const debt = (id: string, creditor: string, rows: DeskEntry<'debt'>['instalments'], facility_id?: string) =>
    entry(
      'debt',
      id,
      { project_id: PROJECT, creditor, currency: CNY, instalments: rows, ...(facility_id !== undefined && { facility_id }) },
      days,
    )
  return [
    ...receipts(days),
    debt('term-interest', '江北城商行：季度利息', instalments([12, 26_100], [103, 26_100], [194, 26_100]), 'bank-term'),
    debt('rcf-1', '临江农商行：循环借款到期', instalments([24, 650_000]), 'bank-rcf'),
    debt('excavator', '挖掘机融资租赁', instalments([6, 42_000], [37, 42_000], [67, 42_000], [98, 42_000]), undefined),
  ]
}

export function keptInTouch(days: DemoDays): NewDeskFact[] {
  const { day } = days
  return [
    entry('relation', 'term-manager', { provider_id: 'bank-term', contact: '对公客户经理', next_contact_on: day(-12), every_days: 16, note: '提款前五个工作日报送用款计划。' }, days),
    entry('relation', 'scf-desk', { provider_id: 'supply-chain', contact: '供应链平台客服', next_contact_on: day(-1), note: '确认额度展示异常的原因。' }, days),
    entry('contact', 'term-call-1', { relation_id: 'term-manager', held_on: day(-12), way: 'meeting', note: '确认剩余额度 360 万元，资料齐全可按期提款。' }, days),
    entry('training', 'purpose-rules', { topic: '信贷资金用途与留痕', held_on: day(-34), audience: 'finance_staff', attendees: 6, minutes: 90, valid_months: 12 }, days),
    entry('training', 'switch-drill', { topic: '渠道切换与两人审批', held_on: day(-340), audience: 'management', attendees: 3, minutes: 60, valid_months: 12 }, days),
    entry('training', 'borrower-hygiene', { topic: '账户安全与资料更新', held_on: day(-20), audience: 'borrowers', attendees: 20, minutes: 45 }, days),
    entry('service_provider', 'law-firm', { name: '某律师事务所', kind: 'legal', registration: '演示登记号 A-01', valid_until: day(400) }, days),
    entry('service_check', 'law-firm-1', { service_provider_id: 'law-firm', checked_on: day(-60), checked_by: '合规专员', where: '司法行政机关公示系统', result: 'valid', next_check_on: day(120) }, days),
    entry('engagement', 'law-firm-appeals', { service_provider_id: 'law-firm', purpose: '审阅申诉材料的真实性与完整性', fee: 'after_service', from_on: day(-55), project_id: PROJECT }, days),
    entry('service_provider', 'credit-advice', { name: '某信用咨询公司', kind: 'credit_advice', registration: '演示登记号 C-07', valid_until: day(200), choice: 'suspended', choice_reason: '宣传“代办提额”，正在核实。' }, days),
    entry('service_check', 'credit-advice-1', { service_provider_id: 'credit-advice', checked_on: day(-15), checked_by: '合规专员', where: '企业信用信息公示系统', result: 'valid', next_check_on: day(75) }, days),
    entry('service_complaint', 'credit-advice-c1', { service_provider_id: 'credit-advice', made_on: day(-9), about: 'promised_limit', words: '借款人反映：对方称交费后可以提额。' }, days),
    entry('service_provider', 'accountants', { name: '某会计师事务所', kind: 'accounting', registration: '演示登记号 B-03', valid_until: day(320) }, days),
  ] // biome-ignore format: one row each
}
