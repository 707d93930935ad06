/** For each reason of the default pack a life that is given it: facts through the core, on a line that was granted, imported or applied for. Nothing outside tests imports it. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { DAY_MS } from '../kernel/time.ts'

const START = Date.parse('2026-03-02T04:00:00Z')
export const atDay = (day: number): number => Math.round(START + day * DAY_MS)
const fact = <T extends FactType>(type: T, day: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: atDay(day), knownAt: atDay(day), data }) as Fact
const CNY = { currency: 'CNY' } as const
const times = (count: number, make: (nth: number) => Fact): Fact[] => Array.from({ length: count }, (_, nth) => make(nth))

const score = (value: number, day: number) => fact('score-updated', day, { value, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const draw = (day: number, amountMinor = 100_000, more: Partial<FactOf<'drawdown-requested'>['data']> = {}) =>
  fact('drawdown-requested', day, { drawdownId: `d${day}`, amountMinor, purpose: 'consumption', tenorMonths: 12, ...CNY, ...more })
const paidOut = (day: number, amountMinor = 100_000) =>
  fact('drawdown-disbursed', day + 0.001, { drawdownId: `d${day}`, loanId: `ld${day}`, amountMinor, ...CNY })
const tick = (day: number) => fact('clock-ticked', day, {})
const device = (id: string, day: number, more: object = {}) => fact('session-started', day, { device: { id }, ...more })
const statement = (day: number, daysPastDue: number, balanceMinor = 900_000) =>
  fact('statement-issued', day, { statementId: `s${day}`, balanceMinor, paidMinor: 0, daysPastDue, ...CNY })
const spent = (day: number, category: FactOf<'transaction-recorded'>['data']['category'], amountMinor: number) =>
  fact('transaction-recorded', day, { transactionId: `t${day}`, amountMinor, direction: 'out', category, channel: 'online', ...CNY })
const income = (day: number, incomeMinor: number) =>
  fact('income-statement-received', day, { source: 'payslip', incomeMinor, verified: true, ...CNY })
const debts = (day: number, lenderCount: number, obligationMinor = 0) =>
  fact('debt-statement-received', day, { source: 'bureau', obligationMinor, balanceMinor: 0, lenderCount, ...CNY })
const applied = (day: number, limitMinor: number, product = 'cn-consumer') =>
  fact('application-submitted', day, { applicationId: 'a', limitMinor, product, ...CNY })
const raise = (day: number, limitMinor = 20_000_000) => fact('increase-requested', day, { requestId: `i${day}`, limitMinor, ...CNY })

const known = [
  fact('borrower-registered', 0, {
    kind: 'individual',
    currency: 'CNY',
    fieldsOnFile: ['phone', 'address', 'occupation'],
    name: 'n',
    phone: 'p',
    address: 'a',
    idNumber: 'i',
  }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  fact('consent-granted', 0.11, { purpose: 'bureau' }),
  fact('identity-verified', 0.2, { method: 'document' }),
]
const granted = [...known, score(760, 0.3)]
const imported = [...known, score(700, 0.3), fact('line-imported', 0.4, { limitMinor: 1_000_000, drawnMinor: 900_000, ...CNY })]
const asking = (limitMinor: number, value: number, more: readonly Fact[] = [], product?: string) => [
  ...known,
  ...more,
  applied(0.4, limitMinor, product),
  score(value, 0.5),
]
const business = (limitMinor: number, more: readonly Fact[] = []) =>
  asking(
    limitMinor,
    800,
    [
      fact('business-statement-received', 0.25, {
        of: 'business',
        cashFlowMinor: 90_000_000,
        periodStartedAt: atDay(-40),
        periodEndedAt: atDay(-10),
        ...CNY,
      }),
      ...more,
    ],
    'cn-business',
  )
const cashFlow = (from: number, cashFlowMinor: number) =>
  fact('business-statement-received', from + 31, {
    of: 'employer',
    cashFlowMinor,
    periodStartedAt: atDay(from),
    periodEndedAt: atDay(from + 30),
    ...CNY,
  })
const inBook = (day: number, kind: 'outage' | 'data_fault' | 'security') =>
  fact('incident-opened', day, { incidentId: 'i', component: 'drawdowns', kind, severity: 'major', startedAt: atDay(day) })

type Change = readonly [path: string, from: string, to: string]
/** A rule as the law has it later, when products that broke it would not load. */
type Law = Readonly<{ id: string; params: Readonly<Record<string, number>> }>
/** `book`: what was said of the whole book, before him. `change`: what of the pack is another, where its own products or rows never come to that. */
export type CatalogueRun = Readonly<{ facts: readonly Fact[]; book?: readonly Fact[]; change?: Change; law?: Law }>
const run = (...facts: readonly (Fact | readonly Fact[])[]): CatalogueRun => ({ facts: facts.flat() })
const changed = (change: Change, ...facts: readonly (Fact | readonly Fact[])[]): CatalogueRun => ({ change, facts: facts.flat() })
const byLaw = (id: string, params: Law['params'], ...facts: readonly (Fact | readonly Fact[])[]): CatalogueRun => ({
  law: { id, params },
  facts: facts.flat(),
})
const under = (book: Fact, ...facts: readonly (Fact | readonly Fact[])[]): CatalogueRun => ({ book: [book], facts: facts.flat() })

