/**
 * What documents are made from: of one borrower's log, the decisions that lent, billed or took money, each with the line as it stood after it.
 *
 * Always   a document is of one entry of the log, and knows nothing that came later: the same log up to there gives the same bytes.
 */
import type { Fact } from '@fairline/contract/facts'
import type { Account, Decision } from '../account/account.ts'
import { applyDecision, newAccount } from '../account/step.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Line } from '../line/line.ts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'

/** One row of the log. `packId`: what the host calls the pack that decided. */
export type LoggedDecision = Readonly<{ sequence: number; packId: number; fact: Fact; decision: Decision }>

export type DossierEntry = Readonly<{
  sequence: number
  packId: number
  /** When it was decided; it never runs backwards. */
  at: number
  /** Of a drawdown that took one up. */
  quoteId: string | null
  outcomes: readonly LineOutcome[]
  line: Line
}>

/** In the order of the log. */
export type Dossier = readonly DossierEntry[]

/** Whether a document tells of it, or of what it changes on the line. A new outcome does not compile until somebody says. */
const TELLS: Readonly<Record<LineOutcome['type'], boolean>> = {
  'line-granted': true,
  'grant-declined': false,
  'import-recorded': true,
  'balance-observed': true,
  'hold-placed': false,
  'hold-kept': false,
  'observation-started': false,
  'observation-broken': false,
  'hold-lifted': false,
  'hold-review-due': false,
  'exemption-ended': false,
  'hold-struck': false,
  'step-completed': false,
  'appeal-noted': false,
  'way-back-noted': false,
  'restoration-agreed': false,
  'restoration-started': false,
  'restoration-advanced': false,
  'restoration-set-back': false,
  'restoration-completed': false,
  'checkpoint-passed': false,
  'drawdown-approved': true,
  'drawdown-declined': false,
  'repayment-applied': true,
  'notice-due': false,
  'application-opened': false,
  'offer-made': false,
  'inquiry-ordered': false,
  'application-waiting': false,
  'application-referred': false,
  'application-closed': false,
  'quote-issued': true,
  'quote-declined': false,
  'drawdown-cancelled': true,
  'loan-opened': true,
  'instalment-billed': true,
  'instalment-settled': true,
  'delinquency-changed': true,
  'loan-settled': true,
  'loan-written-off': true,
  'loan-relieved': true,
  'misuse-charged': true,
  'misuse-ended': true,
  'repayment-taken-back': true,
  'journal-posted': false,
  'line-closed': true,
  'line-reopened': true,
  'limit-changed': true,
  'increase-under-review': false,
  'increase-declined': false,
  'limit-offered': false,
  'limit-proposal-closed': false,
  'temporary-limit-set': true,
  'temporary-limit-ended': true,
  'price-changed': false,
  'line-reassessed': false,
  'case-taken-up': false,
  'mistake-undone': false,
  'deletion-answered': false,
}

/** Takes a log from its first entry on, one by one. */
export function openDossier() {
  let account: Account = newAccount
  const entries: DossierEntry[] = []
  return {
    take: ({ sequence, packId, fact, decision }: LoggedDecision): void => {
      invariant(sequence === account.sequence + 1, 'a log has no gap')
      account = applyDecision(account, fact, decision)
      const { at, outcomes } = decision
      if (!outcomes.some(({ type }) => TELLS[type])) return
      const quoteId = fact.type === 'drawdown-requested' ? (fact.data.quoteId ?? null) : null
      entries.push({ sequence, packId, at, quoteId, outcomes, line: account.line })
    },
    read: (): Dossier => entries,
  }
}

export type Told<T extends LineOutcome['type']> = Readonly<{ entry: DossierEntry; data: OutcomeOf<T>['data'] }>

/** Every outcome of that type, in order. */
export const toldOf = <T extends LineOutcome['type']>(dossier: Dossier, type: T): readonly Told<T>[] =>
  dossier.flatMap((entry) =>
    entry.outcomes.flatMap((outcome) => (outcome.type === type ? [{ entry, data: (outcome as OutcomeOf<T>).data }] : [])),
  )
