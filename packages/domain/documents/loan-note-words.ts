/** 借据: its words. */
import type { Words } from './markup.ts'

export const NOTE = {
  title: { zh: '借据', en: 'Loan note' },
  lead: { zh: '借据编号：{id}', en: 'Loan: {id}' },
  contract: { zh: '合同编号', en: 'Contract no.' },
  capitals: { zh: '{amount}（大写：{capitals}）', en: '{amount}' },
  lastDue: { zh: '到期日', en: 'Last due day' },
  rate: { zh: '利率', en: 'Interest' },
  rateValue: { zh: '日利率{day}，折合年利率{year}（单利）', en: '{day} a day, {year} a year (simple)' },
  received: {
    zh: '借款人已于{day}收到贷款人在上列合同项下发放的借款 {amount}，按下列还款计划偿还。',
    en: 'On {day} the borrower received {amount} under the contract above, to be repaid as scheduled below.',
  },
  schedule: { zh: '还款计划', en: 'Repayment schedule' },
  note: {
    zh: '本借据是上列借款合同的组成部分，放款日和还款计划以本借据为准，其他事项按合同执行。提前还款后，以后各期按合同重新计算。',
    en: 'This note is part of the contract above. The day of payment and the schedule are those of the note; all else is as the contract says. After early repayment the later instalments are worked out anew, as the contract provides.',
  },
} as const satisfies Record<string, Words>
