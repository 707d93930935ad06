/** One JSON object a line, the same for every bench, so that programs can compare runs. */
export type Figure = {
  figure: string
  value: number
  unit: string
  /** What the ratio is against, measured in the same run. */
  against?: string
  ratio?: number
  target?: number
  met?: boolean
}

const SIGNIFICANT_DIGITS = 4

export function print(bench: string, { value, ratio, ...rest }: Figure): void {
  console.log(JSON.stringify({ bench, ...rest, value: round(value), ...(ratio !== undefined && { ratio: round(ratio) }) }))
}

const round = (value: number): number => Number(value.toPrecision(SIGNIFICANT_DIGITS))

/**
 * Runs of `work`, `perRun` items each, in items per second of this process's CPU time: the median of the runs, after a second to warm up. Large
 * functions are optimised beside the work, and late where the machine is shared.
 * CPU time, because these machines are shared and the wall clock measures the neighbours.
 */
export function perCpuSecond(perRun: number, work: () => void, runs = 7): number {
  warmUp(work)
  return median(Array.from({ length: runs }, () => rateOf(perRun, work)))
}

/** The same of several pieces of work, each run after the other's: a slower minute of the machine is everyone's. In their order. */
export function perCpuSecondInTurns(perRun: number, works: readonly (() => void)[], runs = 9): number[] {
  const rates = works.map((): number[] => [])
  for (const work of works) warmUp(work)
  for (let run = 0; run < runs; run++) for (const [nth, work] of works.entries()) rates[nth]!.push(rateOf(perRun, work))
  return rates.map(median)
}

const WARM_UP_MS = 1_000

function warmUp(work: () => void): void {
  const start = performance.now()
  do work()
  while (performance.now() - start < WARM_UP_MS)
}

function rateOf(perRun: number, work: () => void): number {
  const before = process.cpuUsage()
  work()
  return rateSince(before, perRun)
}

/** What runs beside the main thread is counted too. */
export async function perCpuSecondOfAsync(perRun: number, work: () => Promise<void>, runs = 7): Promise<number> {
  await work()
  const rates: number[] = []
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage()
    await work()
    rates.push(rateSince(before, perRun))
  }
  return median(rates)
}

function rateSince(before: NodeJS.CpuUsage, perRun: number): number {
  const { user, system } = process.cpuUsage(before)
  return (perRun * 1e6) / (user + system)
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Between two values, the share of the way. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return low + (high - low) * (place - Math.floor(place))
}
