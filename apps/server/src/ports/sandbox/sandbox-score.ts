import { SCORE_RANGE } from '@fairline/contract/views/sandbox'
import type { ScorePort } from '../score-port.ts'
import { reach, type SandboxParts } from './behaviour.ts'
import { byBorrower } from './by-borrower.ts'

const SOURCE = 'sandbox-score'
/** Where most people are. */
const USUAL = { min: 550, max: 850 } as const

export function openSandboxScore({ database }: Pick<SandboxParts, 'database'>): ScorePort {
  return {
    source: SOURCE,
    score: async ({ organisationId, borrower }, signal) => {
      const settings = await reach(database, organisationId, 'score', signal)
      if (settings === undefined) return 'unavailable'
      const value = settings.scores[borrower] ?? byBorrower(borrower, 'score', USUAL.min, USUAL.max)
      return { value, rangeMin: SCORE_RANGE.min, rangeMax: SCORE_RANGE.max, source: SOURCE }
    },
  }
}
