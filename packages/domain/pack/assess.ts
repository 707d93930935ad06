/** Asks a pack's tables and puts their answers into the line decider's words: verdicts, causes and evidence. */
import { writeInstant } from '@fairline/contract/instant'
import { testsOf } from '@fairline/policy/explain/evidence'
import { lossesOf } from '@fairline/policy/explain/losses'
import type { Evaluation, FiredRow, Value } from '@fairline/policy/policy'
import { invariant } from '../kernel/outcome.ts'
import { mergeCauses, mergeEvidence } from '../line/notice.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import type { DrawdownVerdict, GrantVerdict, ReviewVerdict, WantedHold } from '../line/verdict.ts'
import { readSignals, signalNamed } from '../signals/catalogue.ts'
import type { SignalSource, SignalValue } from '../signals/signal.ts'
import type { Pack } from './pack.ts'
import { DECISION, type DrawdownRow, type GrantRow, type HoldRow } from './pack-shape.ts'

type Asked = { pack: Pack; source: SignalSource; inputs: Record<string, SignalValue>; evaluation: Evaluation; failed: ReadonlySet<string> }

const REVIEW = [DECISION.score, DECISION.grade, DECISION.holds, DECISION.grant, DECISION.grantedLimit, DECISION.limitFactor, DECISION.price]

/** Errors of a table on this borrower. Any other is a fault of the catalogue, so of ours. */
const TABLE_ERRORS: ReadonlySet<string> = new Set(['rows-overlap', 'rows-disagree'])

/** What the pack wants of the line now. A table that could not be evaluated (two rows of a UNIQUE table) gives no answer, so nothing changes. */
export function assessLine(pack: Pack, source: SignalSource): ReviewVerdict {
  const asked = ask(pack, source, REVIEW)
  return {
    unknown: new Set(Object.keys(asked.inputs).filter((name) => asked.inputs[name] === null)),
    holds: holdsOf(asked),
    grant: grantOf(asked),
    limit: limitOf(asked),
    dayRate: countOf(asked, DECISION.price),
    behaviourScore: numberOf(asked, DECISION.score),
    grade: textOf(asked, DECISION.grade),
  }
}

/** Approved only by a row that says so and none that declines: what is missing never approves (P9). */
export function assessDrawdown(pack: Pack, source: SignalSource): DrawdownVerdict {
  const asked = ask(pack, source, [DECISION.drawdown])
  const rows = firedOf<DrawdownRow>(asked, DECISION.drawdown)
  const declined = rows.filter(({ output }) => output.outcome === 'decline')
  if (declined.length > 0) {
    const ownDoing = declined.every(({ output }) => output.own_doing === true)
    return { outcome: 'decline', code: 'policy', ownDoing, causes: causesOf(asked, declined) }
  }
  if (rows.some(({ output }) => output.outcome === 'approve') && !asked.failed.has(DECISION.drawdown)) return { outcome: 'approve' }
  return { outcome: 'decline', code: 'not-assessable', ownDoing: false, causes: [whatIsMissing(asked, [DECISION.drawdown])] }
}

function ask(pack: Pack, source: SignalSource, wanted: readonly string[]): Asked {
  const inputs = readSignals(source)
  const evaluation = pack.policy.evaluate(inputs, wanted)
  for (const { code } of evaluation.errors) invariant(TABLE_ERRORS.has(code), 'the catalogue gives what it declares')
  return { pack, source, inputs, evaluation, failed: new Set(evaluation.errors.map(({ decision }) => decision ?? '')) }
}

type Fired<Row> = { output: Row; reason: string | null; fired: FiredRow }

const firedOf = <Row>({ evaluation }: Asked, decision: string): Fired<Row>[] =>
  evaluation.fired
    .filter((fired) => fired.decision === decision)
    .map((fired) => ({ output: fired.output as Row, reason: fired.reason, fired }))

/** The signals that the reason wants shown, each with the test it met in this row, if it was tested there. */
function evidence({ pack, source, inputs }: Asked, code: string, fired: FiredRow): Evidence[] {
  const tests = new Map(testsOf(pack.policy, fired).map(({ input, test }) => [input, test]))
  const shown = pack.reasons.get(code)?.evidence ?? []
  return shown.map((signal) => {
    const at = signalNamed.get(signal)?.dated?.(source) ?? null
    return { signal, value: inputs[signal] ?? null, test: tests.get(signal) ?? null, asOf: at === null ? null : writeInstant(at) }
  })
}

