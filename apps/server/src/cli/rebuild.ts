/**
 * `fairline rebuild [NAME] [--check]`. Of accounts: does the log still explain every one, and does every decision come out again?
 * A running server owns the database and is asked; otherwise the check opens it itself.
 */
import { Argument, type Command } from 'commander'
import { packReader } from '../packs.ts'
import { BUCKETS } from '../store/borrower-key.ts'
import { VIEWS } from '../store/build-views.ts'
import { openDatabase } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { type BucketCheck, checkRebuild } from '../store/rebuild-check.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { askServerForLines, mustHaveData, withOwnDatabase } from './own-database.ts'
import { checkView, rebuildAllViews } from './rebuild-views.ts'

const NAMES = ['accounts', ...VIEWS] as const
type Name = (typeof NAMES)[number]

export function registerRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('replay every log from empty: compare it with what is stored, or build lists and figures anew')
    .addArgument(new Argument('[name]', 'what is built from the log').choices(NAMES).default('accounts'))
    .option('--check', 'only compare, change nothing')
    .action(async (name: Name, { check = false }: { check?: boolean }) => {
      process.exitCode = (await rebuild(readEnvironment(process.env), name, check)) ? 0 : 1
    })
}

async function rebuild(environment: Environment, name: Name, isCheck: boolean): Promise<boolean> {
  const say = (line: string) => console.log(line)
  if (name !== 'accounts' && isCheck) return checkView(environment, name, say)
  if (isCheck) return rebuildCheck(environment, say)
  if (name === 'accounts') throw new CommandFault('accounts are decided upon, so they are only compared: add --check')
  await rebuildAllViews(environment, say)
  return true
}

/** True when nothing differs. */
async function rebuildCheck(environment: Environment, say: (line: string) => void): Promise<boolean> {
  mustHaveData(environment)
  return withOwnDatabase(environment, say, {
    whenOwned: (pid) => summarise(askServerForLines<BucketCheck>(environment, pid, '/v1/admin/rebuild-check'), say),
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
