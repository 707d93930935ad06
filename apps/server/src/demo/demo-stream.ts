/**
 * The simulated items of a demo book, fetched by time, in slices: making them never holds up the event loop for longer than SLICE_MS and one step.
 */
import { setImmediate } from 'node:timers/promises'
import type { SimulatedItem } from '@fairline/sim/message'

export type DemoStream = {
  /** All that is known before `until` and was not taken yet. */
  readonly take: (until: number, signal: AbortSignal) => Promise<SimulatedItem[]>
  /** The same, seen and let go: how many. */
  readonly pass: (until: number, signal: AbortSignal, see?: (item: SimulatedItem) => void) => Promise<number>
}

/** Two of them as one; of the same moment, the first one's first. */
export function* inTurn(first: Iterator<SimulatedItem>, second: Iterator<SimulatedItem>): Generator<SimulatedItem, void> {
  let [one, other] = [first.next(), second.next()]
  while (!one.done || !other.done) {
    if (!one.done && (other.done || one.value.at <= other.value.at)) {
      yield one.value
      one = first.next()
    } else if (!other.done) {
      yield other.value
      other = second.next()
    }
  }
}

const SLICE_MS = 8

export function openDemoStream(items: Iterator<SimulatedItem>): DemoStream {
  let ahead: IteratorResult<SimulatedItem> | undefined
  const pass: DemoStream['pass'] = async (until, signal, see) => {
    let seen = 0
    for (;;) {
      const sliceEndsAt = performance.now() + SLICE_MS
      while (performance.now() < sliceEndsAt) {
        ahead ??= items.next()
        if (ahead.done || ahead.value.at >= until) return seen
        see?.(ahead.value)
        seen++
        ahead = undefined
      }
      await setImmediate(undefined, { signal })
    }
  }
  return {
    pass,
    take: async (until, signal) => {
      const taken: SimulatedItem[] = []
      await pass(until, signal, (item) => taken.push(item))
      return taken
    },
  }
}
