/** What a borrower is told about his data: why it is kept, what he agreed to, and what we hold beside his values. */
import type { CONSENT_NAMES } from '@fairline/contract/views/privacy'
import type { KeptFor } from './kept-for.ts'

type Words = Readonly<{ zh: string; en: string }>
export type ConsentName = (typeof CONSENT_NAMES)[number]

export const GROUND_WORDS: Readonly<Record<KeptFor, Words>> = {
  'loan-open': {
    zh: '您还有未结清的借款：为履行合同，在结清之前需要保存您的信息',
    en: 'You have a loan that is not paid back: until it is, we need your data to keep the contract',
  },
  'drawdown-pending': { zh: '有一笔借款正在放款', en: 'The money of a drawdown is on its way to you' },
  'credit-balance': { zh: '您有多还的款项待退还', en: 'We owe you money that you paid too much' },
  'line-open': {
    zh: '您的额度仍然开通：请先申请关闭额度，保存期自关闭之日起算',
    en: 'Your line is open: ask to close it first; the time to keep runs from the day it is closed',
  },
  'application-open': { zh: '您有一笔申请正在办理', en: 'An application of yours is under way' },
  'review-open': { zh: '您申请的人工复核尚未完结', en: 'The review by a person that you asked for is not done yet' },
  'legal-duty': { zh: '法律法规要求我们目前继续保存', en: 'The law requires us to go on keeping it for now' },
  records: {
    zh: '反洗钱法要求身份资料和交易记录自业务关系结束起至少保存十年',
    en: 'The anti-money-laundering law has identity and transaction records kept for ten years from the end of the business',
  },
}

export const CONSENT_WORDS: Readonly<Record<ConsentName, Readonly<{ name: Words; stops: Words }>>> = {
  score: {
    name: { zh: '查询和使用信用分', en: 'Asking for, and using, your credit score' },
    stops: { zh: '不再查询和使用您的信用分', en: 'Your credit score is neither asked for nor used any more' },
  },
  bureau: {
    name: { zh: '查询征信', en: 'Asking the credit bureau' },
    stops: { zh: '不再向征信机构查询', en: 'The credit bureau is not asked any more' },
  },
  device: {
    name: { zh: '使用设备信息', en: 'Using information of your device' },
    stops: { zh: '不再使用您的设备信息作比对', en: 'Information of your device is not compared any more' },
  },
  marketing: {
    name: { zh: '接收营销信息', en: 'Receiving offers' },
    stops: { zh: '不再向您发送营销信息', en: 'You get no offers any more' },
  },
  'desk.board': {
    name: {
      zh: '在项目融资台上展示额度状态、金额档位、原因类别和待办',
      en: 'Showing your line on a financing desk: status, band, kinds of causes, tasks',
    },
    stops: { zh: '您的额度立即从融资台上消失', en: 'Your line is gone from the desk at once' },
  },
  'desk.limit': {
    name: { zh: '向融资台展示额度金额', en: 'Showing the desk your limit' },
    stops: { zh: '融资台不再看到额度金额', en: 'The desk no longer sees your limit' },
  },
  'desk.balance': {
    name: { zh: '向融资台展示已用金额', en: 'Showing the desk what you have drawn' },
    stops: { zh: '融资台不再看到已用金额', en: 'The desk no longer sees what you have drawn' },
  },
  'desk.due_dates': {
    name: { zh: '向融资台展示还款日', en: 'Showing the desk your due dates' },
    stops: { zh: '融资台不再看到还款日', en: 'The desk no longer sees your due dates' },
  },
  'desk.score': {
    name: { zh: '向融资台展示信用分', en: 'Showing the desk your score' },
    stops: { zh: '融资台不再看到信用分', en: 'The desk no longer sees your score' },
  },
  'desk.reasons': {
    name: { zh: '向融资台展示限制原因', en: 'Showing the desk why you are held' },
    stops: { zh: '融资台不再看到限制原因', en: 'The desk no longer sees why you are held' },
  },
  'desk.inquiries': {
    name: { zh: '向融资台展示近三个月征信查询次数', en: 'Showing the desk how often your credit file was looked at in three months' },
    stops: { zh: '融资台不再看到征信查询次数', en: 'The desk no longer sees how often your credit file was looked at' },
  },
  'desk.income': {
    name: {
      zh: '向融资台展示月还款占收入的比例（不展示收入金额）',
      en: 'Showing the desk what part of your income your debts take, and not the income',
    },
    stops: { zh: '融资台不再看到月还款占收入的比例', en: 'The desk no longer sees what part of your income your debts take' },
  },
}

