/** Writes down what became of deliveries, as many at once as came while the last were written. */
import type { Queryable } from '../store/database.ts'
import { type Settled, settle } from '../store/due-delivery-table.ts'

export type Settler = { readonly add: (settled: Settled) => void; readonly idle: () => Promise<void> }

type SettlerParts = { readonly book: Queryable; readonly now: () => number; readonly onFailure: (error: unknown) => void }

/** What could not be written is sent again once its lease ends. */
export function openSettler({ book, now, onFailure }: SettlerParts): Settler {
  let waiting: Settled[] = []
  let writing: Promise<void> | undefined
  const write = async () => {
    // Those that end in this turn of the loop go along.
    await new Promise(setImmediate)
    while (waiting.length > 0) {
      const some = waiting
      waiting = []
      try {
        await settle(book, some, now())
      } catch (error) {
        onFailure(error)
      }
    }
    writing = undefined
  }
  return {
    add: (settled) => {
      waiting.push(settled)
      writing ??= write()
    },
    idle: async () => writing,
  }
}
