/**
 * How well a book of lines foresaw what came: the behaviour score and the restrictions, beside what anybody could have used instead.
 *
 * Rankings each gives one risk per line, higher is riskier; precision, recall and lift are taken at as many lines as are restricted, so that
 *          rankings and restrictions are compared at equal harm. A tie at that border counts in proportion.
 * Left out lines without a behaviour score, from that ranking only; borrowers of the book without an outcome, from everything.
 * Random   one draw per borrower by mulberry32 from SEED over the outcomes' order: the same in every run.
 */
import { auc } from '@fairline/domain/lab/auc'
import { type Confusion, confusion, confusionOfRiskiest } from '@fairline/domain/lab/confusion'
import { ks } from '@fairline/domain/lab/ks'
import { type Decile, liftByDecile } from '@fairline/domain/lab/lift-by-decile'
import type { Observation } from '@fairline/domain/lab/observation'
import type { StandingLine } from './read-book.ts'
import type { Outcome } from './uci-taiwan-outcomes.ts'

export const SEED = 350

export type Share = { readonly lines: number; readonly defaulted: number; readonly rate: number | null }

export type Foresight = Confusion & {
  readonly by: 'behaviour score' | 'restricted' | 'PAY_0 alone' | 'random score'
  readonly lines: number
  readonly auc: number | null
  readonly ks: number | null
  readonly deciles: readonly Decile[]
}

export type BookFigures = {
  readonly all: Share
  readonly restricted: Share
  readonly open: Share
  /** A line held for two reasons counts under both. Most lines first. */
  readonly reasons: readonly (Share & { readonly code: string; readonly text: string })[]
  readonly grades: readonly (Share & { readonly grade: string | null; readonly restricted: number })[]
  readonly unscored: number
  /** Outcomes whose borrower the book does not hold. */
  readonly missing: number
  readonly foresight: readonly Foresight[]
}

type Seen = { readonly line: StandingLine; readonly outcome: Outcome; readonly random: number }

export async function bookFigures(
  book: AsyncIterable<StandingLine> | Iterable<StandingLine>,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<BookFigures> {
  const seen = await join(book, outcomes)
  const restricted = seen.filter(isRestricted)
  return {
    all: shareOf(seen),
    restricted: shareOf(restricted),
    open: shareOf(seen.filter((one) => !isRestricted(one))),
    reasons: reasonsOf(restricted),
    grades: gradesOf(seen),
    unscored: seen.filter(({ line }) => line.behaviourScore === null).length,
    missing: outcomes.size - seen.length,
    foresight: foresightOf(seen, restricted.length),
  }
}

/** In the order of the outcomes, so that the book's order changes nothing. */
async function join(book: AsyncIterable<StandingLine> | Iterable<StandingLine>, outcomes: ReadonlyMap<string, Outcome>): Promise<Seen[]> {
  const lines = new Map<string, StandingLine>()
  for await (const line of book) if (outcomes.has(line.id)) lines.set(line.id, line)
  const random = mulberry32(SEED)
  return [...outcomes].flatMap(([id, outcome]) => {
    const drawn = random()
    const line = lines.get(id)
    return line ? [{ line, outcome, random: drawn }] : []
  })
}

const isRestricted = ({ line }: Seen): boolean => line.heldFor.length > 0

function shareOf(seen: readonly Seen[]): Share {
  const defaulted = seen.filter(({ outcome }) => outcome.defaulted).length
  return { lines: seen.length, defaulted, rate: seen.length === 0 ? null : defaulted / seen.length }
}

function reasonsOf(restricted: readonly Seen[]): BookFigures['reasons'] {
  const texts = new Map(restricted.flatMap(({ line }) => line.heldFor.map(({ code, text }) => [code, text] as const)))
  const reasons = [...texts].map(([code, text]) => {
    const held = restricted.filter(({ line }) => line.heldFor.some((reason) => reason.code === code))
    return { code, text, ...shareOf(held) }
  })
  return reasons.sort((a, b) => b.lines - a.lines || (a.code < b.code ? -1 : 1))
}

function gradesOf(seen: readonly Seen[]): BookFigures['grades'] {
  const grades = [...new Set(seen.map(({ line }) => line.grade))].sort((a, b) => ((a ?? '\uffff') < (b ?? '\uffff') ? -1 : 1))
  return grades.map((grade) => {
    const within = seen.filter(({ line }) => line.grade === grade)
    return { grade, restricted: within.filter(isRestricted).length, ...shareOf(within) }
  })
}

function foresightOf(seen: readonly Seen[], flagged: number): readonly Foresight[] {
  const scored = seen.flatMap(({ line, outcome }) =>
    line.behaviourScore === null ? [] : [{ risk: -line.behaviourScore, bad: outcome.defaulted }],
  )
  const held = seen.map((one) => ({ flagged: isRestricted(one), bad: one.outcome.defaulted }))
  const heldRisk = held.map(({ flagged: isHeld, bad }) => ({ risk: isHeld ? 1 : 0, bad }))
  const latestPay = seen.map(({ outcome }) => ({ risk: outcome.latestPay, bad: outcome.defaulted }))
  const random = seen.map((one) => ({ risk: one.random, bad: one.outcome.defaulted }))
  const atEqualHarm = (ranking: readonly Observation[]) => confusionOfRiskiest(ranking, Math.min(flagged, ranking.length))
  return [
    measure('behaviour score', scored, atEqualHarm(scored)),
    measure('restricted', heldRisk, confusion(held)),
    measure('PAY_0 alone', latestPay, atEqualHarm(latestPay)),
    measure('random score', random, atEqualHarm(random)),
  ]
}

const measure = (by: Foresight['by'], ranking: readonly Observation[], flags: Confusion): Foresight => ({
  by,
  lines: ranking.length,
  auc: auc(ranking),
  ks: ks(ranking),
  ...flags,
  deciles: liftByDecile(ranking),
})

/** Public-domain 32-bit generator by Tommy Ettinger; in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
