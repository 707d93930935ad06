/** Any fact of what is told of a borrower, for the properties of signals and of time. Nothing outside tests imports it. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { DAY_MS } from '../kernel/time.ts'

const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data'], knownAt = at): Fact =>
  ({ type, occurredAt: at, knownAt, data }) as Fact

const two = fc.constantFrom('a', 'b')
const value = fc.constantFrom('v', 'w')
const end = fc.option(fc.integer({ min: -5, max: 90 }))
const item = fc.constantFrom<FactOf<'document-submitted'>['data']['item']>('income_proof', 'bank_statement')

/** `instant`: where they happen. */
export const anyToldFact = (instant: fc.Arbitrary<number>): fc.Arbitrary<Fact> =>
  fc.oneof(ofIdentity(instant), ofRequests(instant), ofOrders(instant), ofRecord(instant), ofMoney(instant))

const endOf = (at: number, days: number | null): number | null => (days === null ? null : at + days * DAY_MS)

const ofIdentity = (instant: fc.Arbitrary<number>): fc.Arbitrary<Fact> =>
  fc.oneof(
    fc
      .tuple(instant, value, value)
      .map(([at, name, phone]) =>
        fact('borrower-registered', at, { kind: 'individual', currency: 'CNY', fieldsOnFile: ['phone'], name, phone, idNumber: 'n' }),
      ),
    fc
      .tuple(instant, fc.nat(2), value, value, value)
      .map(([at, later, name, phone, idNumber]) =>
        fact('bureau-identity-reported', at, { source: 's', name, phone, idNumber, address: name }, at + later),
      ),
    fc
      .tuple(
        instant,
        fc.constantFrom<'phone' | 'address' | 'occupation' | 'bank_card'>('phone', 'address', 'occupation', 'bank_card'),
        fc.boolean(),
        fc.option(value),
      )
      .map(([at, field, verified, told]) => fact('profile-changed', at, { field, verified, ...(told !== null && { value: told }) })),
    fc.tuple(instant, fc.constantFrom<'passport' | 'identity_card'>('passport', 'identity_card'), end).map(([at, document, days]) => {
      const expiresAt = endOf(at, days)
      return fact('identity-document-reported', at, { document, ...(expiresAt !== null && { expiresAt }) })
    }),
    fc.tuple(instant, two).map(([at, cardId]) => fact('bank-card-bound', at, { cardId })),
    fc
      .tuple(instant, two, fc.constantFrom<'expired' | 'frozen'>('expired', 'frozen'))
      .map(([at, cardId, cause]) => fact('bank-card-failed', at, { cardId, cause })),
  )

const ofRequests = (instant: fc.Arbitrary<number>): fc.Arbitrary<Fact> =>
  fc.oneof(
    fc.tuple(instant, two, end).map(([at, requestId, days]) => {
      const dueAt = endOf(at, days)
      return fact('reverification-requested', at, { requestId, trigger: 'periodic', ...(dueAt !== null && { dueAt }) })
    }),
    fc.tuple(instant, item, end).map(([at, one, days]) => {
      const dueAt = endOf(at, days)
      return fact('document-requested', at, { requestId: 'r', items: [one], ...(dueAt !== null && { dueAt }) })
    }),
    fc.tuple(instant, item).map(([at, one]) => fact('document-submitted', at, { documentId: 'd', item: one })),
    fc
      .tuple(instant, item, fc.constantFrom<'accepted' | 'unreadable'>('accepted', 'unreadable'))
      .map(([at, one, result]) => fact('document-checked', at, { documentId: 'd', item: one, result })),
    fc.tuple(instant, two).map(([at, requestId]) => fact('automated-decision-refused', at, { requestId })),
    fc
      .tuple(instant, fc.constantFrom<'rejected' | 'withdrawn'>('rejected', 'withdrawn'))
      .map(([at, result]) => fact('appeal-decided', at, { appealId: 'a', result })),
  )

