/** Asks a pack's tables and puts their answers into the line decider's words: verdicts, causes and evidence. */
import type { FiredRow, Value } from '@fairline/policy/policy'
import { mergeEvidence } from '../line/notice.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import type { DrawdownVerdict, GrantVerdict, ReviewVerdict, Told, WantedHold } from '../line/verdict.ts'
import { readSignal, signalNamed } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'
import { type Asked, ask, countOf, type Fired, firedOf, numberOf, questionsOf } from './ask.ts'
import { whatIsMissing, whyDeclined, whyOfLimit, whyOfPrice } from './causes.ts'
import { causesOf, evidence } from './causes-of-rows.ts'
import { asksMeans, Ceilings } from './ceilings.ts'
import type { Pack } from './pack.ts'
import { type ClosureRow, DECISION, type DrawdownRow, type GrantRow, type HoldRow } from './pack-shape.ts'

/**
 * What the pack wants of the line now. A table that could not be evaluated (two rows of a UNIQUE table) gives no answer, so nothing changes.
 * Evidence and causes are worked out where they are looked at: most reviews change nothing and show none.
 */
export function assessLine(pack: Pack, source: SignalSource): ReviewVerdict {
  const questions = questionsOf(pack)
  const asked = ask(questions.review, pack, source)
  const [score, grade, , grant, grantedLimit, limitFactor, price] = asked.answer.values
  const tableMinor = countOf(grantedLimit)
  return {
    unknown: new Unknown(source),
    holds: holdsOf(asked, questions.holds),
    closures: holdsOf(asked, CLOSURE) ?? [],
    grant: grantOf(asked, questions.grants, { value: grant ?? null, tableMinor }),
    ceilings: new Ceilings(asked, tableMinor),
    limit: limitOf(asked, countOf(limitFactor)),
    dayRate: countOf(price),
    whyDearer: whyOfPrice.bind(null, asked, countOf(price)),
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

const CLOSURE: ReadonlySet<string> = new Set([DECISION.closure])

/** One a reason and scope, in the order of their first row. */
function holdsOf(asked: Asked, tables: ReadonlySet<string>): readonly WantedHold[] | null {
  if (hasFailed(asked, tables)) return null
  const wanted: HoldOfRows[] = []
  for (const fired of asked.answer.fired as Fired<HoldRow | ClosureRow>[]) {
    if (!tables.has(fired.decision)) continue
    const { reason, scope } = wantedOf(fired)
    const same = wanted.find((hold) => hold.reason === reason && hold.scope === scope)
    if (same === undefined) wanted.push(new HoldOfRows(asked, fired))
    else same.rows.push(fired)
  }
  return wanted
}

function hasFailed({ failed }: Asked, tables: Iterable<string>): boolean {
  if (failed.size === 0) return false
  for (const table of tables) if (failed.has(table)) return true
  return false
}

/** A table of one column gives its value alone: the reason of a closure, which ends all drawing. */
const wantedOf = ({ output }: Fired<HoldRow | ClosureRow>): HoldRow =>
  typeof output === 'string' ? { reason: output, scope: 'draw' } : output

/** A class and not a closure: one is made for each hold at each review. */
class HoldOfRows implements WantedHold {
  readonly reason: string
  readonly scope: WantedHold['scope']
  readonly rows: FiredRow[]
  readonly #asked: Asked
  #evidence: readonly Evidence[] | undefined

  constructor(asked: Asked, first: Fired<HoldRow | ClosureRow>) {
    const { reason, scope } = wantedOf(first)
    this.reason = reason
    this.scope = scope
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

  get newestAt(): number | null {
    const { source } = this.#asked
    let newest: number | null = null
    for (const { signal: name, test } of this.evidence) {
      const signal = test === null ? undefined : signalNamed.get(name)
      const at = (signal?.newsAt ?? signal?.dated)?.(source) ?? null
      if (at !== null && (newest === null || at > newest)) newest = at
    }
    return newest
  }
}

type Granted = Readonly<{ value: Value; tableMinor: number | null }>

const AGAINST = ['wait', 'decline', 'refer'] as const

/** A missing step first, then what speaks against him, then what a person has to look at. */
function grantOf(asked: Asked, grants: readonly string[], { value, tableMinor }: Granted): GrantVerdict | null {
  if (hasFailed(asked, grants)) return null
  const rows: Fired<GrantRow>[] = []
  for (const table of grants) for (const fired of asked.answer.fired) if (fired.decision === table) rows.push(fired as Fired<GrantRow>)
  const isTold = !asksMeans(asked) || asked.answer.fired.some(({ decision }) => decision === DECISION.affordability)
  const limitMinor = isTold ? tableMinor : null
  for (const against of AGAINST) {
    if (rows.some(({ output }) => output.outcome === against)) return new NotGranted(asked, { value, rows, outcome: against, limitMinor })
  }
  return limitMinor !== null && limitMinor > 0 && rows.length > 0 ? { outcome: 'grant', limitMinor } : null
}

type Answered = {
  readonly value: Value
  readonly rows: readonly Fired<GrantRow>[]
  readonly outcome: (typeof AGAINST)[number]
  readonly limitMinor: number | null
}

/** A class and not a closure: its causes are worked out where they are looked at. `limitMinor`: what the tables give all the same. */
class NotGranted {
  readonly outcome: Answered['outcome']
  readonly limitMinor: number | null
  readonly #asked: Asked
  readonly #value: Value
  readonly #rows: readonly Fired<GrantRow>[]
  #told: Told | undefined

  constructor(asked: Asked, { value, rows, outcome, limitMinor }: Answered) {
    this.outcome = outcome
    this.limitMinor = limitMinor
    this.#asked = asked
    this.#value = value
    this.#rows = rows
  }

  get causes(): readonly Cause[] {
    return this.#tell().causes
  }

  get furtherReasons(): number {
    return this.#tell().furtherReasons
  }

  #tell(): Told {
    const rows = this.#rows.filter(({ output }) => output.outcome === this.outcome)
    this.#told ??=
      this.outcome === 'decline' ? whyDeclined(this.#asked, this.#value, rows) : { causes: causesOf(this.#asked, rows), furtherReasons: 0 }
    return this.#told
  }
}

const limitOf = (asked: Asked, permille: number | null): ReviewVerdict['limit'] =>
  permille === null ? null : { permille, why: whyOfLimit.bind(null, asked, permille) }
