/** Asks a pack's tables and puts their answers into the line decider's words: verdicts, causes and evidence. */
import { writeInstant } from '@fairline/contract/instant'
import { testsOf } from '@fairline/policy/explain/evidence'
import { lossesOf } from '@fairline/policy/explain/losses'
import type { Answer, FiredRow, Policy, Prepared, Value } from '@fairline/policy/policy'
import { BrokenInvariant, invariant } from '../kernel/outcome.ts'
import type { Bound } from '../line/bounds.ts'
import { mergeCauses, mergeEvidence } from '../line/notice.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import type { DrawdownVerdict, GrantVerdict, ReviewVerdict, WantedHold } from '../line/verdict.ts'
import { readSignal, signalNamed } from '../signals/catalogue.ts'
import { meansMinor, obligationsElsewhere } from '../signals/means-signals.ts'
import type { SignalSource } from '../signals/signal.ts'
import { type AffordabilityRow, affordableMinor } from './affordability.ts'
import type { Pack } from './pack.ts'
import { DECISION, type DrawdownRow, type GrantRow, type HoldRow } from './pack-shape.ts'

type Asked = { pack: Pack; source: SignalSource; answer: Answer; failed: ReadonlySet<string> }

/** What is asked of a pack when a line is looked at. */
export const REVIEW = [
  DECISION.score,
  DECISION.grade,
  DECISION.holds,
  DECISION.grant,
  DECISION.grantedLimit,
  DECISION.limitFactor,
  DECISION.price,
  DECISION.affordability,
]

type Questions = { readonly review: Prepared<SignalSource>; readonly drawdown: Prepared<SignalSource> }
const prepared = new WeakMap<Policy, Questions>()

/** Prepared at the first question to a policy. It reads the signals that it tests, and no others. */
function questionsOf({ policy }: Pack): Questions {
  const known = prepared.get(policy)
  if (known !== undefined) return known
  const readerOf = (name: string) => (signalNamed.get(name) ?? unheardOf(name)).read
  const questions = {
    review: policy.prepareFrom(
      REVIEW.filter((name) => policy.decisions.has(name)),
      readerOf,
    ),
    drawdown: policy.prepareFrom([DECISION.drawdown], readerOf),
  }
  prepared.set(policy, questions)
  return questions
}

function unheardOf(name: string): never {
  throw new BrokenInvariant(`a pack tests no more than the catalogue has: ${name}`)
}

/** Errors of a table on this borrower. Any other is a fault of the catalogue, so of ours. */
const TABLE_ERRORS: ReadonlySet<string> = new Set(['rows-overlap', 'rows-disagree'])
const NONE: ReadonlySet<string> = new Set()

/**
 * What the pack wants of the line now. A table that could not be evaluated (two rows of a UNIQUE table) gives no answer, so nothing changes.
 * Evidence and causes are worked out where they are looked at: most reviews change nothing and show none.
 */
export function assessLine(pack: Pack, source: SignalSource): ReviewVerdict {
  const asked = ask(questionsOf(pack).review, pack, source)
  const [score, grade, , , grantedLimit, limitFactor, price] = asked.answer.values
  const tableMinor = countOf(grantedLimit)
  return {
    unknown: new Unknown(source),
    holds: holdsOf(asked),
    grant: grantOf(asked, tableMinor),
    ceilings: new Ceilings(asked, tableMinor),
    limit: limitOf(asked, countOf(limitFactor)),
    dayRate: countOf(price),
    behaviourScore: numberOf(score),
    grade: typeof grade === 'string' ? grade : null,
  }
}

/** Approved only by a row that says so and none that declines: what is missing never approves (P9). */
export function assessDrawdown(pack: Pack, source: SignalSource): DrawdownVerdict {
  const asked = ask(questionsOf(pack).drawdown, pack, source)
  const rows = firedOf<DrawdownRow>(asked, DECISION.drawdown)
  const declined = rows.filter(({ output }) => output.outcome === 'decline')
  if (declined.length > 0) {
    const ownDoing = declined.every(({ output }) => output.own_doing === true)
    return { outcome: 'decline', code: 'policy', ownDoing, causes: causesOf(asked, declined) }
  }
  if (rows.some(({ output }) => output.outcome === 'approve') && !asked.failed.has(DECISION.drawdown)) return { outcome: 'approve' }
  return { outcome: 'decline', code: 'not-assessable', ownDoing: false, causes: [whatIsMissing(asked, [DECISION.drawdown])] }
}

