/** 月度对账单: its words. */

import type { Words } from './markup.ts'
import type { Movement } from './statement-data.ts'

export const MOVEMENT: Readonly<Record<Movement['kind'], Words>> = {
  drawn: { zh: '放款', en: 'Paid out' },
  repaid: { zh: '还款', en: 'Repaid' },
  'taken-back': { zh: '还款退回', en: 'Repayment returned' },
  'written-off': { zh: '账面核销（仍须偿还）', en: 'Written off in the accounts (still owed)' },
}

export const STATEMENT = {
  title: { zh: '信用额度月度对账单', en: 'Monthly statement of a credit line' },
  lead: { zh: '{month}（{from}至{until}）', en: '{month} ({from} to {until})' },
  summary: { zh: '一、月末概况', en: '1. At the end of the month' },
  limit: { zh: '授信额度', en: 'Credit limit' },
  owedPrincipal: { zh: '未偿还本金', en: 'Principal outstanding' },
  due: { zh: '已到期未还金额', en: 'Due and not paid' },
  pastDue: { zh: '逾期天数', en: 'Days past due' },
  pastDueValue: { zh: '{days}天', en: '{days}' },
  notPastDue: { zh: '未逾期', en: 'None' },
  next: { zh: '下一还款日及金额', en: 'Next payment' },
  nextValue: { zh: '{day}，{amount}', en: '{amount} on {day}' },
  overpaid: { zh: '应退借款人的多付款', en: 'Owed back to the borrower' },
  balances: { zh: '二、本月变动', en: '2. How the balance changed' },
  balance: { zh: '项目', en: 'Item' },
  opening: { zh: '月初余额', en: 'At the start of the month' },
  drawn: { zh: '＋ 本月放款', en: '+ Paid out' },
  charged: { zh: '＋ 本月计收息费', en: '+ Interest and penalty earned' },
  repaid: { zh: '－ 本月还款', en: '− Repaid' },
  takenBack: { zh: '＋ 本月还款退回', en: '+ Repayments returned' },
  closing: { zh: '月末余额', en: 'At the end of the month' },
  movements: { zh: '三、资金往来明细', en: '3. Payments' },
  bookedOn: { zh: '入账日', en: 'Booked on' },
  valueOn: { zh: '起息日', en: 'Counts from' },
  what: { zh: '类型', en: 'What' },
  reference: { zh: '编号', en: 'Reference' },
  surplus: { zh: '多付', en: 'Overpaid' },
  noMovements: { zh: '本月无资金往来', en: 'None this month' },
  instalments: { zh: '四、本月出账与结清的期次', en: '4. Instalments billed and settled' },
  billed: { zh: '本月出账', en: 'Billed this month' },
  settled: { zh: '本月结清', en: 'Settled this month' },
  settledOn: { zh: '结清日', en: 'Settled on' },
  daysLate: { zh: '逾期天数', en: 'Days late' },
  loans: { zh: '五、月末各笔借款', en: '5. Loans at the end of the month' },
  lent: { zh: '借款本金', en: 'Amount lent' },
  nextDue: { zh: '下一还款日', en: 'Next due' },
  nextAmount: { zh: '应还金额', en: 'To pay' },
  note: {
    zh: '本对账单按入账日编制：本月内记录的资金往来列入本月，起息日早于入账日的，其影响计入本月息费。月末余额即下月月初余额。“计收息费”为截至月末已产生的利息和罚息，包括尚未到还款日的部分。“下一还款”不含已到期未还金额。',
    en: 'The statement goes by the day of booking: what was recorded in the month is in it, and where money counts from an earlier day, what that changes is in the interest of this month. The balance at the end is that at the start of the next month. Interest and penalty earned is all that was earned up to the end of the month, due or not. The next payment does not include what is due already.',
  },
} as const satisfies Record<string, Words>
