import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataOwner, lockData } from './data-lock.ts'
import { birthOf } from './process-identity.ts'

const MODULE = fileURLToPath(new URL('./data-lock.ts', import.meta.url))

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-lock-'))
})

afterEach(() => rm(dataDir, { recursive: true, force: true }))

async function take(): Promise<() => Promise<void>> {
  const lock = await lockData(dataDir)
  if ('heldBy' in lock) throw new Error(`held by ${lock.heldBy.pid}`)
  return lock.release
}

test('one owner at a time, and free again after release', async () => {
  const release = await take()
  expect(await lockData(dataDir)).toEqual({ heldBy: { pid: process.pid } })
  expect(await dataOwner(dataDir)).toEqual({ pid: process.pid })
  await release()
  await release()
  expect(await dataOwner(dataDir)).toBeUndefined()
  await take()
})

test('a folder that was never used has no owner', async () => {
  expect(await dataOwner(join(dataDir, 'nowhere'))).toBeUndefined()
})

test('an owner that was killed holds nothing', async () => {
  const script = `const { lockData } = await import(${JSON.stringify(MODULE)})
    await lockData(${JSON.stringify(dataDir)})
    console.log('locked')
    setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(owner.stdout!, 'data')
  expect(await lockData(dataDir)).toEqual({ heldBy: { pid: owner.pid } })
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  await take()
})

test('another process that got the pid of a dead owner is not the owner', async () => {
  await mkdir(join(dataDir, 'lock'))
  await writeFile(join(dataDir, 'lock/1'), JSON.stringify({ pid: process.ppid, birth: 'long ago' }))
  expect(birthOf(process.ppid)).toBeDefined()
  await take()
  expect(await readdir(join(dataDir, 'lock'))).toEqual(['2'])
})

test('of many who find a stale lock, one gets it', async () => {
  await mkdir(join(dataDir, 'lock'))
  await writeFile(join(dataDir, 'lock/41'), '{}')
  const answers = await Promise.all(Array.from({ length: 30 }, () => lockData(dataDir)))
  expect(answers.filter((answer) => 'release' in answer)).toHaveLength(1)
})

test('the number of a released lock is not taken again', async () => {
  await (await take())()
  await (await take())()
  await take()
  expect(await readdir(join(dataDir, 'lock'))).toEqual(['3'])
})
