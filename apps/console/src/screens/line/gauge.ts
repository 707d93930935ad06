/** Where a value lies between its two bounds, in per cent of the way; null where one of them is missing or they are one. */
export function placeBetween(value: number, below: number | undefined, above: number | undefined): number | null {
  if (below === undefined || above === undefined || above <= below) return null
  return Math.min(Math.max(((value - below) / (above - below)) * 100, 0), 100)
}

/** How near the nearer bound is, as a part of the value's own size: what is nearest to a change comes first. */
export function nearness(value: number, below: number | undefined, above: number | undefined): number {
  const distances = [below, above].flatMap((bound) => (bound === undefined ? [] : [Math.abs(value - bound)]))
  return distances.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...distances) / Math.max(Math.abs(value), 1)
}
