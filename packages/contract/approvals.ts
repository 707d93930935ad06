/**
 * What one person asks for and another approves: the closed list, by what is asked for.
 *
 * Name     never reused for something else. `fact`: what is said once it is approved.
 */
import type { z } from 'zod'
import { approved } from './facts/approved.ts'
import { type FactType, factData } from './facts.ts'

type KindEntry = Readonly<{ zh: string; en: string; fact?: FactType }>

export const APPROVALS = {
  'repayment-reversal': { zh: '撤销还款', en: 'Reversal of a repayment', fact: 'repayment-reversed' },
  'loan-write-off': { zh: '核销借据', en: 'Write-off of a loan', fact: 'loan-charged-off' },
  'limit-override': { zh: '人工调整额度', en: 'Limit set by a person', fact: 'limit-proposed' },
  'bulk-correction': { zh: '批量解除限制', en: 'Release of many holds', fact: 'bulk-correction-proposed' },
  'regulator-order': { zh: '监管要求停办', en: 'Closure ordered by a regulator', fact: 'regulator-order-issued' },
  'regulator-order-lift': { zh: '解除监管要求', en: 'End of a regulator’s order', fact: 'regulator-order-lifted' },
  'funder-limit': { zh: '资金方额度', en: 'Limit of a funder', fact: 'funder-limit-changed' },
  'client-floor': { zh: '最低客户端版本', en: 'Oldest client that may draw', fact: 'minimum-client-version-changed' },
  'personal-data-erasure': { zh: '删除个人信息', en: 'Erasure of personal data', fact: 'personal-data-erased' },
  'pack-activation': { zh: '启用策略包', en: 'Policy pack in force' },
  'role-change': { zh: '变更角色', en: 'Roles of a person' },
  'facility-purposes': { zh: '融资额度的用途', en: 'What a facility may pay for' },
  'project-policy': { zh: '项目的融资限额', en: 'Limits by which a project is financed' },
  'second-factor-removal': { zh: '解除两步验证', en: 'Removal of a second factor' },
  'account-join': { zh: '合并账户', en: 'Two accounts as one person' },
  'access-restore': { zh: '恢复账户', en: 'Access given back' },
  'api-key': { zh: '创建 API 密钥', en: 'New API key' },
  'notice-template': { zh: '启用通知模板', en: 'Notice template in force' },
} as const satisfies Record<string, KindEntry>

export type ApprovalKindName = keyof typeof APPROVALS
export const APPROVAL_KINDS = Object.keys(APPROVALS) as readonly ApprovalKindName[]

/** expired: nobody decided in time. approved: decided, and on its way. failed: it could not be done, and may be tried again. */
export const APPROVAL_STATES = ['open', 'expired', 'approved', 'done', 'failed', 'rejected', 'withdrawn'] as const
export type ApprovalState = (typeof APPROVAL_STATES)[number]

const NAMES = Object.keys(approved)

/** Whether two people have to agree before it is said. */
export const takesTwo = (type: FactType): boolean => NAMES.every((name) => Object.hasOwn(factData[type].shape, name))

/** A fact's own fields, without the names of those who agreed on it. */
export const askedFields = (type: FactType): z.core.$ZodLooseShape =>
  Object.fromEntries(Object.entries(factData[type].shape).filter(([name]) => !NAMES.includes(name)))
