/** What plans say, in Chinese and English. Figures arrive as text: whoever shows them knows the currency and how it is written. */
import type { InputFaultCode } from './check-input.ts'
import type { Explanation } from './explain.ts'
import type { GapReasonCode } from './gap-reasons.ts'
import type { LedgerFault } from './ledger-faults.ts'
import type { Repair } from './repairs.ts'

export type Words = Readonly<{ zh: string; en: string }>

export const FAULT_WORDS: Readonly<Record<InputFaultCode, Words>> = {
  'not-a-date': { zh: '不是有效日期', en: 'This is not a date' },
  'not-an-amount': { zh: '金额须为不小于零的整数（最小货币单位）', en: 'An amount is a whole number of minor units, not below zero' },
  'amount-too-large': { zh: '金额超出可计算范围', en: 'The amount is too large to plan with' },
  'not-a-share': { zh: '比率须在 0 至 100% 之间', en: 'A share lies between 0 and 100 %' },
  'not-a-count': { zh: '数值超出允许范围', en: 'This number is outside what is allowed' },
  'too-many': { zh: '条目过多', en: 'There are too many entries' },
  'repeated-id': { zh: '编号重复', en: 'Two entries have the same id' },
  'unknown-id': { zh: '引用的编号不存在', en: 'Nothing has the id referred to' },
  'in-the-past': { zh: '日期早于计划日', en: 'The date lies before the day of the plan' },
  'window-ends-before-it-begins': { zh: '可用期的结束日早于开始日', en: 'The window ends before it begins' },
  'schedule-not-rising': {
    zh: '还款计划的日期必须依次向后，不能重复或循环',
    en: 'Due dates of a schedule must each be later than the one before',
  },
  'schedule-beyond-drawn': { zh: '还款计划的本金之和超过已用金额', en: 'The schedule repays more than is drawn' },
  'schedule-on-free-line': { zh: '随借随还的额度不应有还款计划', en: 'A line that is repaid freely has no schedule' },
  'too-many-purpose-sets': { zh: '不同的用途组合过多', en: 'There are too many different sets of purposes' },
  'severities-not-whole': { zh: '各严重程度的占比之和应为 100%', en: 'The shares of the severities must come to 100 %' },
}

export const GAP_REASON_WORDS: Readonly<Record<GapReasonCode, Words>> = {
  'line-full': { zh: '{line}已用满（{used} / {limit}）', en: '{line} is used up ({used} of {limit})' },
  'line-blocked': { zh: '{line}不可用：{reason}', en: '{line} may not be used: {reason}' },
  'line-too-slow': { zh: '{line}来不及到账', en: 'Money from {line} would come too late' },
  'line-window-closed': { zh: '{line}当时已过可用期', en: '{line} takes no requests by then' },
  'line-bound-to-other-purposes': {
    zh: '{line}限定用途，当时没有对应的需求',
    en: '{line} is bound to purposes that nothing needs by then',
  },
  'provider-cap': { zh: '已达到{holder}的单一资金方占比上限', en: 'The cap on the share of {holder} is reached' },
  'group-cap': { zh: '已达到“{holder}”的同源占比上限', en: 'The cap on what shares the cause “{holder}” is reached' },
  leverage: { zh: '已达到杠杆上限', en: 'The cap on leverage is reached' },
  'service-cover': { zh: '该季度偿债备付率已到下限', en: 'Debt service of the quarter is at the least cover allowed' },
}

export const REPAIR_WORDS: Readonly<Record<Repair['kind'], Words>> = {
  equity: { zh: '现在补充资本金 {amount}', en: 'Put in {amount} of equity now' },
  'raise-limit': { zh: '将{line}的额度提高 {amount}', en: 'Raise the limit of {line} by {amount}' },
  'raise-leverage': { zh: '债务总额上限提高 {amount}（须审批）', en: 'Allow {amount} more debt (needs approval)' },
  'raise-provider-cap': { zh: '单一资金方占比上限提高 {share}（须审批）', en: 'Raise the cap on one provider by {share} (needs approval)' },
  'raise-group-cap': { zh: '同源占比上限提高 {share}（须审批）', en: 'Raise the cap on one common cause by {share} (needs approval)' },
  'defer-need': { zh: '将“{need}”推迟 {days} 天', en: 'Put “{need}” off by {days} days' },
  'receipt-earlier': { zh: '让“{receipt}”提前 {days} 天到账', en: 'Get “{receipt}” in {days} days earlier' },
}

