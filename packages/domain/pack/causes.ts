/** Why the pack answers as it does, in as few reasons as turn the answer, and what it lacks where it has none. */
import { lossesOf } from '@fairline/policy/explain/losses'
import type { Value } from '@fairline/policy/policy'
import { mergeCauses } from '../line/notice.ts'
import type { Cause } from '../line/outcomes.ts'
import type { IsAdverse, Told } from '../line/verdict.ts'
import { readSignal, signalNamed } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'
import { type Asked, countOf, type Fired, firedOf } from './ask.ts'
import { causesOf, causesOfRow, evidence } from './causes-of-rows.ts'
import { type Against, explain, restsOn } from './explanations.ts'
import type { Pack } from './pack.ts'
import { DECISION, type GrantRow } from './pack-shape.ts'

/**
 * Why the limit is lowered, or no higher: the row's own reason if it has one, then as few of the score as turn it.
 * A pack without baselines tells all that cost points, the worst first.
 */
export function whyOfLimit(asked: Asked, permille: number, isAdverse: IsAdverse): Told {
  const certain = firedOf<unknown>(asked, DECISION.limitFactor)
  return (
    explainNumber(asked, { decision: DECISION.limitFactor, outcome: permille, certain, isAdverse }) ?? lostWith(asked, DECISION.limitFactor)
  )
}

/** Why the price is dearer: of its own table and of the score, whatever the limit is. */
export function whyOfPrice(asked: Asked, dayRate: number | null, isAdverse: IsAdverse): Told {
  const certain = firedOf<unknown>(asked, DECISION.price)
  // A pack of before told what it told of a cut: its decisions stay as they were (P8).
  return (
    explainNumber(asked, { decision: DECISION.price, outcome: dayRate, certain, isAdverse }) ??
    lostWith(asked, asked.pack.yardsticks === null ? DECISION.limitFactor : DECISION.price)
  )
}

/** A rerun that gives no answer would change nothing, so it is not adverse. */
const explainNumber = (asked: Asked, { isAdverse, ...against }: Omit<Against, 'isAdverse'> & { isAdverse: IsAdverse }): Told | null =>
  explain(asked, {
    ...against,
    isAdverse: (outcome) => {
      const number = countOf(outcome)
      return number !== null && isAdverse(number)
    },
  })

function lostWith(asked: Asked, decision: string): Told {
  const lost = asked.pack.yardsticks === null ? lostPoints(asked) : []
  return { causes: mergeCauses([...causesOfRow(asked, decision), ...lost]), furtherReasons: 0 }
}

/** Why a line is not granted: every row that declines, and where some of them look at his score, what of it turns them. */
export function whyDeclined(asked: Asked, grant: Value, rows: readonly Fired<GrantRow>[]): Told {
  const { policy } = asked.pack
  const regardless = rows.filter((fired) => !restsOn(policy, fired, DECISION.score)).length
  const told = { causes: causesOf(asked, rows), furtherReasons: 0 }
  if (regardless === rows.length) return told
  const isAdverse = (outcome: Value): boolean => declinesIn(outcome) > regardless
  return explain(asked, { decision: DECISION.grant, outcome: grant, certain: rows, isAdverse }) ?? told
}

const declinesIn = (rows: Value): number =>
  Array.isArray(rows) ? rows.filter((row) => (row as GrantRow | null)?.outcome === 'decline').length : 0

/** Per reason all the points it cost, the dearest reason first. */
function lostPoints(asked: Asked): Cause[] {
  const lost = new Map<string, { points: number; causes: Cause[] }>()
  for (const { reason, row, loss } of lossesOf(asked.pack.policy, DECISION.score, asked.answer)) {
    const fired = asked.answer.fired.find((one) => one.decision === DECISION.score && one.row === row)
    if (reason === null || fired === undefined) continue
    const before = lost.get(reason) ?? { points: 0, causes: [] }
    lost.set(reason, {
      points: before.points + Number(loss),
      causes: [...before.causes, { reason, evidence: evidence(asked, reason, fired) }],
    })
  }
  return [...lost.values()].sort((a, b) => b.points - a.points).flatMap(({ causes }) => causes)
}

/** Why a line cannot be opened or drawn on, where no row of the pack says it. */
export const notAssessable = (pack: Pack, source: SignalSource): Cause =>
  whatIsMissing({ pack, source }, [DECISION.grant, DECISION.grantedLimit, DECISION.price])

/** Names what is missing: the inputs that are null; where nothing is, all that was looked at. */
export function whatIsMissing({ pack, source }: Pick<Asked, 'pack' | 'source'>, decisions: readonly string[]): Cause {
  const needed = [...new Set(decisions.flatMap((decision) => signalsBehind(pack, decision)))]
  const values = needed.map((signal) => ({ signal, value: readSignal(signal, source) }))
  const missing = values.filter(({ value }) => value === null)
  const shown = missing.length > 0 ? missing : values
  return { reason: 'not-assessable', evidence: shown.map((one) => ({ ...one, test: one.value === null ? 'null' : null, asOf: null })) }
}

function signalsBehind(pack: Pack, decision: string): readonly string[] {
  const requires = pack.policy.decisions.get(decision)?.requires ?? []
  return requires.flatMap((name) => (signalNamed.has(name) ? [name] : signalsBehind(pack, name)))
}
