/**
 * The signal catalogue: every input a policy pack may test, with its unit, window, meaning of null, and name in Chinese and English.
 * One list for the fold, the policy check, the API and the screens. A pack that names anything else does not load.
 *
 * Units    count; days (whole, cut off); permille (parts per thousand, cut off); minor (whole minor units); points; flag; code.
 * Null     means "we do not know", and a null never satisfies a test (P9).
 */
import { behaviourSignals } from './behaviour-signals.ts'
import { bookSignals } from './book-signals.ts'
import { conductSignals } from './conduct-signals.ts'
import { consentSignals } from './consent-signals.ts'
import { creditSignals } from './credit-signals.ts'
import { drawSignals } from './draw-signals.ts'
import type { SignalFamily } from './families.ts'
import { informationSignals } from './information-signals.ts'
import { lineSignals } from './line-signals.ts'
import { meansSignals } from './means-signals.ts'
import { orderSignals } from './order-signals.ts'
import { recordSignals } from './record-signals.ts'
import { securitySignals } from './security-signals.ts'
import type { Signal, SignalSource, SignalValue } from './signal.ts'
import { standingSignals } from './standing-signals.ts'

const inFamily = (family: SignalFamily, signals: readonly Signal[]): readonly Signal[] => signals.map((signal) => ({ family, ...signal }))

const EVERY: readonly Signal[] = [
  ...standingSignals,
  ...consentSignals,
  ...securitySignals,
  ...inFamily('behaviour', behaviourSignals),
  ...inFamily('credit', creditSignals),
  ...inFamily('means', meansSignals),
  ...lineSignals,
  ...drawSignals,
  ...informationSignals,
  ...orderSignals,
  ...inFamily('credit', recordSignals),
  ...inFamily('behaviour', conductSignals),
  ...bookSignals,
]

export const CATALOGUE: readonly Signal[] = EVERY.map(switchable)

const everyNamed: ReadonlyMap<string, Signal> = new Map(EVERY.map((signal) => [signal.name, signal]))

/** How a signal is read where no other families are ever off than these; undefined for a name that the catalogue does not have. */
export function readerWhere(off: ReadonlySet<SignalFamily>, name: string): Signal['read'] | undefined {
  const signal = everyNamed.get(name)
  return signal?.family === undefined || !off.has(signal.family) ? signal?.read : signalNamed.get(name)?.read
}

/** Where its family is switched off a signal is unknown, and has no date either. */
function switchable(signal: Signal): Signal {
  const { family, read, dated } = signal
  if (family === undefined) return signal
  const isOff = ({ off }: SignalSource): boolean => off?.has(family) === true
  return {
    ...signal,
    read: (source) => (isOff(source) ? null : read(source)),
    ...(dated && { dated: (source: SignalSource) => (isOff(source) ? null : dated(source)) }),
  }
}

export const signalNamed: ReadonlyMap<string, Signal> = new Map(CATALOGUE.map((signal) => [signal.name, signal]))

/** Every signal's value at one moment, by name, for whoever shows or searches. A review reads what its tables test, one by one (readerWhere). */
export const readSignals = (source: SignalSource): Record<string, SignalValue> =>
  Object.fromEntries(CATALOGUE.map(({ name, read }) => [name, read(source)]))

/** One signal's value; null too for a name that the catalogue does not have. */
export const readSignal = (name: string, source: SignalSource): SignalValue => signalNamed.get(name)?.read(source) ?? null
