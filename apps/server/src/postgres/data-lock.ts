/**
 * One owner of a data folder, and no lock left behind by `kill -9`.
 *
 * The lock is the highest-numbered file in `<data>/lock`; it names its owner. To take a lock whose owner is gone, one links the next number, which
 * only one process can do, and then looks again: whoever sees a higher number than his own came too late. The highest file is never deleted, so
 * a slow process with an old listing cannot take a number again.
 *
 * Limit    Owners are told apart by process id, so the folder must be used from one machine (one process-id namespace) at a time.
 */
import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { birthOf } from './process-identity.ts'

export type DataLock = { release(): Promise<void> }
export type LockHeld = { heldBy: { pid: number } }

type Owner = { pid: number; birth: string }

/** More contenders than this at one moment means that something else is wrong. */
const ATTEMPTS_MAX = 100

export async function lockData(dataDir: string): Promise<DataLock | LockHeld> {
  const dir = join(dataDir, 'lock')
  await mkdir(dir, { recursive: true, mode: 0o700 })
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const top = highest(await numbers(dir))
    const owner = top === 0 ? undefined : await ownerOf(dir, top)
    if (owner && birthOf(owner.pid) === owner.birth) return { heldBy: { pid: owner.pid } }
    if (await take(dir, top + 1)) return { release: once(() => release(dir, top + 1)) }
  }
  throw new Error(`could not lock ${dataDir}: too many processes want it`)
}

/** The live owner of a data folder, without trying to take it. */
export async function dataOwner(dataDir: string): Promise<{ pid: number } | undefined> {
  const dir = join(dataDir, 'lock')
  const top = highest(await numbers(dir))
  const owner = top === 0 ? undefined : await ownerOf(dir, top)
  return owner && birthOf(owner.pid) === owner.birth ? { pid: owner.pid } : undefined
}

async function take(dir: string, number: number): Promise<boolean> {
  const me: Owner = { pid: process.pid, birth: birthOf(process.pid) ?? 'alive' }
  const draft = join(dir, `draft-${randomUUID()}`)
  await writeFile(draft, JSON.stringify(me), { mode: 0o600 })
  try {
    await link(draft, join(dir, String(number)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
  const all = await numbers(dir)
  if (highest(all) > number) {
    await rm(join(dir, String(number)), { force: true })
    return false
  }
  await Promise.all(all.filter((other) => other < number).map((other) => rm(join(dir, String(other)), { force: true })))
  return true
}

/** Leaves the file, emptied of its owner: the number must not be taken twice. */
async function release(dir: string, number: number): Promise<void> {
  const draft = join(dir, `draft-${randomUUID()}`)
  try {
    await writeFile(draft, '{}', { mode: 0o600 })
    await rename(draft, join(dir, String(number)))
  } catch (error) {
    // The whole data folder may be gone by now, as after a test: then nobody can find a lock in it either.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

async function ownerOf(dir: string, number: number): Promise<Owner | undefined> {
  try {
    const { pid, birth } = JSON.parse(await readFile(join(dir, String(number)), 'utf8')) as Partial<Owner>
    return typeof pid === 'number' && typeof birth === 'string' ? { pid, birth } : undefined
  } catch {
    return undefined
  }
}

async function numbers(dir: string): Promise<number[]> {
  try {
    return (await readdir(dir)).filter((name) => /^\d+$/.test(name)).map(Number)
  } catch {
    return []
  }
}

function highest(all: readonly number[]): number {
  return Math.max(0, ...all)
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= action()
    return done
  }
}
