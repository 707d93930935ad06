/** How steadily a line may be drawn on. */
import { DAY_MS } from '../../kernel/time.ts'
import { ppmOf } from './parts.ts'

/** From `at` on; before the first nothing is known. In order of time. */
export type Change = Readonly<{ at: number; state: 'drawable' | 'not_drawable' | 'unknown'; isRevocation?: boolean }>
export type Stability = Readonly<{
  drawableMs: number
  knownMs: number
  allMs: number
  revocations: number
  /** Of the time of which anything is known; null where nothing is. */
  drawablePpm: number | null
  knownPpm: number
  /** In thousandths, so that one in 180 days is 500. */
  revocationsPer90DaysMilli: number
}>

const PER_DAYS = 90

/**
 * Authorisation stability of one line.
 *
 * Formula  days drawable / days known; revocations × 90 / days. Days are parts of days, as they were; rounds down.
 */
export function stabilityOf(changes: readonly Change[], from: number, to: number): Stability {
  const within = (state: Change['state']) =>
    changes.reduce((all, change, nth) => {
      const [start, end] = [Math.max(from, change.at), Math.min(to, changes[nth + 1]?.at ?? to)]
      return change.state === state && end > start ? all + end - start : all
    }, 0)
  const drawableMs = within('drawable')
  const revocations = changes.filter(({ at, isRevocation }) => isRevocation === true && at >= from && at < to).length
  return withRatios({ drawableMs, knownMs: drawableMs + within('not_drawable'), allMs: to - from, revocations })
}

/** Of all lines of a borrower or of a project: the days of each are added up. Undefined without lines. */
export function stabilityOfAll(lines: readonly Stability[]): Stability | undefined {
  if (lines.length === 0) return undefined
  const total = (of: 'drawableMs' | 'knownMs' | 'allMs' | 'revocations') => lines.reduce((all, line) => all + line[of], 0)
  return withRatios({
    drawableMs: total('drawableMs'),
    knownMs: total('knownMs'),
    allMs: total('allMs'),
    revocations: total('revocations'),
  })
}

type Sums = Pick<Stability, 'drawableMs' | 'knownMs' | 'allMs' | 'revocations'>

const withRatios = (sums: Sums): Stability => ({
  ...sums,
  drawablePpm: sums.knownMs === 0 ? null : ppmOf(sums.drawableMs, sums.knownMs),
  knownPpm: ppmOf(sums.knownMs, sums.allMs),
  revocationsPer90DaysMilli: Math.floor((sums.revocations * PER_DAYS * DAY_MS * 1000) / sums.allMs),
})
