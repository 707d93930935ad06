/**
 * What may be done. A route names one of these, a role is a set of them, and so is a scope of an API key; the console shows and hides by the same.
 *
 * Name     `<subject>:<action>`, the two words of the rule (ability.ts).
 */
import type { Words } from './words.ts'

export const PERMISSIONS = {
  'book:read': {
    zh: '查看客户、额度、借据、工单与通知（个人信息隐去）',
    en: 'See borrowers, lines, loans, cases and notices, personal data masked',
  },
  'measures:read': { zh: '查看度量', en: 'See the measures' },
  'ledger:read': { zh: '查看总账与分录', en: 'See the ledger' },
  'policy:read': { zh: '查看策略', en: 'See the policy' },
  'record:read': { zh: '查看记录的树头与回执', en: 'See tree heads and receipts of the record' },
  'audit:read': { zh: '查看审计', en: 'See who did what' },
  'events:send': { zh: '报送任意事件', en: 'Send any event' },
  'events:approved': {
    zh: '报送已在本行由两人核准的事项',
    en: 'Send what two people of the lender agreed on elsewhere',
  },
  'borrowers:serve': {
    zh: '代客户办理：登记、授权、申请、支用、还款、申诉',
    en: 'Do what a borrower asks for: register, agree, apply, draw, repay, appeal',
  },
  'applications:review': { zh: '人工审批申请', en: 'Decide on applications that were referred' },
  'cases:work': { zh: '处理工单与材料', en: 'Work on cases and their documents' },
  'appeals:decide': { zh: '裁定申诉与人工复核', en: 'Decide on appeals and manual reviews' },
  'mistakes:correct': { zh: '更正单笔错误', en: 'Correct one mistake' },
  'limits:propose': { zh: '提议额度', en: 'Propose a limit' },
  'loans:service': { zh: '贷后处理：展期减免、用途核查', en: 'Service loans: relief, misuse' },
  'loans:write-off': { zh: '核销', en: 'Write loans off' },
  'repayments:reverse': { zh: '撤销还款', en: 'Reverse repayments' },
  'bulk-corrections:propose': { zh: '提议批量纠正', en: 'Propose a bulk correction' },
  'bulk-corrections:release': { zh: '放行批量纠正', en: 'Release a bulk correction' },
  'platform:run': { zh: '运行：故障、维护、数据源', en: 'Run the platform: incidents, maintenance, sources' },
  'orders:issue': { zh: '登记监管指令', en: 'Record orders of a regulator' },
  'funders:limit': { zh: '设定资金方额度', en: 'Set what a funder lends' },
  'notice-templates:draft': { zh: '起草通知模板', en: 'Draft notice templates' },
  'notice-templates:approve': { zh: '批准通知模板', en: 'Approve notice templates' },
  'webhooks:manage': { zh: '管理推送与重发', en: 'Manage webhooks and deliveries' },
  'imports:run': { zh: '导入与匹配银行文件', en: 'Import bank files and match them' },
  'personal:find': { zh: '按手机号或证件查找客户', en: 'Find a borrower by phone or identity number' },
  'personal:reveal': { zh: '查看个人信息（须注明理由）', en: 'See personal data, for a reason' },
  'personal:erase': { zh: '删除个人信息', en: 'Erase personal data' },
  'people:manage': { zh: '管理人员与角色', en: 'Manage people and their roles' },
  'keys:manage': { zh: '管理 API 密钥', en: 'Manage API keys' },
  'approvals:read': { zh: '查看并提请复核', en: 'See what waits for a second person, and ask for it' },
  'approvals:decide': { zh: '复核他人的请求', en: "Check other people's requests" },
  'system:run': { zh: '系统：备份、重建、时钟、隔离区、沙箱', en: 'The system: backup, rebuild, clock, quarantine, sandbox' },
  'demo:run': { zh: '操作演示账簿', en: 'Run the demo book' },
  'desk:read': { zh: '查看项目融资台', en: 'See the financing desk' },
  'desk:plan': { zh: '登记项目、渠道与资金需求，制定资金计划', en: 'Keep projects, channels and needs, and plan funding' },
  'desk:enrol': { zh: '登记借款人及其授权', en: 'Enrol borrowers and what they agree to' },
  'desk:observe': { zh: '报送渠道与额度的观察', en: 'Tell what is seen of channels and lines' },
  'desk:connect': { zh: '管理融资台的接入与密钥', en: 'Keep connections of the desk, and their secrets' },
  'desk:approve': { zh: '核准融资台的请求', en: 'Approve what the desk asks for' },
} as const satisfies Record<string, Words>

export type Permission = keyof typeof PERMISSIONS

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as readonly Permission[]

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name)