class Unknown {
  readonly #source: SignalSource

  constructor(source: SignalSource) {
    this.#source = source
  }

  has(name: string): boolean {
    return signalNamed.has(name) && readSignal(name, this.#source) === null
  }
}

function ask(question: Prepared<SignalSource>, pack: Pack, source: SignalSource): Asked {
  const answer = question(source)
  const { errors } = answer
  if (errors.length === 0) return { pack, source, answer, failed: NONE }
  for (const { code } of errors) invariant(TABLE_ERRORS.has(code), 'the catalogue gives what it declares')
  return { pack, source, answer, failed: new Set(errors.map(({ decision }) => decision ?? '')) }
}

type Fired<Row> = FiredRow & { readonly output: Row }

function firedOf<Row>({ answer }: Asked, decision: string): Fired<Row>[] {
  const rows: Fired<Row>[] = []
  for (const fired of answer.fired) if (fired.decision === decision) rows.push(fired as Fired<Row>)
  return rows
}

/** The signals that the reason wants shown, each with the test it met in this row, if it was tested there. */
function evidence({ pack, source }: Asked, code: string, fired: FiredRow): Evidence[] {
  const tests = new Map(testsOf(pack.policy, fired).map(({ input, test }) => [input, test]))
  const shown = pack.reasons.get(code)?.evidence ?? []
  return shown.map((signal) => {
    const at = signalNamed.get(signal)?.dated?.(source) ?? null
    return { signal, value: readSignal(signal, source), test: tests.get(signal) ?? null, asOf: at === null ? null : writeInstant(at) }
  })
}

const causesOf = (asked: Asked, rows: readonly Fired<{ reason: string }>[]): readonly Cause[] =>
  mergeCauses(rows.map((fired) => ({ reason: fired.output.reason, evidence: evidence(asked, fired.output.reason, fired) })))

/** One a reason and scope, in the order of their first row. */
function holdsOf(asked: Asked): readonly WantedHold[] | null {
  if (asked.failed.has(DECISION.holds)) return null
  const wanted: HoldOfRows[] = []
  for (const fired of firedOf<HoldRow>(asked, DECISION.holds)) {
    const { reason, scope } = fired.output
    const same = wanted.find((hold) => hold.reason === reason && hold.scope === scope)
    if (same === undefined) wanted.push(new HoldOfRows(asked, fired))
    else same.rows.push(fired)
  }
  return wanted
}

/** A class and not a closure: one is made for each hold at each review. */
class HoldOfRows implements WantedHold {
  readonly reason: string
  readonly scope: WantedHold['scope']
  readonly rows: FiredRow[]
  readonly #asked: Asked
  #evidence: readonly Evidence[] | undefined

  constructor(asked: Asked, first: Fired<HoldRow>) {
    this.reason = first.output.reason
    this.scope = first.output.scope
    this.rows = [first]
    this.#asked = asked
  }

  get evidence(): readonly Evidence[] {
    this.#evidence ??= this.rows.reduce<readonly Evidence[]>(
      (before, fired) => mergeEvidence(before, evidence(this.#asked, this.reason, fired)),
      [],
    )
    return this.#evidence
  }
}

/** The most that the table of limits gives, and the most that he can pay back, each with the reasons of its row. Looked at where a limit is set only. */
class Ceilings {
  readonly #asked: Asked
  readonly #tableMinor: number | null

  constructor(asked: Asked, tableMinor: number | null) {
    this.#asked = asked
    this.#tableMinor = tableMinor
  }

