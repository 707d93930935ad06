/**
 * `fairline rebuild --check`: does the log still explain every account, and does every decision come out again?
 * A running server owns the database and is asked; otherwise the check opens it itself.
 */
import type { Command } from 'commander'
import { readLines } from '../ingest/lines.ts'
import { packReader } from '../packs.ts'
import { BUCKETS } from '../store/borrower-key.ts'
import { openDatabase } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { type BucketCheck, checkRebuild } from '../store/rebuild-check.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { askServer, mustHaveData, withOwnDatabase } from './own-database.ts'

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
  mustHaveData(environment)
  return withOwnDatabase(environment, say, {
    whenOwned: (pid) => summarise(checkThere(environment.dataDir, pid), say),
    whenFree: ({ url }) => summarise(checkHere(url), say),
  })
}

async function* checkHere(url: string): AsyncGenerator<BucketCheck> {
  const database = openDatabase(url)
  try {
    for (const { id } of await listOrganisations(database)) yield* checkRebuild(database.as(id), packReader(database))
  } finally {
    await database.close()
  }
}

async function* checkThere(dataDir: string, pid: number): AsyncGenerator<BucketCheck> {
  for await (const { bytes } of readLines(await askServer(dataDir, pid, '/v1/admin/rebuild-check'), ANSWER_LINE_BYTES_MAX)) {
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
  if (buckets === 0 || buckets % BUCKETS !== 0)
    throw new CommandFault(`the check ended after ${buckets % BUCKETS} of ${BUCKETS} buckets: nothing is proved`)
  const found = different === 0 ? 'nothing differs 完全一致' : `differences 不一致: ${different}`
  say(`events replayed 重放事件: ${events}, borrowers 借款人: ${borrowers}; ${found}`)
  return different === 0
}
