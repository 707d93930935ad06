/**
 * Many sources, each in order of time, as one: a binary heap of the time at which each goes on.
 *
 * Ties     go to the source that stands first.
 */
import type { SimulatedItem } from './message.ts'

/** Opened month after month: `opensAt` is before every item that `open` then gives. */
export type Source = Readonly<{ opensAt: () => number; open: () => readonly SimulatedItem[] }>

type Entry = { at: number; readonly place: number; readonly source: Source; items: readonly SimulatedItem[]; cursor: number }

export type Queue = {
  /** The next item before `until`, or undefined. */
  readonly next: (until: number) => SimulatedItem | undefined
}

export function openQueue(sources: readonly Source[]): Queue {
  const heap = sources.map((source, place): Entry => ({ at: source.opensAt(), place, source, items: [], cursor: 0 }))
  for (let at = Math.floor(heap.length / 2) - 1; at >= 0; at--) sink(heap, at)
  return {
    next: (until) => {
      for (;;) {
        const first = heap[0]
        if (first === undefined || first.at >= until) return undefined
        const item = first.items[first.cursor]
        if (item === undefined) {
          first.items = first.source.open()
          first.cursor = 0
        } else first.cursor++
        first.at = first.items[first.cursor]?.at ?? first.source.opensAt()
        sink(heap, 0)
        if (item !== undefined) return item
      }
    },
  }
}

const isBefore = (one: Entry, other: Entry): boolean => one.at < other.at || (one.at === other.at && one.place < other.place)

function sink(heap: Entry[], from: number): void {
  const moving = heap[from]!
  let at = from
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
    if (!isBefore(heap[child]!, moving)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = moving
}
