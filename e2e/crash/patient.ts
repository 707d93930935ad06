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
  /** What the server and PostgreSQL said lately, and what runs of PostgreSQL. */
  readonly picture: () => string
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
    const running = fairline(['serve'], { FAIRLINE_DATA: dataDir, PORT: '0', FAIRLINE_LOG: 'fatal', FAIRLINE_PORTS: 'external' })
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
    picture: () =>
      [
        ...former,
        current.output(),
        readOrNothing(join(dataDir, 'postgres.log')).trim().split('\n').slice(-LINES_KEPT).join('\n'),
        processesOf(dataDir),
      ].join('\n--\n'),
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

/** The postmaster and its children with their states; what is gone meanwhile is left out. */
function processesOf(dataDir: string): string {
  const postmaster = postmasterOf(dataDir)
  if (postmaster === undefined) return 'no postmaster'
  return [postmaster, ...childrenOf(postmaster)]
    .flatMap((pid) => {
      const status = readOrNothing(`/proc/${pid}/status`)
      const name = readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()
      return status === '' ? [] : [`${pid} ${/State:\s+(\S)/.exec(status)?.[1]} ${/SigBlk:\s+(\S+)/.exec(status)?.[1]} ${name}`]
    })
    .join('\n')
}

const childrenOf = (pid: number): number[] =>
  readOrNothing(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number)

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // Gone meanwhile, or not there yet.
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
  const pids = postmaster === undefined ? [] : childrenOf(postmaster)
  const sessions = pids.filter((pid) => readOrNothing(`/proc/${pid}/cmdline`).startsWith('postgres: fairline '))
  const among = sessions.length > 0 && random.chance(0.8) ? sessions : pids
  return among.length > 0 ? random.pick(among) : undefined
}
