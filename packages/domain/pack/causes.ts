/** Why the pack answers as it does: reasons of its rows, each with the values that show it. */
import { writeInstant } from '@fairline/contract/instant'
import { testsOf } from '@fairline/policy/explain/evidence'
import { lossesOf } from '@fairline/policy/explain/losses'
import type { FiredRow } from '@fairline/policy/policy'
import { mergeCauses } from '../line/notice.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import { readSignal, signalNamed } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'
import { type Asked, type Fired, firedOf } from './ask.ts'
import type { Pack } from './pack.ts'
import { DECISION } from './pack-shape.ts'

/**
 * The signals that the reason wants shown, each with the test it met in this row, if it was tested there. What holds for every line is shown only where it was:
 * another order than the one that closed this is no evidence.
 */
export function evidence({ pack, source }: Asked, code: string, fired: FiredRow): Evidence[] {
  const tests = new Map(testsOf(pack.policy, fired).map(({ input, test }) => [input, test]))
  const shown = pack.reasons.get(code)?.evidence ?? []
  return shown.flatMap((signal) => {
    const { dated, particulars } = signalNamed.get(signal) ?? {}
    const besides = particulars?.(source)
    if (besides !== undefined && !tests.has(signal)) return []
    const at = dated?.(source) ?? null
    const asOf = at === null ? null : writeInstant(at)
    return [{ signal, value: readSignal(signal, source), test: tests.get(signal) ?? null, asOf }, ...(besides ?? [])]
  })
}

export const causesOf = (asked: Asked, rows: readonly Fired<{ reason: string }>[]): readonly Cause[] =>
  mergeCauses(rows.map((fired) => ({ reason: fired.output.reason, evidence: evidence(asked, fired.output.reason, fired) })))

/** The reason beside a row that gives a plain value. */
export const causesOfRow = (asked: Asked, decision: string): readonly Cause[] =>
  mergeCauses(
    firedOf<unknown>(asked, decision).flatMap((fired) => {
      const { reason } = fired
      return reason === null || reason === '' ? [] : [{ reason, evidence: evidence(asked, reason, fired) }]
    }),
  )

/** The row's own reason if it has one, then what cost the most points, the worst first. */
export const causesOfCut = (asked: Asked): readonly Cause[] =>
  mergeCauses([...causesOfRow(asked, DECISION.limitFactor), ...lostPoints(asked)])

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
