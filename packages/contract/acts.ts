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
  'borrower-looked-up': { zh: '按个人信息查找客户', en: 'Looked a borrower up by something personal' },
  'master-key-rotated': { zh: '更换主密钥', en: 'Changed the master key' },
  'master-key-removed': { zh: '移除旧主密钥', en: 'Removed an old master key' },
  'identity-proved': { zh: '以动态码再次确认身份', en: 'Proved with a fresh code' },
  'sessions-ended': { zh: '结束登录', en: 'Ended sessions' },
  'password-changed': { zh: '修改密码', en: 'Changed the password' },
  'second-factor-set': { zh: '设置两步验证', en: 'Set a second factor up' },
  'second-factor-removed': { zh: '解除两步验证', en: 'Removed a second factor' },
  'backup-codes-renewed': { zh: '更换备用码', en: 'Made new backup codes' },
  'person-invited': { zh: '邀请人员', en: 'Invited somebody' },
  'invitation-withdrawn': { zh: '撤回邀请', en: 'Withdrew an invitation' },
  'invitation-accepted': { zh: '接受邀请', en: 'Accepted an invitation' },
  'person-joined': { zh: '经身份提供方加入', en: 'Joined through an identity provider' },
  'roles-changed': { zh: '变更角色', en: 'Changed roles' },
  'person-suspended': { zh: '停用人员', en: 'Suspended somebody' },
  'person-restored': { zh: '恢复人员', en: 'Let somebody in again' },
  'key-made': { zh: '创建密钥', en: 'Made an API key' },
  'key-rotated': { zh: '轮换密钥', en: 'Replaced an API key by a new one' },
  'key-revoked': { zh: '吊销密钥', en: 'Revoked an API key' },
  'borrower-seen': { zh: '查看客户页面', en: "Opened a borrower's page" },
  'document-opened': { zh: '打开客户文件', en: 'Opened a document of a borrower' },
  'request-refused': { zh: '越权请求被拒', en: 'Asked for what his roles do not include' },
  'audit-exported': { zh: '导出审计记录', en: 'Exported the audit' },
  'audit-reported': { zh: '生成审计报告', en: 'Made the audit report' },
  'backup-taken': { zh: '下载备份', en: 'Took a backup' },
  'views-rebuilt': { zh: '重建列表与统计', en: 'Had lists and figures built anew' },
  'clock-moved': { zh: '调整账簿时钟', en: 'Moved the clock of the book' },
  'demo-steered': { zh: '操作演示账簿', en: 'Steered the demo book' },
  'deliveries-replayed': { zh: '重新推送', en: 'Had deliveries sent again' },
  'webhook-added': { zh: '新增推送地址', en: 'Added a webhook' },
  'webhook-secret-changed': { zh: '更换推送密钥', en: 'Changed the secret of a webhook' },
  'webhook-secret-finished': { zh: '停用旧推送密钥', en: 'Ended the former secret of a webhook' },
  'webhook-switched-on': { zh: '重新启用推送', en: 'Switched a webhook on again' },
  'webhook-removed': { zh: '移除推送地址', en: 'Removed a webhook' },
  'accounts-joined': { zh: '认定两账户为同一人', en: 'Declared two accounts to be one person' },
} as const satisfies Record<string, Readonly<{ zh: string; en: string }>>

export type ActName = keyof typeof ACTS
