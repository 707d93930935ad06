/** Work that takes its turn: `most` at a time, the others in the order in which they came. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

export function openTurns(most: number): InTurn {
  let underWay = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    // Whoever leaves hands his place on: nobody who comes meanwhile gets in between.
    if (underWay >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else underWay++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else underWay--
    }
  }
}
