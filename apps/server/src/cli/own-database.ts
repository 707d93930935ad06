/**
 * Who has the data folder: a process that runs on it, or nobody, and then a command takes it and opens the database itself.
 */
import { existsSync } from 'node:fs'
import { readAdminKey } from '../auth/admin-key.ts'
import { readLines } from '../ingest/lines.ts'
import { lockData } from '../postgres/data-lock.ts'
import { startPostgres } from '../postgres/supervisor.ts'
import { bringUpToDate } from '../store/bring-up-to-date.ts'
import { makeDataFolder } from './data-folder.ts'
import { type Environment, MIGRATIONS } from './environment.ts'
import { CommandFault } from './fault.ts'
import { readServerFile } from './server-file.ts'

/** `schema`: the number of its newest migration. */
export type OwnDatabase = { readonly url: string; readonly schema: number }

export type Ways<T> = {
  readonly whenOwned: (pid: number) => Promise<T>
  readonly whenFree: (database: OwnDatabase) => Promise<T>
}

export function mustHaveData({ dataDir, databaseUrl }: Environment): void {
  if (databaseUrl === undefined && !existsSync(dataDir)) throw new CommandFault(`there is no data folder ${dataDir}: set FAIRLINE_DATA`)
}

export async function withOwnDatabase<T>(environment: Environment, say: (line: string) => void, ways: Ways<T>): Promise<T> {
  await makeDataFolder(environment.dataDir)
  const lock = await lockData(environment.dataDir)
  if ('heldBy' in lock) return ways.whenOwned(lock.heldBy.pid)
  try {
    return await opened(environment, say, ways.whenFree)
  } finally {
    await lock.release()
  }
}

async function opened<T>(
  { dataDir, databaseUrl }: Environment,
  say: (line: string) => void,
  work: (database: OwnDatabase) => Promise<T>,
): Promise<T> {
  const postgres = databaseUrl === undefined ? await startPostgres({ dataDir, onLog: say }) : undefined
  const url = databaseUrl ?? postgres!.url
  try {
    return await work({ url, schema: (await bringUpToDate(url, MIGRATIONS)).newest })
  } finally {
    await postgres?.stop()
  }
}

/** The answer of the server of a data folder, as it arrives. */
export async function askServer({ dataDir, key: given }: Environment, pid: number, path: string): Promise<AsyncIterable<Buffer>> {
  const server = await readServerFile(dataDir)
  const key = given ?? (await readAdminKey(dataDir))
  if (server?.pid !== pid || key === undefined) throw new CommandFault(`process ${pid} owns ${dataDir} and does not answer yet: try again`)
  const answer = await fetch(new URL(path, server.url), { method: 'POST', headers: { authorization: `Bearer ${key}` } })
  if (!answer.ok || !answer.body) throw new CommandFault(`the server at ${server.url} answers ${answer.status}`)
  return chunksOf(answer.body)
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of body) yield Buffer.from(chunk)
}

const ANSWER_LINE_BYTES_MAX = 1024 * 1024

/** The same, a JSON value a line. */
export async function* askServerForLines<T>(environment: Environment, pid: number, path: string): AsyncGenerator<T> {
  for await (const { bytes } of readLines(await askServer(environment, pid, path), ANSWER_LINE_BYTES_MAX)) {
    if (bytes === 'too-long') throw new CommandFault('the server answers in a way this release does not know')
    yield JSON.parse(bytes.toString('utf8')) as T
  }
}
