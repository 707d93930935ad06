/** What each type of event says, in Chinese and English: for the reference in docs/events.md, and for whoever shows a timeline. */
import type { Scope, Sender } from './fact-entry.ts'
import { FACT_TYPES, FACTS, type FactType } from './facts.ts'
import type { OutcomeType } from './outcomes.ts'

type Words = Readonly<{ zh: string; en: string }>

export const FACT_WORDS = Object.fromEntries(FACT_TYPES.map((type) => [type, { zh: FACTS[type].zh, en: FACTS[type].en }])) as Readonly<
  Record<FactType, Words>
>

export const SENDER_WORDS: Readonly<Record<Sender, Words>> = {
  'lending-system': { zh: '信贷系统', en: 'the lending system' },
  channel: { zh: '渠道（App、网页）', en: 'a channel: app or web' },
  verifier: { zh: '核验服务', en: 'a service that checks identities, documents and cards' },
  bureau: { zh: '征信与评分机构', en: 'a credit bureau or score provider' },
  payment: { zh: '支付系统', en: 'the payment system' },
  funder: { zh: '资金方', en: 'a funder' },
  operator: { zh: '操作员', en: 'an operator' },
  regulator: { zh: '监管、司法与公安机关', en: 'a regulator, court or police' },
  scheduler: { zh: '定时任务', en: 'the scheduler' },
  platform: { zh: '明额平台', en: 'Fairline itself' },
}

export const SCOPE_WORDS: Readonly<Record<Scope, Words>> = {
  borrower: { zh: '单个借款人', en: 'one borrower' },
  book: { zh: '整个账簿', en: 'the whole book' },
}

export const OUTCOME_WORDS: Readonly<Record<OutcomeType, Words>> = {
  'line-granted': { zh: '授信成立', en: 'A line was granted' },
  'grant-declined': { zh: '未予授信', en: 'No line was granted' },
  'import-recorded': { zh: '导入额度已记录', en: 'The imported line is in the book' },
  'balance-observed': { zh: '按账单更新欠款余额', en: 'The balance follows a statement' },
  'limit-changed': { zh: '额度变动', en: 'The limit changed' },
  'hold-placed': { zh: '施加限制', en: 'A hold was placed' },
  'hold-kept': { zh: '限制继续，依据已更新', en: 'A hold stays, on newer evidence' },
  'observation-started': { zh: '触发原因消失，进入观察期', en: 'The trigger is gone; observation began' },
  'observation-broken': { zh: '观察期内再次触发', en: 'The trigger came back during observation' },
  'hold-lifted': { zh: '解除限制', en: 'A hold was lifted' },
  'hold-review-due': { zh: '限制措施到期应人工复核', en: 'A person is to look at a hold now' },
  'hold-struck': { zh: '已解除的限制被认定为错误，痕迹已清除', en: 'A hold lifted before was found wrong; its traces are gone' },
  'exemption-ended': { zh: '已解除的触发原因不再存在', en: 'What a lifted hold rested on is gone' },
  'step-completed': { zh: '完成一个恢复步骤', en: 'A step of the way back is done' },
  'appeal-noted': { zh: '申诉已登记到限制措施', en: 'An appeal against a hold was noted' },
  'way-back-noted': { zh: '已给出并承诺的恢复方案', en: 'A way back was given, and will be honoured' },
  'restoration-agreed': { zh: '履约承诺生效，约定逐步恢复', en: 'Restoration in stages was agreed' },
  'restoration-started': { zh: '开始逐步恢复', en: 'Restoration began' },
  'checkpoint-passed': { zh: '通过一次月度检查', en: 'A monthly checkpoint was passed' },
  'restoration-advanced': { zh: '恢复到下一阶段', en: 'The next stage of the restoration was reached' },
  'restoration-set-back': { zh: '逐步恢复被推迟', en: 'The restoration was set back' },
  'restoration-completed': { zh: '逐步恢复完成', en: 'The restoration is complete' },
  'drawdown-approved': { zh: '借款获批', en: 'A drawdown was approved' },
  'drawdown-declined': { zh: '借款未获批', en: 'A drawdown was declined' },
  'repayment-applied': { zh: '还款已入账', en: 'A repayment was applied' },
  'notice-due': { zh: '应通知借款人', en: 'The borrower must be told' },
  'application-opened': { zh: '授信申请已受理', en: 'The application was taken up' },
  'inquiry-ordered': { zh: '查询信用分或征信', en: 'A score or credit record is asked for' },
  'application-waiting': { zh: '授信申请尚缺步骤', en: 'The application waits for a missing step' },
  'offer-made': { zh: '给出授信方案', en: 'A line was offered' },
  'application-referred': { zh: '授信申请转人工审核', en: 'The application goes to a person' },
  'application-closed': { zh: '授信申请结束', en: 'The application ended' },
  'quote-issued': { zh: '借款试算结果', en: 'What the drawdown would cost' },
  'quote-declined': { zh: '目前不能按此借款', en: 'Such a drawdown would be declined now' },
  'drawdown-cancelled': { zh: '放款未成，借款取消', en: 'The money could not be paid out; the drawdown is cancelled' },
  'loan-opened': { zh: '借据生成', en: 'A loan was opened' },
  'instalment-billed': { zh: '本期应还出账', en: 'An instalment fell due' },
  'instalment-settled': { zh: '本期已还清', en: 'An instalment was paid in full' },
  'delinquency-changed': { zh: '逾期状态变化', en: 'The delinquency of a loan changed' },
  'misuse-charged': { zh: '开始计收挪用罚息', en: 'The penalty of misuse is charged from now on' },
  'misuse-ended': { zh: '停止计收挪用罚息', en: 'The penalty of misuse is charged no more' },
  'loan-relieved': { zh: '纾困已生效，还款计划已重排', en: 'Relief took effect; what is left to pay was planned anew' },
  'loan-settled': { zh: '借据已结清', en: 'A loan was paid back in full' },
  'loan-written-off': { zh: '借据已核销', en: 'A loan was written off' },
  'repayment-taken-back': { zh: '还款已冲回', en: 'A repayment was taken back' },
  'journal-posted': { zh: '会计分录', en: 'The accounts were posted' },
  'line-closed': { zh: '额度已关闭', en: 'The line was closed' },
  'line-reopened': { zh: '额度重新开通', en: 'The line was reopened' },
  'increase-under-review': { zh: '提额进入限时复审', en: 'A request for a higher limit is under review' },
  'increase-declined': { zh: '提额申请未通过', en: 'A request for a higher limit was declined' },
  'limit-offered': { zh: '提额待接受', en: 'A higher limit was offered' },
  'limit-proposal-closed': { zh: '主动提额已终止', en: 'A proposal of a higher limit was closed' },
  'temporary-limit-set': { zh: '临时额度生效', en: 'A temporary limit was set' },
  'temporary-limit-ended': { zh: '临时额度到期', en: 'The temporary limit ended' },
  'price-changed': { zh: '新借款利率调整', en: 'The price of new drawdowns changed' },
  'case-taken-up': { zh: '工单已受理', en: 'A case was taken up, with its deadline' },
  'mistake-undone': { zh: '已撤销我方操作失误', en: 'A mistake of ours was taken back' },
  'deletion-answered': { zh: '删除申请已答复', en: 'The request for deletion was answered' },
  'line-reassessed': { zh: '额度重新评估', en: 'The line was assessed anew' },
}
