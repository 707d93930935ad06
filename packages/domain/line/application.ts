/**
 * The way to a line: an application, what the policy says of it, an offer, its acceptance.
 *
 * Always   a line is granted only on what the policy still says at that moment; an offer that has run out is none.
 */
import { invariant } from '../kernel/outcome.ts'
import type { Application } from './line.ts'
import type { OutcomeOf } from './outcomes.ts'

type Outcome =
  | OutcomeOf<'application-opened'>
  | OutcomeOf<'offer-made'>
  | OutcomeOf<'application-referred'>
  | OutcomeOf<'application-closed'>

export function applicationAfter(application: Application | null, outcome: Outcome): Application | null {
  if (outcome.type === 'application-opened') {
    const { applicationId: id, product, limitMinor: wishMinor, submittedAt } = outcome.data
    return { id, product, wishMinor, submittedAt: Date.parse(submittedAt), referred: false, offer: null }
  }
  invariant(application?.id === outcome.data.applicationId, 'only the application under way changes')
  switch (outcome.type) {
    case 'offer-made': {
      const { limitMinor, dayRate } = outcome.data
      return { ...application, offer: { limitMinor, dayRate, expiresAt: Date.parse(outcome.data.expiresAt) } }
    }
    case 'application-referred':
      return { ...application, referred: true }
    case 'application-closed':
      return null
  }
}
