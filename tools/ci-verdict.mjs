/** The end of a CI run: a run that is green because tests vanished is a failure. Arguments: the output of `npm test`, and its exit code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closingLine } from './closing-line.mjs'
import { ROOT } from './install.mjs'

/** `floor` is the committed number of tests that must run; skipped tests did not run. */
export function verdict(output, exitCode, floor) {
  const total = lastTotal(output)
  if (!total) return { notes: ['the tests did not come to an end'], total: { passed: 0, failed: 1, skipped: 0 } }
  const notes = []
  const ran = total.passed + total.failed
  if (ran < floor) notes.push(`only ${ran} tests ran, of at least ${floor} (tools/test-floor.json)`)
  if (exitCode !== 0 && total.failed === 0) notes.push(`npm test ended with code ${exitCode}`)
  return { notes, total: { ...total, failed: total.failed + notes.length } }
}

function lastTotal(output) {
  const line = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/
  const found = output
    .split(/\r?\n/)
    .map((text) => line.exec(text))
    .filter(Boolean)
    .at(-1)
  return found && { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) }
}

if (process.argv[1]?.endsWith('ci-verdict.mjs')) {
  const floor = JSON.parse(readFileSync(join(ROOT, 'tools', 'test-floor.json'), 'utf8')).tests
  const { notes, total } = verdict(readFileSync(process.argv[2], 'utf8'), Number(process.argv[3]), floor)
  for (const note of notes) console.log(note)
  console.log(closingLine(total))
  process.exitCode = total.failed === 0 ? 0 : 1
}
