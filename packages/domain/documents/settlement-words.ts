/** 结清证明: its words. */
import type { Words } from './markup.ts'

export const SETTLEMENT = {
  title: { zh: '贷款结清证明', en: 'Letter of settlement' },
  lead: { zh: '借据编号：{id}', en: 'Loan: {id}' },
  certified: {
    zh: '兹证明，编号为 {borrower} 的借款人在我方的下列借款，本金、利息及罚息已于{day}全部结清，该笔借款项下的债权债务关系终止。',
    en: 'This is to certify that borrower {borrower} paid back the loan below in full, with principal, interest and any penalty interest, on {day}. Nothing more is owed under it.',
  },
  contract: { zh: '合同编号', en: 'Contract no.' },
  settledOn: { zh: '结清日', en: 'Settled on' },
  paid: { zh: '已还金额', en: 'What was paid' },
  owed: { zh: '结清时欠款', en: 'Owed after settlement' },
  writtenOff: {
    zh: '该笔借款曾于{day}作账面核销处理；核销不影响债权，其后借款人已全部清偿。',
    en: 'The loan had been written off in the accounts on {day}; that did not end the debt, and the borrower paid it in full afterwards.',
  },
  note: {
    zh: '本证明仅就上列一笔借款出具，不涉及借款人的其他借款。如用于还清该笔借款的款项其后被退回，以授信日志中其后的记录为准。',
    en: 'This letter is about the one loan above and about no other. If money that paid it is returned later, the later entries of the credit log hold.',
  },
  seal: { zh: '出具人（盖章或电子签章）：{lender}', en: 'Issued by (seal or electronic seal): {lender}' },
  sealedOn: { zh: '出具日期：{day}', en: 'Date: {day}' },
} as const satisfies Record<string, Words>
