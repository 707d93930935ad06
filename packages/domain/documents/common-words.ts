/** Words that several documents share. */
import type { DRAWDOWN_PURPOSES } from '@fairline/contract/facts/loan-facts'
import type { DUE_PARTS } from '@fairline/contract/terms'
import type { LoanTerms } from '../loan/loan.ts'
import type { Licence } from '../product/licence.ts'
import type { Words } from './markup.ts'

export const METHOD: Readonly<Record<LoanTerms['method'], Words>> = {
  equal_instalment: { zh: '等额本息', en: 'Equal instalments' },
  interest_only: { zh: '先息后本（按期付息、到期还本）', en: 'Interest first, principal at the end' },
  equal_principal: { zh: '等额本金', en: 'Equal principal, falling interest' },
}

export const PURPOSE: Readonly<Record<(typeof DRAWDOWN_PURPOSES)[number], Words>> = {
  consumption: { zh: '日常消费', en: 'Everyday spending' },
  education: { zh: '教育', en: 'Education' },
  medical: { zh: '医疗', en: 'Medical care' },
  travel: { zh: '旅游', en: 'Travel' },
  renovation: { zh: '装修', en: 'Home renovation' },
  business_turnover: { zh: '生产经营周转', en: 'Working capital of a business' },
  house_purchase: { zh: '购房', en: 'Buying a home' },
  mortgage_repayment: { zh: '偿还住房抵押贷款', en: 'Repaying a mortgage' },
  securities: { zh: '股票、债券、期货等投资', en: 'Shares, bonds, futures and the like' },
  fixed_asset_investment: { zh: '固定资产投资', en: 'Investment in fixed assets' },
}

export const LICENCE: Readonly<Record<Licence, Words>> = {
  bank: { zh: '商业银行', en: 'commercial bank' },
  consumer_finance: { zh: '消费金融公司', en: 'consumer finance company' },
  micro_lender: { zh: '小额贷款公司', en: 'micro-lender' },
  trust: { zh: '信托公司', en: 'trust company' },
  auto_finance: { zh: '汽车金融公司', en: 'auto finance company' },
  other: { zh: '其他出借人', en: 'other lender' },
}

export const DUE_PART: Readonly<Record<(typeof DUE_PARTS)[number], Words>> = {
  penalty: { zh: '罚息', en: 'penalty interest' },
  interest: { zh: '利息', en: 'interest' },
  principal: { zh: '本金', en: 'principal' },
}

export const COMMON = {
  amount: { zh: '金额', en: 'Amount' },
  borrower: { zh: '借款人编号', en: 'Borrower reference' },
  borrowerName: { zh: '借款人姓名／名称', en: 'Name of the borrower' },
  fromLender: { zh: '（由贷款人系统填写，脱敏显示）', en: '(filled in by the system of the lender, masked)' },
  lender: { zh: '贷款人', en: 'Lender' },
  licence: { zh: '贷款人机构类型', en: 'Kind of lender' },
  funder: { zh: '出资方', en: 'Funded by' },
  soleFunder: { zh: '{lender}（100%）', en: '{lender} (100%)' },
  funders: {
    zh: '{lender}：{lenderAmount}；{partner}（共同出资，{share}）：{partnerAmount}',
    en: '{lender}: {lenderAmount}; {partner} (joint lender, {share}): {partnerAmount}',
  },
  product: { zh: '产品', en: 'Product' },
  productValue: { zh: '{title}（{ref}）', en: '{title} ({ref})' },
  principal: { zh: '本金', en: 'Principal' },
  interest: { zh: '利息', en: 'Interest' },
  penalty: { zh: '罚息', en: 'Penalty' },
  purpose: { zh: '用途', en: 'Purpose' },
  purposeNone: { zh: '未指定，须符合产品允许的用途', en: 'Not stated; one that the product allows' },
  tenor: { zh: '期限', en: 'Term' },
  months: { zh: '{count}个月', en: '{count} months' },
  oneMonth: { zh: '1个月', en: '1 month' },
  method: { zh: '还款方式', en: 'How it is repaid' },
  disbursed: { zh: '放款日', en: 'Paid out on' },
  loan: { zh: '借据编号', en: 'Loan' },
  nth: { zh: '期次', en: 'No.' },
  dueOn: { zh: '到期日', en: 'Due on' },
  toPay: { zh: '应还合计', en: 'To pay' },
  left: { zh: '剩余本金', en: 'Principal left' },
  total: { zh: '合计', en: 'Total' },
  none: { zh: '无', en: 'None' },
  unit: { zh: '表中金额币种：{currency}', en: 'Amounts in {currency}' },
  yuan: { zh: '人民币元', en: 'CNY (Chinese yuan)' },
} as const satisfies Record<string, Words>

export const FOOTER = {
  source: {
    zh: '本文件依据授信日志第 {sequence} 条记录（{at}）生成，只反映截至该记录的情况。同一记录任何时候重新生成，内容逐字节相同，可凭文件的 SHA-256 摘要核对。',
    en: 'Made from entry {sequence} of the credit log ({at}); it tells what was so at that entry. Made again from the same entry it is the same byte for byte, and can be checked by its SHA-256 digest.',
  },
  versions: {
    zh: '产品版本：{product}；策略包：{pack}；文件格式：{form}',
    en: 'Product version: {product}; policy pack: {pack}; form of this document: {form}',
  },
} as const satisfies Record<string, Words>
