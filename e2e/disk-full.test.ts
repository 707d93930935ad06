/** The disk of the data folder fills up under load: 503, nothing acknowledged is lost, and with room again it goes on. Needs a small disk of its own. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultPack } from '../bench/default-pack.ts'
import { eventSource } from './crash/event-source.ts'
import { databaseOf } from './crash/log-reader.ts'
import { type Entry, type Notebook, openNotebook } from './crash/notebook.ts'
import { type Address, postMany } from './crash/post-events.ts'
import { seeded } from './crash/seeded.ts'
import { verifyRound } from './crash/verify-round.ts'
import { fairline, newDataFolder, stop, until } from './fairline-process.ts'

const MB = 1024 * 1024
/** PostgreSQL takes some 40 MB to begin with. */
const DISK_MB = 160
const FREE_WHEN_FULL_MB = 3
const BLOCK = Buffer.alloc(MB / 4)
const BOOK_MS = 30 * 86_400_000
const STREAM = 1_000
const BORROWERS = 400
const STREAMS_MAX = 200
/** Streams that meet a full disk before there is room again. */
const WHILE_FULL = 5

/** Mounts a small disk on the folder $0 that only the server and its children see, so that it goes away with them. */
const MOUNT = `mount -t tmpfs -o size=${DISK_MB}m none "$0" && exec "$@"`
const namespace = process.getuid?.() === 0 ? ['unshare', '--mount'] : ['unshare', '--user', '--map-root-user', '--mount']
const withDisk = (dir: string): string[] => [...namespace, 'sh', '-c', MOUNT, dir]

function canMount(dir: string): boolean {
  const [program, ...args] = withDisk(dir)
  return spawnSync(program!, [...args, 'true'], { stdio: 'ignore' }).status === 0
}

test('a full disk is answered 503, and costs nothing but time', async () => {
  const { dataDir: dir, remove } = newDataFolder()
  try {
    if (!canMount(dir)) return console.warn('disk full: not run (no small disk can be mounted here)')
    const running = fairline(
      ['serve'],
      { FAIRLINE_DATA: join(dir, 'data'), PORT: '0', FAIRLINE_LOG: 'fatal', FAIRLINE_PORTS: 'external' },
      withDisk(dir),
    )
    try {
      const url = await until(() => /API\s+(http:\S+)/.exec(running.output())?.[1], running)
      await fillAndFree(url, `/proc/${running.child.pid}/root${dir}`)
      expect(running.child.exitCode).toBeNull()
    } finally {
      await stop(running)
    }
  } finally {
    remove()
  }
})

/** `disk`: the folder as seen from outside. */
async function fillAndFree(url: string, disk: string): Promise<void> {
  const dataDir = join(disk, 'data')
  const server = { url, key: readFileSync(join(dataDir, 'admin-key'), 'utf8').trim() }
  const notebook = openNotebook()
  const source = eventSource({ client: 0, round: 'full', borrowers: BORROWERS, random: seeded('disk full'), startAt: Date.now() - BOOK_MS })
  const sendNew = () =>
    send(
      server,
      notebook,
      Array.from({ length: STREAM }, () => notebook.note(source.next())),
    )
  const ballast = fill(disk)
  let pending: Entry[] = []
  for (let streams = 0; pending.length === 0; streams++) {
    expect(streams).toBeLessThan(STREAMS_MAX)
    pending = await sendNew()
  }
  for (let nth = 0; nth < WHILE_FULL; nth++) pending = await send(server, notebook, pending)
  expect(pending.length).toBeGreaterThan(0)
  rmSync(ballast)
  for (let tries = 0; pending.length > 0 && tries < STREAMS_MAX; tries++) pending = await send(server, notebook, pending)
  expect(await sendNew()).toEqual([])
  await verifyRound({ notebook, pack: await defaultPack(), address: server, database: databaseOf(dataDir), prefix: 'full-' })
  expect(notebook.faults).toEqual([])
}

/** Gives back what was answered 503: it is to be sent again. Any other answer than one of the log is a fault. */
async function send(server: Address, notebook: Notebook, entries: readonly Entry[]): Promise<Entry[]> {
  const agent = new Agent()
  const heard = await postMany(server, agent, entries.map(({ message }) => message), 'full') // biome-ignore format: one line
  return entries.filter((entry, index) => {
    const answer = heard[index]!
    if (answer === 'not-now') return true
    if ('refused' in answer) notebook.fault('refused', answer.refused)
    else notebook.hear(entry, answer)
    return false
  })
}

function fill(disk: string): string {
  const freeMb = () => {
    const { bavail, bsize } = statfsSync(disk)
    return (bavail * bsize) / MB
  }
  const path = join(disk, 'ballast')
  const file = openSync(path, 'w')
  while (freeMb() > FREE_WHEN_FULL_MB) writeSync(file, BLOCK)
  closeSync(file)
  return path
}
