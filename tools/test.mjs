/**
 * `npm test`: everything that CI checks, each step with its time; a failing step does not stop the next. `npm test -- PATTERN` runs only the
 * tests of the files that match. The last line of the output is the total: each check counts as one test.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { closingLine } from './closing-line.mjs'
import { ensureInstalled, ROOT } from './install.mjs'

/** No one reads what another writes, so that two at a time may run. The longest come first. */
const CHECKS = [
  ['types', ['node_modules/typescript-native/bin/tsc', '-p', '.']],
  ['promises and types', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings']],
  ['layers', ['tools/layers.mjs']],
  ['console', ['tools/console-size.mjs']],
  ['types of the console', ['node_modules/typescript-native/bin/tsc', '-p', 'apps/console']],
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['dead code', ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints']],
  ['sizes', ['tools/sizes.mjs']],
  ['lock file', ['tools/lock-file.mjs']],
  ['licences', ['tools/licences.mjs']],
  ['foreign words', ['tools/foreign-words.mjs']],
]

/** Where Debian, other systems and people themselves put it. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM_PATH ?? '']

async function main(patterns) {
  ensureInstalled()
  const total = { passed: 0, failed: 0, skipped: 0 }
  if (patterns.length === 0) {
    for (const isGood of await twoAtATime(CHECKS, check)) total[isGood ? 'passed' : 'failed'] += 1
  }
  add(total, await vitest(patterns))
  if (patterns.length === 0) console.log(`browser: ${browserState()}`)
  process.exitCode = total.failed === 0 ? 0 : 1
  console.log(closingLine(total))
}

async function twoAtATime(checks, run) {
  const waiting = [...checks]
  const results = []
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await run(...next))
  }
  await Promise.all([lane(), lane()])
  return results
}

async function check(name, args) {
  const startedAt = Date.now()
  const { code, output } = await run(args, 'pipe')
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(stripVTControlCharacters(output).trim().replace(/^/gm, '    '))
  return code === 0
}

async function vitest(patterns) {
  const dir = mkdtempSync(join(tmpdir(), 'fairline-counts-'))
  const file = join(dir, 'counts.json')
  const startedAt = Date.now()
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...patterns]
  const { code } = await run(args, 'inherit', { FAIRLINE_TEST_COUNTS: file })
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0, skipped: 0 }
  rmSync(dir, { recursive: true })
  // A run that broke outside its tests, or matched none, is not a green one.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  console.log(`${counts.failed === 0 ? '✓' : '✗'} tests (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  return counts
}

function run(args, stdio, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', stdio, stdio], env: { ...process.env, ...env } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function add(total, counts) {
  for (const key of Object.keys(total)) total[key] += counts[key]
}

function browserState() {
  if (!existsSync(join(ROOT, 'e2e', 'browser'))) return 'no tests yet'
  return CHROMIUM.some((path) => path && existsSync(path)) ? 'run' : 'not run (no Chromium)'
}

await main(process.argv.slice(2))
