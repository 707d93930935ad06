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
 * Runs of `work`, `perRun` items each, in items per second of this process's CPU time: the median of the runs, after one run to warm up.
 * CPU time, because these machines are shared and the wall clock measures the neighbours.
 */
export function perCpuSecond(perRun: number, work: () => void, runs = 7): number {
  work()
  const rates: number[] = []
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    rates.push((perRun * 1e6) / (user + system))
  }
  return median(rates)
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Between two values, the share of the way. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return low + (high - low) * (place - Math.floor(place))
}
