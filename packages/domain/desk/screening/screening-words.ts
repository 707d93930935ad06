/** What is said of a screening: to the desk what came of it, and to him what was looked at and how he has it put right. */
import type { ScreeningCriterion } from '@fairline/contract/desk/entries'

type Words = Readonly<{ zh: string; en: string }>

export const RECOMMENDATIONS = {
  fit: { zh: '适合加入', en: 'Fit to join' },
  fit_with_conditions: { zh: '有条件适合：先处理或补齐所列事项', en: 'Fit with conditions: put right or find out first what is listed' },
  not_yet: { zh: '暂不适合：先由本人处理所列事项，之后可再筛查', en: 'Not yet: he puts right what is listed, and can be screened again' },
  cannot_tell: {
    zh: '无法判断：关键信息未知，不代表不合格',
    en: 'Cannot tell: what matters most is not known, which says nothing against him',
  },
} as const satisfies Readonly<Record<string, Words>>

/** Where no recommendation stands. */
export const UNSCREENED = {
  none: { zh: '未筛查', en: 'Not screened' },
  hidden: { zh: '本人已撤回筛查同意', en: 'He took back his consent to the screening' },
} as const satisfies Readonly<Record<string, Words>>

export const RESULTS = {
  met: { zh: '符合', en: 'Met' },
  not_met: { zh: '未符合', en: 'Not met' },
  unknown: { zh: '未知', en: 'Not known' },
} as const satisfies Readonly<Record<string, Words>>
export type ScreeningResult = keyof typeof RESULTS
export type Recommendation = keyof typeof RECOMMENDATIONS

/** `how`: what he himself can do, through official ways, where it is not met or wrong. */
export const CRITERIA: Readonly<Record<ScreeningCriterion, Readonly<{ name: Words; how: Words }>>> = {
  overdue: {
    name: { zh: '当前没有逾期', en: 'Nothing overdue now' },
    how: {
      zh: '先还清到期款项；还不上的，主动联系出借方协商。已还清的，出示还款凭证。',
      en: 'Pay what is due, or ask the lender for a plan. Where it is paid already, show the receipt.',
    },
  },
  record: {
    name: { zh: '近 12 个月履约记录', en: 'Record of the last 12 months' },
    how: {
      zh: '向征信机构查询本人信用报告；记录有误的，向报送机构或征信机构提出异议。',
      en: 'Ask for your own credit report; where a record is wrong, object to whoever reported it or to the bureau.',
    },
  },
  ability: {
    name: { zh: '还款能力', en: 'Ability to repay' },
    how: {
      zh: '按实际情况提供收入与月还款；压力大的，先还旧债再考虑新增。',
      en: 'Give income and monthly payments as they are; where they weigh heavily, pay down before taking on more.',
    },
  },
  applications: {
    name: { zh: '近 28 天申请次数', en: 'Applications in 28 days' },
    how: { zh: '不急用的，等这段时间过去再申请。', en: 'If it can wait, let those days pass before applying again.' },
  },
  inquiries: {
    name: { zh: '近 3 个月征信查询', en: 'Credit inquiries in 3 months' },
    how: {
      zh: '三个月内不再新增申请；不是本人授权的查询，可向征信机构提出异议。',
      en: 'No new applications for three months; object to the bureau to an inquiry you did not agree to.',
    },
  },
  utilisation: {
    name: { zh: '额度使用率', en: 'Use of the line' },
    how: { zh: '按时还款，有余钱时先还这一笔。', en: 'Pay on time, and pay this line down first when there is money to spare.' },
  },
  identity: {
    name: { zh: '证件有效', en: 'ID valid' },
    how: { zh: '到公安机关换领证件，再在官方应用中更新。', en: 'Renew the ID with the authority, then update it in the official app.' },
  },
  profile: {
    name: { zh: '资料与实际一致', en: 'Profile fits' },
    how: { zh: '请本人在官方应用中按实际情况更新资料。', en: 'Update the profile in the official app as it really is.' },
  },
}

/** What he is told with it, every time. */
export const SCREENING_NOTICE = {
  looked: {
    zh: '经您同意，项目融资台只看了以下各项，按区间记录，不留具体数值，不打分。',
    en: 'With your consent the financing desk looked at what is listed here and at nothing else. It kept bands and no values, and made no score.',
  },
  unknown: { zh: '未提供的项目记为未知，不作不利判断。', en: 'What you did not give counts as not known, and not against you.' },
  correct: {
    zh: '认为有误的，可随时要求融资台更正并重新筛查；也可撤回同意，撤回后结果不再显示。',
    en: 'If something is wrong, ask the desk at any time to correct it and screen again. You may take your consent back: then the result is not shown any more.',
  },
  noPromise: {
    zh: '筛查结果不影响您的额度；额度由出借方按自己的条件决定。',
    en: 'It changes nothing about your line: the lender decides that by its own conditions.',
  },
} as const satisfies Readonly<Record<string, Words>>
