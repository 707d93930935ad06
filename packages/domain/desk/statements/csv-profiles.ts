/** The layouts that are read without anyone describing them. Each version has a golden file. */
import type { CsvProfile } from './csv-profile.ts'

const PLAIN_AMOUNTS = { decimalMark: '.', groupMark: ',' } as const

/** 支付宝 shares them between both of its exports. */
const DONE = [
  ...['交易成功', '支付成功', '付款成功', '还款成功', '放款成功', '充值成功', '提现成功', '转账成功', '收款成功', '缴费成功', '代付成功'],
  ...['已收入', '已支出', '已到账', '资金转移成功', '资金转移'],
]
const ALIPAY_DIRECTION = {
  by: 'column',
  column: '收/支',
  credit: ['收入', '已收入'],
  debit: ['支出', '已支出'],
  neutral: ['不计收支', '其他', '/', ''],
} as const
const ALIPAY = {
  ...PLAIN_AMOUNTS,
  version: 1,
  delimiter: ',',
  dayForm: 'yyyy-mm-dd',
  currency: 'CNY',
  order: 'newest-first',
  statuses: { done: DONE, reversed: ['退款成功'] },
} as const

/** 开具交易流水证明 → 用于个人对账. Nothing stands behind its table, but the block above it counts the rows. */
const ALIPAY_APP: CsvProfile = {
  ...ALIPAY,
  id: 'alipay-app',
  zh: '支付宝 App 交易明细',
  en: 'Alipay app export',
  marks: ['支付宝账户', '电子客户回单'],
  columns: {
    booked: '交易时间',
    counterparty: '交易对方',
    counterpartyAccount: '对方账号',
    status: '交易状态',
    texts: ['商品说明', '交易分类', '收/付款方式', '备注'],
    references: ['交易订单号', '商家订单号'],
  },
  direction: { ...ALIPAY_DIRECTION, amount: '金额' },
  labels: { account: '支付宝账户', from: '起始时间', to: '终止时间' },
  end: null,
  totals: [
    { label: '共', zh: '全部', en: 'all rows', rows: null, less: [] },
    { label: '收入', zh: '收入', en: 'income', rows: { column: '收/支', value: '收入' }, less: [] },
    { label: '支出', zh: '支出', en: 'expense', rows: { column: '收/支', value: '支出' }, less: ['退款成功'] },
    { label: '不计收支', zh: '不计收支', en: 'uncounted', rows: { column: '收/支', value: '不计收支' }, less: [] },
  ],
}

const ALIPAY_WEB: CsvProfile = {
  ...ALIPAY,
  id: 'alipay-web',
  zh: '支付宝网页版交易明细',
  en: 'Alipay web export',
  marks: ['支付宝交易记录明细查询'],
  columns: {
    booked: '交易创建时间',
    counterparty: '交易对方',
    status: '交易状态',
    texts: ['商品名称', '类型', '备注'],
    references: ['交易号', '商家订单号'],
  },
  direction: { ...ALIPAY_DIRECTION, amount: '金额(元)' },
  labels: { account: '账号', from: '起始日期', to: '终止日期' },
  end: { starts: ['------'], isRequired: true },
  totals: [
    { label: '共', zh: '全部', en: 'all rows', rows: null, less: [] },
    { label: '已收入', zh: '已收入', en: 'received', rows: { column: '资金状态', value: '已收入' }, less: [] },
    { label: '已支出', zh: '已支出', en: 'spent', rows: { column: '资金状态', value: '已支出' }, less: [] },
  ],
}

/** A usual layout of mainland banks: both sides in columns of their own, and the balance behind each row. */
const BANK_TWO_SIDES: CsvProfile = {
  ...PLAIN_AMOUNTS,
  id: 'bank-two-sides',
  version: 1,
  zh: '银行流水（收入、支出分列，含余额）',
  en: 'Bank table with columns for credit, debit and balance',
  marks: ['交易流水'],
  delimiter: ',',
  columns: {
    booked: '交易日期',
    balance: '余额',
    counterparty: '对方户名',
    counterpartyAccount: '对方账号',
    texts: ['摘要'],
    references: ['流水号'],
  },
  dayForm: 'yyyymmdd',
  direction: { by: 'columns', credit: '收入金额', debit: '支出金额' },
  currency: 'CNY',
  order: 'oldest-first',
  statuses: null,
  labels: { account: '账号', from: '起始日期', to: '截止日期' },
  end: { starts: ['合计'], isRequired: false },
  totals: [],
}

export const CSV_PROFILES: readonly CsvProfile[] = [ALIPAY_APP, ALIPAY_WEB, BANK_TWO_SIDES]
