/** An application for a line as the lists show it, from its arrival to how it ended. */
import { invariant } from '../kernel/outcome.ts'
import type { Cause, LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import type { ViewedEvent } from './viewed-line.ts'

export type ApplicationState = 'open' | 'referred' | 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed'

/** Day rate in parts per 10^8. */
export type ViewedOffer = Readonly<{ product: string; limitMinor: number; currency: string; dayRate: number; expiresAt: number }>

/** `causes`: why it was referred or declined. `tookMs`: from its arrival, or what was last missing for it, to the first answer. */
export type ViewedApplication = Readonly<{
  ref: string
  id: string
  state: ApplicationState
  product: string
  wishMinor: number | null
  offer: ViewedOffer | null
  causes: readonly Cause[]
  submittedAt: number
  referredAt: number | null
  offeredAt: number | null
  closedAt: number | null
  tookMs: number | null
  openedBySequence: number
  sequence: number
}>

type Find = (id: string) => ViewedApplication | undefined

/** Undefined where the outcome is not about an application. */
export function applicationAfter(find: Find, outcome: LineOutcome, event: ViewedEvent): ViewedApplication | undefined {
  const { sequence, decision } = event
  switch (outcome.type) {
    case 'application-opened':
      return opened(outcome, event)
    case 'application-referred': {
      const { applicationId, causes } = outcome.data
      return { ...known(find, applicationId), state: 'referred', causes, referredAt: decision.at, sequence }
    }
    case 'offer-made': {
      const { applicationId, product, limitMinor, currency, dayRate, expiresAt, tookMs } = outcome.data
      const before = known(find, applicationId)
      const offer = { product, limitMinor, currency, dayRate, expiresAt: Date.parse(expiresAt) }
      return { ...before, state: 'offered', offer, causes: [], offeredAt: decision.at, tookMs: before.tookMs ?? tookMs, sequence }
    }
    case 'grant-declined': {
      const { applicationId, causes } = outcome.data
      if (applicationId === undefined) return undefined
      const before = known(find, applicationId)
      return { ...before, causes, tookMs: before.tookMs ?? Math.max(0, decision.at - before.submittedAt), sequence }
    }
    case 'application-closed':
      return { ...known(find, outcome.data.applicationId), state: outcome.data.why, closedAt: decision.at, sequence }
    default:
      return undefined
  }
}

function opened({ data }: OutcomeOf<'application-opened'>, { ref, sequence }: ViewedEvent): ViewedApplication {
  const { applicationId: id, product, limitMinor: wishMinor, submittedAt } = data
  const later = { offer: null, causes: [], referredAt: null, offeredAt: null, closedAt: null, tookMs: null }
  return {
    ref,
    id,
    state: 'open',
    product,
    wishMinor,
    ...later,
    submittedAt: Date.parse(submittedAt),
    openedBySequence: sequence,
    sequence,
  }
}

function known(find: Find, id: string): ViewedApplication {
  const found = find(id)
  invariant(found !== undefined, 'only an application of this log goes on')
  return found
}
