/** What our own outcomes leave in the signals: only what the borrower did himself is counted. */
import { fingerprint } from '../kernel/fingerprint.ts'
import { isOfHold } from '../line/evolve-hold.ts'
import { isOfLimit } from '../line/evolve-limit.ts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import { failedAfter, usedAfter } from './conduct.ts'
import type { Doing } from './doing.ts'
import { erased } from './information.ts'
import { countDeed, uncountAsked } from './intruder.ts'
import { addDated, addInstant, type Series } from './retention.ts'
import { addBalance, type Balance, type Draft, forget, oneSeries, type PaidInstalment, type Signals } from './signals.ts'
import { struckTo } from './struck.ts'
import { CAP } from './windows.ts'

/** `drawnMinor`: the line's balance after the outcome. `by`: who asked for the drawdown that it answers. */
export function foldOutcome(signals: Signals, outcome: LineOutcome, at: number, drawnMinor: number, by: Doing | null = null): Signals {
  if (outcome.type === 'deletion-answered') return answeredDeletion(signals, outcome, at)
  const draft: Draft = { ...signals }
  takeOutcome(draft, outcome, at, drawnMinor, by ?? { at, device: 0, session: 0 })
  forget(draft, at)
  return draft
}

type Folded = Exclude<LineOutcome, OutcomeOf<'deletion-answered'>>

/** They come in the order of the log: the later stays. */
const lastBalance: Series<Balance> = { ...oneSeries, prefer: () => 1 }

function takeOutcome(draft: Draft, outcome: Folded, at: number, drawnMinor: number, by: Doing): void {
  // Neither his wish for more nor what we make of it is held against him (P4, P5).
  if (isOfLimit(outcome) || outcome.type === 'case-taken-up' || outcome.type === 'mistake-undone') return
  if (isOfHold(outcome)) {
    if (outcome.type === 'hold-struck') draft.struck = struckTo(draft.struck, outcome.data.strikes, Date.parse(outcome.data.until))
    if (outcome.type === 'hold-lifted') draft.struck = struckTo(draft.struck, outcome.data.strikes ?? [], at)
    return
  }
  switch (outcome.type) {
    case 'drawdown-approved':
      countDraw(draft, outcome, at, by)
      addBalance(draft, at, at, drawnMinor, lastBalance) // Owed, whoever drew it.
      return
    case 'drawdown-declined':
      countFailed(draft, outcome, at, by)
      return
    case 'line-granted':
      addBalance(draft, at, at, drawnMinor, lastBalance)
      return
    case 'repayment-applied':
    case 'misuse-ended':
    case 'loan-relieved': // What was late stays what it was: no instalment is late for a relief, nor on time (P5).
      if (outcome.type === 'repayment-applied') draft.conduct = usedAfter(draft.conduct, at)
      if (outcome.data.principalMinor !== 0) addBalance(draft, at, at, drawnMinor, lastBalance)
      return
    case 'grant-declined':
    case 'import-recorded':
    case 'balance-observed':
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
      if (outcome.type === 'drawdown-cancelled') forgetDraw(draft, outcome)
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

const answeredDeletion = (signals: Signals, { data }: OutcomeOf<'deletion-answered'>, at: number): Signals =>
  data.answer === 'erased' ? { ...signals, information: erased(signals.information, at) } : signals

/** False where an intruder asked. */
function countAsked(draft: Draft, { type, data }: OutcomeOf<'drawdown-approved' | 'drawdown-declined'>, at: number, by: Doing): boolean {
  const isOwn = countDeed(draft, { ...by, what: type, countedAt: at, drawdown: fingerprint(data.drawdownId) })
  if (isOwn) draft.applications = addInstant(draft.applications, at, CAP.instants)
  return isOwn
}

function countFailed(draft: Draft, outcome: OutcomeOf<'drawdown-declined'>, at: number, by: Doing): void {
  if (!outcome.data.counts || !countAsked(draft, outcome, at, by)) return
  draft.failedDraws = addInstant(draft.failedDraws, at, CAP.instants)
  draft.conduct = failedAfter(draft.conduct, { at, amountMinor: outcome.data.amountMinor })
}

function countDraw(draft: Draft, outcome: OutcomeOf<'drawdown-approved'>, at: number, by: Doing): void {
  if (!countAsked(draft, outcome, at, by)) return
  draft.conduct = usedAfter(draft.conduct, at)
  const { drawdownId, amountMinor } = outcome.data
  const draws = [...draft.security.draws, { at, drawdown: fingerprint(drawdownId), amountMinor }]
  draft.security = { ...draft.security, draws: draws.slice(-CAP.draws) }
}

/** Its money never went out; where that is no doing of his, that he asked counts no more either (P5). */
function forgetDraw(draft: Draft, { data }: OutcomeOf<'drawdown-cancelled'>): void {
  const drawdown = fingerprint(data.drawdownId)
  const draw = draft.security.draws.find((one) => one.drawdown === drawdown)
  if (draw === undefined) return
  if (data.uncounted) uncountAsked(draft, draw)
  draft.security = { ...draft.security, draws: draft.security.draws.filter((one) => one.drawdown !== drawdown) }
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
