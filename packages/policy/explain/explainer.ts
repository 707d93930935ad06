/**
 * Principal reasons of an adverse decision: every knock-out row that fired, then the fewest characteristics of the score that turn the decision
 * when they are brought to their baselines and the policy is run again.
 *
 * Cost     nothing until somebody looks: an explanation keeps what was asked and works out each part when it is read.
 * Errors   a specification that does not fit its policy is told by `prepareExplainer`, all faults at once; nothing is thrown.
 */
import type { ReaderOf } from '../compile/input.ts'
import type { Answer, FiredRow } from '../evaluation.ts'
import type { Policy, Value } from '../policy.ts'
import { add, compareNum, isNum, type Num } from '../value.ts'
import { type Baselines, baselineOf, lossOf } from './baselines.ts'
import { characteristicsOf } from './characteristics.ts'
import { withAllRows, withGiven } from './rerun.ts'
import { type Named, nameReasons } from './sufficient.ts'

export type KnockOuts = { readonly decision: string; readonly isAdverse: (output: Value) => boolean }
export type ScorePart = {
  /** The decision that sums the points. */
  readonly score: string
  /** The decision that is made of it, and when it goes against the borrower. */
  readonly outcome: string
  readonly isAdverse: (value: Value) => boolean
  /** What his points are held against: the first that fits the decision, and of which something falls short. */
  readonly yardsticks: readonly Yardstick[]
}
/** `passesAt`: the score from which on its people passed. It fits where the decision is not adverse at that score; null fits every decision. */
export type Yardstick = { readonly passesAt: Num | null; readonly baselines: Baselines }
export type ExplanationSpec = {
  readonly knockOuts: readonly KnockOuts[]
  readonly score: ScorePart | null
  /** A row that names no reason is never among the principal ones: whoever has to put each into words could not tell it. */
  readonly codesOnly?: true
}

export type Factor = {
  readonly kind: 'knock-out' | 'score'
  readonly reason: string | null
  readonly decision: string
  /** 1-based. */
  readonly row: number
  /** Of the score: what it gave, what it is held against, and what it fell short. */
  readonly characteristic: string | null
  readonly points: Num | null
  readonly baseline: Num | null
  readonly loss: Num | null
}

export type Explanation = Named<Factor> & {
  /** Everything that counted against him, in the same order. */
  readonly all: readonly Factor[]
  /** Whether the score is what decides: with all that falls short at its baseline, the decision would be another. */
  readonly isOfScore: boolean
}

/** What the host has of an evaluation: the rows that fired, and the value of the outcome. */
export type Asked = {
  readonly fired: readonly FiredRow[]
  readonly outcome: Value
  /** In place of that of the score: where it hangs on what is in force whether an outcome is adverse. */
  readonly isAdverse?: (value: Value) => boolean
  /** Rows that speak against him by themselves, where no more is to be asked to know it: knock-outs like those of the specification, before them. */
  readonly certain?: readonly FiredRow[]
}
export type Explain<Source> = (source: Source, asked: Asked) => Explanation

export type PreparedExplainer<Source> =
  | { readonly ok: true; readonly explain: Explain<Source> }
  | { readonly ok: false; readonly faults: readonly string[] }

export function prepareExplainer<Source>(policy: Policy, spec: ExplanationSpec, readerOf: ReaderOf<Source>): PreparedExplainer<Source> {
  const faults = faultsOf(policy, spec)
  if (faults.length > 0) return { ok: false, faults }
  const parts: Parts<Source> = {
    knockOuts: spec.knockOuts.map((each) => ({
      ...each,
      all: withAllRows(policy, each.decision)?.prepareFrom([each.decision], readerOf) ?? null,
    })),
    score: spec.score === null ? null : prepareScore(policy, spec.score, readerOf),
    isNamable: spec.codesOnly === true ? hasCode : () => true,
  }
  return { ok: true, explain: (source, asked) => new LazyExplanation(parts, source, asked) }
}

