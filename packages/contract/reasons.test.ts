/** Every reason of the catalogue can be reached from facts, from our own outcomes, or from the policy pack. */
import { expect, test } from 'vitest'
import { FACT_TYPES, type FactType } from './facts.ts'

type Ground = FactType | 'policy' | 'outcome'

const GROUNDS: Readonly<Record<string, readonly Ground[]>> = {
  IN01: ['income-statement-received', 'increase-requested', 'drawdown-requested'],
  IN02: ['income-statement-received', 'document-checked'],
  IN03: ['income-statement-received', 'debt-statement-received'],
  IN04: ['employment-reported'],
  IN05: ['business-statement-received'],
  IN06: ['closure-requested', 'reopening-requested'],
  IN07: ['incapacity-reported', 'incapacity-cleared'],
  SE01: ['session-started', 'identity-verified'],
  SE02: ['session-started', 'device-trusted', 'device-untrusted'],
  SE03: ['session-started', 'session-ended'],
  SE04: ['takeover-suspected', 'takeover-cleared'],
  SE05: ['session-started'],
  SE06: ['authentication-failed', 'identity-failed'],
  SE07: ['fraud-link-reported', 'fraud-link-cleared'],
  CR01: ['score-updated'],
  CR02: ['score-updated'],
  CR03: ['instalment-missed', 'instalment-paid', 'statement-issued'],
  CR04: ['delinquency-elsewhere-reported'],
  CR05: ['instalment-missed', 'statement-issued', 'delinquency-elsewhere-reported'],
  CR06: ['debt-statement-received'],
  CR07: ['credit-inquiry-recorded'],
  CR08: ['credit-file-reported'],
  CR09: ['judgment-reported', 'judgment-settled'],
  CR10: ['drawdown-requested', 'repayment-posted', 'repayment-reversed', 'statement-issued', 'outcome'],
  CR11: ['linked-product-changed'],
  BE01: ['drawdown-requested', 'outcome'],
  BE02: ['drawdown-requested', 'commitment-made', 'outcome'],
  BE03: ['drawdown-requested'],
  BE04: ['drawdown-requested', 'outcome'],
  BE05: ['transaction-recorded', 'explanation-submitted'],
  BE06: ['transaction-recorded', 'explanation-submitted'],
  BE07: ['misuse-found', 'misuse-cleared', 'proceeds-use-reported', 'document-submitted'],
  BE08: ['drawdown-requested', 'clock-ticked'],
  BE09: ['terms-breach-reported', 'terms-breach-cleared'],
  CO01: ['consent-granted', 'consent-withdrawn'],
  CO02: ['consent-granted'],
  CO03: ['consent-granted', 'consent-withdrawn'],
  CO04: ['outcome'],
  CO05: ['automated-decision-refused'],
  IF01: ['bureau-identity-reported', 'borrower-registered', 'profile-changed'],
  IF02: ['profile-changed', 'borrower-registered'],
  IF03: ['profile-changed', 'borrower-registered'],
  IF04: ['profile-changed', 'employment-reported'],
  IF05: ['identity-document-reported'],
  IF06: ['bank-card-failed', 'bank-card-bound'],
  IF07: ['reverification-requested', 'identity-verified'],
  IF08: ['document-requested', 'document-submitted', 'document-checked'],
  PL01: ['policy'],
  PL02: ['policy'],
  PL03: ['policy'],
  PL04: ['policy'],
  PL05: ['policy', 'outcome'],
  PL06: ['funder-limit-changed'],
  PL07: ['increase-requested'],
  PL08: ['policy', 'outcome'],
  PL09: ['operator-error-recorded'],
  PL10: ['incident-opened', 'incident-closed'],
  RG01: ['policy', 'debt-statement-received'],
  RG02: ['regulator-order-issued', 'regulator-order-lifted'],
  RG03: ['anti-fraud-measure-ordered', 'anti-fraud-measure-lifted'],
  RG04: ['due-diligence-requested', 'due-diligence-completed'],
  RG05: ['judicial-freeze-ordered', 'judicial-freeze-lifted'],
  RG06: ['drawdown-requested', 'policy'],
  TE01: ['maintenance-scheduled', 'maintenance-started', 'maintenance-ended'],
  TE02: ['incident-opened', 'incident-closed', 'technical-failure-reported'],
  TE03: ['incident-opened', 'incident-closed'],
  TE04: ['session-started', 'minimum-client-version-changed'],
  TE05: ['inquiry-failed', 'score-updated', 'source-unavailable', 'source-restored'],
}

/** How many the catalogue has of each category. */
const CATALOGUE = { IN: 7, SE: 7, CR: 11, BE: 9, CO: 5, IF: 8, PL: 10, RG: 6, TE: 5 }

test.each(Object.entries(GROUNDS))('%s rests on what there is', (_reason, grounds) => {
  expect(grounds.length).toBeGreaterThan(0)
  expect([...FACT_TYPES, 'policy', 'outcome']).toEqual(expect.arrayContaining([...grounds]))
})

test('no reason of the catalogue is left out', () => {
  const codes = Object.entries(CATALOGUE).flatMap(([category, size]) =>
    Array.from({ length: size }, (_, nth) => `${category}${String(nth + 1).padStart(2, '0')}`),
  )
  expect(Object.keys(GROUNDS)).toEqual(codes)
})
