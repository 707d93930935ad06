/**
 * How a line stands for a plan, from what was seen of it: its status, what is drawn, its limit, and when a draw last went through.
 *
 * Never   what nobody speaks of, or what sources disagree on, is taken for drawable. A limit that is in doubt stays what it was last known to be, and none of it
 *         is counted on.
 */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import type { ObservedField } from '@fairline/contract/desk/observations'
import { HOUR_MS } from '../../kernel/time.ts'
import type { Authorisation, Availability, Obligation, Observation, Source } from '../status/observation.ts'
import { type Status, statusOf } from '../status/status.ts'

/** One value as it was seen, the same as the desk keeps it. */
export type Seen = Readonly<{
  id: string
  field: ObservedField
  value: unknown
  effectiveAt: number
  observedAt: number
  source: Source
  confidencePpm: number | null
}>

export type LineStanding = Readonly<{
  status: Status
  limitMinor: number
  drawnMinor: number
  /** When a draw, or a test of one, last went through. */
  testedAt: number | null
  /** When it was lost to the desk, each time. */
  lostAt: readonly number[]
}>

type Money = Readonly<{ amount_minor: number }>
type Facility = DeskEntry<'facility'>

/** In any order. */
export function lineStanding(
  { limit_minor: agreed, expected_every_hours: hours }: Facility,
  seen: readonly Seen[],
  at: number,
): LineStanding {
  const known = seen.filter((one) => one.observedAt <= at && one.effectiveAt <= at)
  const status = statusOf(
    known.flatMap((one) => observationOf(one, hours * HOUR_MS) ?? []),
    at,
  )
  return {
    status,
    limitMinor: status.limit.lastKnown ?? agreed ?? bandOf(known),
    drawnMinor: (newestOf(known, 'balance')?.value as Money | undefined)?.amount_minor ?? 0,
    testedAt: testedAt(known),
    lostAt: lossesIn(known),
  }
}

/** Of a limit that is only known as a band, no more than is certain. */
function bandOf(seen: readonly Seen[]): number {
  const band = newestOf(seen, 'limit_band')?.value as Readonly<{ from_minor: number }> | undefined
  return band?.from_minor ?? 0
}

const inTime = (a: Seen, b: Seen): number => a.effectiveAt - b.effectiveAt || a.observedAt - b.observedAt || (a.id < b.id ? -1 : 1)

const newestOf = (seen: readonly Seen[], field: ObservedField): Seen | undefined =>
  seen.filter((one) => one.field === field).reduce<Seen | undefined>((last, one) => (last && inTime(last, one) > 0 ? last : one), undefined)

function testedAt(seen: readonly Seen[]): number | null {
  const tests = seen.filter(({ field, value }) => field === 'test_draw' && (value as Readonly<{ succeeded: boolean }>).succeeded)
  return tests.length === 0 ? null : Math.max(...tests.map(({ effectiveAt }) => effectiveAt))
}

/** Who sees it for himself knows better than who was told. */
const USUAL_PERMILLE: Readonly<Record<Source, number>> = {
  webhook: 950,
  pull: 900,
  statement: 950,
  csv: 800,
  desk_entry: 700,
  borrower_report: 600,
}

function observationOf({ id, field, value, source, confidencePpm, ...when }: Seen, expectedEveryMs: number): Observation | undefined {
  const confidencePermille = confidencePpm === null ? USUAL_PERMILLE[source] : Math.floor(confidencePpm / 1_000)
  const said = { id, source, confidencePermille, expectedEveryMs, effectiveAt: when.effectiveAt, observedAt: when.observedAt }
  switch (field) {
    case 'authorisation':
      return { ...said, field, value: value as Authorisation }
    case 'availability':
      // Who sees that he cannot tell sees at least that nobody can draw now.
      return { ...said, field, value: value === 'unknown' ? 'blocked_temporary' : (value as Availability) }
    case 'limit':
      return { ...said, field, value: (value as Money).amount_minor }
    case 'obligation':
      return { ...said, field, value: value as Obligation }
    default:
      return undefined
  }
}

const LOST: ReadonlySet<unknown> = new Set(['closed', 'blocked_indefinite', 'revoked_by_platform'])

/** From not lost to lost, whatever source says it first. */
function lossesIn(seen: readonly Seen[]): number[] {
  const losses: number[] = []
  let isLost = false
  for (const { field, value, effectiveAt } of seen.toSorted(inTime)) {
    if (field !== 'availability' && field !== 'authorisation') continue
    const loses = LOST.has(value)
    if (loses && !isLost) losses.push(effectiveAt)
    if (loses || field === 'availability') isLost = loses
  }
  return losses
}