function faultsOf({ decisions }: Policy, { knockOuts, score }: ExplanationSpec): string[] {
  const unknown = [...knockOuts.map(({ decision }) => decision), ...(score === null ? [] : [score.score, score.outcome])]
    .filter((name) => !decisions.has(name))
    .map((name) => `the policy has no decision "${name}"`)
  const info = score === null ? undefined : decisions.get(score.score)
  if (score === null || info === undefined) return unknown
  if (info.aggregation !== 'SUM') return [...unknown, `"${info.name}" sums no points`]
  const without = score.yardsticks.flatMap(({ baselines }) =>
    characteristicsOf(info).filter((each) => baselineOf(baselines, each) === null),
  )
  return [...unknown, ...new Set(without.map(({ name }) => `the baselines name no points for "${name}"`))]
}

type Given<Source> = { readonly source: Source; readonly score: Num }
type Rerun<Source> = (given: Given<Source>) => Value
type Held = readonly { readonly name: string; readonly baseline: Num }[]
type PreparedScore<Source> = ScorePart & {
  readonly held: readonly { readonly passesAt: Num | null; readonly against: Held }[]
  /** By the number of a row, the place of its characteristic. */
  readonly ofRow: readonly (number | undefined)[]
  readonly rerun: Rerun<Source>
}
type PreparedKnockOuts<Source> = KnockOuts & { readonly all: ((source: Source) => Answer) | null }
type Parts<Source> = {
  readonly knockOuts: readonly PreparedKnockOuts<Source>[]
  readonly score: PreparedScore<Source> | null
  readonly isNamable: (factor: Factor) => boolean
}
const hasCode = ({ reason }: Factor): boolean => reason !== null && reason !== ''

function prepareScore<Source>(policy: Policy, part: ScorePart, readerOf: ReaderOf<Source>): PreparedScore<Source> {
  const characteristics = characteristicsOf(policy.decisions.get(part.score)!)
  const held = part.yardsticks.map(({ passesAt, baselines }) => {
    return { passesAt, against: characteristics.map((each) => ({ name: each.name, baseline: baselineOf(baselines, each)! })) }
  })
  const ofRow: number[] = []
  for (const [place, { rows }] of characteristics.entries()) for (const { row } of rows) ofRow[row] = place
  return { ...part, held, ofRow, rerun: part.outcome === part.score ? ({ score }) => score : prepareRerun(policy, part, readerOf) }
}

function prepareRerun<Source>(policy: Policy, { score: name, outcome }: ScorePart, readerOf: ReaderOf<Source>): Rerun<Source> {
  const ask = withGiven(policy, name)!.prepareFrom<Given<Source>>([outcome], (input) => {
    if (input === name) return ({ score }) => score
    const read = readerOf(input)
    return ({ source }) => read(source)
  })
  return (given) => ask(given).values[0] ?? null
}

/** A class and not closures: one is made at every evaluation, and most are never looked at. */
class LazyExplanation<Source> implements Explanation {
  readonly #parts: Parts<Source>
  readonly #source: Source
  readonly #asked: Asked
  #knocked: readonly Factor[] | undefined
  #lost: readonly Factor[] | undefined
  #named: Named<Factor> | undefined

  constructor(parts: Parts<Source>, source: Source, asked: Asked) {
    this.#parts = parts
    this.#source = source
    this.#asked = asked
  }

  get principal(): Explanation['principal'] {
    return this.#naming().principal
  }

  get furtherFactors(): boolean {
    return this.#naming().furtherFactors
  }

  get all(): readonly Factor[] {
    return [...this.#knockedOut(), ...this.#losses()]
  }

  get isOfScore(): boolean {
    const { score } = this.#parts
    if (score === null || !this.#isAdverse(score, this.#asked.outcome)) return false
    const whole = this.#losses().reduce((sum, { loss }) => add(sum, loss!) ?? sum, sumOf(this.#asked, score.score))
    return !this.#isAdverseAt(score, whole)
  }

  #knockedOut(): readonly Factor[] {
    this.#knocked ??= [
      ...(this.#asked.certain ?? []).map(knockOut),
      ...this.#parts.knockOuts.flatMap((each) => knockedOutBy(each, this.#source, this.#asked)),
    ]
    return this.#knocked
  }

  #losses(): readonly Factor[] {
    this.#lost ??= this.#parts.score === null ? [] : this.#lossesOf(this.#parts.score)
    return this.#lost
  }

