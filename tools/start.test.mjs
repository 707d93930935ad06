import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from './install.mjs'

/** Serves until it is told to stop, then drains: says so, and ends with a code of its own. */
const FAIRLINE = `
process.on('SIGINT', () => drain('SIGINT'))
process.on('SIGTERM', () => drain('SIGTERM'))
const timer = setInterval(() => {}, 1000)
function drain(signal) {
  console.log('drained after ' + signal)
  clearInterval(timer)
  process.exitCode = 7
}
console.log('serving ' + process.argv.slice(2).join(' '))
`

const BENCH = `const said: string[] = process.argv.slice(2)
console.log('bench ' + said.join(' '))
process.exitCode = 3
`

let root

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fairline-start-'))
  for (const dir of ['apps/server/bin', 'bench', 'node_modules', 'policies']) mkdirSync(join(root, dir), { recursive: true })
  cpSync(join(ROOT, 'tools'), join(root, 'tools'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules', 'tsx'), join(root, 'node_modules', 'tsx'))
  for (const path of ['package-lock.json', 'node_modules/.package-lock.json']) writeFileSync(join(root, path), '{"packages":{}}')
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'apps/server/bin/fairline.mjs'), FAIRLINE)
  writeFileSync(join(root, 'bench/hot.ts'), BENCH)
})

afterAll(() => rmSync(root, { recursive: true }))

/** Runs a tool, and sends it a signal once it says what we wait for. */
async function run(args, { signal, after = '' } = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let told = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
      if (told || !signal || !output.includes(after)) return
      told = true
      child.kill(signal)
    })
  }
  const [code] = await once(child, 'close')
  return { code, output }
}

test.each(['SIGINT', 'SIGTERM'])('npm start serves, lets the server drain after %s, and ends with its code', async (signal) => {
  const { code, output } = await run(['tools/start.mjs', '--port', '9'], { signal, after: 'serving' })
  expect(output).toContain('serving serve --demo --port 9')
  expect(output).toContain(`drained after ${signal}`)
  expect(code).toBe(7)
})

test('npm run dev serves too, and stops when told', async () => {
  const { output } = await run(['tools/start.mjs', '--watch'], { signal: 'SIGTERM', after: 'serving serve' })
  expect(output).toContain('drained after SIGTERM')
})

test('npm run bench passes arguments and the exit code', async () => {
  const { code, output } = await run(['tools/bench.mjs', 'hot', '--verify'])
  expect(output).toBe('bench --verify\n')
  expect(code).toBe(3)
})

test.each([[[]], [['cold']], [['../tools/start']]])('npm run bench %j names what there is', async (args) => {
  const { code, output } = await run(['tools/bench.mjs', ...args])
  expect(output).toContain('one of: hot')
  expect(code).toBe(2)
})
