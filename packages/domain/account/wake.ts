/**
 * When an account should next be looked at though nothing happens: the first instant at which time alone may place, change or lift something.
 *
 * Always   before that instant, and without a fact, a look changes nothing; an account on which time has no hold is never woken.
 * Units    epoch milliseconds, after the account's own clock.
 */
import type { Pack } from '../pack/pack.ts'
import { type WatchedSignal, watchedSignals } from '../pack/watched-signals.ts'
import type { SignalSource, SignalValue } from '../signals/signal.ts'
import { type Cuts, ONLY_FALL, TIME_MOVES } from '../signals/time-moves.ts'
import type { Account } from './account.ts'

export function nextWake(account: Account, pack: Pack): number | null {
  const { signals, line, clockAt: at } = account
  const source: SignalSource = { signals, line, at, scale: pack.scoreScale, draw: null }
  const watched = line.stage === 'open' ? watchedSignals(pack).open : watchedSignals(pack).pending
  let wakeAt = Number.POSITIVE_INFINITY
  for (const { observedUntil } of line.holds) if (observedUntil !== null) wakeAt = Math.min(wakeAt, Math.max(observedUntil, at + 1))
  for (const one of watched) wakeAt = nextCrossing(one, source, wakeAt)
  return wakeAt === Number.POSITIVE_INFINITY ? null : wakeAt
}

/** The first instant before `until` at which the signal is on another side of some cut than now, or `until`. */
function nextCrossing({ signal, cuts }: WatchedSignal, source: SignalSource, until: number): number {
  const value = signal.read(source)
  if (cuts !== 'any' && ONLY_FALL.has(signal.name) && typeof value === 'number' && value < (cuts[0] ?? 0)) return until
  const moves = TIME_MOVES[signal.name]?.(source, cuts) ?? []
  if (moves.length === 0) return until
  const now = sideOf(value, cuts)
  let first = until
  for (const at of moves) {
    if (at > source.at && at < first && sideOf(signal.read({ ...source, at }), cuts) !== now) first = at
  }
  return first
}

/** What a test can tell of a value: which cuts it has reached, and which it has passed. */
function sideOf(value: SignalValue, cuts: Cuts): SignalValue {
  if (typeof value !== 'number' || cuts === 'any') return value
  let reached = 0
  for (const cut of cuts) reached += value > cut ? 2 : value === cut ? 1 : 0
  return reached
}
