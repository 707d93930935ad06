/**
 * A backup becomes a book: every row loaded, every account replayed from its log and held against the backup, in one transaction, so that what is
 * interrupted, or differs, leaves an empty book as it was.
 *
 * Into     an empty book alone: no event and no account. Its organisations, packs and API keys give way to those of the backup.
 * Memory   PAGE events and as many accounts, whatever the size of the book.
 * Needs    the owner of the tables: row-level security does not hold him, and numbers of packs are given back as they were.
 */
import { FORMAT } from '@fairline/domain/account/codec'
import type { Sealing } from '../sealing/sealing.ts'
import type { SectionName } from './book-sections.ts'
import { BOOK_SECTIONS, sectionNamed } from './book-sections.ts'
import { recountBookVersion } from './book-table.ts'
import type { Queryable } from './database.ts'
import { listOrganisations } from './organisation-table.ts'
import { type ReplayedAccount, replayRow, startReplay } from './replayed-account.ts'
import { expectAccounts, findWithoutLog, type RestoreDifference, writeReplayed } from './restore-accounts.ts'
import { type EventRow, insertEventRows } from './restore-events.ts'
import { hasSealed, restorePersonalIndex } from './restore-personal-index.ts'

export type RestoreOptions = {
  /** Undefined where no master keys are at hand: the look-up index stays empty then. */
  readonly index: Sealing | undefined
  /** Restore although the bytes of accounts differ from the backup's: as their logs say. A log that is not whole is refused all the same. */
  readonly trustLog: boolean
}

export type Restored = {
  readonly rows: Readonly<Record<SectionName, number>>
  /** Told though they were accepted: DIFFERENCES_MAX of each kind at most. */
  readonly differences: readonly RestoreDifference[]
  readonly olderFormat: number
  /** Borrowers with personal values that nobody finds by them: no master key is here that opens them. */
  readonly notIndexed: number
}

export class BookNotEmpty extends Error {
  override name = 'BookNotEmpty'
}

/** The logs do not give the accounts of the backup; nothing was restored. */
export class RestoreDiffers extends Error {
  override name = 'RestoreDiffers'
  readonly differences: readonly RestoreDifference[]
  constructor(differences: readonly RestoreDifference[]) {
    super(`${differences.length} accounts differ from the backup`)
    this.differences = differences
  }
}

/** Set up with an empty book, or while it was empty. */
const GIVES_WAY = [
  'act',
  'record_batch',
  'record_tile',
  'record_head',
  'record_key',
  'member',
  'backup_code',
  'user_account',
  'api_key',
  'pack_in_force',
  'pack_waiting',
  'pack',
  'organisation',
  'personal_index',
  'session',
  'webhook_endpoint',
  'notice_template',
  'message_sweep',
]

/** Their rows keep the numbers that they had. */
const NUMBERED: readonly SectionName[] = ['pack', 'pack_in_force', 'delivery']

type Row = { readonly section: SectionName; readonly line: Buffer }

const PAGE = 500
/** A page of large rows is sent earlier. */
const PAGE_BYTES_MAX = 4 * 1024 * 1024
const DIFFERENCES_MAX = 100

/** Keys are looked up one by one, in tables that nobody counted yet. */
const SET_UP = `begin; set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off;
  set local jit = off; lock table event, account, organisation, pack, api_key in exclusive mode`