const OF_PERSON: Readonly<Record<string, CatalogueRun>> = {
  IN01: run(asking(5_000_000, 820, [income(0.3, 100_000), debts(0.31, 0)])),
  IN02: run(asking(20_000_000, 820)),
  IN03: run(asking(5_000_000, 820, [income(0.3, 1_000_000), debts(0.31, 1, 500_000)])),
  IN04: run(asking(2_000_000, 760, [fact('employment-reported', 0.3, { status: 'temporary', verified: true })])),
  IN05: run(granted, cashFlow(-70, 900_000), cashFlow(-30, 100_000)),
  IN06: run(granted, fact('closure-requested', 2, { requestId: 'c', kind: 'freeze' }), draw(3)),
  IN07: run(granted, fact('incapacity-reported', 2, { reportId: 'r', kind: 'deceased' })),
  SE01: run(
    granted,
    times(3, (nth) => device(`x${nth}`, 2 + nth / 100)),
  ),
  SE02: run(granted, device('new', 2), draw(2.1, 100_000, { deviceId: 'new' })),
  SE03: run(granted, device('x', 2, { sessionId: 's', place: 'p' }), device('y', 2.1, { sessionId: 't', place: 'q' })),
  SE04: run(granted, fact('takeover-suspected', 2, { suspicionId: 't', signs: ['remote_control'] })),
  SE05: run(
    granted,
    times(2, (nth) => device('x', 2 + nth / 100, { network: { kind: 'anonymised' } })),
  ),
  SE06: run(
    granted,
    times(5, (nth) => fact('identity-failed', 2 + nth / 100, { method: 'face', cause: 'mismatch' })),
  ),
  SE07: run(granted, fact('fraud-link-reported', 2, { linkId: 'l', link: 'device' })),
  CR01: run(granted, score(590, 2)),
  CR02: run(granted, score(655, 2)),
  CR03: run(imported, statement(31, 45)),
  CR04: run(granted, fact('delinquency-elsewhere-reported', 2, { recordId: 'e', source: 'bureau', daysPastDue: 30 })),
  CR05: run(imported, statement(31, 12), statement(61, 12), statement(91, 0)),
  CR06: run(asking(1_000_000, 700, [debts(0.3, 6)])),
  CR07: run(
    granted,
    times(6, (nth) => fact('credit-inquiry-recorded', 2 + nth, { inquiryId: `q${nth}`, source: 'bureau', purpose: 'application' })),
  ),
  CR08: run(granted, fact('credit-file-reported', 2, { source: 'bureau', onFileMonths: 5, accountCount: 1 })),
  CR09: run(granted, fact('judgment-reported', 2, { judgmentId: 'j', kind: 'dishonest_debtor', source: 'court' })),
  CR10: run(imported, statement(31, 25, 1_000_000), statement(61, 55, 1_000_000)),
  CR11: run(granted, fact('linked-product-changed', 2, { productId: 'c', product: 'credit_card', state: 'defaulted' })),
  BE01: run(
    granted,
    times(5, (nth) => draw(2 + nth / 100, 90_000_000)),
  ),
  BE02: run(
    granted,
    times(6, (nth) => draw(2 + 2 * nth, 50_000)),
  ),
  BE03: run(
    granted,
    times(3, (nth) => draw(2 + nth, 100_000)),
    draw(20, 900_000),
  ),
  BE04: run(
    granted,
    times(5, (nth) => draw(2 + nth / 100, 90_000_000 + nth)),
  ),
  BE05: run(
    granted,
    times(30, (nth) => spent(2 + 2 * nth, 'dining', 100)),
    times(60, (nth) => spent(92.5 + nth / 3, 'dining', 100)),
    tick(121),
  ),
  BE06: run(granted, income(1, 900_000), spent(2, 'gambling', 400_000)),
  BE07: run(granted, fact('proceeds-use-reported', 2, { drawdownId: 'd', use: 'securities', amountMinor: 100_000, ...CNY })),
  BE08: run(granted, score(760, 170), score(760, 340), tick(366)),
  BE09: run(granted, fact('terms-breach-reported', 2, { breachId: 'b', clause: '4.2' })),
}

