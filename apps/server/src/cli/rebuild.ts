/**
 * `fairline rebuild --check`: does the log still explain every account, and does every decision come out again?
 * A running server owns the database and is asked; otherwise the check opens it itself.
 */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { readAdminKey } from '../auth/admin-key.ts'
import { readLines } from '../ingest/lines.ts'
import { packReader } from '../packs.ts'
import { lockData } from '../postgres/data-lock.ts'
import { startPostgres } from '../postgres/supervisor.ts'
import { BUCKETS } from '../store/borrower-key.ts'
import { bringUpToDate } from '../store/bring-up-to-date.ts'
import { openDatabase } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { type BucketCheck, checkRebuild } from '../store/rebuild-check.ts'
import { makeDataFolder } from './data-folder.ts'
import { type Environment, MIGRATIONS, readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { readServerFile } from './server-file.ts'

const ANSWER_LINE_BYTES_MAX = 1024 * 1024

export function registerRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('replay every log from empty and compare it with the stored accounts and decisions')
    .requiredOption('--check', 'only compare, change nothing')
    .action(async () => {
      process.exitCode = (await rebuildCheck(readEnvironment(process.env), (line) => console.log(line))) ? 0 : 1
    })
}

/** True when nothing differs. */
async function rebuildCheck(environment: Environment, say: (line: string) => void): Promise<boolean> {
  if (environment.databaseUrl === undefined && !existsSync(environment.dataDir)) {
    throw new CommandFault(`there is no data folder ${environment.dataDir}: set FAIRLINE_DATA`)
  }
  await makeDataFolder(environment.dataDir)
  const lock = await lockData(environment.dataDir)
  if ('heldBy' in lock) return summarise(askServer(environment.dataDir, lock.heldBy.pid), say)
  try {
    return await summarise(checkHere(environment, say), say)
  } finally {
    await lock.release()
  }
}

async function* checkHere({ dataDir, databaseUrl }: Environment, say: (line: string) => void): AsyncGenerator<BucketCheck> {
  const postgres = databaseUrl === undefined ? await startPostgres({ dataDir, onLog: say }) : undefined
  const url = databaseUrl ?? postgres!.url
  try {
    await bringUpToDate(url, MIGRATIONS)
    const database = openDatabase(url)
    try {
      for (const { id } of await listOrganisations(database)) yield* checkRebuild(database.as(id), packReader(database))
    } finally {
      await database.close()
    }
  } finally {
    await postgres?.stop()
  }
}

async function* askServer(dataDir: string, pid: number): AsyncGenerator<BucketCheck> {
  const server = await readServerFile(dataDir)
  const key = await readAdminKey(dataDir)
  if (server?.pid !== pid || key === undefined) throw new CommandFault(`process ${pid} owns ${dataDir} and does not answer yet: try again`)
  const answer = await fetch(new URL('/v1/admin/rebuild-check', server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
  })
  if (!answer.ok || !answer.body) throw new CommandFault(`the server at ${server.url} answers ${answer.status}`)
  const chunks = async function* () {
    for await (const chunk of answer.body!) yield Buffer.from(chunk)
  }
  for await (const { bytes } of readLines(chunks(), ANSWER_LINE_BYTES_MAX)) {
    if (bytes === 'too-long') throw new CommandFault('the server answers in a way this release does not know')
    yield JSON.parse(bytes.toString('utf8')) as BucketCheck
  }
}

async function summarise(checks: AsyncIterable<BucketCheck>, say: (line: string) => void): Promise<boolean> {
  let buckets = 0
  let borrowers = 0
  let events = 0
  let different = 0
  for await (const check of checks) {
    buckets++
    borrowers += check.borrowers
    events += check.events
    different += check.differences.length + check.differencesLeftOff
    for (const { borrower, sequence, kind } of check.differences) say(`differs: ${kind} of ${borrower} at ${sequence}`)
    if (check.differencesLeftOff > 0) say(`  and ${check.differencesLeftOff} more in bucket ${check.bucket}`)
  }
  if (buckets !== BUCKETS) throw new CommandFault(`the check ended after ${buckets} of ${BUCKETS} buckets: nothing is proved`)
  const found = different === 0 ? 'nothing differs 完全一致' : `differences 不一致: ${different}`
  say(`events replayed 重放事件: ${events}, borrowers 借款人: ${borrowers}; ${found}`)
  return different === 0
}