export async function restoreBook(client: Queryable, rows: AsyncIterable<Row>, options: RestoreOptions): Promise<Restored> {
  await client.query(SET_UP)
  try {
    await mustBeEmpty(client)
    const restored = await load(client, rows, options)
    for (const { id } of await listOrganisations(client)) await recountBookVersion(client, id)
    const refused = restored.differences.filter(({ kind }) => kind !== 'account' || !options.trustLog)
    if (refused.length > 0) throw new RestoreDiffers(refused)
    for (const table of NUMBERED)
      await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select greatest(max(id), 1) from ${table}))`)
    await client.query('commit')
    await client.query('analyze')
    return restored
  } catch (error) {
    await client.query('rollback').catch(() => {}) // A broken connection rolls back by itself; the first error is the one to hear.
    throw error
  }
}

async function mustBeEmpty(client: Queryable): Promise<void> {
  const tables = [
    'event',
    'account',
    'sealing_key',
    'quarantine',
    'document',
    'upload',
    'import_file',
    'import_entry',
    'delivery',
    'contact',
    'desk_fact',
    'desk_link',
    'desk_lender_line',
    'desk_link_endpoint',
    'desk_connection',
    'desk_connection_line',
    'desk_statement_entry',
    'desk_import_row',
  ]
  const { rows } = await client.query<{ used: boolean }>(
    `select ${tables.map((name) => `exists (select from ${name})`).join(' or ')} as used`,
  )
  if (rows[0]!.used) throw new BookNotEmpty('the book is not empty')
  for (const table of GIVES_WAY) await client.query(`delete from ${table}`)
  // All events come in one transaction, too many for the feed to go through: the views are built from the beginning of each log.
  await client.query('delete from projection')
  await expectAccounts(client)
}

async function load(client: Queryable, rows: AsyncIterable<Row>, options: RestoreOptions): Promise<Restored> {
  const counts = Object.fromEntries(BOOK_SECTIONS.map(({ name }) => [name, 0])) as Record<SectionName, number>
  const log = openLogLoader(client, options)
  try {
    for await (const { section, lines } of paged(rows)) {
      counts[section] += lines.length
      if (section === 'event') await log.load(lines.map((line) => JSON.parse(line) as EventRow))
      else await insertLines(client, section, lines)
    }
  } catch (error) {
    // A page still on its way would go on behind the rollback, and stay.
    await log.settled()
    throw error
  }
  const { differences, ...rest } = await log.finish()
  const withoutLog = await findWithoutLog(client, DIFFERENCES_MAX)
  return { rows: counts, differences: [...differences, ...withoutLog], ...rest }
}

/** Rows of one section, as many as are sent at once. */
async function* paged(rows: AsyncIterable<Row>): AsyncGenerator<{ section: SectionName; lines: string[] }> {
  let page: { section: SectionName; lines: string[] } | undefined
  let bytes = 0
  for await (const { section, line } of rows) {
    if (page && (page.section !== section || page.lines.length === PAGE || bytes > PAGE_BYTES_MAX)) {
      yield page
      page = undefined
    }
    page ??= { section, lines: [] }
    bytes = page.lines.length === 0 ? line.length : bytes + line.length
    page.lines.push(line.toString('utf8'))
  }
  if (page) yield page
}

/** PostgreSQL reads the JSON itself: what it wrote comes back as it was. */
async function insertLines(client: Queryable, section: Exclude<SectionName, 'event'>, lines: readonly string[]): Promise<void> {
  const table = section === 'account' ? 'expected_account' : section
  const columns = sectionNamed(section).columns.map((column) => column.split(' = ')[0]!)
  // Every account is written in the format of this release.
  const [more, value] = section === 'organisation' ? [', account_format', `, ${FORMAT}`] : ['', '']
  await client.query(
    `insert into ${table} (${columns.join(', ')}${more}) ${NUMBERED.includes(section) ? 'overriding system value' : ''}
     select ${columns.join(', ')}${value} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [`[${lines.join(',')}]`],
  )
}

type LogTotals = { differences: readonly RestoreDifference[]; olderFormat: number; notIndexed: number }

/** Takes the log in its order: each borrower's events together. A page is on its way to the database while the next is replayed. */
function openLogLoader(client: Queryable, { index }: RestoreOptions) {
  const differences: RestoreDifference[] = []
  const totals = { olderFormat: 0, notIndexed: 0 }
  let current: ReplayedAccount | undefined
  let done: ReplayedAccount[] = []
  let underWay: Promise<void> = Promise.resolve()

  const write = async (accounts: readonly ReplayedAccount[]): Promise<void> => {
    const { written, differences: found, olderFormat } = await writeReplayed(client, accounts)
    for (const one of found) if (differences.filter(({ kind }) => kind === one.kind).length < DIFFERENCES_MAX) differences.push(one)
    totals.olderFormat += olderFormat
    totals.notIndexed += index ? await restorePersonalIndex(client, written, index) : written.filter(hasSealed).length
  }
  const send = async (work: () => Promise<void>): Promise<void> => {
    await underWay
    underWay = work()
    underWay.catch(() => {}) // Heard by the next to send, or at the end.
  }
  const finishBorrower = (): void => {
    if (current) done.push(current)
    current = undefined
  }
  return {
    load: async (rows: readonly EventRow[]): Promise<void> => {
      for (const row of rows) {
        if (current?.borrower.id !== BigInt(row.borrower_id)) {
          finishBorrower()
          current = startReplay(row)
        }
        replayRow(current!, row)
      }
      const accounts = done
      done = []
      await send(async () => {
        await insertEventRows(client, rows)
        if (accounts.length > 0) await write(accounts)
      })
    },
    settled: () => underWay.catch(() => {}), // Whoever waits for it has an error of his own to tell.
    finish: async (): Promise<LogTotals> => {
      finishBorrower()
      await underWay
      if (done.length > 0) await write(done)
      return { differences, ...totals }
    },
  }
}
