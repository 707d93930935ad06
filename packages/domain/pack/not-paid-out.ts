/** Why the money of a drawdown could not be paid out, as causes that the borrower is told. Only an invalid card is his to mend, and none counts against him. */
import type { FactOf } from '@fairline/contract/facts'
import type { Cause } from '../line/outcomes.ts'

type Failure = FactOf<'disbursement-failed'>['data']['cause']

/** The reason of reasons.yaml that tells a borrower so. */
export const PAYOUT_REASON: Readonly<Record<Failure, string>> = { bank_card: 'IF06', funder: 'PL06', technical: 'TE02' }

export const whyNotPaidOut = (cause: Failure, amountMinor: number): readonly Cause[] => [
  { reason: PAYOUT_REASON[cause], evidence: [{ signal: 'draw_amount_minor', value: amountMinor, test: null, asOf: null }] },
]
