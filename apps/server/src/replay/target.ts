/**
 * The server that a replay speaks to: the one named, the one that runs on the data folder, or one started here for as long as the replay lasts.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { readAdminKey } from '../auth/admin-key.ts'
import { makeDataFolder } from '../cli/data-folder.ts'
import { type Environment, MIGRATIONS } from '../cli/environment.ts'
import { CommandFault } from '../cli/fault.ts'
import { keepPostgres } from '../cli/keep-postgres.ts'
import { loadPack } from '../cli/load-pack.ts'
import { readServerFile, removeServerFile, writeServerFile } from '../cli/server-file.ts'
import { lockData } from '../postgres/data-lock.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import type { Server } from './post-lines.ts'

export type Target = Server & { readonly close: () => Promise<void> }

export type TargetOptions = {
  readonly environment: Environment
  /** Both as the user gave them. */
  readonly url: string | undefined
  readonly key: string | undefined
  readonly say: (line: string) => void
}

/** A server that is just starting holds the lock before it has an address. */
const STARTING_MAX_MS = 20_000
const LOOK_EVERY_MS = 200

export async function openTarget({ environment, url, key, say }: TargetOptions): Promise<Target> {
  const { dataDir } = environment
  if (url !== undefined) return running(url, key ?? (await readAdminKey(dataDir)))
  await makeDataFolder(dataDir)
  const lock = await lockData(dataDir)
  if ('heldBy' in lock) return running(await addressOf(dataDir, lock.heldBy.pid), key ?? (await readAdminKey(dataDir)))
  return startHere(environment, lock.release, say)
}

function running(url: string, key: string | undefined): Target {
  if (!URL.canParse(url)) throw new CommandFault(`--url must be an address such as http://127.0.0.1:8080, not ${url}`)
  if (key === undefined) throw new CommandFault(`no key for ${url}: set FAIRLINE_KEY`)
  return { url, key, close: async () => {} }
}

async function addressOf(dataDir: string, pid: number): Promise<string> {
  for (let waitedMs = 0; waitedMs <= STARTING_MAX_MS; waitedMs += LOOK_EVERY_MS) {
    const server = await readServerFile(dataDir)
    if (server?.pid === pid) return server.url
    await sleep(LOOK_EVERY_MS)
  }
  throw new CommandFault(`process ${pid} owns ${dataDir} and answers no requests: stop it, or name a server with --url`)
}

async function startHere(environment: Environment, releaseLock: () => Promise<void>, say: (line: string) => void): Promise<Target> {
  const { dataDir } = environment
  const undo = [releaseLock]
  const close = async (): Promise<void> => {
    for (const undoOne of undo.splice(0).reverse()) await undoOne()
  }
  try {
    const loaded = await loadPack(environment.packDir, say)
    let server: RunningServer | undefined
    let { databaseUrl } = environment
    if (databaseUrl === undefined) {
      const onGivenUp = () => say('PostgreSQL does not stay up: see postgres.log in the data folder')
      const postgres = await keepPostgres({ dataDir, onLog: say, onRestarted: (url) => server?.moveTo(url), onGivenUp })
      undo.push(postgres.stop)
      databaseUrl = postgres.url()
    }
    // What a history tells of was paid out by whoever lived it.
    const ports = 'external'
    server = await startServer({ databaseUrl, migrations: MIGRATIONS, dataDir, loaded, ports, host: '127.0.0.1', port: 0, now: Date.now })
    undo.push(server.stop)
    await writeServerFile(dataDir, { pid: process.pid, url: server.url })
    undo.push(() => removeServerFile(dataDir))
    return { url: server.url, key: server.adminKey, close }
  } catch (error) {
    await close()
    throw error
  }
}
