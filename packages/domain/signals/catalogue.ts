/**
 * The signal catalogue: every input a policy pack may test, with its unit, window, meaning of null, and name in Chinese and English.
 * One list for the fold, the policy check, the API and the screens. A pack that names anything else does not load.
 *
 * Units    count; days (whole, cut off); permille (parts per thousand, cut off); minor (whole minor units); points; flag; code.
 * Null     means "we do not know", and a null never satisfies a test (P9).
 */
import { behaviourSignals } from './behaviour-signals.ts'
import { bookSignals } from './book-signals.ts'
import { consentSignals } from './consent-signals.ts'
import { creditSignals } from './credit-signals.ts'
import { lineSignals } from './line-signals.ts'
import { meansSignals } from './means-signals.ts'
import { securitySignals } from './security-signals.ts'
import type { Signal, SignalSource, SignalValue } from './signal.ts'
import { standingSignals } from './standing-signals.ts'

export const CATALOGUE: readonly Signal[] = [
  ...standingSignals,
  ...consentSignals,
  ...securitySignals,
  ...behaviourSignals,
  ...creditSignals,
  ...meansSignals,
  ...lineSignals,
  ...bookSignals,
]

export const signalNamed: ReadonlyMap<string, Signal> = new Map(CATALOGUE.map((signal) => [signal.name, signal]))

/** Copied, not grown key by key: V8 keeps an object of this many keys quick only so. */
const UNREAD: Record<string, SignalValue> = JSON.parse(JSON.stringify(Object.fromEntries(CATALOGUE.map(({ name }) => [name, null]))))

/** Every signal's value at one moment, by name: the input of a policy. */
export function readSignals(source: SignalSource): Record<string, SignalValue> {
  const values: Record<string, SignalValue> = { ...UNREAD }
  for (const { name, read } of CATALOGUE) values[name] = read(source)
  return values
}

/** One signal's value; null too for a name that the catalogue does not have. */
export const readSignal = (name: string, source: SignalSource): SignalValue => signalNamed.get(name)?.read(source) ?? null
