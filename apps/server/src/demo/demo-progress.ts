/** What a person at the terminal sees of the demo book: a bar while its history is recorded, and a line at the end. */
import type { Environment } from '../cli/environment.ts'
import { openProgressDisplay, type ProgressDisplay } from '../replay/progress-display.ts'
import type { DemoOptions } from '../server-options.ts'

export function demoOptions({ demoBorrowers: borrowers }: Environment, say: (line: string) => void): DemoOptions {
  const isTerminal = process.stdout.isTTY === true
  let display: ProgressDisplay | undefined
  return {
    borrowers,
    onLoading: (recorded, total) => {
      if (!isTerminal) return
      display ??= openProgressDisplay({ from: recorded, total, isTerminal, say })
      display.show(recorded)
    },
    onLoadingEnds: () => display?.end(),
    onLoaded: (facts, seconds) => {
      say(`  demo 演示账簿    ${facts} facts in ${Math.round(seconds)} s; it goes on by itself 历史已载入，演示继续进行`)
    },
  }
}
