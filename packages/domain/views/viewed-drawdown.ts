/** A drawdown as the lists show it: asked for, answered, paid out or not. */
import { invariant } from '../kernel/outcome.ts'
import type { Cause, DeclineCode, LineOutcome } from '../line/outcomes.ts'
import type { LoanTerms } from '../loan/loan.ts'
import type { ViewedEvent } from './viewed-line.ts'

/**
 * pending: approved, and its money is not known to be out. approved: another system pays it out and keeps the loan. failed: it could not be paid out;
 * should its money turn out to have left all the same, it is disbursed.
 */
export type DrawdownState = 'pending' | 'approved' | 'declined' | 'disbursed' | 'failed'

/** `decidedAt`: the answer. `endedAt`: paid out, or known to have failed. `failure`: what stood in the way of paying it out. */
export type ViewedDrawdown = Readonly<{
  ref: string
  id: string
  state: DrawdownState
  amountMinor: number
  currency: string | null
  purpose: string | null
  terms: LoanTerms | null
  declineCode: DeclineCode | null
  causes: readonly Cause[]
  loanId: string | null
  failure: string | null
  decidedAt: number
  endedAt: number | null
  decidedBySequence: number
  sequence: number
}>

/** Undefined where the outcome is not about a drawdown. */
export function drawdownAfter(find: (id: string) => ViewedDrawdown | undefined, outcome: LineOutcome, event: ViewedEvent) {
  const { sequence, decision } = event
  switch (outcome.type) {
    case 'drawdown-approved': {
      const { drawdownId, amountMinor, terms = null, purpose = null } = outcome.data
      return { ...asked(event, drawdownId, amountMinor), state: terms === null ? 'approved' : 'pending', terms, purpose } as const
    }
    case 'drawdown-declined': {
      const { drawdownId, amountMinor, code, causes } = outcome.data
      return { ...asked(event, drawdownId, amountMinor), state: 'declined', declineCode: code, causes } as const
    }
    case 'drawdown-cancelled': {
      const { cause: failure, causes = [] } = outcome.data
      const failed = { state: 'failed', failure, causes, endedAt: decision.at, sequence } as const
      return { ...known(find, outcome.data.drawdownId), ...failed }
    }
    case 'loan-opened': {
      const { drawdownId, loanId } = outcome.data
      return { ...known(find, drawdownId), state: 'disbursed', loanId, failure: null, causes: [], endedAt: decision.at, sequence } as const
    }
    default:
      return undefined
  }
}

function asked({ ref, sequence, decision }: ViewedEvent, id: string, amountMinor: number): Omit<ViewedDrawdown, 'state'> {
  const { at, line } = decision
  const open = { purpose: null, terms: null, declineCode: null, causes: [], loanId: null, failure: null, endedAt: null }
  return { ref, id, amountMinor, currency: line.currency, ...open, decidedAt: at, decidedBySequence: sequence, sequence }
}

function known(find: (id: string) => ViewedDrawdown | undefined, id: string): ViewedDrawdown {
  const found = find(id)
  invariant(found !== undefined, 'only a drawdown of this log is paid out or cancelled')
  return found
}
