/** What each type of event says, in Chinese and English: for the reference in docs/events.md, and for whoever shows a timeline. */
import type { FactType } from './facts.ts'
import type { OutcomeType } from './outcomes.ts'

type Words = Readonly<{ zh: string; en: string }>

export const FACT_WORDS: Readonly<Record<FactType, Words>> = {
  'borrower-registered': { zh: '借款人已登记', en: 'The borrower is known to us' },
  'consent-granted': { zh: '借款人同意某一用途的数据使用', en: 'The borrower agrees to one use of his data' },
  'consent-withdrawn': { zh: '借款人撤回同意', en: 'The borrower takes that agreement back' },
  'identity-verified': { zh: '实名认证通过', en: 'The borrower proved who he is' },
  'identity-failed': { zh: '本人原因导致的实名认证未通过', en: 'A proof of identity failed, by the borrower’s own doing' },
  'session-started': { zh: '登录', en: 'A login' },
  'drawdown-requested': { zh: '申请借款', en: 'The borrower asks for money' },
  'repayment-posted': { zh: '还款到账', en: 'A repayment arrived' },
  'score-updated': { zh: '外部信用分更新', en: 'An external credit score' },
  'delinquency-elsewhere-reported': { zh: '其他机构债务的逾期情况', en: 'The state of a debt with another lender' },
  'profile-changed': { zh: '资料变更', en: 'A profile field changed' },
  'technical-failure-reported': {
    zh: '技术故障，从不计入借款人',
    en: 'Something of ours or of a supplier broke; never counted against a borrower',
  },
  'clock-ticked': { zh: '时间流逝', en: 'Time passed' },
  'line-imported': { zh: '导入其他系统授予的额度', en: 'A line that another system granted' },
  'statement-issued': { zh: '导入额度的账单', en: 'A statement of an imported line' },
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
  'drawdown-approved': { zh: '借款获批', en: 'A drawdown was approved' },
  'drawdown-declined': { zh: '借款未获批', en: 'A drawdown was declined' },
  'repayment-applied': { zh: '还款已入账', en: 'A repayment was applied' },
  'notice-due': { zh: '应通知借款人', en: 'The borrower must be told' },
}