/** Whatever he takes back. */
export const GOES_ON: readonly Words[] = [
  { zh: '还款照常，还款计划和利率不变', en: 'Repaying goes on, with the same schedule and the same rate' },
  {
    zh: '随时可以查看额度、借据和通知，也可以申诉和要求人工复核',
    en: 'You can look at your line, loans and notices at any time, appeal, and ask for a person',
  },
  { zh: '已经作出的决定和已有的记录不变', en: 'What was decided and recorded before stays as it is' },
]

type Category = Readonly<{ id: string; what: Words; from: Words; why: Words; kept: Words }>
const LENDER: Words = { zh: '贷款机构的业务系统', en: 'The systems of your lender' }
const YOU: Words = { zh: '您本人', en: 'You' }
const US: Words = { zh: '本平台计算', en: 'Made here' }
const CONTRACT: Words = { zh: '履行借款合同', en: 'To keep the loan contract' }
const TEN_YEARS: Words = { zh: '业务关系结束后十年', en: 'Ten years from the end of the business' }

export const HELD_CATEGORIES: readonly Category[] = [
  {
    id: 'identity',
    what: {
      zh: '身份与联系方式：姓名、证件号、手机号、地址、邮箱、银行卡（加密保存）',
      en: 'Who you are and how you are reached: name, document, phone, address, e-mail, card (sealed)',
    },
    from: LENDER,
    why: { zh: '订立和履行合同、核实身份', en: 'To make and keep the contract, and to know that it is you' },
    kept: TEN_YEARS,
  },
  {
    id: 'money',
    what: { zh: '额度、支用、还款、账单', en: 'Limit, drawdowns, repayments, what falls due' },
    from: LENDER,
    why: CONTRACT,
    kept: TEN_YEARS,
  },
  {
    id: 'credit',
    what: { zh: '信用分、征信与收入信息', en: 'Credit score, credit record, income' },
    from: { zh: '评分机构、征信机构、您提供的材料', en: 'Scorers, the credit bureau, and papers you brought' },
    why: { zh: '经您授权，评估能否支用以及额度高低', en: 'With your consent, to assess what may be drawn' },
    kept: {
      zh: '撤回授权后不再使用，记录保存至业务关系结束后十年',
      en: 'Not used once you take your consent back; on record for ten years from the end of the business',
    },
  },
  {
    id: 'device',
    what: {
      zh: '登录、设备编号与网络（不含通讯录和位置轨迹）',
      en: 'Logins, ids of devices and networks (no contacts, no track of where you are)',
    },
    from: { zh: '您使用的应用', en: 'The app you use' },
    why: { zh: '防止他人冒用，不用于评分', en: 'So that nobody acts in your name; never for your score' },
    kept: TEN_YEARS,
  },
  {
    id: 'decisions',
    what: {
      zh: '自动化决定：评分、等级、额度、限制及其原因',
      en: 'Decisions made by machine: score, grade, limit, holds, each with its reasons',
    },
    from: US,
    why: { zh: '决定能否支用、额度和利率', en: 'To decide whether you may draw, how much, and at what rate' },
    kept: TEN_YEARS,
  },
  {
    id: 'cases',
    what: { zh: '申诉、工单、您提交的材料和往来文字（加密保存）', en: 'Appeals, cases, papers you brought, what was written (sealed)' },
    from: YOU,
    why: { zh: '处理您的请求', en: 'To answer what you asked for' },
    kept: TEN_YEARS,
  },
  {
    id: 'notices',
    what: { zh: '发给您的通知与消息，以及何时读过', en: 'Notices and messages to you, and when you read them' },
    from: US,
    why: { zh: '履行告知义务', en: 'Because we have to tell you' },
    kept: TEN_YEARS,
  },
]
