/**
 * Which signals can move a line without a new fact, and at which values somebody looks at them: those behind the holds, and while a line is not
 * open, those behind its grant; while it is, those that close it. Limits and prices follow facts only.
 */
import type { DecisionInfo } from '@fairline/policy/policy'
import { signalNamed } from '../signals/catalogue.ts'
import { type Cuts, type Moves, never } from '../signals/moves.ts'
import type { Signal } from '../signals/signal.ts'
import { ONLY_FALL, TIME_MOVES } from '../signals/time-moves.ts'
import type { Pack } from './pack.ts'
import { DECISION, tablesLike } from './pack-shape.ts'

/** `idleBelow`: below it time can do nothing to the value, as it only ever falls; null where it may do anything. */
export type WatchedSignal = Readonly<{ signal: Signal; cuts: Cuts; moves: Moves; idleBelow: number | null }>
type ByStage = Readonly<{ open: readonly WatchedSignal[]; pending: readonly WatchedSignal[] }>
/** `byTime`: those of them that time alone can move. Accounts are asked for their next moment as often as they change. */
export type WatchedSignals = ByStage & Readonly<{ byTime: ByStage }>

const byPack = new WeakMap<Pack, WatchedSignals>()

export function watchedSignals(pack: Pack): WatchedSignals {
  const known = byPack.get(pack)
  if (known) return known
  const holds = tablesLike(pack.policy, DECISION.holds)
  const open = watchedBy(pack, [...holds, DECISION.closure])
  const pending = watchedBy(pack, [...holds, ...tablesLike(pack.policy, DECISION.grant), DECISION.grantedLimit])
  const signals = { open, pending, byTime: { open: open.filter(isMovedByTime), pending: pending.filter(isMovedByTime) } }
  byPack.set(pack, signals)
  return signals
}

function watchedBy(pack: Pack, decisions: readonly string[]): readonly WatchedSignal[] {
  const plainly = new Map<string, boolean>()
  for (const decision of decisions) collect(pack, decision, plainly, new Set())
  return [...plainly].map(([name, isPlain]) => watched(name, isPlain ? (pack.policy.thresholds.get(name) ?? []) : 'any'))
}

export function watched(name: string, cuts: Cuts): WatchedSignal {
  const idleBelow = ONLY_FALL.has(name) && cuts !== 'any' ? (cuts[0] ?? 0) : null
  return { signal: signalNamed.get(name)!, cuts, moves: TIME_MOVES[name] ?? never, idleBelow }
}

const isMovedByTime = ({ moves }: WatchedSignal): boolean => moves !== never

/** `plainly`: by name, whether a signal is only ever compared with constants. */
function collect({ policy }: Pick<Pack, 'policy'>, decision: string, plainly: Map<string, boolean>, seen: Set<string>): void {
  const info = policy.decisions.get(decision)
  if (info === undefined || seen.has(decision)) return
  seen.add(decision)
  const plain = plainColumns(info)
  for (const name of info.requires) {
    if (!signalNamed.has(name)) collect({ policy }, name, plainly, seen)
    else plainly.set(name, plain.has(name) && (plainly.get(name) ?? true))
  }
}

/** A column of a signal's own name, in a table in which no cell speaks of another signal. */
function plainColumns({ inputs, requires, rows }: DecisionInfo): ReadonlySet<string> {
  const columns = inputs.map(({ text }) => text)
  const isElsewhere = (name: string) => {
    const mention = new RegExp(`\\b${name}\\b`)
    return rows.some(({ cells }) => cells.some((cell) => mention.test(cell))) || columns.some((text) => text !== name && mention.test(text))
  }
  const speaksOfItself = rows.some(({ cells }) => cells.some((cell) => cell.includes('?')))
  return new Set(speaksOfItself ? [] : requires.filter((name) => columns.includes(name) && !isElsewhere(name)))
}
