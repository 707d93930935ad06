/**
 * An early warning: what it is told by, from where on it is amber and red, for how long it has to last, and what to do first.
 *
 * Always   a value that is not known holds no bound; where none is known there is no band, which is neither good nor bad.
 */

import { accept, type Outcome, refuse } from '../../kernel/outcome.ts'
import { DAY_MS, HOUR_MS } from '../../kernel/time.ts'
import type { ValueId, Values } from './values.ts'

type Words = Readonly<{ zh: string; en: string }>
export type Band = 'normal' | 'amber' | 'red'
export type Scope = 'borrower' | 'channel' | 'portfolio' | 'data'
export type Role = 'analyst' | 'desk_lead' | 'finance_head' | 'compliance' | 'data_steward'
/** 1 wakes a named person; 4 is read in the morning. */
export type Severity = 1 | 2 | 3 | 4

/** `and`: holds only where that value is known and above zero as well. */
export type Bound = Readonly<{ of: ValueId; is: 'above' | 'at_least' | 'below' | 'at_most'; mark: number; and?: ValueId }>

export type Indicator<Id extends string = string> = Readonly<{
  id: Id
  scope: Scope
  name: Words
  /** One is enough. Red is looked at first. */
  amber: readonly Bound[]
  red: readonly Bound[]
  /** For how long it must hold before it counts, and be gone before it is over. */
  amberForMs: number
  redForMs: number
  clearMs: number
  /** How many days ahead it usually warns; null where it warns of itself. */
  leadDays: readonly [number, number] | null
  owner: Role
  severity: Readonly<{ amber: Severity; red: Severity }>
  firstAction: Words
  /** During an announced maintenance of its channel it is kept, and told to nobody. */
  isMutedByMaintenance: boolean
}>

export const above = (of: ValueId, mark: number): Bound => ({ of, is: 'above', mark })
export const atLeast = (of: ValueId, mark: number, and?: ValueId): Bound => ({ of, is: 'at_least', mark, ...(and && { and }) })
export const below = (of: ValueId, mark: number, and?: ValueId): Bound => ({ of, is: 'below', mark, ...(and && { and }) })
export const atMost = (of: ValueId, mark: number): Bound => ({ of, is: 'at_most', mark })

type Rest = Partial<Pick<Indicator, 'amberForMs' | 'redForMs' | 'clearMs' | 'leadDays' | 'severity' | 'isMutedByMaintenance'>>

/** What most of them have in common: they count at once, and are over after an hour in which they did not hold. */
export const define =
  (scope: Scope, owner: Role) =>
  <Id extends string>(
    id: Id,
    [zh, en]: readonly [string, string],
    amber: readonly Bound[],
    red: readonly Bound[],
    [doZh, doEn]: readonly [string, string],
    rest: Rest = {},
  ): Indicator<Id> => ({
    id,
    scope,
    name: { zh, en },
    amber,
    red,
    amberForMs: 0,
    redForMs: 0,
    clearMs: HOUR_MS,
    leadDays: null,
    owner,
    severity: { amber: 3, red: 2 },
    firstAction: { zh: doZh, en: doEn },
    isMutedByMaintenance: false,
    ...rest,
  })

/** Null: nothing of what it is told by is known. */
export function bandOf({ amber, red }: Pick<Indicator, 'amber' | 'red'>, values: Values): Band | null {
  if (holding(red, values).length > 0) return 'red'
  if (holding(amber, values).length > 0) return 'amber'
  return [...amber, ...red].some(({ of }) => typeof values[of] === 'number') ? 'normal' : null
}

/** The bounds that hold: the reason of a warning. */
export const holding = (bounds: readonly Bound[], values: Values): Bound[] => bounds.filter((bound) => holds(bound, values))

function holds({ of, is, mark, and }: Bound, values: Values): boolean {
  const found = values[of]
  if (found === undefined || found === null) return false
  if (and !== undefined && !((values[and] ?? 0) > 0)) return false
  switch (is) {
    case 'above':
      return found > mark
    case 'at_least':
      return found >= mark
    case 'below':
      return found < mark
    case 'at_most':
      return found <= mark
  }
}

/** Other marks for an indicator, and why: the desk's own, kept with the reason. */
export type Tuning = Readonly<{
  amber?: readonly Bound[]
  red?: readonly Bound[]
  amberForMs?: number
  redForMs?: number
  clearMs?: number
  reason: string
}>
export type TuningRefusal = Readonly<{ code: 'reason-missing' | 'value-foreign' | 'hold-out-of-range' }>

const HOLD_MAX_MS = 90 * DAY_MS

/** It may not be told by other values than it is told by now: that would be another indicator. */
export function tune<One extends Indicator>(indicator: One, { reason, ...change }: Tuning): Outcome<One, TuningRefusal> {
  if (reason.trim() === '') return refuse({ code: 'reason-missing' })
  const own = new Set([...indicator.amber, ...indicator.red].map(({ of }) => of))
  if ([...(change.amber ?? []), ...(change.red ?? [])].some(({ of }) => !own.has(of))) return refuse({ code: 'value-foreign' })
  const waits = [change.amberForMs, change.redForMs, change.clearMs].filter((wait) => wait !== undefined)
  if (waits.some((wait) => !(wait >= 0 && wait <= HOLD_MAX_MS))) return refuse({ code: 'hold-out-of-range' })
  return accept({ ...indicator, ...change })
}
