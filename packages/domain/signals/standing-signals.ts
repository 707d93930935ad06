/** Where a borrower stands: registered, agreed, identified, and how fresh what we know of him is. */
import { daysBetween } from '../kernel/time.ts'
import { provenAt } from './proof.ts'
import type { Signal } from './signal.ts'
import type { ProfileField } from './signals.ts'

export const ageInDays = (since: number | null, at: number): number | null => (since === null ? null : Math.max(0, daysBetween(since, at)))

const fieldAge = (field: ProfileField, zh: string, en: string): Signal => ({
  name: `${field}_age_days`,
  type: 'number',
  unit: 'days',
  window: null,
  nullMeans: { zh: `从未登记${zh}`, en: `no ${en} was ever given` },
  zh: `${zh}距上次更新天数`,
  en: `days since the ${en} was given or changed`,
  read: ({ signals, at }) => ageInDays(signals.fieldsChangedAt[field], at),
})

export const standingSignals: readonly Signal[] = [
  {
    name: 'registered',
    type: 'boolean',
    unit: 'flag',
    window: null,
    zh: '是否已登记',
    en: 'registered',
    read: ({ signals }) => signals.registeredAt !== null,
  },
  {
    name: 'identity_verified',
    type: 'boolean',
    unit: 'flag',
    window: null,
    zh: '是否已通过实名认证',
    en: 'identity verified',
    read: ({ signals }) => provenAt(signals) !== null,
  },
  {
    name: 'identity_verified_age_days',
    type: 'number',
    unit: 'days',
    window: null,
    nullMeans: { zh: '从未通过实名认证', en: 'identity was never verified' },
    zh: '距上次实名认证天数',
    en: 'days since identity was last verified',
    read: ({ signals, at }) => ageInDays(provenAt(signals), at),
  },
  fieldAge('phone', '手机号', 'phone number'),
  fieldAge('address', '地址', 'address'),
  fieldAge('occupation', '职业信息', 'occupation'),
  fieldAge('identity_document', '身份证件', 'identity document'),
  fieldAge('bank_card', '银行卡', 'bank card'),
]
