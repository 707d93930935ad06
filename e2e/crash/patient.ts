/**
 * A real server process on a data folder of its own, started again whenever it ends, and what may be killed of it. PostgreSQL comes back by itself:
 * its server sees to that.
 *
 * Limit    needs /proc (Linux) to find the processes of PostgreSQL.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPostgresOn } from '../../apps/server/src/postgres/process-identity.ts'
import { fairline, type Running } from '../fairline-process.ts'
import type { Address } from './post-events.ts'
import type { Random } from './seeded.ts'

export const KILLS = ['server', 'postmaster', 'backend', 'both'] as const
export type Kill = (typeof KILLS)[number]

export type Patient = {
  readonly dataDir: string
  /** Undefined while no server answers. */
  readonly address: () => Address | undefined
  /** False when there was nothing of that kind to kill just now. */
  readonly kill: (what: Kill, random: Random) => boolean
  /** How often the server process was started again. */
  readonly restarts: () => number
  /** Each time that it ended without being killed: the last thing it said. */
  readonly endedByItself: readonly string[]
  /** What the server printed lately. */
  readonly output: () => string
  readonly stop: () => Promise<void>
}

const LINES_KEPT = 30
const ADDRESS = /API\s+(http:\S+)/

export function startPatient(dataDir: string): Patient {
  let current: Running
  let key: string | undefined
  let [starts, stopping] = [0, false]
  const endedByItself: string[] = []
  const former: string[] = []
  const start = (): Running => {
    starts++
    const running = fairline(['serve'], { FAIRLINE_DATA: dataDir, PORT: '0', FAIRLINE_LOG: 'fatal' })
    void running.ended.then(({ code, output }) => {
      former.splice(0, former.length - 2, output)
      if (stopping) return
      if (code !== null) endedByItself.push(output.trim().split('\n').slice(-LINES_KEPT).join('\n'))
      current = start()
    })
    return running
  }
  current = start()
  return {
    dataDir,
    address: () => {
      const url = current.child.exitCode === null && current.child.signalCode === null ? ADDRESS.exec(current.output())?.[1] : undefined
      if (url === undefined) return undefined
      key ??= readFileSync(join(dataDir, 'admin-key'), 'utf8').trim()
      return { url, key }
    },
    kill: (what, random) => kill(what, current, dataDir, random),
    restarts: () => starts - 1,
    endedByItself,
    output: () => [...former, current.output()].join('\n--\n'),
    stop: async () => {
      stopping = true
      current.child.kill('SIGINT')
      await current.ended
    },
  }
}

function kill(what: Kill, running: Running, dataDir: string, random: Random): boolean {
  const server = running.child.pid
  const postmaster = postmasterOf(dataDir)
  const isUp = running.child.exitCode === null && running.child.signalCode === null
  switch (what) {
    case 'server':
      return isUp && strike(server)
    case 'postmaster':
      return strike(postmaster)
    case 'backend':
      return strike(backendOf(postmaster, random))
    case 'both': {
      if (!isUp || postmaster === undefined) return false
      const order = random.chance(0.5) ? [server, postmaster] : [postmaster, server]
      return order.map(strike).every(Boolean)
    }
  }
}

function strike(pid: number | undefined): boolean {
  if (pid === undefined) return false
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false // It has ended since it was looked up.
  }
}

function postmasterOf(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
    return isPostgresOn(pid, join(dataDir, 'pg')) ? pid : undefined
  } catch {
    return undefined // No file, no postmaster.
  }
}

/** Any child of the postmaster: mostly sessions, at times one of its own workers. */
function backendOf(postmaster: number | undefined, random: Random): number | undefined {
  if (postmaster === undefined) return undefined
  try {
    const pids = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number) // biome-ignore format: one line
    const sessions = pids.filter((pid) => /^postgres: fairline /.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')))
    const among = sessions.length > 0 && random.chance(0.8) ? sessions : pids
    return among.length > 0 ? random.pick(among) : undefined
  } catch {
    return undefined // One of them ended while it was looked at.
  }
}