const OF_RECORDS: Readonly<Record<string, CatalogueRun>> = {
  CO01: run(granted, fact('consent-withdrawn', 2, { purpose: 'score' })),
  CO02: run(granted, fact('consent-granted', 1, { purpose: 'score', expiresAt: atDay(5) }), tick(6)),
  CO03: run(
    known.slice(0, 2),
    known.slice(3),
    fact('business-statement-received', 0.25, {
      of: 'business',
      cashFlowMinor: 90_000_000,
      periodStartedAt: atDay(-40),
      periodEndedAt: atDay(-10),
      ...CNY,
    }),
    applied(0.4, 1_000_000, 'cn-business'),
    score(800, 0.5),
  ),
  CO05: run(granted, fact('automated-decision-refused', 2, { requestId: 'm' })),
  IF01: run(granted, fact('bureau-identity-reported', 2, { source: 's', name: 'm', idNumber: 'i' })),
  IF02: run(granted, fact('profile-changed', 2, { field: 'phone', verified: false })),
  IF03: run(granted, fact('profile-changed', 2, { field: 'address', verified: false })),
  IF04: run(granted, fact('profile-changed', 2, { field: 'occupation', verified: false })),
  IF05: run(granted, fact('identity-document-reported', 2, { document: 'identity_card', expiresAt: atDay(3) }), tick(4)),
  IF06: run(granted, fact('bank-card-failed', 2, { cardId: 'c', cause: 'expired' })),
  IF07: run(granted, fact('reverification-requested', 2, { requestId: 'r', trigger: 'regulation' })),
  IF08: run(granted, fact('document-requested', 2, { requestId: 'r', items: ['income_proof'], dueAt: atDay(3) }), tick(4)),
  RG01: byLaw('CN-CF-CAP', { max_minor: 1_000_000 }, asking(1_200_000, 680)),
  RG02: under(fact('regulator-order-issued', 1, { orderId: 'o', closes: 'draws', basis: 'b', startsAt: atDay(1) }), granted, tick(2)),
  RG03: run(granted, fact('anti-fraud-measure-ordered', 2, { orderId: 'o', measure: 'restrict', basis: 'b' })),
  RG04: run(granted, fact('due-diligence-requested', 2, { requestId: 'r', items: ['bank_statement'], dueAt: atDay(3) }), tick(4)),
  RG05: run(granted, fact('judicial-freeze-ordered', 2, { orderId: 'o', authority: 'court' })),
  RG06: run(granted, draw(2, 100_000, { purpose: 'securities' })),
  PL06: run(granted, draw(2), fact('disbursement-failed', 2.1, { drawdownId: 'd2', cause: 'funder' })),
  PL07: run(
    asking(1_000_000, 700, [], 'seed-literal'),
    fact('offer-accepted', 0.6, { applicationId: 'a' }),
    score(860, 170),
    raise(171, 2_000_000),
  ),
  PL08: run(imported.slice(0, -1), fact('line-imported', 0.4, { limitMinor: 40_000, drawnMinor: 0, ...CNY }), draw(2, 60_000)),
  PL09: run(
    granted,
    fact('terms-breach-reported', 2, { breachId: 'b', clause: '4.2' }),
    fact('operator-error-recorded', 3, { correctionId: 'c', kind: 'wrong_borrower', holdId: 'hd_b_1' }),
  ),
  PL10: under(inBook(1, 'security'), granted, draw(2)),
  TE01: under(
    fact('maintenance-scheduled', 1, { maintenanceId: 'm', components: ['drawdowns'], startsAt: atDay(1), endsAt: atDay(3) }),
    granted,
    draw(2),
  ),
  TE02: under(inBook(1, 'outage'), granted, draw(2)),
  TE03: under(inBook(1, 'data_fault'), granted, tick(2)),
  TE04: under(
    fact('minimum-client-version-changed', 1, { client: 'android', version: '10.5' }),
    granted,
    draw(2, 100_000, { client: { kind: 'android', version: '10.4' } }),
  ),
  TE05: run(known, applied(0.4, 1_000_000), fact('inquiry-failed', 0.5, { inquiryId: 'q', kind: 'score', source: 'zhima' })),
}

