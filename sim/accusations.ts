/**
 * What the platform said against its borrowers in a run, heard from its decisions: causes by the category of their reasons, as the policy pack has it.
 *
 * Counted   whatever takes or stops something that a borrower had: a hold, a limit cut, a dearer price, a line closed, a drawdown or quote declined. One
 *           decision accuses of each category once.
 * Left out  answers to wishes (a line, a higher limit), which amounts decide; what lies in the request itself (category `request`); what a hold in force says again; and
 *           step-ups, which ask him to confirm one request and say nothing of him: those are counted apart.
 */
import type { Decision } from '@fairline/domain/account/account'
import { blocksDrawing } from '@fairline/domain/line/hold'
import type { Cause, LineOutcome } from '@fairline/domain/line/outcomes'
import type { Pack } from '@fairline/domain/pack/pack'
import type { HearDecision } from './play.ts'
import { CAUSE_CATEGORIES, type CauseCategory } from './truth.ts'

/** `until`: when what was said no longer held; null where it still does. Of what is over as it is said (a request declined), `at`. */
export type Accusation = {
  readonly subject: string
  readonly category: CauseCategory
  readonly reasons: readonly string[]
  readonly at: number
  until: number | null
  /** We said ourselves that it had been wrong. */
  takenBack: boolean
}

/** `to` null: still so at the end. */
export type Span = { readonly from: number; to: number | null }
export type Heard = Readonly<{
  accusations: readonly Accusation[]
  stepUps: number
  /** By borrower: while his line was open; and while holds of a category kept him from drawing. */
  open: ReadonlyMap<string, readonly Span[]>
  stopped: (subject: string, category: CauseCategory) => readonly Span[]
}>

const STEP_UPS: ReadonlySet<string> = new Set(['SE02', 'BE03'])
/** While his own wish for more is looked at, no other is taken: an answer to a wish. */
const UNDER_REVIEW = 'PL07'

export function openAccusations(pack: Pack): Readonly<{ hear: HearDecision; read: () => Heard }> {
  const accusations: Accusation[] = []
  const byHold = new Map<string, Accusation>()
  const [open, stopped] = [new Map<string, Span[]>(), new Map<string, Span[]>()]
  let stepUps = 0
  const categoryOf = (reason: string): CauseCategory | undefined => {
    const category = reason.startsWith('PL09') ? 'platform' : pack.reasons.get(reason)?.category
    return CAUSE_CATEGORIES.find((one) => one === category)
  }
  const accuse = (subject: string, at: number, causes: readonly Cause[], made: Map<CauseCategory, Accusation>): void => {
    for (const { reason } of causes) {
      const category = categoryOf(reason)
      if (category === undefined) continue
      const before = made.get(category)
      made.set(category, { subject, category, at, until: at, takenBack: false, reasons: [...(before?.reasons ?? []), reason] })
    }
  }
  return {
    hear: (subject, _fact, decision, account) => {
      const made = new Map<CauseCategory, Accusation>()
      for (const outcome of decision.outcomes) {
        const causes = causesOf(outcome)
        if (outcome.type.endsWith('-declined') && causes.some(({ reason }) => STEP_UPS.has(reason))) stepUps++
        accuse(subject, decision.at, told(outcome, causes, categoryOf), made)
      }
      accusations.push(...made.values())
      keepHolds(decision, made, { byHold, categoryOf })
      note(open, subject, decision.at, account.line.stage === 'open')
      const stopping = new Set(account.line.holds.filter(blocksDrawing).map(({ reason }) => categoryOf(reason)))
      for (const category of CAUSE_CATEGORIES) note(stopped, keyOf(subject, category), decision.at, stopping.has(category))
    },
    read: () => ({ accusations, stepUps, open, stopped: (subject, category) => stopped.get(keyOf(subject, category)) ?? [] }),
  }
}

const keyOf = (subject: string, category: CauseCategory): string => `${subject} ${category}`

function told(outcome: LineOutcome, causes: readonly Cause[], categoryOf: (reason: string) => CauseCategory | undefined): readonly Cause[] {
  const isHeld = (outcome.type === 'drawdown-declined' || outcome.type === 'quote-declined') && outcome.data.code === 'held'
  const isOurs = (reason: string): boolean => ['technical', 'platform'].includes(categoryOf(reason) ?? '')
  return causes.filter(({ reason }) => !STEP_UPS.has(reason) && reason !== UNDER_REVIEW && (!isHeld || isOurs(reason)))
}

/** Against the borrower alone; also why a hold was wrong. */
function causesOf(outcome: LineOutcome): readonly Cause[] {
  switch (outcome.type) {
    case 'hold-placed':
      return [outcome.data.cause]
    case 'limit-changed':
      return outcome.data.toMinor < outcome.data.fromMinor ? outcome.data.causes : []
    case 'price-changed':
      return outcome.data.toDayRate > outcome.data.fromDayRate ? outcome.data.causes : []
    case 'hold-lifted':
    case 'line-closed':
    case 'drawdown-declined':
    case 'drawdown-cancelled':
    case 'quote-declined':
      return outcome.data.causes ?? []
    default:
      return []
  }
}

type Holds = Readonly<{ byHold: Map<string, Accusation>; categoryOf: (reason: string) => CauseCategory | undefined }>

/** An accusation by a hold lasts as long as the hold. */
function keepHolds({ at, outcomes }: Decision, made: ReadonlyMap<CauseCategory, Accusation>, { byHold, categoryOf }: Holds): void {
  for (const outcome of outcomes) {
    if (outcome.type === 'hold-placed') {
      const accusation = made.get(categoryOf(outcome.data.cause.reason)!)
      if (accusation === undefined) continue
      accusation.until = null
      byHold.set(outcome.data.holdId, accusation)
    }
    if (outcome.type !== 'hold-lifted') continue
    const accusation = byHold.get(outcome.data.holdId)
    if (accusation === undefined) continue
    accusation.until = at
    if (outcome.data.why === 'corrected') accusation.takenBack = true
  }
}

function note(spans: Map<string, Span[]>, subject: string, at: number, isSo: boolean): void {
  const all = spans.get(subject) ?? []
  const last = all.at(-1)
  const isOn = last !== undefined && last.to === null
  if (isSo && !isOn) spans.set(subject, [...all, { from: at, to: null }])
  if (!isSo && isOn) last.to = at
}
