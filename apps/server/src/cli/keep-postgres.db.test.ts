import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answersAt } from '../testing/answers-at.ts'
import { type KeptPostgres, keepPostgres } from './keep-postgres.ts'

let dataDir: string
let kept: KeptPostgres
let url: string
const said: string[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-test-kept-'))
  said.length = 0
  kept = await keepPostgres({ dataDir, onLog: (line) => void said.push(line), onRestarted: (next) => { url = next }, onGivenUp: () => void said.push('given up') }) // biome-ignore format: one line
  url = kept.url()
})
afterEach(async () => {
  await kept.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const postmaster = async (): Promise<number> => Number((await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')).split('\n')[0])

async function childrenOf(pid: number, name: string): Promise<number[]> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ')
  const names = await Promise.all(children.map((child) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')))
  return children.filter((_, index) => names[index]!.includes(name)).map(Number)
}

async function untilItAnswers(): Promise<void> {
  for (let tries = 0; !(await answersAt(url)); tries++) {
    if (tries > 300) throw new Error(`it does not come back: ${said.join('; ')}`)
    await sleep(100)
  }
}

test('ended, it is started again, as often as it takes', async () => {
  for (let round = 0; round < 7; round++) {
    process.kill(await postmaster(), 'SIGKILL')
    await sleep(50)
    await untilItAnswers()
  }
  expect(said).not.toContain('given up')
  await expect.poll(() => kept.state(), { timeout: 5_000 }).toBe('up')
  expect(kept.starts()).toBeGreaterThan(1)
})

test('killed again and again while it is still starting, it comes back all the same', async () => {
  const killed = new Set<number>()
  for (const endsAt = Date.now() + 20_000; killed.size < 8; await sleep(5)) {
    if (Date.now() > endsAt) throw new Error(`started ${killed.size} times only: ${said.join('; ')}`)
    const pid = await postmaster().catch(() => Number.NaN) // Between two starts there is no such file.
    if (!(pid > 0) || killed.has(pid)) continue
    process.kill(pid, 'SIGKILL')
    killed.add(pid)
  }
  await untilItAnswers()
  expect(said).not.toContain('given up')
})

test.runIf(process.platform === 'linux')('stalled in its own recovery, it is ended and started again', async () => {
  const pid = await postmaster()
  for (let round = 0; !said.some((line) => line.includes('stalled')); round++) {
    if (round > 100) throw new Error('it never stalled')
    process.kill((await childrenOf(pid, 'walwriter'))[0]!, 'SIGKILL')
    let recovering: number[] = []
    for (let look = 0; recovering.length === 0 && look < 2_000; look++) recovering = await childrenOf(pid, 'startup')
    for (const startup of recovering) process.kill(startup, 'SIGKILL')
    for (let wait = 0; wait < 150 && !(await answersAt(url)); wait++) await sleep(100)
    if ((await postmaster()) !== pid) break
  }
  await untilItAnswers()
  expect(await postmaster()).not.toBe(pid)
})
