/** The first hour: registration, consent, proof of identity, a card, a credit file, a score. The platform offers or grants the line from there. */
import { type Borrower, tell } from '../borrower.ts'
import { MINUTE_MS, monthsAfter } from '../calendar.ts'
import { apply } from './application.ts'
import { modelOf } from './devices.ts'
import { publishScore } from './score.ts'

const CURRENCY = 'CNY'
const FAMILY_NAMES = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '胡',
  '朱',
  '高',
  '林',
  '何',
  '郭',
  '马',
  '罗',
] as const
const GIVEN_NAMES = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '磊',
  '强',
  '洋',
  '艳',
  '勇',
  '军',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '霞',
  '平',
  '刚',
  '晨',
] as const
/** Nobody has such a number. */
const PHONE_START = 13_800_000_000
const CONSENT_MONTHS = 24
const SCORED_AFTER_MS = 15 * MINUTE_MS

/** Who applies does it first; the platform decides once it knows enough. */
export function join(borrower: Borrower): void {
  const { joinsAt: at, random, subject, place, device, incomeMinor, nth } = borrower
  const { joining } = random
  const name = `${joining.pick(FAMILY_NAMES)}${joining.pick(GIVEN_NAMES)}${joining.chance(0.5) ? joining.pick(GIVEN_NAMES) : ''}`
  tell(borrower, 'joining', {
    type: 'borrower-registered',
    at,
    data: {
      kind: 'individual',
      currency: CURRENCY,
      fields_on_file: ['phone', 'address', 'occupation', 'identity_document', 'bank_card'],
      name,
      phone: `+86 ${PHONE_START + nth}`,
    },
  })
  if (borrower.isApplicant) apply(borrower, at + MINUTE_MS / 2, at + SCORED_AFTER_MS)
  const expires = new Date(monthsAfter(at, CONSENT_MONTHS)).toISOString()
  for (const purpose of ['score', 'bureau', 'device'] as const) {
    tell(borrower, 'joining', { type: 'consent-granted', at: at + MINUTE_MS, data: { purpose, terms_version: '3', expires_at: expires } })
  }
  tell(borrower, 'joining', {
    type: 'session-started',
    at: at + 2 * MINUTE_MS,
    data: { device: { id: device, model: modelOf(device) }, network: { kind: 'home', id: `${subject}-home` }, place },
  })
  const method = joining.chance(0.3) ? 'document_bank_card_otp' : 'face'
  tell(borrower, 'joining', { type: 'identity-verified', at: at + 6 * MINUTE_MS, data: { method } })
  tell(borrower, 'joining', { type: 'bank-card-bound', at: at + 8 * MINUTE_MS, data: { card_id: `${subject}-card-1` } })
  tell(borrower, 'joining', {
    type: 'employment-reported',
    at: at + 10 * MINUTE_MS,
    data: { status: joining.chance(0.8) ? 'employed' : 'self_employed', verified: joining.chance(0.6) },
  })
  tell(borrower, 'joining', {
    type: 'income-statement-received',
    at: at + 11 * MINUTE_MS,
    data: { source: 'declared', income_minor: incomeMinor, currency: CURRENCY, verified: false },
  })
  tell(borrower, 'joining', {
    type: 'credit-file-reported',
    at: at + 12 * MINUTE_MS,
    data: { source: 'pboc', on_file_months: joining.whole(3, 140), account_count: joining.whole(1, 9) },
  })
  const lenders = joining.poisson(1.2)
  tell(borrower, 'joining', {
    type: 'debt-statement-received',
    at: at + 12 * MINUTE_MS,
    data: {
      source: 'pboc',
      obligation_minor: lenders * joining.whole(400, 1_800) * 100,
      balance_minor: lenders * joining.whole(4_000, 30_000) * 100,
      lender_count: lenders,
      currency: CURRENCY,
    },
  })
  publishScore(borrower, at + SCORED_AFTER_MS, at + SCORED_AFTER_MS)
}