  #lossesOf(score: PreparedScore<Source>): readonly Factor[] {
    let losses: readonly Factor[] = []
    for (const { passesAt, against } of score.held) {
      if (passesAt !== null && this.#isAdverseAt(score, passesAt)) continue
      losses = lossesIn(score, against, this.#asked)
      if (losses.some(this.#parts.isNamable)) break
    }
    return losses
  }

  #isAdverse({ isAdverse }: PreparedScore<Source>, outcome: Value): boolean {
    return (this.#asked.isAdverse ?? isAdverse)(outcome)
  }

  #isAdverseAt(part: PreparedScore<Source>, score: Num): boolean {
    return this.#isAdverse(part, part.rerun({ source: this.#source, score }))
  }

  #naming(): Named<Factor> {
    this.#named ??= this.#name()
    return this.#named
  }

  #name(): Named<Factor> {
    const { score, isNamable } = this.#parts
    const certain = this.#knockedOut().filter(isNamable)
    if (score === null || !this.#isAdverse(score, this.#asked.outcome)) return nameReasons(certain, null)
    const factors = this.#losses().filter(isNamable)
    let sum = sumOf(this.#asked, score.score)
    // Asked for one factor more at a time.
    const isAdverseWith = (count: number): boolean => {
      sum = add(sum, factors[count - 1]!.loss!) ?? sum
      return this.#isAdverseAt(score, sum)
    }
    return nameReasons(certain, { factors, isAdverseWith })
  }
}

function knockedOutBy<Source>({ decision, isAdverse, all }: PreparedKnockOuts<Source>, source: Source, { fired }: Asked): Factor[] {
  const factors: Factor[] = []
  for (const each of all === null ? fired : all(source).fired)
    if (each.decision === decision && isAdverse(each.output)) factors.push(knockOut(each))
  return factors
}

const knockOut = ({ decision, row, reason }: FiredRow): Factor => {
  return { kind: 'knock-out', reason, decision, row, characteristic: null, points: null, baseline: null, loss: null }
}

function sumOf({ fired }: Asked, decision: string): Num {
  let sum: Num = 0
  for (const each of fired) if (each.decision === decision && isNum(each.output)) sum = add(sum, each.output) ?? sum
  return sum
}

/** What fell short of its baseline, the farthest first; equals stand in table order. Rows of one characteristic count together. */
function lossesIn<Source>({ score, ofRow }: PreparedScore<Source>, against: Held, { fired }: Asked): Factor[] {
  const given: (Num | undefined)[] = new Array(against.length)
  const worst: (FiredRow | undefined)[] = new Array(against.length)
  for (const each of fired) {
    const place = each.decision === score ? ofRow[each.row] : undefined
    if (place === undefined || !isNum(each.output)) continue
    const so = given[place]
    given[place] = so === undefined ? each.output : (add(so, each.output) ?? so)
    // The row that gave the least names the reason.
    const least = worst[place]?.output
    if (!isNum(least) || compareNum(each.output, least) < 0) worst[place] = each
  }
  const factors: Factor[] = []
  for (const [place, { name, baseline }] of against.entries()) {
    const points = given[place]
    if (points === undefined) continue
    const loss = lossOf(points, baseline)
    if (compareNum(loss, 0) <= 0) continue
    const { row, reason } = worst[place]!
    factors.push({ kind: 'score', reason, decision: score, row, characteristic: name, points, baseline, loss })
  }
  return factors.sort((a, b) => compareNum(b.loss!, a.loss!) || a.row - b.row)
}
