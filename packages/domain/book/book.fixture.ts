/** Any fact that changes a book, for properties. Nothing outside tests imports it. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { DAY_MS } from '../kernel/time.ts'
import type { BOOK_CHANGES } from './book.ts'

type Change = (typeof BOOK_CHANGES)[number]
type Datas = { [T in Change]: fc.Arbitrary<FactOf<T>['data']> }

/** Within so many days behind `from`; few ids, so that they meet. */
export function anyBookFact(from: number, days: number): fc.Arbitrary<Fact> {
  const instant = fc.integer({ min: from, max: from + days * DAY_MS })
  const id = fc.constantFrom('a', 'b', 'c')
  const component = fc.constantFrom('drawdowns', 'limits', 'platform', 'reports')
  const end = fc.option(instant, { nil: undefined })
  const datas: Datas = {
    'incident-opened': fc
      .record({
        incidentId: id,
        component,
        kind: fc.constantFrom('outage', 'data_fault', 'security'),
        severity: fc.constantFrom('minor', 'major', 'critical'),
        startedAt: instant,
        expectedEndAt: end,
      })
      .map(compact),
    'incident-closed': fc.record({ incidentId: id }),
    'maintenance-scheduled': fc.record({
      maintenanceId: id,
      components: fc.array(component, { minLength: 1 }),
      startsAt: instant,
      endsAt: instant,
    }),
    'maintenance-started': fc.record({ maintenanceId: id, expectedEndAt: end }).map(compact),
    'maintenance-ended': fc.record({ maintenanceId: id }),
    'source-unavailable': fc.record({ source: id, expectedEndAt: end }).map(compact),
    'source-restored': fc.record({ source: id }),
    'funder-limit-changed': fc.record({
      funder: fc.constantFrom('a', 'example-consumer-finance'),
      limitMinor: fc.constantFrom(0, 5),
      currency: fc.constant('CNY'),
    }),
    'regulator-order-issued': fc
      .record({
        orderId: id,
        closes: fc.constantFrom('draws', 'increases', 'new_lines'),
        licence: fc.constantFrom('bank', 'consumer_finance', undefined),
        basis: fc.constant('basis'),
        startsAt: instant,
        endsAt: end,
      })
      .map(compact),
    'regulator-order-lifted': fc.record({ orderId: id }),
    'minimum-client-version-changed': fc.record({ client: fc.constantFrom('android', 'ios'), version: fc.constantFrom('9', '10.5', '11') }),
  }
  const facts = Object.entries(datas).map(([type, data]) =>
    fc
      .tuple(instant, data as fc.Arbitrary<object>)
      .map(([at, one]) => ({ type: type as FactType, occurredAt: at, knownAt: at, data: one }) as Fact),
  )
  return fc.oneof(...facts)
}

/** As the contract reads it: what was left out is not there. */
const compact = <Data extends object>(data: Data): Data =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Data
