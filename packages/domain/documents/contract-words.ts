/** 借款合同: its clauses. They say what the platform keeps; what only the lender can say is a line to fill in. */
import type { Words } from './markup.ts'

export const CONTRACT = {
  title: { zh: '借款合同', en: 'Loan contract' },
  lead: { zh: '（额度项下单笔借款）　合同编号：{id}', en: 'For one drawdown on a credit line. Contract no. {id}' },
  parties: { zh: '合同当事人', en: 'The parties' },
  lender: { zh: '贷款人（甲方）', en: 'Lender' },
  borrower: { zh: '借款人（乙方）', en: 'Borrower' },
  borrowerValue: { zh: '编号 {id}', en: 'reference {id}' },
  document: { zh: '证件类型及号码', en: 'Identity document and number' },
  account: { zh: '收款账户', en: 'Account paid to' },
  agreed: {
    zh: '甲乙双方在平等、自愿的基础上，就乙方在其授信额度内支用一笔借款，订立本合同。',
    en: 'The lender and the borrower agree on one drawdown within the credit line of the borrower, as follows.',
  },

  amount: { zh: '第一条　借款金额与用途', en: '1. Amount and purpose' },
  amountText: { zh: '借款本金为 {amount}（大写：{capitals}）。', en: 'The lender lends {amount}.' },
  amountPlain: { zh: '借款本金为 {amount}。', en: 'The lender lends {amount}.' },
  purposeText: {
    zh: '借款用途：{purpose}。借款不得用于：{prohibited}，以及法律、行政法规禁止的其他用途。',
    en: 'Purpose: {purpose}. The money may not be used for: {prohibited}, or for anything else that the law forbids.',
  },
  purposeFree: {
    zh: '借款用途：{purpose}。借款不得用于法律、行政法规禁止的用途。',
    en: 'Purpose: {purpose}. The money may not be used for anything that the law forbids.',
  },

  term: { zh: '第二条　期限与放款', en: '2. Term and payment' },
  termText: {
    zh: '借款期限为{tenor}，自放款日起算。放款日以资金实际划出之日为准；本合同按{day}放款编制。放款日不同的，每月还款日不变，利息自实际放款日起按同一利率、同一方法计算，首期还款日和各期金额以放款后的借据为准。资金未能划出的，本次借款不成立，不计息费。',
    en: 'The loan runs for {tenor} from the day the money is paid out. This contract is drawn up for payment on {day}. If the money leaves on another day, instalments stay due on the same day of the month and interest runs from the day it left, at the same rate and counted in the same way; the loan note shows the first due day and the amounts. If it cannot be paid out, there is no loan, and nothing is charged.',
  },
  funders: { zh: '出资方：{funders}。', en: 'Funded by: {funders}.' },

  rate: { zh: '第三条　利率与综合融资成本', en: '3. Interest and all-in cost' },
  rateText: {
    zh: '合同利率为日利率{day}，折合年利率{year}（单利，按365天折算），在借款期限内固定不变。',
    en: 'Interest is {day} a day, which is {year} a year (simple, over 365 days). It is fixed for the whole term.',
  },
  byDays: {
    zh: '利息按实际未偿还本金和实际天数计算，算头不算尾，每期四舍五入至最小货币单位一次，不计复利。',
    en: 'Interest is counted on the principal actually outstanding for the actual days, the first day counted and the last not, rounded once for each instalment to the smallest unit of the currency, half up, and never on interest.',
  },
  byMonths: {
    zh: '利息按实际未偿还本金计算，每个足月按一年{days}天的十二分之一计，首期不足整月的按实际天数计，每期四舍五入至最小货币单位一次，不计复利。',
    en: 'Interest is counted on the principal actually outstanding: each whole month as a twelfth of a year of {days} days, a first period that is no whole month by its days, rounded once for each instalment, half up, and never on interest.',
  },
  costText: {
    zh: '正常履约时，利息合计 {interest}，其他费用合计 {fees}，综合融资成本合计 {total}，年化{annual}（单利）。明细见《综合融资成本明示表》。除该表所列各项外，不收取其他息费。',
    en: 'If every instalment is paid on time, interest comes to {interest} and other charges to {fees}, together {total}, or {annual} a year (simple). The disclosure of the all-in cost lists them; nothing beyond it is charged.',
  },

  schedule: { zh: '第四条　还款方式与还款计划', en: '4. Repayment' },
  scheduleText: {
    zh: '还款方式为{method}，共{count}期。每期应还金额如下：',
    en: 'Repayment is by {method}, in {count} instalments:',
  },
  scheduleOne: { zh: '还款方式为{method}，到期一次还清：', en: 'Repayment is by {method}, in one payment:' },

  dueDateMoves: {
    zh: '每期还款日为周末或法定节假日的，顺延至其后第一个工作日（调休上班的周末为工作日），上表所列到期日已按此顺延。顺延期间不计罚息、不算逾期；各期利息仍计至原还款日，本期应还款项在顺延期间不另计利息。',
    en: 'A due day on a weekend or public holiday moves to the next business day (weekend days worked in exchange for a holiday are business days); the days above are as moved. For the days added there is no penalty, nothing counts as late, and the instalment bears no interest: its own still runs to the original due day.',
  },

  allocation: { zh: '第五条　还款的抵充顺序', en: '5. What a payment pays first' },
  allocationText: {
    zh: '还款先抵充最早到期的一期，同一期内依次抵充：{order}。抵充全部到期款项后仍有余额的，视为提前还款；超过全部欠款的部分退还乙方。',
    en: 'A payment goes to the instalment that fell due first, and within it to {order}. What is left when nothing is due counts as early repayment; what is more than the whole debt is returned to the borrower.',
  },

  early: { zh: '第六条　提前还款', en: '6. Early repayment' },
  earlyFree: {
    zh: '乙方可在任何一天提前归还部分或全部借款，利息按实际用款天数计收（还款当日不计），甲方不收取违约金或手续费。',
    en: 'The borrower may repay all or part of the loan on any day. Interest is paid for the days the money was used, the day of repayment not counted, and there is no fee.',
  },
  earlyFee: {
    zh: '乙方可在任何一天提前归还部分或全部借款，利息按实际用款天数计收（还款当日不计）；按提前归还本金的{rate}收取提前还款费。',
    en: 'The borrower may repay all or part of the loan on any day. Interest is paid for the days the money was used, the day of repayment not counted, with a fee of {rate} of the principal repaid early.',
  },
  earlyNone: {
    zh: '本产品不支持提前还款，法律另有规定的除外。',
    en: 'Early repayment is not offered, unless the law gives the right to it.',
  },
  earlyMin: { zh: '部分提前还款每次不低于 {amount}。', en: 'A part repaid early is at least {amount}.' },
  lower: {
    zh: '部分提前还款后，剩余期数不变，以后各期金额按剩余本金重新计算、相应减少。',
    en: 'After a part is repaid early, the number of instalments stays the same and each becomes lower.',
  },
  fewer: {
    zh: '部分提前还款后，每期金额基本不变，还款期数相应减少。',
    en: 'After a part is repaid early, the instalments stay about the same and there are fewer of them.',
  },

  late: { zh: '第七条　宽限期与逾期', en: '7. Grace and late payment' },
  grace: {
    zh: '每期到期日后有{days}天宽限期。宽限期内还清的，不视为逾期，不计罚息。',
    en: 'Each instalment has {days} days of grace after its due day. Paid within them it is not late, and there is no penalty.',
  },
  noGrace: { zh: '本产品不设宽限期。', en: 'There are no days of grace.' },
  penalty: {
    zh: '{after}仍未还清的，自到期日起至清偿日止（算头不算尾），对该期逾期本金按合同利率的{times}倍（日利率{day}，折合年利率{year}，单利）计收罚息，替代合同利率。罚息不计复利。',
    en: '{after}, penalty interest is charged on the overdue principal of the instalment, for each day from its due day until the day before it is paid, at {times} times the contract rate ({day} a day, {year} a year, simple) and in place of it. Penalty interest bears no interest.',
  },
  afterGrace: { zh: '宽限期届满', en: 'If an instalment is still unpaid after that' },
  afterDue: { zh: '到期', en: 'If an instalment is not paid on its due day' },
  credit: {
    zh: '甲方依法依约向金融信用信息基础数据库报送信用信息；报送不良信息的，应当事先告知乙方。',
    en: 'The lender reports to the credit register as the law and the consent of the borrower provide, and tells the borrower before it reports anything adverse.',
  },

  misuse: { zh: '第八条　改变用途', en: '8. Use for another purpose' },
  misuseText: {
    zh: '乙方未按约定用途使用借款的，甲方可以对被挪用的本金按合同利率的{times}倍（日利率{day}，折合年利率{year}，单利）计收罚息，替代合同利率。同一笔本金不并收逾期罚息与挪用罚息。',
    en: 'On principal used for another purpose than agreed the lender may charge {times} times the contract rate ({day} a day, {year} a year, simple) in place of it. Late payment and misuse are never charged on the same principal together.',
  },

  line: { zh: '第九条　额度变化不影响本笔借款', en: '9. Changes of the line do not change this loan' },
  lineText: {
    zh: '授信额度被调低、暂停或关闭，只影响尚未支用的额度，不改变本笔借款的利率、期限、还款日和各期金额，也不使本笔借款提前到期。任何限制措施都不影响乙方还款、查询和申诉。',
    en: 'If the credit line is lowered, suspended or closed, that concerns only what is not drawn yet. It changes neither the rate, the term, the due days nor the instalments of this loan, and does not make it due early. No restriction ever keeps the borrower from repaying, looking at the loan, or objecting.',
  },

  collection: { zh: '第十条　催收', en: '10. Collection' },
  collectionText: {
    zh: '甲方可自行或委托第三方催收逾期款项，委托第三方的，应当告知乙方。催收不得使用暴力、恐吓、侮辱、骚扰等手段，不得向与债务无关的人透露债务或催收。甲方催收联系方式：{contact}',
    en: 'The lender may collect what is overdue itself or through others, and tells the borrower who they are. Nobody who collects may use force, threats, insults or harassment, or speak of the debt to people who have nothing to do with it. Contact for collection: {contact}',
  },
  complaint: { zh: '第十一条　咨询与投诉', en: '11. Questions and complaints' },
  complaintText: {
    zh: '乙方可通过以下渠道咨询或投诉。客服：{service}；投诉：{complaints}。对答复不满意的，可以依法向金融监管部门投诉，或者按下列方式解决争议：{dispute}',
    en: 'The borrower may ask and complain here. Service: {service}; complaints: {complaints}. Whoever is not satisfied with the answer may turn to the supervisor, or settle the dispute by: {dispute}',
  },
  byLender: { zh: '（由贷款人填写）', en: '(to be filled in by the lender)' },

  version: { zh: '第十二条　适用的产品与规则版本', en: '12. Versions of product and rules' },
  versionText: {
    zh: '本笔借款适用产品“{title}”的 {product} 版本，由策略包 {pack} 于{at}批准。产品或规则以后变更的，不影响本笔借款已经约定的条款。',
    en: 'This loan is under version {product} of the product {title}. It was approved by policy pack {pack} on {at}. Later versions change nothing that is agreed here.',
  },
  effect: {
    zh: '本合同自双方签署（含可靠的电子签名）之日起成立。本合同有中文和英文文本的，以中文文本为准。',
    en: 'The contract is made when both have signed, by hand or by a reliable electronic signature. Where there is a Chinese and an English text, the Chinese one prevails.',
  },
  signLender: { zh: '甲方（盖章或电子签章）', en: 'Lender (seal or electronic seal)' },
  signBorrower: { zh: '乙方（签名或电子签名）', en: 'Borrower (signature or electronic signature)' },
  signedOn: { zh: '签署日期', en: 'Date' },
  between: { zh: '、', en: '; ' },
  andThen: { zh: '、', en: ', then ' },
} as const satisfies Record<string, Words>
