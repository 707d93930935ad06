/**
 * What is likely the matter with a line that was lost, and the official way back: which documents it asks for, and for how long to watch afterwards.
 *
 * Rule     only ways that the lender offers or the law gives; documents are true ones of the borrower's own. Nothing here promises that the line comes back.
 * Source   reference/desk.md sections 6.3 and 10; the observation of 90 to 180 days is section 6.3's 3–6 months.
 */
import type { OFFICIAL_ROUTES, TROUBLES } from '@fairline/contract/desk/recoveries'
import type { Cause } from '../diagnosis/causes.ts'
import type { SignalId, Signals } from '../diagnosis/parameters.ts'

type Words = Readonly<{ zh: string; en: string }>
export type Trouble = (typeof TROUBLES)[number]
export type Guide = Readonly<{
  name: Words
  route: (typeof OFFICIAL_ROUTES)[number]
  documents: readonly Words[]
  observedDays: number
  how: Words
}>

const words = (zh: string, en: string): Words => ({ zh, en })
const ID = words('身份证件（在有效期内）', 'Identity document, valid')
const PHONE = words('本人手机号的实名证明', 'Proof that the telephone number is his own')
const INCOME = words('近三个月收入或经营流水', 'Income or business turnover of the last three months')
const REPORT = words('本人征信报告', 'His own credit report')

export const GUIDES: Readonly<Record<Trouble, Guide>> = {
  device: {
    name: words('更换了设备或登录环境', 'A new device or place of login'),
    ...{ route: 'app', documents: [ID, PHONE], observedDays: 90 },
    how: words(
      '由本人在常用设备上完成官方身份核验，核验通过后再申诉。',
      'He proves who he is on his usual device, in the official app; then he appeals.',
    ),
  },
  profile: {
    name: words('资料过期或不一致', 'Particulars out of date or not matching'),
    route: 'app',
    documents: [ID, words('住址或工作单位证明', 'Proof of address or employer')],
    observedDays: 90,
    how: words(
      '由本人在官方应用内更新资料，留好受理编号。',
      'He brings his particulars up to date in the official app and keeps the receipt number.',
    ),
  },
  score: {
    name: words('评分明显下降', 'The score fell'),
    ...{ route: 'written_appeal', documents: [REPORT, INCOME], observedDays: 180 },
    how: words(
      '先查征信报告有无错误，有错向报送机构提异议；无误则按时还款，到期请求重评。',
      'He looks for errors in his credit report and objects to whoever reported them; without errors he pays on time, then asks for a new assessment.',
    ),
  },
  overdue: {
    name: words('存在逾期', 'Something is overdue'),
    route: 'hotline',
    documents: [words('结清或还款凭证', 'Proof of repayment'), REPORT],
    observedDays: 180,
    how: words(
      '先还清逾期，再致电官方客服登记，等待记录更新。',
      'He pays what is overdue, tells the official hotline, and waits until the record is brought up to date.',
    ),
  },
  utilisation: {
    name: words('额度长期用满', 'The line is nearly used up'),
    ...{ route: 'app', documents: [INCOME], observedDays: 90 },
    how: words(
      '逐步还款，把使用率降下来，再请求重评。',
      'He repays step by step until less of the line is used, then asks for a new assessment.',
    ),
  },
  applications: {
    name: words('短期内申请过多', 'Many applications in a short time'),
    ...{ route: 'app', documents: [REPORT], observedDays: 180 },
    how: words(
      '停止新的申请；未经本人同意的查询可提异议。',
      'He applies for nothing new; inquiries that he did not agree to he may object to.',
    ),
  },
  employer: {
    name: words('所在企业现金流紧张', 'The employer is short of cash'),
    ...{
      route: 'account_manager',
      documents: [INCOME, words('企业近六个月现金流', 'Cash flow of the company, six months')],
      observedDays: 180,
    },
    how: words(
      '用企业现金流改善的凭证，请客户经理重新评估。',
      'With proof that the cash flow of the company improved, the account manager is asked for a new assessment.',
    ),
  },
  policy: {
    name: words('渠道政策调整', 'The channel changed its policy'),
    ...{ route: 'account_manager', documents: [words('渠道方的调整通知', 'Notice of the channel')], observedDays: 90 },
    how: words(
      '向渠道方书面询问适用规则与过渡安排，不要求借款人证明自己。',
      'The channel is asked in writing which rule applies and what happens meanwhile; no borrower has to prove anything.',
    ),
  },
  rule: {
    name: words('监管要求', 'A requirement of the regulator'),
    ...{ route: 'written_appeal', documents: [words('监管文件或公告', 'Text of the rule, or its announcement')], observedDays: 180 },
    how: words(
      '由合规负责人核对适用范围，按文件规定的途径提出异议。',
      'Compliance looks whether it applies, and objects in the way that the rule itself gives.',
    ),
  },
  outage: {
    name: words('系统维护', 'Maintenance'),
    ...{ route: 'hotline', documents: [words('维护公告', 'Announcement of the maintenance')], observedDays: 7 },
    how: words('维护结束后复查一次；没有恢复再报障。', 'Look again once it is over; report it only if the line is not back.'),
  },
  data: {
    name: words('显示或数据错误', 'An error of display or of data'),
    route: 'hotline',
    documents: [
      words('页面截图与时间', 'Screenshot of the page, with the time'),
      words('对账单或交易记录', 'Statement or record of the transaction'),
    ],
    observedDays: 7,
    how: words('提交工单并附上记录，额度以渠道方书面答复为准。', 'A ticket with the records; what the channel answers in writing counts.'),
  },
}

const OF_SIGNAL: readonly (readonly [SignalId, Trouble])[] = [
  ['B7', 'profile'],
  ['B6', 'device'],
  ['B2', 'overdue'],
  ['B1', 'score'],
  ['B4', 'applications'],
  ['B3', 'applications'],
  ['B5', 'utilisation'],
  ['B10', 'employer'],
]
const OF_CAUSE: Readonly<Record<Exclude<Cause, 'individual'>, Trouble>> = {
  policy: 'policy',
  regulatory: 'rule',
  maintenance: 'outage',
  technical: 'data',
}
/** Where nothing is known of him, the way that most begin with. */
const FIRST: Trouble = 'profile'

/** Best first: red before amber, and among those what is cured soonest. Of a common cause, its own way alone: nobody is to blame. */
export function troublesOf(cause: Cause, signals: Signals): readonly Trouble[] {
  if (cause !== 'individual') return [OF_CAUSE[cause]]
  const standing = (band: 'amber' | 'red') => OF_SIGNAL.filter(([signal]) => signals[signal] === band).map(([, trouble]) => trouble)
  const found = [...new Set([...standing('red'), ...standing('amber')])]
  return found.length === 0 ? [FIRST] : found
}