const causesOf = (asked: Asked, rows: readonly Fired<{ reason: string }>[]): readonly Cause[] =>
  mergeCauses(rows.map(({ output, fired }) => ({ reason: output.reason, evidence: evidence(asked, output.reason, fired) })))

function holdsOf(asked: Asked): readonly WantedHold[] | null {
  if (asked.failed.has(DECISION.holds)) return null
  const wanted = new Map<string, WantedHold>()
  for (const { output, fired } of firedOf<HoldRow>(asked, DECISION.holds)) {
    const key = `${output.reason} ${output.scope}`
    const before = wanted.get(key)?.evidence ?? []
    const merged = mergeEvidence(before, evidence(asked, output.reason, fired))
    wanted.set(key, { reason: output.reason, scope: output.scope, evidence: merged })
  }
  return [...wanted.values()]
}

function grantOf(asked: Asked): GrantVerdict | null {
  if (asked.failed.has(DECISION.grant)) return null
  const rows = firedOf<GrantRow>(asked, DECISION.grant)
  for (const outcome of ['wait', 'decline'] as const) {
    const against = rows.filter(({ output }) => output.outcome === outcome)
    if (against.length > 0) return { outcome, causes: causesOf(asked, against) }
  }
  const limitMinor = countOf(asked, DECISION.grantedLimit)
  const granted = rows.some(({ output }) => output.outcome === 'grant') && limitMinor !== null && limitMinor > 0
  return granted ? { outcome: 'grant', limitMinor } : null
}

function limitOf(asked: Asked): ReviewVerdict['limit'] {
  const permille = countOf(asked, DECISION.limitFactor)
  return permille === null ? null : { permille, causesOfCut: () => causesOfCut(asked) }
}

/** The row's own reason if it has one, then what cost the most points, the worst first. */
function causesOfCut(asked: Asked): readonly Cause[] {
  const own = firedOf<Value>(asked, DECISION.limitFactor).flatMap(({ reason, fired }) =>
    reason === null || reason === '' ? [] : [{ reason, evidence: evidence(asked, reason, fired) }],
  )
  return mergeCauses([...own, ...lostPoints(asked)])
}

/** Per reason all the points it cost, the dearest reason first. */
function lostPoints(asked: Asked): Cause[] {
  const lost = new Map<string, { points: number; causes: Cause[] }>()
  for (const { reason, row, loss } of lossesOf(asked.pack.policy, DECISION.score, asked.evaluation)) {
    const fired = asked.evaluation.fired.find((one) => one.decision === DECISION.score && one.row === row)
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
  whatIsMissing({ pack, source, inputs: readSignals(source) }, [DECISION.grant, DECISION.grantedLimit, DECISION.price])

/** Names what is missing: the inputs that are null; where nothing is, all that was looked at. */
function whatIsMissing({ pack, inputs }: Pick<Asked, 'pack' | 'source' | 'inputs'>, decisions: readonly string[]): Cause {
  const needed = [...new Set(decisions.flatMap((decision) => signalsBehind(pack, decision)))]
  const missing = needed.filter((name) => inputs[name] === null)
  const shown = missing.length > 0 ? missing : needed
  return {
    reason: 'not-assessable',
    evidence: shown.map((signal) => ({
      signal,
      value: inputs[signal] ?? null,
      test: missing.includes(signal) ? 'null' : null,
      asOf: null,
    })),
  }
}

function signalsBehind(pack: Pack, decision: string): readonly string[] {
  const requires = pack.policy.decisions.get(decision)?.requires ?? []
  return requires.flatMap((name) => (signalNamed.has(name) ? [name] : signalsBehind(pack, name)))
}

function numberOf({ evaluation }: Asked, decision: string): number | null {
  const value = evaluation.values.get(decision)
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}

function countOf(asked: Asked, decision: string): number | null {
  const value = numberOf(asked, decision)
  return value !== null && value >= 0 ? value : null
}

function textOf({ evaluation }: Asked, decision: string): string | null {
  const value = evaluation.values.get(decision)
  return typeof value === 'string' ? value : null
}
