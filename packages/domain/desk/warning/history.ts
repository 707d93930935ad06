/**
 * A band that does not flicker: it counts once it held for as long as its indicator asks for, and is over once it was gone for as long.
 *
 * Always   between two readings what was read last goes on; a reading that is not known starts no count and ends no warning: nobody is reassured by silence.
 * Always   the same readings give the same history, whenever it is asked for: what had counted by then.
 */
import type { Band, Indicator } from './indicator.ts'

/** In order of time. */
export type Reading = Readonly<{ at: number; band: Band | null }>
export type Holds = Pick<Indicator, 'amberForMs' | 'redForMs' | 'clearMs'>
export type BandChange = Readonly<{ at: number; from: Band; to: Band }>
export type History = Readonly<{ band: Band; since: number | null; changes: readonly BandChange[] }>

type Walk = {
  band: Band
  changes: BandChange[]
  /** Since when what is read is at least amber, at least red, below red, below amber. */
  amberSince: number | null
  redSince: number | null
  noRedSince: number | null
  noAmberSince: number | null
}

export function historyOf(readings: readonly Reading[], holds: Holds, now: number): History {
  const walk: Walk = { band: 'normal', changes: [], amberSince: null, redSince: null, noRedSince: null, noAmberSince: null }
  const heard = readings.filter(({ at }) => at <= now)
  for (const [nth, { at, band }] of heard.entries()) {
    read(walk, at, band)
    // What is read at an instant holds from that instant on.
    const until = heard[nth + 1]?.at ?? now + 1
    for (let change = next(walk, holds); change !== null && change.at < until; change = next(walk, holds)) {
      walk.changes.push(change)
      walk.band = change.to
    }
  }
  return { band: walk.band, since: walk.changes.at(-1)?.at ?? heard[0]?.at ?? null, changes: walk.changes }
}

function read(walk: Walk, at: number, band: Band | null): void {
  const [isAmber, isRed] = [band === 'amber' || band === 'red', band === 'red']
  walk.amberSince = isAmber ? (walk.amberSince ?? at) : null
  walk.redSince = isRed ? (walk.redSince ?? at) : null
  walk.noRedSince = band !== null && !isRed ? (walk.noRedSince ?? at) : null
  walk.noAmberSince = band === 'normal' ? (walk.noAmberSince ?? at) : null
}

/** What changes next if what was read goes on, and when; null where nothing does. At one instant the larger step is taken. */
function next(walk: Walk, { amberForMs, redForMs, clearMs }: Holds): BandChange | null {
  const from = walk.band
  const candidates = [
    from === 'red' ? null : due(walk.redSince, redForMs, from, 'red'),
    from === 'normal' ? null : due(walk.noAmberSince, clearMs, from, 'normal'),
    from === 'normal' ? due(walk.amberSince, amberForMs, from, 'amber') : null,
    from === 'red' ? due(walk.noRedSince, clearMs, from, 'amber') : null,
  ].filter((change) => change !== null)
  return candidates.reduce<BandChange | null>((first, change) => (first === null || change.at < first.at ? change : first), null)
}

const due = (since: number | null, afterMs: number, from: Band, to: Band): BandChange | null =>
  since === null ? null : { at: since + afterMs, from, to }
