/** What our own outcomes leave in the signals: only what the borrower did himself is counted. */
import { fingerprint } from '../kernel/fingerprint.ts'
import { isOfLimit } from '../line/evolve-limit.ts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import { type Conduct, drawnAfter, failedAfter, usedAfter } from './conduct.ts'
import { addDated, addInstant, type Series } from './retention.ts'
import { addBalance, type Balance, type Draft, forget, oneSeries, type PaidInstalment, type Signals } from './signals.ts'
import { CAP } from './windows.ts'

/** `drawnMinor`: the line's balance after the outcome. */
export function foldOutcome(signals: Signals, outcome: LineOutcome, at: number, drawnMinor: number): Signals {
  const draft: Draft = { ...signals }
  draft.conduct = conductOf(draft.conduct, outcome, at)
  takeOutcome(draft, outcome, at, drawnMinor)
  forget(draft, at)
  return draft
}

/** How he goes on using the line. A refusal that is not of his own doing is no attempt (P5). */
function conductOf(conduct: Conduct, { type, data }: LineOutcome, at: number): Conduct {
  if (type === 'drawdown-approved') return drawnAfter(conduct, at)
  if (type === 'repayment-applied') return usedAfter(conduct, at)
  return type === 'drawdown-declined' && data.counts ? failedAfter(conduct, { at, amountMinor: data.amountMinor }) : conduct
}

/** They come in the order of the log: the later stays. */
const lastBalance: Series<Balance> = { ...oneSeries, prefer: () => 1 }

function takeOutcome(draft: Draft, outcome: LineOutcome, at: number, drawnMinor: number): void {
  // Neither his wish for more nor what we make of it is held against him (P4, P5).
  if (isOfLimit(outcome)) return
  switch (outcome.type) {
    case 'drawdown-approved':
      draft.applications = addInstant(draft.applications, at, CAP.instants)
      addBalance(draft, at, at, drawnMinor, lastBalance)
      return
    case 'drawdown-declined':
      if (!outcome.data.counts) return
      draft.applications = addInstant(draft.applications, at, CAP.instants)
      draft.failedDraws = addInstant(draft.failedDraws, at, CAP.instants)
      return
    case 'line-granted':
      addBalance(draft, at, at, drawnMinor, lastBalance)
      return
    case 'repayment-applied':
    case 'misuse-ended':
    case 'loan-relieved': // What was late stays what it was: no instalment is late for a relief, nor on time (P5).
      if (outcome.data.principalMinor !== 0) addBalance(draft, at, at, drawnMinor, lastBalance)
      return
    case 'grant-declined':
    case 'import-recorded':
    case 'balance-observed':
    case 'hold-placed':
    case 'hold-kept':
    case 'observation-started':
    case 'observation-broken':
    case 'hold-lifted':
    case 'notice-due':
    case 'application-opened':
    case 'inquiry-ordered':
    case 'application-waiting':
    case 'application-referred':
    case 'application-closed':
    case 'offer-made':
    case 'quote-issued':
    case 'quote-declined':
    case 'instalment-billed':
    case 'delinquency-changed':
    case 'misuse-charged':
    case 'loan-settled':
    case 'loan-written-off':
    case 'journal-posted':
    case 'line-closed':
    case 'line-reopened':
      return
    case 'drawdown-cancelled':
    case 'loan-opened': // One that was cancelled before is drawn again.
      addBalance(draft, at, at, drawnMinor, lastBalance)
      return
    case 'instalment-settled':
      addInstalment(draft, outcome, at)
      return
    case 'repayment-taken-back':
      reopenInstalments(draft, outcome)
      addBalance(draft, at, at, drawnMinor, lastBalance)
      return
  }
}

const instalmentOf = (loanId: string, nth: number): number => fingerprint(`${loanId}\n${nth}`)

const byInstalment: Series<PaidInstalment> = {
  seriesOf: ({ instalment }) => instalment,
  prefer: (a, b) => a.daysLate - b.daysLate,
  order: (a, b) => a.at - b.at || a.instalment - b.instalment,
}

function addInstalment(draft: Draft, { data }: OutcomeOf<'instalment-settled'>, at: number): void {
  const paid = { at, learnedAt: at, instalment: instalmentOf(data.loanId, data.nth), daysLate: data.daysLate }
  draft.instalments = addDated(draft.instalments, paid, CAP.instalments, byInstalment)
}

function reopenInstalments(draft: Draft, { data }: OutcomeOf<'repayment-taken-back'>): void {
  const reopened = new Set(data.reopened.map(({ loanId, nth }) => instalmentOf(loanId, nth)))
  draft.instalments = draft.instalments.filter(({ instalment }) => !reopened.has(instalment))
}
