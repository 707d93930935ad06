/** Milliseconds of processor time of a piece of work, over its runs: the wall clock of a shared machine measures the neighbours. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

export const times = (runs: number, work: (nth: number) => void): number[] =>
  Array.from({ length: runs }, (_, nth) => cpuMs(() => work(nth)))
