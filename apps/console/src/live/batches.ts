/**
 * Gathers what comes in quick succession and hands it on at once: a screen is drawn a few times a second, however much happens.
 *
 * delayMs  how long the first of a batch waits.
 * most     of one batch, the newest; what a screen could not show anyway is let go. `missed` says how many were.
 */
export type Batch<Item> = Readonly<{ items: readonly Item[]; missed: number }>

type Wait = (run: () => void, delayMs: number) => void

export function openBatches<Item>(
  handOn: (batch: Batch<Item>) => void,
  { delayMs, most, wait }: { delayMs: number; most: number; wait: Wait },
) {
  let items: Item[] = []
  let missed = 0
  let isWaiting = false
  const flush = (): void => {
    const batch = { items, missed }
    items = []
    missed = 0
    isWaiting = false
    handOn(batch)
  }
  return (item: Item): void => {
    items.push(item)
    if (items.length > most) {
      items.shift()
      missed += 1
    }
    if (isWaiting) return
    isWaiting = true
    wait(flush, delayMs)
  }
}
