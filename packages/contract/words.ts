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
  'drawdown-approved': { zh: '借款获批', en: 'A drawdown was approved' },
  'drawdown-declined': { zh: '借款未获批', en: 'A drawdown was declined' },
  'repayment-applied': { zh: '还款已入账', en: 'A repayment was applied' },
  'notice-due': { zh: '应通知借款人', en: 'The borrower must be told' },
}
