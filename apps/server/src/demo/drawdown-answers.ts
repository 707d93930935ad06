/**
 * What the platform said to the drawdowns of a demo book: of one that it declined, no money is paid out and nothing is owed.
 *
 * After a restart  an answer is asked for again by sending the drawdown again, which is answered as it was then.
 * Limit            the oldest are forgotten beyond `max`; by then nothing of them is to come.
 */
import { wireType } from '@fairline/contract/cloud-event'
import type { SimulatedItem } from '@fairline/sim/message'
import type { Result } from '../store/submission.ts'

type Answer = 'approved' | 'declined' | SimulatedItem

export type DrawdownAnswers = {
  /** A drawdown that an earlier run has sent. */
  readonly remember: (item: SimulatedItem) => void
  readonly heard: (item: SimulatedItem, result: Result) => void
  /** Drawdowns whose answers are needed for these, and not known any more. */
  readonly missingFor: (items: readonly SimulatedItem[]) => SimulatedItem[]
  /** Whether it never happens. */
  readonly isVoid: (item: SimulatedItem) => boolean
}

const REQUESTED = wireType('drawdown-requested')

export function openDrawdownAnswers(max: number): DrawdownAnswers {
  const answers = new Map<string, Answer>()
  const set = (id: string, answer: Answer): void => {
    const oldest = answers.size >= max ? answers.keys().next().value : undefined
    if (oldest !== undefined && !answers.has(id)) answers.delete(oldest)
    answers.set(id, answer)
  }
  return {
    remember: (item) => {
      const id = drawdownOf(item)
      if (id !== undefined) set(id, item)
    },
    heard: (item, result) => {
      const id = drawdownOf(item)
      if (id !== undefined) set(id, isApproved(result) ? 'approved' : 'declined')
    },
    missingFor: (items) => {
      const needed = new Set(items.map(({ drawdownId }) => drawdownId))
      return [...needed].flatMap((id) => {
        const answer = id === undefined ? undefined : answers.get(id)
        return typeof answer === 'object' ? [answer] : []
      })
    },
    isVoid: ({ drawdownId }) => drawdownId !== undefined && answers.get(drawdownId) === 'declined',
  }
}

const drawdownOf = ({ message }: SimulatedItem): string | undefined =>
  message.type === REQUESTED ? (message.data as { drawdown_id: string }).drawdown_id : undefined

const isApproved = (result: Result): boolean =>
  result.kind === 'answered' && result.decision.outcomes.some(({ type }) => type === 'drawdown-approved')
