/** What the audit report says, in both languages. */
import type { Words } from '../documents/markup.ts'

export const REPORT = {
  title: { zh: '内部审计报告', en: 'Internal audit report' },
  lead: { zh: '{organisation} · {from} 至 {until}（不含）', en: '{organisation} · from {from} until before {until}' },
  made: {
    zh: '生成于 {at}，共 {entries} 条审计记录。时间均为协调世界时。',
    en: 'Made at {at} from {entries} entries of the audit. Times are UTC.',
  },
  partial: {
    zh: '记录不完整：期间内的记录超过上限，仅统计了最新的部分。请缩短期间。',
    en: 'This is not whole: there are more entries in this time than are counted, and only the newest were. Ask for a shorter time.',
  },
  none: { zh: '无', en: 'None' },
  roles: { zh: '按角色的访问', en: 'Access by role' },
  people: { zh: '按人员与密钥的访问', en: 'Access by person and key' },
  looks: { zh: '个人信息查看', en: 'Personal data that were looked at' },
  overrides: { zh: '人工改变或撤销', en: 'Overrides and corrections' },
  fourEyes: { zh: '双人复核', en: 'Four eyes' },
  own: {
    zh: '试图复核本人请求而被拒：{count} 次。',
    en: 'Tries to decide on one’s own request, refused: {count}.',
  },
  rules: { zh: '规则与权限变更', en: 'Rules and rights that changed' },
  keys: { zh: '密钥', en: 'Keys' },
  refused: { zh: '被拒的越权请求', en: 'Requests beyond one’s roles, refused' },
  shown: { zh: '共 {count} 条，列出最新 {shown} 条。', en: '{count} in all; the newest {shown} are listed.' },
} as const satisfies Record<string, Words>

export const COLUMN = {
  role: { zh: '角色', en: 'Role' },
  peopleCount: { zh: '人数', en: 'People' },
  entries: { zh: '记录数', en: 'Entries' },
  person: { zh: '人员或密钥', en: 'Person or key' },
  roles: { zh: '角色', en: 'Roles' },
  signIns: { zh: '登录', en: 'Sign-ins' },
  borrowersSeen: { zh: '查看客户', en: 'Borrowers seen' },
  looks: { zh: '查看个人信息', en: 'Personal data seen' },
  exports: { zh: '导出', en: 'Exports' },
  refused: { zh: '被拒', en: 'Refused' },
  purpose: { zh: '用途', en: 'Purpose' },
  count: { zh: '次数', en: 'Times' },
  borrowers: { zh: '客户数', en: 'Borrowers' },
  kind: { zh: '事项', en: 'What' },
  asked: { zh: '提请', en: 'Asked' },
  approved: { zh: '通过', en: 'Approved' },
  rejected: { zh: '驳回', en: 'Rejected' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  expired: { zh: '逾期', en: 'Expired' },
  open: { zh: '待复核', en: 'Open' },
  median: { zh: '中位用时（小时）', en: 'Median hours' },
  at: { zh: '时间', en: 'When' },
  subject: { zh: '对象', en: 'About' },
  reason: { zh: '理由', en: 'Why' },
} as const satisfies Record<string, Words>

export const PURPOSES: Readonly<Record<string, Words>> = {
  borrower_service: { zh: '客户服务', en: 'Serving the borrower' },
  identity_check: { zh: '核验身份', en: 'Checking his identity' },
  appeal_review: { zh: '处理申诉', en: 'Reviewing an appeal' },
  fraud_inquiry: { zh: '欺诈调查', en: 'Fraud inquiry' },
  legal_request: { zh: '司法或监管要求', en: 'Request by law' },
  audit: { zh: '审计', en: 'Audit' },
  data_subject_access: { zh: '客户本人查询', en: 'His own request' },
  loan_servicing: { zh: '贷后服务', en: 'Servicing his loans' },
}