const OF_REQUESTS: Readonly<Record<string, CatalogueRun>> = {
  'limit-by-score': run(asking(5_000_000, 700)),
  'limit-by-product': run(asking(20_000_000, 900, [income(0.3, 90_000_000), debts(0.31, 0)], 'seed-literal')),
  'limit-changed-recently': run(granted, raise(5)),
  'refer-borderline': run(asking(1_000_000, 610, [income(0.3, 900_000)])),
  'refer-large': run(business(30_000_000, [debts(0.31, 0)])),
  'commitment-broken': run(
    granted,
    times(6, (nth) => draw(2 + nth, 50_000)),
    times(6, (nth) => paidOut(2 + nth, 50_000)),
    fact('commitment-made', 9, { commitmentId: 'c', durationMonths: 6 }),
    [33, 34, 36, 38, 40, 45, 50, 60].map(tick),
  ),
  'amount-below-minimum': run(granted, draw(2, 49_999)),
  'amount-above-maximum': changed(['products/cn-consumer.yaml', 'max_minor: null', 'max_minor: 200000'], granted, draw(2, 210_000)),
  'amount-not-a-step': run(granted, draw(2, 60_001)),
  'tenor-not-offered': run(granted, draw(2, 100_000, { tenorMonths: 13 })),
  'method-not-offered': changed(
    ['products/cn-consumer.yaml', ', equal_principal]', ']'],
    granted,
    draw(2, 100_000, { repaymentMethod: 'equal_principal' }),
  ),
  'interest-only-too-long': run(
    business(10_000_000, [debts(0.31, 0)]),
    fact('offer-accepted', 0.6, { applicationId: 'a' }),
    draw(2, 1_000_000, { purpose: 'business_turnover', tenorMonths: 24, repaymentMethod: 'interest_only' }),
  ),
  'purpose-not-offered': run(
    business(10_000_000, [debts(0.31, 0)]),
    fact('offer-accepted', 0.6, { applicationId: 'a' }),
    draw(2, 1_000_000),
  ),
  'purpose-missing': run(granted, fact('drawdown-requested', 2, { drawdownId: 'd', amountMinor: 100_000, tenorMonths: 12, ...CNY })),
  'annual-cost-above-cap': byLaw(
    'CN-COST-CAP-BANK',
    { max_ppm: 100 },
    business(10_000_000, [debts(0.31, 0)]),
    fact('offer-accepted', 0.6, { applicationId: 'a' }),
    draw(2, 1_000_000, { purpose: 'business_turnover' }),
  ),
  'cost-not-disclosed': changed(['products/cn-consumer.yaml', 'quote_required: false', 'quote_required: true'], granted, draw(2)),
  'credit-insufficient': run(granted, draw(2, 90_000_000)),
  'reassessment-due': run(
    business(10_000_000, [debts(0.31, 0)]),
    fact('offer-accepted', 0.6, { applicationId: 'a' }),
    score(800, 170),
    score(800, 340),
    draw(400, 1_000_000, { purpose: 'business_turnover', tenorMonths: 24 }),
  ),
}

export const CATALOGUE_RUNS: Readonly<Record<string, CatalogueRun>> = { ...OF_PERSON, ...OF_RECORDS, ...OF_REQUESTS }
