/** Asks a pack's tables and puts their answers into the line decider's words: verdicts, causes and evidence. */
import type { FiredRow } from '@fairline/policy/policy'
import { mergeEvidence } from '../line/notice.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import type { DrawdownVerdict, GrantVerdict, ReviewVerdict, WantedHold } from '../line/verdict.ts'
import { readSignal, signalNamed } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'
import { type Asked, ask, countOf, type Fired, firedOf, numberOf, questionsOf } from './ask.ts'
import { causesOf, causesOfCut, evidence, whatIsMissing } from './causes.ts'
import { asksMeans, Ceilings } from './ceilings.ts'
import type { Pack } from './pack.ts'
import { DECISION, type DrawdownRow, type GrantRow, type HoldRow } from './pack-shape.ts'

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
  const { drawdown, drawdowns } = questionsOf(pack)
  const asked = ask(drawdown, pack, source)
  const rows = drawdowns.flatMap((table) => firedOf<DrawdownRow>(asked, table))
  const declined = rows.filter(({ output }) => output.outcome === 'decline')
  if (declined.length > 0) {
    const ownDoing = declined.every(({ output }) => output.own_doing === true)
    return { outcome: 'decline', code: codeOf(pack, declined), ownDoing, causes: causesOf(asked, declined) }
  }
  if (rows.some(({ output }) => output.outcome === 'approve') && asked.failed.size === 0) return { outcome: 'approve' }
  return { outcome: 'decline', code: 'not-assessable', ownDoing: false, causes: [whatIsMissing(asked, [DECISION.drawdown])] }
}

/** The table of drawdowns itself speaks of the borrower and his request. Others may say what is our fault or our lack, by the category of their reasons. */
function codeOf({ reasons }: Pack, declined: readonly Fired<DrawdownRow>[]): 'policy' | 'technical' | 'platform' {
  const categories = declined.map(({ decision, output }) =>
    decision === DECISION.drawdown ? undefined : reasons.get(output.reason)?.category,
  )
  if (!categories.every((one) => one === 'technical' || one === 'platform')) return 'policy'
  return categories.includes('technical') ? 'technical' : 'platform'
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

/** One a reason and scope, in the order of their first row. */
function holdsOf(asked: Asked): readonly WantedHold[] | null {
  const { holds: tables } = questionsOf(asked.pack)
  if (tables.some((table) => asked.failed.has(table))) return null
  const wanted: HoldOfRows[] = []
  for (const fired of asked.answer.fired as Fired<HoldRow>[]) {
    if (!tables.includes(fired.decision)) continue
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

const AGAINST = ['wait', 'decline', 'refer'] as const

/** A missing step first, then what speaks against him, then what a person has to look at. */
function grantOf(asked: Asked, tableMinor: number | null): GrantVerdict | null {
  const { grants } = questionsOf(asked.pack)
  if (grants.some((table) => asked.failed.has(table))) return null
  const rows = grants.length === 1 ? firedOf<GrantRow>(asked, DECISION.grant) : grants.flatMap((table) => firedOf<GrantRow>(asked, table))
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
