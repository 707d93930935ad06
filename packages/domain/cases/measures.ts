/**
 * How borrowers were answered: how long the first answer took, how long the decision, how many answers came too late, and how much of what was decided first did not stand,
 * reason by reason.
 *
 * Units    milliseconds; counts; shares in parts per thousand, cut off; null where there is nothing to measure.
 * Counts   a case that is late and still open as late; a decision that the borrower took back as none.
 */
import { permille } from '../kernel/ratio.ts'
import type { CaseKind } from '../pack/case-plans.ts'
import type { Case } from './case.ts'

/** `half`: as many took longer as less. `most`: nine of ten took no longer. */
export type Took = Readonly<{ cases: number; halfMs: number | null; mostMs: number | null }>
export type Overturned = Readonly<{ reason: string; decided: number; overturned: number; overturnedPermille: number }>
export type KindMeasures = Readonly<{
  kind: CaseKind
  opened: number
  open: number
  late: number
  firstAnswer: Took
  decision: Took
}>
export type CaseMeasures = Readonly<{ kinds: readonly KindMeasures[]; reasons: readonly Overturned[] }>

/** What is measured of a case. */
export type Measured = Pick<Case, 'kind' | 'state' | 'reasons' | 'openedAt' | 'dueAt' | 'firstAnswerAt' | 'decision' | 'closedAt'>

export function measureCases(cases: readonly Measured[], now: number): CaseMeasures {
  return { kinds: kindsOf(cases, now), reasons: reasonsOf(cases) }
}

function kindsOf(cases: readonly Measured[], now: number): readonly KindMeasures[] {
  const kinds = [...new Set(cases.map(({ kind }) => kind))].sort(compare)
  return kinds.map((kind) => {
    const those = cases.filter((one) => one.kind === kind)
    return {
      kind,
      opened: those.length,
      open: those.filter(({ state }) => state !== 'decided' && state !== 'closed').length,
      late: those.filter((one) => isLate(one, now)).length,
      firstAnswer: tookOf(those.map((one) => since(one, one.firstAnswerAt))),
      decision: tookOf(those.map((one) => since(one, verdictOf(one)?.at ?? null))),
    }
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Of one that he took back, nothing was decided. */
const verdictOf = ({ decision }: Measured): Measured['decision'] => (decision?.result === 'withdrawn' ? null : decision)

const since = ({ openedAt }: Measured, at: number | null): number | null => (at === null ? null : Math.max(0, at - openedAt))

/** Its clock ends with the decision, or where there is none to make, when it is closed. */
function isLate({ dueAt, decision, closedAt }: Measured, now: number): boolean {
  return dueAt !== null && (decision?.at ?? closedAt ?? now) >= dueAt
}

const HALF = 0.5
const MOST = 0.9

function tookOf(times: readonly (number | null)[]): Took {
  const known = times.filter((time) => time !== null).sort((a, b) => a - b)
  return { cases: known.length, halfMs: quantile(known, HALF), mostMs: quantile(known, MOST) }
}

/** The smallest of those measured that so much of all is not above. */
const quantile = (sorted: readonly number[], share: number): number | null => sorted[Math.ceil(sorted.length * share) - 1] ?? null

function reasonsOf(cases: readonly Measured[]): readonly Overturned[] {
  const counts = new Map<string, { decided: number; overturned: number }>()
  for (const one of cases) {
    const verdict = verdictOf(one)
    if (verdict === null) continue
    for (const reason of one.reasons) {
      const { decided, overturned } = counts.get(reason) ?? { decided: 0, overturned: 0 }
      counts.set(reason, { decided: decided + 1, overturned: overturned + (verdict.overturns ? 1 : 0) })
    }
  }
  return [...counts]
    .map(([reason, { decided, overturned }]) => ({ reason, decided, overturned, overturnedPermille: permille(overturned, decided) }))
    .sort((a, b) => b.overturnedPermille - a.overturnedPermille || compare(a.reason, b.reason))
}