const ofOrders = (instant: fc.Arbitrary<number>): fc.Arbitrary<Fact> =>
  fc.oneof(
    fc
      .tuple(instant, two, fc.constantFrom<'restrict' | 'verify_identity'>('restrict', 'verify_identity'))
      .map(([at, orderId, measure]) => fact('anti-fraud-measure-ordered', at, { orderId, measure, basis: 'b' })),
    fc.tuple(instant, two).map(([at, orderId]) => fact('anti-fraud-measure-lifted', at, { orderId })),
    fc.tuple(instant, two, end).map(([at, requestId, days]) => {
      const dueAt = endOf(at, days)
      return fact('due-diligence-requested', at, { requestId, items: ['other'], ...(dueAt !== null && { dueAt }) })
    }),
    fc.tuple(instant, two).map(([at, requestId]) => fact('due-diligence-completed', at, { requestId })),
    fc.tuple(instant, two, end).map(([at, orderId, days]) => {
      const endsAt = endOf(at, days)
      return fact('judicial-freeze-ordered', at, { orderId, authority: 'court', ...(endsAt !== null && { endsAt }) })
    }),
    fc.tuple(instant, two).map(([at, orderId]) => fact('judicial-freeze-lifted', at, { orderId })),
    fc
      .tuple(instant, two, fc.constantFrom<'deceased' | 'incapacitated'>('deceased', 'incapacitated'))
      .map(([at, reportId, kind]) => fact('incapacity-reported', at, { reportId, kind })),
    fc.tuple(instant, two).map(([at, reportId]) => fact('incapacity-cleared', at, { reportId })),
  )

const ofRecord = (instant: fc.Arbitrary<number>): fc.Arbitrary<Fact> =>
  fc.oneof(
    fc
      .tuple(instant, two, fc.constantFrom<'application' | 'self'>('application', 'self'))
      .map(([at, inquiryId, purpose]) => fact('credit-inquiry-recorded', at, { inquiryId, source: 's', purpose })),
    fc
      .tuple(instant, fc.nat(2), fc.nat(9))
      .map(([at, later, months]) => fact('credit-file-reported', at, { source: 's', onFileMonths: months, accountCount: 2 }, at + later)),
    fc
      .tuple(instant, two, fc.constantFrom<'judgment' | 'enforcement'>('judgment', 'enforcement'))
      .map(([at, judgmentId, kind]) => fact('judgment-reported', at, { judgmentId, kind, source: 's' })),
    fc.tuple(instant, two).map(([at, judgmentId]) => fact('judgment-settled', at, { judgmentId, source: 's' })),
    fc
      .tuple(instant, two, fc.constantFrom<'current' | 'past_due' | 'defaulted'>('current', 'past_due', 'defaulted'))
      .map(([at, productId, state]) => fact('linked-product-changed', at, { productId, product: 'credit_card', state })),
    fc.tuple(instant, two).map(([at, breachId]) => fact('terms-breach-reported', at, { breachId, clause: '4.2' })),
    fc.tuple(instant, two).map(([at, breachId]) => fact('terms-breach-cleared', at, { breachId })),
    fc
      .tuple(instant, value, fc.constantFrom('overdue', 'young file'))
      .map(([at, source, factor]) => fact('score-updated', at, { value: 700, rangeMin: 350, rangeMax: 950, source, factors: [factor] })),
  )

const ofMoney = (instant: fc.Arbitrary<number>): fc.Arbitrary<Fact> =>
  fc.oneof(
    fc
      .tuple(instant, fc.constantFrom<'gambling' | 'luxury' | 'dining'>('gambling', 'luxury', 'dining'), fc.integer({ min: 1, max: 900 }))
      .map(([at, category, amountMinor]) =>
        fact('transaction-recorded', at, {
          transactionId: 't',
          amountMinor,
          currency: 'CNY',
          direction: 'out',
          category,
          channel: 'online',
        }),
      ),
    fc
      .tuple(instant, two, fc.constantFrom<'securities' | 'travel'>('securities', 'travel'))
      .map(([at, drawdownId, use]) => fact('proceeds-use-reported', at, { drawdownId, use, amountMinor: 5, currency: 'CNY' })),
  )
