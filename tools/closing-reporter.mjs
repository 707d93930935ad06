/**
 * Counts what vitest ran, for `tools/test.mjs`, which adds its own checks and prints the last line. Alone it prints that line itself.
 *
 * A file that cannot even be loaded, and an error outside every test, each count as one failure: a run must not look green because tests vanished.
 */
import { writeFileSync } from 'node:fs'
import { closingLine } from './closing-line.mjs'

export default class ClosingReporter {
  onTestRunEnd(modules, unhandledErrors, reason) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      const before = counts.failed
      for (const test of module.children.allTests()) count(counts, test.result().state)
      if (module.state() === 'failed' && counts.failed === before) counts.failed += Math.max(1, module.errors().length)
    }
    if (reason === 'interrupted') counts.failed += 1
    const file = process.env.FAIRLINE_TEST_COUNTS
    if (file) writeFileSync(file, JSON.stringify(counts))
    else process.on('exit', () => console.log(closingLine(counts)))
  }
}

function count(counts, state) {
  if (state === 'passed') counts.passed += 1
  else if (state === 'failed') counts.failed += 1
  else counts.skipped += 1
}
