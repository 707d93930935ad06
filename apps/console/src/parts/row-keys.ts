const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** Where a key leads from one row among so many; undefined where it leads nowhere. */
export function neighbour(at: number, key: string, rows: number): number | undefined {
  const step = STEPS[key]
  if (step === undefined || at < 0) return undefined
  const next = at + step
  return next >= 0 && next < rows ? next : undefined
}
