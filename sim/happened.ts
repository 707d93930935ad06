/** Keeps the truth until the end of a run, when it is known which episodes came about: some needed an answer of the platform. */
import type { SimulatedMessage } from './message.ts'
import type { HearDecision } from './play.ts'
import type { HearTruth, Needs, Truth } from './truth.ts'

export type Happened = Readonly<{
  hear: HearTruth
  hearDecision: HearDecision
  sent: (message: SimulatedMessage) => void
  /** In the order in which they were told. */
  read: () => readonly Truth[]
}>

export function openHappened(): Happened {
  const told: { readonly truth: Truth; readonly needs: Needs }[] = []
  const [loans, messages] = [new Set<string>(), new Set<string>()]
  const waited = new Set<string>()
  return {
    hear: (truth, needs) => {
      told.push({ truth, needs })
      for (const id of needs.messageIds ?? []) waited.add(id)
    },
    hearDecision: (_subject, _fact, { outcomes }) => {
      for (const outcome of outcomes) if (outcome.type === 'loan-opened') loans.add(outcome.data.loanId)
    },
    sent: ({ id }) => {
      if (waited.has(id)) messages.add(id)
    },
    read: () =>
      told.filter(({ needs }) => isAnswered(needs.loanIds, loans) && isAnswered(needs.messageIds, messages)).map(({ truth }) => truth),
  }
}

const isAnswered = (ids: readonly string[] | undefined, answers: ReadonlySet<string>): boolean =>
  ids === undefined || ids.some((id) => answers.has(id))
