/**
 * The brake on drawing in a hurry. When a channel fails, to draw whatever is left elsewhere is what gets the next line restricted.
 *
 * Always   only what stands in the approved contingency book, for a purpose of its line, and no more often than the line bears.
 */
import type { Day } from '../../kernel/day.ts'
import { accept, type Outcome, refuse } from '../../kernel/outcome.ts'
import type { Switching } from './level.ts'

/** What was approved for a line: up to so much, for these purposes. `drawsIn28Days`: at most so many; null: as many as needed. */
export type BookEntry = Readonly<{
  line: string
  minor: number
  purposes: readonly string[]
  drawsIn28Days: number | null
  isGroupClosed: boolean
}>
export type Draw = Readonly<{ line: string; minor: number; purpose: string; on: Day }>
export type DrawRefusal = Readonly<{
  code: 'switching-not-open' | 'not-in-book' | 'group-closed' | 'purpose-foreign' | 'more-than-approved' | 'too-often'
}>

const DAYS = 28

/** `earlier`: draws on the line since the book was approved, or in the last 28 days. */
export function mayDraw(
  draw: Draw,
  book: readonly BookEntry[],
  earlier: readonly Draw[],
  switching: Switching,
): Outcome<Draw, DrawRefusal> {
  const entry = book.find(({ line }) => line === draw.line)
  if (switching !== 'open') return refuse({ code: 'switching-not-open' })
  if (entry === undefined) return refuse({ code: 'not-in-book' })
  if (entry.isGroupClosed) return refuse({ code: 'group-closed' })
  if (!entry.purposes.includes(draw.purpose)) return refuse({ code: 'purpose-foreign' })
  const ofLine = earlier.filter(({ line }) => line === draw.line)
  const drawn = ofLine.reduce((sum, { minor }) => sum + minor, 0)
  if (drawn + draw.minor > entry.minor) return refuse({ code: 'more-than-approved' })
  const recent = ofLine.filter(({ on }) => draw.on - on < DAYS).length
  if (entry.drawsIn28Days !== null && recent >= entry.drawsIn28Days) return refuse({ code: 'too-often' })
  return accept(draw)
}
