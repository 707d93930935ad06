/** Any fact that changes a book, made from numbers, for properties. Nothing outside tests imports it. */
import type { Fact, FactOf } from '@fairline/contract/facts'
import { DAY_MS } from '../kernel/time.ts'
import { BOOK_CHANGES } from './book.ts'

type Change = (typeof BOOK_CHANGES)[number]
type Makers = { readonly [T in Change]: () => FactOf<T>['data'] }

/** How many numbers a fact is made from. */
export const NUMBERS = 8

/** Within so many days behind `from`; few ids, so that they meet. */
export function bookFactOf(numbers: readonly number[], from: number, days: number): Fact {
  let used = 0
  const next = (below: number): number => (numbers[used++ % numbers.length] ?? 0) % below
  const pick = <T>(...choices: readonly T[]): T => choices[next(choices.length)]!
  const instant = (): number => from + next(days * DAY_MS)
  const id = (): string => pick('a', 'b', 'c')
  const component = (): string => pick('drawdowns', 'limits', 'platform', 'reports')
  const ending = (): { expectedEndAt?: number } => (next(2) === 0 ? {} : { expectedEndAt: instant() })
  const makers: Makers = {
    'incident-opened': () => ({
      incidentId: id(),
      component: component(),
      kind: pick('outage', 'data_fault', 'security'),
      severity: pick('minor', 'major', 'critical'),
      startedAt: instant(),
      ...ending(),
    }),
    'incident-closed': () => ({ incidentId: id() }),
    'maintenance-scheduled': () => ({ maintenanceId: id(), components: [component()], startsAt: instant(), endsAt: instant() }),
    'maintenance-started': () => ({ maintenanceId: id(), ...ending() }),
    'maintenance-ended': () => ({ maintenanceId: id() }),
    'source-unavailable': () => ({ source: id(), ...ending() }),
    'source-restored': () => ({ source: id() }),
    'funder-limit-changed': () => ({ funder: pick('a', 'example-consumer-finance'), limitMinor: pick(0, 5), currency: 'CNY' }),
    'regulator-order-issued': () => ({
      orderId: id(),
      closes: pick('draws', 'increases', 'new_lines'),
      basis: 'basis',
      startsAt: instant(),
      ...(next(2) === 0 ? {} : { licence: pick('bank', 'consumer_finance') }),
      ...(next(2) === 0 ? {} : { endsAt: instant() }),
    }),
    'regulator-order-lifted': () => ({ orderId: id() }),
    'minimum-client-version-changed': () => ({ client: pick('android', 'ios'), version: pick('9', '10.5', '11') }),
  }
  const at = instant()
  const type = pick(...BOOK_CHANGES)
  return { type, occurredAt: at, knownAt: at, data: makers[type]() } as Fact
}
