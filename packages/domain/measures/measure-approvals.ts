/**
 * How often borrowers get what they ask for, by who they are.
 *
 * Counts    requests that were decided in the period: a first line by application or, where nobody applied, by the automatic grant; and increases. What was withdrawn, lapsed or
 *           waits was not decided; an offer that he did not take up was approved.
 * Segment   as it was known when it was decided; null where it was not.
 * Hidden    cells of fewer than CELL_MIN, as they tell of persons; and where that leaves one cell alone, which the total would give away, the next smallest as well. Of whom
 *           nothing is known, the total may give away: by that nobody is found.
 */
import { groupBy } from '../kernel/group-by.ts'
import { bookDay } from '../views/day-change.ts'
import { inTime, type MarkName } from './marks.ts'
import type { BorrowerMark } from './measure-flows.ts'
import { isIn, type Period } from './period.ts'
import { type Share, shareOf } from './share.ts'

export const CELL_MIN = 10
export const SEGMENTS = ['product', 'grade', 'score_band', 'borrower_kind', 'employment'] as const
export type Segment = (typeof SEGMENTS)[number]
export type RequestKind = 'line' | 'increase'

/** `approved` null: fewer than are told of. */
export type ApprovalCell = Readonly<{ value: string | null; approved: Share | null }>
export type Approvals = Readonly<{
  kind: RequestKind
  approved: Share
  segments: readonly Readonly<{ segment: Segment; cells: readonly ApprovalCell[] }>[]
  days: readonly Readonly<{ date: string; decided: number; approved: number }>[]
}>
export type ApprovalQuestion = Readonly<{ period: Period; now: number; product: string | undefined }>

type Decided = Readonly<{ kind: RequestKind; at: number; isApproved: boolean; of: Readonly<Record<Segment, string | null>> }>

export const APPROVAL_MARKS: readonly MarkName[] = ['application-opened', 'offer-made', 'application-closed', 'grant-declined', 'line-granted', 'increase-requested', 'limit-raised', 'increase-declined'] // biome-ignore format: one table
export const SEGMENT_MARKS: readonly MarkName[] = [
  'application-opened',
  'line-granted',
  'score-updated',
  'borrower-registered',
  'employment-reported',
]

export function measureApprovals(marks: readonly BorrowerMark[], { period, now, product }: ApprovalQuestion): Approvals[] {
  const known = marks.filter(({ at }) => at <= now)
  const decided = [...groupBy(known, ({ borrower }) => borrower).values()]
    .flatMap((his) => decidedOf([...his].sort(inTime)))
    .filter(({ at, of }) => isIn(period, at) && (product === undefined || of.product === product))
  return (['line', 'increase'] as const).map((kind) =>
    approvalsOf(
      kind,
      decided.filter((one) => one.kind === kind),
    ),
  )
}

function decidedOf(his: readonly BorrowerMark[]): Decided[] {
  const all = (mark: MarkName) => his.filter((one) => one.mark === mark)
  const closedAs = (why: string) => all('application-closed').filter(({ detail }) => detail === why)
  const applied = all('application-opened').length > 0
  const grants = applied
    ? firstOfRuns([...all('offer-made').map(approved), ...closedAs('declined').map((mark) => declined(gradeOf(his, mark)))])
    : firstOfRuns([...all('line-granted').map(approved), ...all('grant-declined').map(declined)].sort(approvedFirst))
  const increases = firstOfRuns([...all('limit-raised').map(approved), ...all('increase-declined').map(declined)])
  return [...grants.map((one) => decidedAs('line', one, his)), ...increases.map((one) => decidedAs('increase', one, his))]
}

type Verdict = Readonly<{ mark: BorrowerMark; isApproved: boolean }>
const approved = (mark: BorrowerMark): Verdict => ({ mark, isApproved: true })
const declined = (mark: BorrowerMark): Verdict => ({ mark, isApproved: false })

/** Without an application there is one request: that he was declined before he was granted a line was no answer yet. */
const approvedFirst = (a: Verdict, b: Verdict): number => Number(b.isApproved) - Number(a.isApproved)

const firstOfRuns = (verdicts: readonly Verdict[]): Verdict[] =>
  [...groupBy(verdicts, ({ mark }) => mark.run).values()].map((those) => those[0]!)

/** What closes an application tells no grade: what declined it does. */
function gradeOf(his: readonly BorrowerMark[], closed: BorrowerMark): BorrowerMark {
  const why = his.filter(({ mark, run, at }) => mark === 'grant-declined' && run === closed.run && at <= closed.at).at(-1)
  return { ...closed, detail: why?.detail ?? null }
}

function decidedAs(kind: RequestKind, { mark: { mark, at, run, detail }, isApproved }: Verdict, his: readonly BorrowerMark[]): Decided {
  const lastOf = (...marks: readonly MarkName[]) => his.filter((one) => marks.includes(one.mark) && one.at <= at).at(-1)
  const application = his.find((one) => one.mark === 'application-opened' && one.run === run && kind === 'line')
  const score = lastOf('score-updated')?.detail
  return {
    kind,
    at,
    isApproved,
    of: {
      product: (application ?? lastOf('line-granted', 'application-opened'))?.detail ?? null,
      grade: mark === 'line-granted' ? null : detail,
      score_band: score === undefined || score === null ? null : bandOf(score),
      borrower_kind: lastOf('borrower-registered')?.detail ?? null,
      employment: lastOf('employment-reported')?.detail ?? null,
    },
  }
}

const BANDS = 5

/** Fifths of the scale that a score is told on: `590–709`. */
function bandOf(told: string): string {
  const [value, least, most] = told.split(' ').map(Number) as [number, number, number]
  const width = (most - least) / BANDS
  const band = width === 0 ? 0 : Math.min(BANDS - 1, Math.floor((value - least) / width))
  const [from, to] = [Math.ceil(least + band * width), band === BANDS - 1 ? most : Math.ceil(least + (band + 1) * width) - 1]
  return `${from}–${to}`
}

function approvalsOf(kind: RequestKind, decided: readonly Decided[]): Approvals {
  const count = (those: readonly Decided[]) => those.filter(({ isApproved }) => isApproved).length
  return {
    kind,
    approved: shareOf(count(decided), decided.length),
    segments: SEGMENTS.map((segment) => ({ segment, cells: cellsOf(decided, segment) })),
    days: [...groupBy(decided, ({ at }) => bookDay(at))]
      .map(([date, those]) => ({ date, decided: those.length, approved: count(those) }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

function cellsOf(decided: readonly Decided[], segment: Segment): ApprovalCell[] {
  const cells = [...groupBy(decided, ({ of }) => of[segment])].map(([value, those]) => ({
    value,
    approved: shareOf(those.filter(({ isApproved }) => isApproved).length, those.length),
  }))
  const bySize = [...cells].sort((a, b) => a.approved.of - b.approved.of || compare(a.value, b.value))
  const small = bySize.filter(({ approved: { of } }) => of < CELL_MIN)
  const isGivenAway = small.length === 1 && small[0]!.value !== null
  const hidden = new Set(isGivenAway ? bySize.slice(0, 2) : small)
  return cells
    .sort((a, b) => compare(a.value, b.value))
    .map((cell) => ({ value: cell.value, approved: hidden.has(cell) ? null : cell.approved }))
}

/** What is not known comes last. */
const compare = (a: string | null, b: string | null): number => (a === b ? 0 : b === null || (a !== null && a < b) ? -1 : 1)
