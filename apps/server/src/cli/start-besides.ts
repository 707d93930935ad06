/**
 * Starts a server on a PostgreSQL that we keep running ourselves, and that may end while the server starts on it: then both start again.
 *
 * Waits    as long as PostgreSQL takes to come back; whoever keeps it says when it does not. What else stands between the two is tried STARTS_MAX times.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseAway } from './database-fault.ts'
import { CommandFault } from './fault.ts'
import type { KeptPostgres } from './keep-postgres.ts'

export const GIVEN_UP =
  'PostgreSQL does not stay up: see postgres.log in the data folder\nPostgreSQL 无法持续运行，请查看数据目录中的 postgres.log'

const STARTS_MAX = 30
const START_DELAY_MS = 500
/** A connection breaks a moment before the end of the process behind it is known. */
const NOTICED_WITHIN_MS = 500
const LOOK_EVERY_MS = 20

type Movable = { readonly moveTo: (url: string) => void }
type Kept = Pick<KeptPostgres, 'url' | 'state' | 'starts'>

export async function startBesides<Server extends Movable>(
  postgres: Kept,
  start: (databaseUrl: string) => Promise<Server>,
): Promise<Server> {
  for (let tries = 1; ; tries++) {
    const [url, starts] = [postgres.url(), postgres.starts()]
    try {
      const server = await start(url)
      // Started again after the server was through with it, maybe elsewhere: nobody has told the server.
      if (postgres.url() !== url) server.moveTo(postgres.url())
      return server
    } catch (error) {
      if (tries === STARTS_MAX || !(await mayPass(error, postgres, starts))) throw error
      await untilUp(postgres)
    }
  }
}

/** Whatever a start stumbled over while its PostgreSQL ended is not held against it. */
async function mayPass(error: unknown, postgres: Kept, starts: number): Promise<boolean> {
  if (error instanceof CommandFault && !(error instanceof DatabaseAway)) return false
  const hasEnded = () => postgres.state() !== 'up' || postgres.starts() !== starts
  for (let waitedMs = 0; waitedMs < NOTICED_WITHIN_MS && !hasEnded(); waitedMs += LOOK_EVERY_MS) await sleep(LOOK_EVERY_MS)
  return hasEnded() || error instanceof DatabaseAway
}

async function untilUp(postgres: Kept): Promise<void> {
  await sleep(START_DELAY_MS)
  while (postgres.state() === 'away') await sleep(LOOK_EVERY_MS)
  if (postgres.state() === 'given-up') throw new CommandFault(GIVEN_UP)
}
