/** The first hour: registration, consent, proof of identity, a card, a credit file, a score. The platform offers or grants the line from there. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { MINUTE_MS, monthsAfter } from '../calendar.ts'
import type { World } from '../world.ts'
import { apply } from './application.ts'
import { employerStatement } from './circumstances.ts'
import { modelOf } from './devices.ts'
import { bringDocument, consentEndsAt } from './papers.ts'
import { lookAtCredit, publishScore } from './score.ts'

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
/** No score is made of less, as bureaus have it. */
const THIN_FILE_MONTHS = 6
const SCORED_AFTER_MS = 15 * MINUTE_MS

/** Who applies does it first; the platform decides once it knows enough. */
export function join(world: World, borrower: Borrower): void {
  const { joinsAt: at, subject, segment } = borrower
  register(borrower)
  if (borrower.isApplicant) apply(borrower, at + MINUTE_MS / 2, at + SCORED_AFTER_MS)
  agree(world, borrower)
  showWhoHeIs(borrower)
  tellWork(borrower)
  const onFileMonths = beLookedUp(borrower)
  publishScore(borrower, at + SCORED_AFTER_MS, at + SCORED_AFTER_MS)
  lookAtCredit(world, borrower, at)
  bringDocument(world, borrower, at)
  if (onFileMonths < THIN_FILE_MONTHS) {
    reveal(world, subject, { kind: 'thin-file', from: at, to: monthsAfter(at, THIN_FILE_MONTHS - onFileMonths) })
  }
  if (segment === 'shopper') reveal(world, subject, { kind: 'credit-shopping', from: at, to: null, serious: false })
}

function register(borrower: Borrower): void {
  const { joinsAt: at, random, place, nth } = borrower
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
      address: `${place} ${nth + 1}`,
    },
  })
}

function agree(world: World, borrower: Borrower): void {
  const { joinsAt } = borrower
  const usually = monthsAfter(joinsAt, CONSENT_MONTHS)
  const ends = { score: consentEndsAt(world, borrower, usually), bureau: usually, device: usually }
  for (const purpose of ['score', 'bureau', 'device'] as const) {
    const data = { purpose, terms_version: '3', expires_at: new Date(ends[purpose]).toISOString() }
    tell(borrower, 'joining', { type: 'consent-granted', at: joinsAt + MINUTE_MS, data })
  }
}

function showWhoHeIs(borrower: Borrower): void {
  const { joinsAt: at, random, subject, place, device } = borrower
  tell(borrower, 'joining', {
    type: 'session-started',
    at: at + 2 * MINUTE_MS,
    data: { device: { id: device, model: modelOf(device) }, network: { kind: 'home', id: `${subject}-home` }, place },
  })
  const method = random.joining.chance(0.3) ? 'document_bank_card_otp' : 'face'
  tell(borrower, 'joining', { type: 'identity-verified', at: at + 6 * MINUTE_MS, data: { method } })
  tell(borrower, 'joining', { type: 'bank-card-bound', at: at + 8 * MINUTE_MS, data: { card_id: borrower.card } })
}

/** And what it brings him. */
function tellWork(borrower: Borrower): void {
  const { joinsAt, random, incomeMinor } = borrower
  const at = joinsAt + 10 * MINUTE_MS
  borrower.isEmployed = random.joining.chance(0.8)
  borrower.isWorkProven = random.joining.chance(0.6)
  const status = borrower.isEmployed ? 'employed' : 'self_employed'
  tell(borrower, 'joining', { type: 'employment-reported', at, data: { status, verified: borrower.isWorkProven } })
  tell(borrower, 'income', { type: 'business-statement-received', at, data: employerStatement(borrower, joinsAt, 'as-usual') })
  const income = { source: 'declared', income_minor: incomeMinor, currency: CURRENCY, verified: false } as const
  tell(borrower, 'joining', { type: 'income-statement-received', at: at + MINUTE_MS, data: income })
}

/** At the bureau: for how many months he is known there. */
function beLookedUp(borrower: Borrower): number {
  const { joinsAt, random } = borrower
  const { joining } = random
  const at = joinsAt + 12 * MINUTE_MS
  const on_file_months = joining.whole(3, 140)
  const file = { source: 'pboc', on_file_months, account_count: joining.whole(1, 9) }
  tell(borrower, 'joining', { type: 'credit-file-reported', at, data: file })
  const lenders = joining.poisson(1.2)
  const debts = {
    source: 'pboc',
    obligation_minor: lenders * joining.whole(400, 1_800) * 100,
    balance_minor: lenders * joining.whole(4_000, 30_000) * 100,
    lender_count: lenders,
    currency: CURRENCY,
  }
  tell(borrower, 'joining', { type: 'debt-statement-received', at, data: debts })
  return on_file_months
}
