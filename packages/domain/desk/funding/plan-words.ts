/** Why a line is not planned with, and why a plan was made by rules, in words. */
import type { Blocked } from '../model/purpose-gate.ts'

type Words = Readonly<{ zh: string; en: string }>

const BLOCKED: Readonly<Record<Blocked | `line-${string}` | 'no-need-of-its-purposes', Words>> = {
  'consumer-credit': { zh: '个人消费信贷不得用于项目', en: 'Consumer credit pays for no project' },
  'purposes-not-approved': { zh: '用途尚未经双人核准', en: 'Two people have not agreed on what it may pay for yet' },
  'purpose-not-allowed': { zh: '用途不符', en: 'It may not pay for what is needed' },
  'not-for-this-project': { zh: '不用于本项目', en: 'It serves other projects' },
  'consent-missing': { zh: '借款人未授权，或授权已到期', en: 'The borrower does not consent, or not any more' },
  'facility-ended': { zh: '额度已结束', en: 'The facility has ended' },
  'channel-not-active': { zh: '渠道未启用', en: 'The channel is not active' },
  'not-available-then': { zh: '已过可用期', en: 'Its availability has ended' },
  'other-currency': { zh: '币种不同', en: 'It is in another currency' },
  'no-need-of-its-purposes': { zh: '没有与其用途相符的需求', en: 'Nothing needs what it is for' },
  'line-unknown': { zh: '状态未知：没有足够新的消息', en: 'Its standing is not known: nothing recent was heard' },
  'line-doubtful': { zh: '状态存疑：各来源说法不一', en: 'Its standing is in doubt: sources disagree' },
  'line-debt-urgent': { zh: '有逾期或被要求提前还款', en: 'Something is overdue or was called' },
  'line-authorisation-ended': { zh: '授权已解除', en: 'Its authorisation has ended' },
  'line-closed': { zh: '已关闭', en: 'It is closed' },
  'line-suspended': { zh: '暂停提款', en: 'Drawing is suspended' },
  'line-needs-authorisation': { zh: '需重新认证', en: 'It has to be authorised again' },
}
const OTHER: Words = { zh: '不可用', en: 'It may not be used' }

export const blockedWords = (reason: string): Words => BLOCKED[reason as keyof typeof BLOCKED] ?? OTHER

const FALLBACK: Readonly<Record<string, Words>> = {
  'solver-missing': { zh: '求解器无法加载', en: 'The solver could not be loaded' },
  'solver-stopped': { zh: '求解中断', en: 'The solver stopped' },
  overloaded: { zh: '求解任务过多', en: 'Too many plans are being made' },
  'out-of-time': { zh: '求解超时', en: 'The solver ran out of time' },
  infeasible: { zh: '没有满足全部约束的方案', en: 'No plan keeps to every bound' },
  unbounded: { zh: '模型无界', en: 'The model has no bound' },
  failed: { zh: '求解失败', en: 'The solver failed' },
  'not-certified': { zh: '结果未通过核验', en: 'The answer did not prove itself' },
  'ledger-disagrees': { zh: '结果与台账不符', en: 'The answer disagrees with the ledger' },
}
export const fallbackWords = (code: string): Words => FALLBACK[code] ?? OTHER
