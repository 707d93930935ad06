/**
 * What a borrower is told before anything stands in his way: what was seen, why it matters, and what he can do himself, through official ways.
 *
 * Always  true, about his own affairs, and nothing that would make him look better than he is (`forbidden-advice.ts` is held against every word of it).
 */
import type { GUIDANCE_TOPICS } from '@fairline/contract/desk/entries'
import type { BorrowerIndicatorId } from '../warning/catalogue.ts'

export type GuidanceTopic = (typeof GUIDANCE_TOPICS)[number]
type Words = Readonly<{ zh: string; en: string }>
export type Guidance = Readonly<{ indicator: BorrowerIndicatorId; name: Words; what: Words; why: Words; how: Words }>

export const GUIDANCE: Readonly<Record<GuidanceTopic, Guidance>> = {
  applications: {
    indicator: 'B3',
    name: { zh: '申请过于频繁', en: 'Many applications' },
    what: { zh: '近 28 天内多次申请借款或提款失败。', en: 'In the last 28 days there were several applications or failed draws.' },
    why: {
      zh: '短时间内多次申请会留下记录，出借方可能据此认为资金紧张。',
      en: 'Each application leaves a record, and a lender may take many of them for a shortage of money.',
    },
    how: {
      zh: '先看清上一次没有通过的原因；不急用的，等这段时间过去再申请。急用的，直接联系出借方官方客服说明情况。',
      en: 'Find out why the last one did not go through. If it can wait, wait until those days have passed; if it cannot, ask the lender’s own service.',
    },
  },
  device: {
    indicator: 'B6',
    name: { zh: '新设备或新网络', en: 'New device or network' },
    what: { zh: '近期在不常用的设备或网络上登录。', en: 'There was a login on a device or network that is not the usual one.' },
    why: {
      zh: '出借方为防止冒用，可能要求重新验证身份，验证完成前暂停提款。',
      en: 'To keep strangers out, a lender may ask you to verify again, and stop draws until you have.',
    },
    how: {
      zh: '如果是本人换了设备，请在官方应用内完成一次身份验证；如果不是本人操作，请立即修改密码并联系官方客服。',
      en: 'If you changed your device, verify once in the official app. If it was not you, change your password at once and call the lender’s own service.',
    },
  },
  profile: {
    indicator: 'B7',
    name: { zh: '资料需要更新', en: 'Profile to be updated' },
    what: {
      zh: '登记的资料较久没有确认，或与实际不一致，或证件即将到期。',
      en: 'What is registered was not confirmed for a long time, no longer fits, or a document is about to expire.',
    },
    why: {
      zh: '资料过期或不一致时，出借方可能暂停额度，直到核实完成。',
      en: 'While it is out of date, a lender may suspend the line until it is checked.',
    },
    how: {
      zh: '请本人在官方应用中按实际情况更新地址、职业、手机号和证件；没有变化的也确认一次。',
      en: 'In the official app, update address, job, phone and ID as they really are; confirm what has not changed.',
    },
  },
  utilisation: {
    indicator: 'B5',
    name: { zh: '额度使用偏高', en: 'Line nearly used up' },
    what: { zh: '这条额度的大部分已经用掉。', en: 'Most of this line is drawn.' },
    why: {
      zh: '长期接近用满，应急的余地小，出借方也可能下调额度。',
      en: 'A line that stays nearly full leaves little for an emergency, and a lender may lower it.',
    },
    how: {
      zh: '到期款项按时还；有余钱时先还这一笔。不要为了降低占用而另借新债。',
      en: 'Pay on time what falls due, and pay this line down first when there is money to spare. Do not borrow elsewhere to bring it down.',
    },
  },
}

/** Of a higher limit. Which conditions decide is for the lender to say. */
export const RAISE_WORDS = {
  noPromise: {
    zh: '是否提额、提多少，由出借方按自己的条件决定；以下不构成任何承诺。',
    en: 'Whether a limit is raised, and by how much, the lender decides by its own conditions. Nothing here is a promise.',
  },
  makesNoDifference: [
    { zh: '反复提交提额申请', en: 'Asking again and again' },
    { zh: '为了显得活跃而借款', en: 'Borrowing only to look active' },
    { zh: '付费给声称能内部加急的人', en: 'Paying somebody who claims to know people inside' },
  ],
  neverDo: [
    { zh: '填写不真实的收入、职业或用途', en: 'Stating an income, a job or a purpose that is not true' },
    { zh: '把账户、密码或验证码交给他人', en: 'Handing account, password or code to anybody' },
    { zh: '把消费贷款用于企业或项目', en: 'Using a consumer loan for a company or a project' },
  ],
} as const satisfies Readonly<Record<string, Words | readonly Words[]>>

export const RAISE_WHEN = {
  already_asked: { zh: '已有申请在处理，等结果即可', en: 'One is being looked at: wait for the answer' },
  status_unknown: { zh: '额度现状不明，先核对', en: 'How the line stands is not known: find out first' },
  restricted: { zh: '额度受限，先按恢复步骤处理', en: 'The line is restricted: take the way back first' },
  backup_first: {
    zh: '14 天内要用款：申请期间可能要求重新认证，先备好其他来源，或用款后再申请',
    en: 'The line is needed within 14 days and asking may bring a new check: arrange a backup first, or ask afterwards',
  },
  put_right_first: { zh: '先处理好未就绪的事项', en: 'Put right first what is not ready' },
  find_out_first: { zh: '有事项未知，先由本人确认', en: 'Some things are not known: let the borrower confirm them first' },
  may_ask: { zh: '可以按官方渠道申请', en: 'May be asked for, through the official way' },
} as const satisfies Readonly<Record<string, Words>>

export const CHECK_NAMES = {
  authorisation: { zh: '授权有效', en: 'Authorised' },
  consent: { zh: '授权同意未临近到期', en: 'Consent lasts' },
  documents: { zh: '没有待补材料', en: 'Nothing left to hand in' },
  due_paid: { zh: '没有逾期', en: 'Nothing overdue' },
  identity: { zh: '证件有效', en: 'ID valid' },
  profile_fresh: { zh: '资料近期确认过', en: 'Profile confirmed lately' },
  profile_true: { zh: '资料与实际一致', en: 'Profile fits' },
  usual_device: { zh: '使用常用设备', en: 'Usual device' },
  utilisation: { zh: '额度未近用满', en: 'Line not nearly used up' },
} as const satisfies Readonly<Record<string, Words>>
export type CheckId = keyof typeof CHECK_NAMES