/** `short`: the other way round nothing would pay for it. */
export const EXPLANATION_WORDS: Readonly<Record<Explanation['kind'], Words & { readonly short: Words }>> = {
  line: {
    zh: '{line}额度多 1 万元可省 {saves}，少 1 万元要多付 {costs}',
    en: '10,000 more on {line} saves {saves}; 10,000 less costs {costs}',
    short: { zh: '{line}额度再少 1 万元，缺口就会扩大', en: '10,000 less on {line} widens the gap' },
  },
  week: {
    zh: '{date} 起的一期：少用 1 万元可省 {saves}，多用 1 万元要多付 {costs}',
    en: 'From {date}: 10,000 less to find saves {saves}; 10,000 more costs {costs}',
    short: { zh: '{date} 起的一期再多 1 万元需求，缺口就会扩大', en: 'From {date}, 10,000 more to find widens the gap' },
  },
  'provider-cap': {
    zh: '{holder}的占比上限放宽 1 万元可省 {saves}，收紧 1 万元要多付 {costs}',
    en: '10,000 more room under the cap of {holder} saves {saves}; 10,000 less costs {costs}',
    short: { zh: '{holder}的占比上限再收紧 1 万元，缺口就会扩大', en: '10,000 less room under the cap of {holder} widens the gap' },
  },
  'group-cap': {
    zh: '“{holder}”的同源上限放宽 1 万元可省 {saves}，收紧 1 万元要多付 {costs}',
    en: '10,000 more room for the common cause “{holder}” saves {saves}; 10,000 less costs {costs}',
    short: { zh: '“{holder}”的同源上限再收紧 1 万元，缺口就会扩大', en: '10,000 less room for the common cause “{holder}” widens the gap' },
  },
  leverage: {
    zh: '债务总额上限放宽 1 万元可省 {saves}，收紧 1 万元要多付 {costs}',
    en: '10,000 more debt allowed saves {saves}; 10,000 less costs {costs}',
    short: { zh: '债务总额上限再收紧 1 万元，缺口就会扩大', en: '10,000 less debt allowed widens the gap' },
  },
  reserve: {
    zh: '备用金下限降低 1 万元可省 {saves}，提高 1 万元要多付 {costs}',
    en: 'A reserve lower by 10,000 saves {saves}; one higher by 10,000 costs {costs}',
    short: { zh: '备用金下限再提高 1 万元，缺口就会扩大', en: 'A reserve higher by 10,000 widens the gap' },
  },
}

export const LEDGER_FAULT_WORDS: Readonly<Record<LedgerFault['code'], Words>> = {
  'under-the-reserve': { zh: '现金低于备用金下限 {by}', en: 'Cash is {by} under the reserve' },
  'over-the-limit': { zh: '{line}超出额度 {by}', en: '{line} is {by} over its limit' },
  'under-the-least-draw': { zh: '{line}的一笔提款低于最低金额', en: 'A draw on {line} is below the least allowed' },
  'not-in-steps': { zh: '{line}的一笔提款不符合金额档位', en: 'A draw on {line} is not in its steps' },
  'too-often': { zh: '{line}在 28 天内提款过于频繁', en: '{line} is drawn too often within 28 days' },
  'outside-the-window': { zh: '{line}的一笔提款不在可用期内', en: 'A draw on {line} is asked for outside its window' },
  'on-a-blocked-line': { zh: '{line}不可用，却安排了提款', en: '{line} may not be used and is drawn' },
  'repaid-beyond-open': { zh: '{line}的还款超过未还金额', en: '{line} is repaid beyond what stands open' },
}

export const PLAN_WORDS = {
  bound: { zh: '此方案成本最多比理论下限高 {share}', en: 'This plan costs at most {share} more than any plan could' },
  premium: { zh: '为抵御任一渠道失效，预计多付 {amount}', en: 'Being ready for any one channel to fail costs {amount} more' },
  'by-rules': {
    zh: '求解器未给出可证明的结果，本方案按规则排出：合规、已过账核对，但未必最省',
    en: 'No proven solution was at hand: this plan is made by rules. It is lawful and checked against the ledger, and may not be the cheapest',
  },
  shortage: { zh: '自 {date} 起缺口，最高 {amount}', en: 'Short from {date} on, by {amount} at the most' },
  'no-need-of-its-purposes': { zh: '没有与其用途相符的需求', en: 'Nothing needs what it is for' },
} as const satisfies Readonly<Record<string, Words>>

/** What the cap on concentration costs: `free` where the cheapest plan keeps to it anyway. `dearer` where the plan without it costs more, as it weighs the worst paths otherwise. */
export const CAP_COST_WORDS = {
  costs: {
    zh: '集中度上限 {cap} 使成本多 {extra}：不设上限时成本为 {free}，集中度最高到 {reached}',
    en: 'The cap of {cap} on concentration costs {extra}: without it the plan costs {free}, and concentration reaches {reached}',
  },
  free: {
    zh: '集中度上限 {cap} 不增加成本：不设上限时集中度最高也只到 {reached}',
    en: 'The cap of {cap} on concentration costs nothing: without it concentration reaches no more than {reached}',
  },
  dearer: {
    zh: '按最坏情形的权重，不设集中度上限 {cap} 反而多花 {extra}（集中度最高到 {reached}）',
    en: 'By the weight on the worst cases, the plan without the cap of {cap} costs {extra} more (concentration reaches {reached})',
  },
  shorter: {
    zh: '集中度上限 {cap} 还使最大缺口多 {gap}，成本不能直接比较',
    en: 'The cap of {cap} also makes the largest gap {gap} larger, so the costs are not comparable',
  },
} as const satisfies Readonly<Record<string, Words>>

/** Puts figures in the place of their names. Throws on a name that has no figure: a sentence with a hole is never shown. */
export function say({ zh, en }: Words, figures: Readonly<Record<string, string>>): Words {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const figure = figures[name]
      if (figure === undefined) throw new Error(`the sentence lacks ${name}`)
      return figure
    })
  return { zh: fill(zh), en: fill(en) }
}
