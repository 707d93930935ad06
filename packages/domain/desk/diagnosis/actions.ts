/** What to do about money, people and recovery, by cause; and what to do while the cause is open. */
import { CAUSES, type Cause } from './causes.ts'
import type { Diagnosis, Shares } from './diagnose.ts'

type Words = Readonly<{ zh: string; en: string }>
export type MoneyAction = 'drop_line' | 'haircut_channel' | 'close_group' | 'hold' | 'freeze'
export type Course = Readonly<{ action: MoneyAction; money: Words; people: Words; recovery: Words }>

export const COURSES: Readonly<Record<Cause, Course>> = {
  individual: {
    action: 'drop_line',
    money: { zh: '将该笔额度移出计划，重新编排资金', en: 'Take this line out of the plan and plan again' },
    people: {
      zh: '单独提醒本人，说明原因与做法；不通报、不指责',
      en: 'Tell the borrower alone, with the reason and what helps; no broadcast, no blame',
    },
    recovery: {
      zh: '建立恢复个案：核对身份与资料 → 官方申诉 → 观察 3–6 个月',
      en: 'Open a recovery case: identity and profile, then the official appeal, then 3–6 months of observation',
    },
  },
  policy: {
    action: 'haircut_channel',
    money: {
      zh: '整个渠道打折计入；只提取已在计划内且用途相符的款项，启用备用渠道',
      en: 'Discount the whole channel; draw only what was planned and fits its purpose; open the backups',
    },
    people: { zh: '向小组通报，向渠道方询问政策变化', en: 'Brief the group and ask the provider what changed' },
    recovery: { zh: '分散渠道，重新议定条件，持续观察 C2–C6', en: 'Diversify, renegotiate, and watch C2–C6' },
  },
  regulatory: {
    action: 'close_group',
    money: { zh: '同一关联组的渠道一律视为关闭，停止新提款', en: 'Treat every channel of the group as closed; no new draws' },
    people: { zh: '由合规负责人签字确认', en: 'Compliance signs off' },
    recovery: { zh: '等待规则正式文本，制定有序退出计划', en: 'Wait for the text of the rule and plan an orderly exit' },
  },
  maintenance: {
    action: 'hold',
    money: { zh: '按兵不动，必要时动用备用金，并设定复查时间', en: 'Hold; use the reserve if need be, and set a time to look again' },
    people: { zh: '告知预计恢复时间', en: 'Say when it is expected to end' },
    recovery: { zh: '恢复后再核对一次无误，自动关闭', en: 'Closes by itself once it is back and one more check is good' },
  },
  technical: {
    action: 'freeze',
    money: {
      zh: '不据此改动计划；沿用最近一次确认的状态，确认之前可用额度按零计',
      en: 'Do not plan again on it; keep what was last confirmed, and count nothing of it as available until confirmed',
    },
    people: { zh: '收集截图与日志', en: 'Collect screenshots and logs' },
    recovery: { zh: '向服务方提交工单', en: 'Open a ticket with the vendor' },
  },
}

/**
 * How much is regretted, 0 to 10, of a course where the cause turns out to be another: to blame a borrower for what struck everybody, to go on drawing after the regulator
 * spoke, to close a whole group over an error on a page.
 */
export const REGRETS: Readonly<Record<MoneyAction, Readonly<Record<Cause, number>>>> = {
  drop_line: { individual: 0, policy: 6, regulatory: 9, maintenance: 5, technical: 5 },
  haircut_channel: { individual: 4, policy: 0, regulatory: 5, maintenance: 4, technical: 5 },
  close_group: { individual: 8, policy: 4, regulatory: 0, maintenance: 8, technical: 8 },
  hold: { individual: 3, policy: 5, regulatory: 9, maintenance: 0, technical: 2 },
  freeze: { individual: 3, policy: 4, regulatory: 7, maintenance: 1, technical: 0 },
}

const ACTIONS = ['drop_line', 'haircut_channel', 'close_group', 'hold', 'freeze'] as const satisfies readonly MoneyAction[]

/** In tenths of the worst, expected over the causes. */
export const regretOf = (action: MoneyAction, sharesPpm: Shares): number =>
  CAUSES.reduce((sum, cause) => sum + REGRETS[action][cause] * sharesPpm[cause], 0) / 1e6

/** The course of the cause; while it is undetermined, the one that would be regretted least. */
export function courseOf({ cause, sharesPpm }: Pick<Diagnosis, 'cause' | 'sharesPpm'>): Course {
  if (cause !== 'undetermined') return COURSES[cause]
  const least = ACTIONS.reduce((best, action) => (regretOf(action, sharesPpm) < regretOf(best, sharesPpm) ? action : best))
  return COURSES[CAUSES.find((one) => COURSES[one].action === least)!]
}

export const UNDETERMINED: Words = {
  zh: '未确定：没有哪一种原因达到六成把握，处置按“最不后悔”选取，而不按最可能的原因。',
  en: 'Undetermined: no cause is as likely as 60 %. What to do is chosen by what would be regretted least, not by what is likeliest.',
}
