import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFact } from '@fairline/contract/cloud-event'
import { afterAll, beforeAll, expect, test } from 'vitest'

const FAIRLINE = fileURLToPath(new URL('../../bin/fairline.mjs', import.meta.url))
const NOW = Date.parse('2026-12-31T00:00:00Z')

/** Each of them reads and compiles a policy pack. */
const THREE_RUNS_MS = 90_000

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairline-simulate-'))
})
afterAll(() => rm(dir, { recursive: true }))

/** `lines`: after so many the reader goes away. */
async function run(args: string[], lines = Number.POSITIVE_INFINITY): Promise<{ code: number | null; text: string; errors: string }> {
  const child = spawn(process.execPath, [FAIRLINE, 'simulate', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [text, errors] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part))
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part
    if (text.split('\n').length > lines) child.stdout.destroy()
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, text, errors }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

test(
  'writes events that the contract takes, in the order in which they are known, and the truth beside them; twice the same',
  async () => {
    const args = ['--seed', '5', '--borrowers', '30', '--months', '3', '--truth', join(dir, 'truth.ndjson')]
    const { code, text } = await run(args)
    expect(code).toBe(0)
    const messages = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { knownat: string })
    expect(messages.length).toBeGreaterThan(500)
    for (const message of messages) expect(readFact(message, NOW)).toMatchObject({ ok: true })
    expect(messages.map(({ knownat }) => knownat)).toEqual(messages.map(({ knownat }) => knownat).sort())
    const truth = await readFile(join(dir, 'truth.ndjson'), 'utf8')
    expect(JSON.parse(truth.split('\n')[0]!)).toMatchObject({
      kind: expect.any(String),
      subject: expect.any(String),
      rightly: expect.any(Array),
    })
    expect(hashOf((await run(args)).text)).toBe(hashOf(text))
    expect(hashOf((await run(['--seed', '6', ...args.slice(2)])).text)).not.toBe(hashOf(text))
  },
  THREE_RUNS_MS,
)

test('a reader who has enough is no fault', async () => {
  expect(await run(['--borrowers', '2000', '--months', '600'], 1_000)).toMatchObject({ code: 0, errors: '' })
})

test.each([
  [['--borrowers', '0'], '--borrowers must be a number from 1'],
  [['--months', '601'], '--months must be a number from 1 to 600'],
  [['--seed', '-1'], '--seed must be a number from 0'],
  [['--start', 'yesterday'], '--start must be like'],
  [['--detail', 'some'], '--detail must be full or sparse'],
  [['--truth', '/nowhere/at/all'], 'cannot be written (ENOENT)'],
])('%j is refused', async (args, fault) => {
  const { code, errors } = await run(args)
  expect([code, errors]).toEqual([1, expect.stringContaining(fault)])
})