  get policy(): Bound | null {
    const causes = causesOfRow.bind(null, this.#asked, DECISION.grantedLimit)
    return this.#tableMinor === null ? null : { name: 'policy', limitMinor: this.#tableMinor, causes }
  }

  /** A pack may ask for no more than the first. */
  get affordability(): Bound | null {
    return asksMeans(this.#asked) ? affordability(this.#asked) : null
  }
}

const asksMeans = ({ pack }: Asked): boolean => pack.policy.decisions.has(DECISION.affordability)

/** Where the table does not answer, nothing can be carried. */
function affordability(asked: Asked): Bound {
  const [row] = firedOf<AffordabilityRow>(asked, DECISION.affordability)
  if (row === undefined || !isWhole(row.output)) {
    return { name: 'affordability', limitMinor: 0, causes: () => [whatIsMissing(asked, [DECISION.affordability])] }
  }
  const { source } = asked
  const means = { meansMinor: meansMinor(source), obligationsElsewhereMinor: obligationsElsewhere(source) }
  return { name: 'affordability', limitMinor: affordableMinor(row.output, means), causes: causesOf.bind(null, asked, [row]) }
}

/** A cell may compute what it gives. */
const isWhole = ({ income_permille, months, cap_minor }: AffordabilityRow): boolean =>
  [income_permille, months, cap_minor].every((value) => Number.isSafeInteger(value) && value >= 0)

/** The reason beside a row that gives a plain value. */
const causesOfRow = (asked: Asked, decision: string): readonly Cause[] =>
  mergeCauses(
    firedOf<unknown>(asked, decision).flatMap((fired) => {
      const { reason } = fired
      return reason === null || reason === '' ? [] : [{ reason, evidence: evidence(asked, reason, fired) }]
    }),
  )

const AGAINST = ['wait', 'decline', 'refer'] as const

/** A missing step first, then what speaks against him, then what a person has to look at. */
function grantOf(asked: Asked, tableMinor: number | null): GrantVerdict | null {
  if (asked.failed.has(DECISION.grant)) return null
  const rows = firedOf<GrantRow>(asked, DECISION.grant)
  const isTold = !asksMeans(asked) || asked.answer.fired.some(({ decision }) => decision === DECISION.affordability)
  const limitMinor = isTold ? tableMinor : null
  for (const against of AGAINST) {
    if (rows.some(({ output }) => output.outcome === against)) return new NotGranted(asked, rows, against, limitMinor)
  }
  return limitMinor !== null && limitMinor > 0 && rows.length > 0 ? { outcome: 'grant', limitMinor } : null
}

/** A class and not a closure: its causes are worked out where they are looked at. `limitMinor`: what the tables give all the same. */
class NotGranted {
  readonly outcome: 'wait' | 'decline' | 'refer'
  readonly limitMinor: number | null
  readonly #asked: Asked
  readonly #rows: readonly Fired<GrantRow>[]
  #causes: readonly Cause[] | undefined

  constructor(asked: Asked, rows: readonly Fired<GrantRow>[], outcome: 'wait' | 'decline' | 'refer', limitMinor: number | null) {
    this.outcome = outcome
    this.limitMinor = limitMinor
    this.#asked = asked
    this.#rows = rows
  }

  get causes(): readonly Cause[] {
    this.#causes ??= causesOf(
      this.#asked,
      this.#rows.filter(({ output }) => output.outcome === this.outcome),
    )
    return this.#causes
  }
}

const limitOf = (asked: Asked, permille: number | null): ReviewVerdict['limit'] =>
  permille === null ? null : { permille, causesOfCut: causesOfCut.bind(null, asked) }

/** The row's own reason if it has one, then what cost the most points, the worst first. */
const causesOfCut = (asked: Asked): readonly Cause[] => mergeCauses([...causesOfRow(asked, DECISION.limitFactor), ...lostPoints(asked)])

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
function whatIsMissing({ pack, source }: Pick<Asked, 'pack' | 'source'>, decisions: readonly string[]): Cause {
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

const numberOf = (value: Value | undefined): number | null => (typeof value === 'number' && Number.isSafeInteger(value) ? value : null)

function countOf(value: Value | undefined): number | null {
  const number = numberOf(value)
  return number !== null && number >= 0 ? number : null
}
