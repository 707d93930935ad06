/** Shows how a replay goes: a bar on a terminal that knows the whole, otherwise a line every LINE_EVERY_MS. */
import { performance } from 'node:perf_hooks'
import { Presets, SingleBar } from 'cli-progress'

export type ProgressDisplay = { readonly show: (position: number) => void; readonly end: () => void }

const LINE_EVERY_MS = 2_000

type Display = {
  readonly from: number
  readonly total: number | undefined
  readonly isTerminal: boolean
  readonly say: (line: string) => void
}

export function openProgressDisplay({ from, total, isTerminal, say }: Display): ProgressDisplay {
  const startedAt = performance.now()
  const rate = (position: number) => Math.round(perSecond(position - from, (performance.now() - startedAt) / 1000))
  return isTerminal && total !== undefined ? bar(from, total, rate) : lines(total, rate, say)
}

/** 0 where no time has passed. */
export const perSecond = (count: number, seconds: number): number => (seconds > 0 ? count / seconds : 0)

function bar(from: number, total: number, rate: (position: number) => number): ProgressDisplay {
  const format = '  {bar} {percentage} %  {value}/{total} events  {rate}/s'
  const display = new SingleBar({ format, hideCursor: true, stopOnComplete: false }, Presets.shades_classic)
  display.start(total, from, { rate: 0 })
  return { show: (position) => display.update(position, { rate: rate(position) }), end: () => display.stop() }
}

function lines(total: number | undefined, rate: (position: number) => number, say: (line: string) => void): ProgressDisplay {
  let saidAt = performance.now()
  const show = (position: number) => {
    if (performance.now() - saidAt < LINE_EVERY_MS) return
    saidAt = performance.now()
    say(`  ${position}${total === undefined ? '' : ` of ${total}`} events, ${rate(position)}/s`)
  }
  return { show, end: () => {} }
}
