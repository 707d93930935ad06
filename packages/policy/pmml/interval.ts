/** Intervals of numbers, as data fields and bins name them. */
import type { Element } from '../dmn/xml.ts'
import { choice, expectOnly, malformed, numberAt, type Reading } from './reading.ts'

export type Interval = { readonly low: number; readonly high: number; readonly lowOpen: boolean; readonly highOpen: boolean }

export function readInterval(element: Element, reading: Reading): Interval {
  expectOnly(element, ['closure', 'leftMargin', 'rightMargin'], [], reading)
  const closure = choice(element, 'closure', ['openClosed', 'openOpen', 'closedOpen', 'closedClosed'], 'closedClosed', reading)
  const low = numberAt(element, 'leftMargin', reading)
  const high = numberAt(element, 'rightMargin', reading)
  if (low === null && high === null) malformed(element, reading, 'has no margin')
  return {
    low: low ?? Number.NEGATIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
    lowOpen: closure.startsWith('open'),
    highOpen: closure.endsWith('Open'),
  }
}

export const isWithin = (value: number, { low, high, lowOpen, highOpen }: Interval): boolean =>
  (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high)
