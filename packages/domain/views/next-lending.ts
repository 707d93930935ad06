/**
 * Loans, drawdowns, applications, repayments and the accounts of a borrower as the lists show them, carried from decision to decision. As with his line
 * (viewed-line.ts), all of it follows from the decisions of his log alone, in their order.
 *
 * Needs    of what was before only what the decision names (`namesIn`).
 * Throws   BrokenInvariant where a decision names what the log never made.
 */
import type { Decision } from '../account/account.ts'
import { knownDay } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { type DueChange, dueChanges } from './due-change.ts'
import { applicationAfter, type ViewedApplication } from './viewed-application.ts'
import { drawdownAfter, type ViewedDrawdown } from './viewed-drawdown.ts'
import { entriesOf, type ViewedEntry } from './viewed-entries.ts'
import type { ViewedEvent } from './viewed-line.ts'
import { loanIdsOf, loansAfter, type ViewedLoan } from './viewed-loan.ts'
import { booked, isBooked, repaymentAfter, type ViewedRepayment } from './viewed-repayment.ts'

/** By id. Of repayments with one id the newest. */
export type Lending = Readonly<{
  loans: ReadonlyMap<string, ViewedLoan>
  drawdowns: ReadonlyMap<string, ViewedDrawdown>
  applications: ReadonlyMap<string, ViewedApplication>
  repayments: ReadonlyMap<string, ViewedRepayment>
}>

/** `touched`: all that the decision made or changed, as it is after it. */
export type LendingStep = Readonly<{ touched: Lending; entries: readonly ViewedEntry[]; due: readonly DueChange[] }>

export type LendingNames = Readonly<Record<keyof Lending, readonly string[]>>

type Mutable = { -readonly [K in keyof Lending]: Map<string, Lending[K] extends ReadonlyMap<string, infer One> ? One : never> }

export const noLending = (): Mutable => ({ loans: new Map(), drawdowns: new Map(), applications: new Map(), repayments: new Map() })

/** What must be known of before, to take the decision in. */
export function namesIn({ outcomes }: Pick<Decision, 'outcomes'>): LendingNames {
  const names = { loans: new Set<string>(), drawdowns: new Set<string>(), applications: new Set<string>(), repayments: new Set<string>() }
  for (const { data } of outcomes) {
    if ('drawdownId' in data && data.drawdownId !== null) names.drawdowns.add(data.drawdownId)
    if ('applicationId' in data && data.applicationId !== undefined) names.applications.add(data.applicationId)
    if ('repaymentId' in data) names.repayments.add(data.repaymentId)
    if ('loanId' in data) names.loans.add(data.loanId)
    if ('parts' in data) for (const { loanId } of data.parts ?? []) names.loans.add(loanId)
    if ('entries' in data) for (const loanId of loanIdsOf(data.entries)) names.loans.add(loanId)
  }
  return {
    loans: [...names.loans],
    drawdowns: [...names.drawdowns],
    applications: [...names.applications],
    repayments: [...names.repayments],
  }
}

export function nextLending(before: Lending, event: ViewedEvent): LendingStep {
  const touched = noLending()
  const entries: ViewedEntry[] = []
  let unbooked: ViewedRepayment | undefined
  const loanOf = (id: string): ViewedLoan => {
    const found = touched.loans.get(id) ?? before.loans.get(id)
    invariant(found !== undefined, 'only a loan of this log changes')
    return found
  }
  for (const outcome of event.decision.outcomes) {
    for (const loan of loansAfter(loanOf, outcome, event)) touched.loans.set(loan.loan.id, loan)
    takeOthers(before, touched, outcome, event)
    if (outcome.type === 'repayment-applied' || outcome.type === 'repayment-taken-back') {
      unbooked = touched.repayments.get(outcome.data.repaymentId)
    }
    if (outcome.type !== 'journal-posted') continue
    entries.push(...entriesOf(outcome, loanOf, { sequence: event.sequence, before: entries.length }))
    if (unbooked !== undefined && isBooked(unbooked)) touched.repayments.set(unbooked.id, booked(unbooked, knownDay(outcome.data.bookedOn)))
    unbooked = undefined
  }
  const due = [...touched.loans].flatMap(([id, after]) => dueChanges(before.loans.get(id), after))
  return { touched, entries, due }
}

function takeOthers(before: Lending, touched: Mutable, outcome: LineOutcome, event: ViewedEvent): void {
  const drawdown = drawdownAfter((id) => touched.drawdowns.get(id) ?? before.drawdowns.get(id), outcome, event)
  if (drawdown !== undefined) touched.drawdowns.set(drawdown.id, drawdown)
  const application = applicationAfter((id) => touched.applications.get(id) ?? before.applications.get(id), outcome, event)
  if (application !== undefined) touched.applications.set(application.id, application)
  const repayment = repaymentAfter((id) => touched.repayments.get(id) ?? before.repayments.get(id), outcome, event)
  if (repayment !== undefined) touched.repayments.set(repayment.id, repayment)
}

/** What is known after a step, put into what was known before. */
export function takeIn(lending: Mutable, { touched }: LendingStep): void {
  for (const [id, one] of touched.loans) lending.loans.set(id, one)
  for (const [id, one] of touched.drawdowns) lending.drawdowns.set(id, one)
  for (const [id, one] of touched.applications) lending.applications.set(id, one)
  for (const [id, one] of touched.repayments) lending.repayments.set(id, one)
}

export type { Mutable as MutableLending }
