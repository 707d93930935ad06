import type { LimitChange } from './limit-change.ts'
import type { StatusFields } from './read.ts'

export type Badge =
  | 'unknown'
  | 'doubtful'
  | 'debt_urgent'
  | 'authorisation_ended'
  | 'closed'
  | 'suspended'
  | 'limit_cut'
  | 'needs_authorisation'
  | 'normal'

export const BADGES: Readonly<Record<Badge, Readonly<{ zh: string; en: string }>>> = {
  unknown: { zh: '未知', en: 'Unknown' },
  doubtful: { zh: '存疑', en: 'Doubtful' },
  debt_urgent: { zh: '债务紧急', en: 'Debt urgent' },
  authorisation_ended: { zh: '授权解除', en: 'Authorisation ended' },
  closed: { zh: '已关闭', en: 'Closed' },
  suspended: { zh: '暂停', en: 'Suspended' },
  limit_cut: { zh: '额度下降', en: 'Limit cut' },
  needs_authorisation: { zh: '待认证', en: 'Needs authorisation' },
  normal: { zh: '正常', en: 'Normal' },
}

/** Less than 95 % of the agreed limit is a cut; what is less than that is rounding and repricing. */
const [KEPT, OF] = [95, 100]

/** The first that holds. What is not known, or in dispute, is said before anything that might follow from it. */
export function badgeOf({ health, authorisation, availability, limit, obligation, limitChange }: StatusFields): Badge {
  if (health === 'feed_down' || health === 'stale') return 'unknown'
  if (health === 'contradictory') return 'doubtful'
  if (obligation.known === 'called' || obligation.known === 'overdue') return 'debt_urgent'
  if (['revoked_by_platform', 'withdrawn_by_borrower', 'expired'].includes(authorisation.known!)) return 'authorisation_ended'
  if (availability.known === 'closed') return 'closed'
  if (availability.known !== 'drawable') return 'suspended'
  if (isCut(limit.known, limitChange)) return 'limit_cut'
  return authorisation.known === 'granted' ? 'normal' : 'needs_authorisation'
}

const isCut = (limitMinor: number | null, change: LimitChange | null): boolean =>
  limitMinor !== null && change !== null && limitMinor * OF < change.agreedMinor * KEPT
