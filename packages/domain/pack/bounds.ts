/** How far a value is from the next one at which some table of a pack looks, on either side, and what stands there. */

import { writeInstant } from '@fairline/contract/instant'
import type { SignalView } from '@fairline/contract/views/signals'
import type { z } from 'zod'
import { CATALOGUE } from '../signals/catalogue.ts'
import type { Signal, SignalSource, SignalValue } from '../signals/signal.ts'
import type { Pack } from './pack.ts'

type Bound = NonNullable<z.infer<typeof SignalView>['below']>

const SWITCHED_OFF = { zh: '该类信号已按所在地区的设置停用', en: 'signals of this kind are switched off for this jurisdiction' }

/** All signals of the catalogue, as the policy sees them. */
export const describeSignals = (pack: Pack, source: SignalSource): z.infer<typeof SignalView>[] =>
  CATALOGUE.map((signal) => describeSignal(pack, signal, source))

function describeSignal(pack: Pack, signal: Signal, source: SignalSource): z.infer<typeof SignalView> {
  const value = signal.read(source)
  const at = signal.dated?.(source) ?? null
  return {
    signal: signal.name,
    name: { zh: signal.zh, en: signal.en },
    unit: signal.unit,
    window: signal.window,
    value,
    null_means: signal.family !== undefined && source.off?.has(signal.family) ? SWITCHED_OFF : (signal.nullMeans ?? null),
    family: signal.family ?? null,
    as_of: at === null ? null : writeInstant(at),
    ...boundsAround(pack, signal.name, value),
  }
}

/** Null where there is none, or the value is no number. */
export function boundsAround(pack: Pack, signal: string, value: SignalValue): { below: Bound | null; above: Bound | null } {
  if (typeof value !== 'number') return { below: null, above: null }
  const cuts = pack.policy.thresholds.get(signal) ?? []
  const below = cuts.findLast((cut) => cut <= value)
  const above = cuts.find((cut) => cut > value)
  return {
    below: below === undefined ? null : boundAt(pack, signal, below),
    above: above === undefined ? null : boundAt(pack, signal, above),
  }
}

/** Tables in which a row looks there, and the reasons of those rows. */
function boundAt({ policy }: Pack, signal: string, value: number): Bound {
  const points =
    policy
      .cutPoints()
      .get(signal)
      ?.points.filter(({ at }) => Number(at) === value) ?? []
  const inOrder = [...policy.decisions.keys()].filter((name) => points.some(({ decision }) => decision === name))
  const ofRows = inOrder.flatMap((name) => points.filter(({ decision, reason }) => decision === name && reason !== null && reason !== ''))
  return { value, tables: inOrder, reasons: [...new Set(ofRows.map(({ reason }) => reason!))] }
}
