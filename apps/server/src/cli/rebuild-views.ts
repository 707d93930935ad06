/** `fairline rebuild lines|holds|days|loans|applications|ledger|cases|marks`: lists and figures from the log, or held against it with `--check`. */

import { BUCKETS } from '../store/borrower-key.ts'
import { rebuildViews, type VIEWS } from '../store/build-views.ts'
import { checkViews, type ViewCheck } from '../store/check-views.ts'
import { openDatabase } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import type { Environment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { askServerForLines, mustHaveData, withOwnDatabase } from './own-database.ts'

type ViewName = (typeof VIEWS)[number]
type Built = { readonly bucket: number; readonly events: number }

/** They are built together, as one event moves all of them at once. */
export async function rebuildAllViews(environment: Environment, say: (line: string) => void): Promise<void> {
  mustHaveData(environment)
  const built = await withOwnDatabase(environment, say, {
    whenOwned: (pid) => counted(askServerForLines<Built>(environment, pid, '/v1/admin/views-rebuild')),
    whenFree: ({ url }) => counted(inEachBook(url, rebuildViews)),
  })
  say(`events read 读取事件: ${built}; lists and figures are built anew 列表与指标已重建`)
}

async function counted(progress: AsyncIterable<Built>): Promise<number> {
  let [buckets, events] = [0, 0]
  for await (const one of progress) {
    buckets++
    events += one.events
  }
  mustBeWhole(buckets)
  return events
}

/** True when nothing differs. */
export async function checkView(environment: Environment, name: ViewName, say: (line: string) => void): Promise<boolean> {
  mustHaveData(environment)
  return withOwnDatabase(environment, say, {
    whenOwned: (pid) => summarise(askServerForLines<ViewCheck>(environment, pid, '/v1/admin/views-check'), name, say),
    whenFree: ({ url }) => summarise(inEachBook(url, checkViews), name, say),
  })
}

async function* inEachBook<T>(url: string, work: typeof checkViews | typeof rebuildViews): AsyncGenerator<T> {
  const database = openDatabase(url)
  try {
    for (const { id } of await listOrganisations(database)) yield* work(database.as(id), id) as AsyncGenerator<T>
  } finally {
    await database.close()
  }
}

async function summarise(checks: AsyncIterable<ViewCheck>, name: ViewName, say: (line: string) => void): Promise<boolean> {
  let [buckets, events, lines, different] = [0, 0, 0, 0]
  for await (const check of checks) {
    buckets++
    events += check.events
    lines += check.lines
    const found = check.differences.filter(({ view }) => view === name)
    different += found.length + check.differencesLeftOff
    for (const { of } of found) say(`differs: ${name} ${of}`)
    if (check.differencesLeftOff > 0) say(`  and ${check.differencesLeftOff} more in bucket ${check.bucket}`)
  }
  mustBeWhole(buckets)
  const outcome = different === 0 ? 'nothing differs 完全一致' : `differences 不一致: ${different}`
  say(`events read 读取事件: ${events}, lines 额度: ${lines}; ${outcome}`)
  return different === 0
}

function mustBeWhole(buckets: number): void {
  if (buckets > 0 && buckets % BUCKETS === 0) return
  throw new CommandFault(`it ended after ${buckets % BUCKETS} of ${BUCKETS} buckets: ask again`)
}
