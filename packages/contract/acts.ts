/**
 * What people and service accounts do that is no fact of a borrower: the closed list of administrative acts, as the audit shows them.
 *
 * Name     `<what>-<past participle>`. A name is never reused for something else.
 */

export const ACTS = {
  'signed-in': { zh: '登录', en: 'Signed in' },
  'signed-out': { zh: '退出', en: 'Signed out' },
  'approval-asked': { zh: '提请复核', en: 'Asked for an approval' },
  'approval-approved': { zh: '复核通过', en: 'Approved what another asked for' },
  'approval-rejected': { zh: '复核驳回', en: 'Rejected what another asked for' },
  'approval-withdrawn': { zh: '撤回复核请求', en: 'Withdrew what he had asked for' },
  'approval-expired': { zh: '复核请求逾期', en: 'A request nobody decided on in time' },
  'approval-carried-out': { zh: '已按复核执行', en: 'Carried out what was approved' },
  'approval-failed': { zh: '复核后执行失败', en: 'What was approved could not be carried out' },
} as const satisfies Record<string, Readonly<{ zh: string; en: string }>>

export type ActName = keyof typeof ACTS
