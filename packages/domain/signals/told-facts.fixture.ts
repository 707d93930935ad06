/** Every kind of fact that is told of a borrower, made of three small numbers, for the properties of signals and of time. Nothing outside tests imports it. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { DAY_MS } from '../kernel/time.ts'

const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data'], knownAt = at): Fact =>
  ({ type, occurredAt: at, knownAt, data }) as Fact

/** `x`, `y`, `z`: from 0 to 9. They meet often, so that facts are about the same thing. */
export type Picks = Readonly<{ x: number; y: number; z: number }>
type Make = (at: number, picks: Picks) => Fact

const one = <T>(pick: number, of: readonly T[]): T => of[pick % of.length] as T
const name = (pick: number): string => one(pick, ['a', 'b'])
/** One in five has no end. */
const ends = <K extends string>(field: K, at: number, { z }: Picks): { readonly [P in K]?: number } =>
  (z % 5 === 0 ? {} : { [field]: at + (z * 9 - 9) * DAY_MS }) as { readonly [P in K]?: number }

const OF_IDENTITY: readonly Make[] = [
  (at, { x, y }) => {
    const told = { name: name(x), phone: name(y), idNumber: 'n' }
    return fact('borrower-registered', at, { kind: 'individual', currency: 'CNY', fieldsOnFile: ['phone'], ...told })
  },
  (at, { x, y, z }) => {
    const told = { name: name(x), phone: name(y), idNumber: name(z), address: name(x) }
    return fact('bureau-identity-reported', at, { source: 's', ...told }, at + (z % 3))
  },
  (at, { x, y, z }) => {
    const field = one(x, ['phone', 'address', 'occupation', 'bank_card', 'identity_document'] as const)
    return fact('profile-changed', at, { field, verified: y % 2 === 0, ...(z % 3 > 0 && { value: name(z) }) })
  },
  (at, picks) =>
    fact('identity-document-reported', at, {
      document: one(picks.x, ['passport', 'identity_card', 'business_licence'] as const),
      ...ends('expiresAt', at, picks),
    }),
  (at, { x }) => fact('bank-card-bound', at, { cardId: name(x) }),
  (at, { x, y }) => fact('bank-card-failed', at, { cardId: name(x), cause: one(y, ['expired', 'frozen'] as const) }),
  (at, picks) =>
    fact('reverification-requested', at, {
      requestId: name(picks.x),
      trigger: one(picks.y, ['periodic', 'regulation'] as const),
      ...ends('dueAt', at, picks),
    }),
  (at) => fact('identity-verified', at, { method: 'document' }),
  (at, { x, y }) => fact('employment-reported', at, { status: one(x, ['employed', 'temporary'] as const), verified: y % 2 === 0 }),
]

const OF_REQUESTS: readonly Make[] = [
  (at, picks) => fact('document-requested', at, { requestId: 'r', items: [itemOf(picks)], ...ends('dueAt', at, picks) }),
  (at, picks) => fact('document-submitted', at, { documentId: 'd', item: itemOf(picks) }),
  (at, picks) =>
    fact('document-checked', at, { documentId: 'd', item: itemOf(picks), result: one(picks.y, ['accepted', 'unreadable'] as const) }),
  (at, { x }) => fact('automated-decision-refused', at, { requestId: name(x) }),
  (at, { y }) => fact('appeal-decided', at, { appealId: 'a', result: one(y, ['rejected', 'withdrawn'] as const) }),
  (at) => fact('application-reviewed', at, { applicationId: 'a', result: 'decline' }),
]
const itemOf = ({ x }: Picks) => one(x, ['income_proof', 'bank_statement'] as const)

const OF_ORDERS: readonly Make[] = [
  (at, { x, y }) =>
    fact('anti-fraud-measure-ordered', at, { orderId: name(x), measure: one(y, ['restrict', 'verify_identity'] as const), basis: 'b' }),
  (at, { x }) => fact('anti-fraud-measure-lifted', at, { orderId: name(x) }),
  (at, picks) => fact('due-diligence-requested', at, { requestId: name(picks.x), items: [itemOf(picks)], ...ends('dueAt', at, picks) }),
  (at, { x }) => fact('due-diligence-completed', at, { requestId: name(x) }),
  (at, picks) => fact('judicial-freeze-ordered', at, { orderId: name(picks.x), authority: 'court', ...ends('endsAt', at, picks) }),
  (at, { x }) => fact('judicial-freeze-lifted', at, { orderId: name(x) }),
  (at, { x, y }) => fact('incapacity-reported', at, { reportId: name(x), kind: one(y, ['deceased', 'incapacitated'] as const) }),
  (at, { x }) => fact('incapacity-cleared', at, { reportId: name(x) }),
]

const OF_RECORD: readonly Make[] = [
  (at, { x, y }) =>
    fact('credit-inquiry-recorded', at, { inquiryId: `${x}`, source: 's', purpose: one(y, ['application', 'self'] as const) }),
  (at, { x, y }) => fact('credit-file-reported', at, { source: 's', onFileMonths: x, accountCount: y }, at + (x % 3)),
  (at, { x, y }) => fact('judgment-reported', at, { judgmentId: name(x), kind: one(y, ['judgment', 'enforcement'] as const), source: 's' }),
  (at, { x }) => fact('judgment-settled', at, { judgmentId: name(x), source: 's' }),
  (at, { x, y }) => {
    const state = one(y, ['current', 'past_due', 'defaulted'] as const)
    return fact('linked-product-changed', at, { productId: name(x), product: 'credit_card', state })
  },
  (at, { x }) => fact('terms-breach-reported', at, { breachId: name(x), clause: '4.2' }),
  (at, { x }) => fact('terms-breach-cleared', at, { breachId: name(x) }),
  (at, { x, y }) =>
    fact('score-updated', at, { value: 700, rangeMin: 350, rangeMax: 950, source: name(x), ...(y > 2 && { factors: [name(y)] }) }),
]

const OF_MONEY: readonly Make[] = [
  (at, { x, y }) => {
    const category = one(x, ['gambling', 'luxury', 'securities', 'dining'] as const)
    const spent = { amountMinor: y + 1, currency: 'CNY', direction: one(y, ['out', 'out', 'in'] as const), category }
    return fact('transaction-recorded', at, { transactionId: 't', channel: 'online', ...spent })
  },
  (at, { x, y }) =>
    fact('proceeds-use-reported', at, {
      drawdownId: name(x),
      use: one(y, ['securities', 'travel'] as const),
      amountMinor: 5,
      currency: 'CNY',
    }),
]

const KINDS = [...OF_IDENTITY, ...OF_REQUESTS, ...OF_ORDERS, ...OF_RECORD, ...OF_MONEY]
export const TOLD_KINDS = KINDS.length

/** `kind`: below TOLD_KINDS. */
export const toldFact = (kind: number, at: number, picks: Picks): Fact => one(kind, KINDS)(at, picks)
