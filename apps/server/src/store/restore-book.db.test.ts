/** A book of two organisations with sealed values and a quarantined event, backed up and restored into another database. */

import { hash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { FORMAT } from '@fairline/domain/account/codec'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeBackup } from '../backup/backup-lines.ts'
import { checkBackup, readBackup } from '../backup/read-backup.ts'
import type { LoadedPack } from '../cli/load-pack.ts'
import { packReader } from '../packs.ts'
import { masterKeysOf } from '../sealing/master-keys.ts'
import { openValue } from '../sealing/seal.ts'
import { openSealing } from '../sealing/sealing.ts'
import { messageOf, NOW, onboarding, outage, registered, submissionOf, TEST_SENDER, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { openAccountCache } from './account-cache.ts'
import { asOwner } from './as-owner.ts'
import { BOOK_SECTIONS } from './book-sections.ts'
import { BUCKETS, borrowerKey } from './borrower-key.ts'
import { checkRecord } from './check-record.ts'
import { type Database, openDatabase } from './database.ts'
import { keepDocument } from './document-table.ts'
import { openKnownBooks } from './known-books.ts'
import { leafWriter } from './leaf-writer.ts'
import { findPackInForce, putInForce, storePack } from './pack-table.ts'
import { checkRebuild } from './rebuild-check.ts'
import { BookNotEmpty, RestoreDiffers, type Restored, type RestoreOptions, restoreBook } from './restore-book.ts'
import type { Result, Submission } from './submission.ts'
import { openTreeSizes } from './tree-sizes.ts'
import { keepUpload } from './upload-table.ts'
import { commitBatch } from './write-path.ts'

const MASTER_KEYS = new Map([['k', Buffer.alloc(32, 7)]])
const sealing = () => openSealing(masterKeysOf('k', MASTER_KEYS))
const WITH_KEYS: RestoreOptions = { index: sealing(), trustLog: false }

/** One row of each that has to do with which pack decides, what a borrower is told, and of a desk. */
const OTHER_ROWS = {
  pack_waiting: `insert into pack_waiting values ('waits', '{}', now())`,
  pack_in_force: `insert into pack_in_force overriding system value values (7, 1, null, 'apr_1', now())`,
  contact: `insert into contact values (2, 1, 7, 'en', '{"sealed":"x"}', null, null, '{learning}', 1320, 480, now())`,
  webhook_endpoint: `insert into webhook_endpoint values (2, 'we_1', 'https://lender.example/hook', '{fairline.notice-due.v1}', '\\x01', null, null, null, now())`,
  delivery: `insert into delivery (organisation_id, bucket, borrower_id, ref, sequence, nth, type, channel, endpoint_id, is_mandatory, state, due_at, queued_at)
    values (2, 1, 7, 'b', 3, 0, 'fairline.notice-due.v1', 'webhook', 'we_1', true, 'sent', now(), now())`,
  message: `insert into message values (2, 1, 7, 'near_hold 2026-11-20', 'near_hold', '{"zh":"提示"}', '{"zh":"正文"}', now(), null)`,
  message_sweep: 'insert into message_sweep values (2, 20413)',
  notice_read: `insert into notice_read values (2, 1, 7, 'ntc_1', now())`,
  notice_template: `insert into notice_template values (2, 'hold-placed', 1, '{}', 'key_x', now(), 'key_y', now())`,
  contact_address: `insert into contact_address values (2, 'phone', '\\x02', 1, 7, 'b')`,
  desk_fact: `insert into desk_fact values (2, 1, gen_random_uuid(), 'group:g:1', 'registered', 'group', 'g', now(), null, now(), 'desk_entry', null, null,
    sha256('x'), 'usr_x', 'usr_x', '{"name":"g"}')`,
  desk_link: `insert into desk_link values (2, 'dl_1', 'b', '项目部', 'r1', sha256('code'), now(), null)`,
  desk_link_endpoint: `insert into desk_link_endpoint values (2, 'link-1', 'desk-1')`,
  desk_connection: `insert into desk_connection values (2, 'door', 'ch', 'address-2', null, '\\x01', null, null, now(), now(), null, null, 0, null)`,
  desk_connection_line: `insert into desk_connection_line values (2, 'enr-1', 'door', 'subject', now())`,
  desk_statement_entry: `insert into desk_statement_entry values (2, 'st-1', 'key-1', 'row[1]', 2, '2026-11-20', 100, 'CNY', 'credit', 'several')`,
  desk_import_row: `insert into desk_import_row values (2, 'im-1', 1, '\\x04', now())`,
  desk_lender_line: `insert into desk_lender_line values (2, 'enr-1', null, '\\x03', 'open', now(), null, now(), 0, null)`,
} as const
const OTHER_TABLES = Object.keys(OTHER_ROWS) as (keyof typeof OTHER_ROWS)[]

let loaded: LoadedPack
let schema: number
let original: TestDatabase
let database: Database
let backup: Buffer
const targets: { testing: TestDatabase; database: Database }[] = []

const newPhone = (subject: string, id: string, value: string, sender = TEST_SENDER): Submission =>
  submissionOf(messageOf('profile-changed', subject, id, { field: 'phone', verified: true, value }), NOW, sender)
const second = { ...TEST_SENDER, organisationId: 2 }

async function commit(to: Database, batch: readonly Submission[], pack = loaded.pack): Promise<Result[]> {
  const { organisationId } = batch[0]!
  const packId = await storePack(to, loaded.pack.hash, loaded.files)
  const policy = {
    pack,
    packId,
    packNamed: () => undefined,
    learnPack: async () => undefined,
    now: () => NOW,
    sealing: sealing(),
    clockOf: () => 'wall' as const,
    heard: () => {},
    books: openKnownBooks(),
    queuesJobs: () => false,
    tells: () => 'notices' as const,
    onBug: () => {},
  }
  const options = {
    organisationId,
    policy,
    cache: openAccountCache(),
    road: { carefulLeft: 0 },
    record: { tree: 0, sizes: openTreeSizes(), writer: leafWriter },
  }
  return to.as(organisationId).withClient((client) => commitBatch(client, batch, options))
}

beforeAll(async () => {
  loaded = await testPack()
  original = await testDatabase()
  database = openDatabase(original.url)
  schema = (await original.query<{ newest: number }>('select max(number) as newest from schema_migration'))[0]!.newest
  await original.query(
    `insert into organisation (id, name, account_format, watermark) values (2, 'second', 1, '2026-11-22T08:00:00.123456Z')`,
  )
  await original.query('update organisation set account_format = $1', [FORMAT])
  await original.query(
    `insert into api_key values ('key_x', 'x', 'flk_x', sha256('x'), '{admin,"book:read"}', now(), now(), 2, '{channel}')`,
  )
  for (const ref of ['a', 'b', 'c'])
    await commit(
      database,
      onboarding(ref).map((message) => submissionOf(message)),
    )
  await commit(
    database,
    onboarding('a').map((message) => submissionOf(message, NOW, second)),
  )
  await commit(database, [newPhone('b', 'p1', '13800000001')])
  await commit(database, [newPhone('b', 'p2', '13800000002')])
  await commit(database, [newPhone('a', 'p1', '13800000001', second)])
  await keepDocument(
    database.as(1),
    1,
    { borrower: borrowerKey(1, 'a'), kind: 'monthly-statement', subject: '2026-11', language: 'zh', sequence: 5 },
    { form: 'form', text: '<p>对账单</p>' },
  )
  const file = Buffer.from('sealed bytes')
  const sha256 = hash('sha256', file, 'hex')
  await keepUpload(database.as(1), 1, {
    ...{ borrower: borrowerKey(1, 'a'), ref: 'a', id: 'up_1', kind: 'png', bytes: file.length, sha256, receivedSha256: sha256 },
    ...{ keyId: 'key', sealed: file, actor: 'test', receivedAt: NOW },
  })
  const broken = { ...loaded.pack, policy: { ...loaded.pack.policy, prepareFrom: () => { throw new Error('ours') } } } // biome-ignore format: one line
  await commit(database, [submissionOf(registered('d'))], broken)
  await original.query(
    `insert into import_file values (2, 'imp_1', sha256('f'), 'csv', 90, 'key_x', 'done', now(), now(), true, 1, '[{"code":"x"}]', 0, '[]', '[]')`,
  )
  await original.query(
    `insert into import_entry (organisation_id, entry_id, import_id, nth, place, reference, account_key, bank_key, direction, amount_minor, currency,
        booked_on, value_on, task, state, why, noted_at)
      values (2, 'pay_1', 'imp_1', 1, 'row[1]', 'r-1', gen_random_uuid(), gen_random_uuid(), 'credit', 9007199254740991, 'CNY', '2026-11-20',
        '2026-11-21', 'suspend', 'open', 'no_reference', now())`,
  )
  for (const table of OTHER_TABLES) await original.query(OTHER_ROWS[table])
  backup = await backUp(database)
})
afterAll(async () => {
  await database?.close()
  await original?.drop()
  for (const target of targets) {
    await target.database.close()
    await target.testing.drop()
  }
})

async function backUp(from: Database): Promise<Buffer> {
  const out = new PassThrough()
  const writing = writeBackup(from, { schema, at: NOW }, out)
  const chunks: Buffer[] = []
  for await (const chunk of out) chunks.push(chunk as Buffer)
  await writing
  return Buffer.concat(chunks)
}

async function* bytes(of: Buffer): AsyncGenerator<Buffer> {
  yield of
}

async function* rowsOf(file: Buffer) {
  for await (const item of readBackup(bytes(file))) if (item.kind === 'row') yield item
}

const sectionsOf = async (file: Buffer) => (await checkBackup(bytes(file))).sections

async function newTarget(): Promise<(typeof targets)[number]> {
  const testing = await testDatabase()
  const target = { testing, database: openDatabase(testing.url) }
  targets.push(target)
  return target
}

const restoreInto = (testing: TestDatabase, file = backup, options = WITH_KEYS): Promise<Restored> =>
  asOwner(testing.url, (client) => restoreBook(client, rowsOf(file), options))

async function differencesIn(book: Database, organisationId: number): Promise<{ buckets: number; differences: number }> {
  const sum = { buckets: 0, differences: 0 }
  for await (const { differences } of checkRebuild(book.as(organisationId), packReader(book))) {
    sum.buckets++
    sum.differences += differences.length
  }
  return sum
}

/** But for when accounts are woken, which the first server on the book finds out anew, and the transactions, which are those of the cluster. */
const everything = async (of: TestDatabase, table: string): Promise<string[]> =>
  (await of.query<{ row: string }>(`select (to_jsonb(t) - 'wake_at' - 'transaction_id')::text as row from ${table} t order by 1`)).map(
    ({ row }) => row,
  )

test('every column of every table is in the backup, or left out by name', async () => {
  const columns = await original.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns where table_schema = 'public'`,
  )
  const kept = new Map<string, readonly string[]>(BOOK_SECTIONS.map(({ name, columns: of }) => [name, of]))
  const leftOut = columns.filter(({ table_name, column_name }) => !kept.get(table_name)?.includes(column_name))
  expect([...new Set(leftOut.map(({ table_name, column_name }) => (kept.has(table_name) ? `${table_name}.${column_name}` : table_name)))].sort()).toEqual(
    ['account.state', 'account.wake_at', 'application_view', 'bucket_lane', 'case_view', 'day_hold_view', 'day_view', 'desk_webhook', 'desk_webhook_refusal', 'drawdown_view', 'due_day_view', 'event.transaction_id', 'hold_view', 'invitation', 'journal_view', 'ledger_day_view', 'line_view', 'loan_view', 'mark_view', 'me_code', 'me_session', 'organisation.account_format', 'organisation.book_version', 'organisation.payouts_checked', 'organisation.wakes_of_book', 'organisation.wakes_of_pack', 'personal_index', 'projection', 'record_tile', 'repayment_view', 'sandbox_control', 'sandbox_identity', 'sandbox_letter', 'sandbox_payment', 'schema_migration', 'session', 'sign_in_failure', 'sign_in_step', 'user_account.totp_next'],
  ) // biome-ignore format: one list
})

describe('restored', () => {
  let target: (typeof targets)[number]
  let restored: Restored

  beforeAll(async () => {
    target = await newTarget()
    restored = await restoreInto(target.testing)
  })

  test('it has every row of every table, and says so', async () => {
    for (const table of [
      'organisation',
      'pack',
      'api_key',
      'sealing_key',
      'quarantine',
      'import_file',
      'import_entry',
      'account',
      'event',
      'personal_index',
      'document',
      'upload',
      ...OTHER_TABLES,
    ]) {
      const rows = await everything(original, table)
      expect(rows.length, table).toBeGreaterThan(0)
      expect(await everything(target.testing, table), table).toEqual(rows)
    }
    expect(restored).toMatchObject({ differences: [], olderFormat: 0, notIndexed: 0 })
    expect(restored.rows).toMatchObject({ organisation: 2, quarantine: 1, sealing_key: 2, account: 4, event: 23 })
  })

  test('a second backup has the same sections', async () => {
    expect(await sectionsOf(await backUp(target.database))).toEqual(await sectionsOf(backup))
  })

  test('its logs explain it, in both organisations', async () => {
    expect(await differencesIn(target.database, 1)).toEqual({ buckets: BUCKETS, differences: 0 })
    expect(await differencesIn(target.database, 2)).toEqual({ buckets: BUCKETS, differences: 0 })
    for (const id of [1, 2]) expect((await checkRecord(target.database.as(id))).faults).toEqual([])
  })

  test('a sealed value opens with the master key, and not without it', async () => {
    const borrower = borrowerKey(1, 'b')
    const [row] = await target.testing.query<{ key: string; data: { value: { sealed: string; token: string; key: string } } }>(
      `select key, data from event where event_id = 'p1' and borrower_id = $1`,
      [borrower.id],
    )
    const key = (await sealing().find(target.database.as(1), [borrower])).get(borrower.id)!
    expect(openValue(key, { borrowerId: borrower.id, eventKey: row!.key, field: 'value' }, row!.data.value)).toBe('13800000001')
    const stranger = openSealing(masterKeysOf('other', new Map([['other', Buffer.alloc(32, 8)]])))
    await expect(stranger.find(target.database.as(1), [borrower])).rejects.toThrow('there is no master key k')
  })

  test('an old event is answered as repeated, a new pack gets a new number, and new events go on', async () => {
    const again = await commit(target.database, [newPhone('b', 'p1', '13800000001')])
    const other = await commit(target.database, [newPhone('b', 'p1', '13800000009')])
    const fresh = await commit(target.database, [submissionOf(outage('c', 'new'))])
    expect(again).toMatchObject([{ kind: 'answered', repeated: true, sequence: 6 }])
    expect(other).toMatchObject([{ kind: 'refused', refusal: { code: 'id-reused' } }])
    expect(fresh).toMatchObject([{ kind: 'answered', repeated: false, sequence: 6 }])
    const later = await storePack(target.database, 'a later pack', new Map())
    expect(later).toBeGreaterThan(1)
    await putInForce(target.database, later, { folderHash: 'a later pack' })
    expect(await findPackInForce(target.database)).toEqual({ nth: 8, packId: later, hash: 'a later pack' })
  })

  test('into a book that holds something it is refused, and changes nothing', async () => {
    const before = await everything(target.testing, 'event')
    await expect(restoreInto(target.testing)).rejects.toThrow(BookNotEmpty)
    expect(await everything(target.testing, 'event')).toEqual(before)
  })
})

test('without master keys all is there but the look-up, and it says of how many', async () => {
  const { testing } = await newTarget()
  const stranger = openSealing(masterKeysOf('other', new Map([['other', Buffer.alloc(32, 8)]])))
  expect((await restoreInto(testing, backup, { index: stranger, trustLog: false })).notIndexed).toBe(2)
  const another = await newTarget()
  const earlier = await storePack(another.database, 'a pack of an earlier start', new Map())
  await putInForce(another.database, earlier, { folderHash: 'a pack of an earlier start' })
  expect((await restoreInto(another.testing, backup, { index: undefined, trustLog: false })).notIndexed).toBe(2)
  for (const of of [testing, another.testing]) {
    expect(await everything(of, 'personal_index')).toEqual([])
    for (const table of ['event', 'pack', 'pack_in_force']) expect(await everything(of, table)).toEqual(await everything(original, table))
  }
})

test('interrupted anywhere, it leaves an empty book, and a second run completes it', async () => {
  const { testing } = await newTarget()
  const before = await everything(testing, 'organisation')
  const rows: Awaited<ReturnType<typeof firstRows>> = await firstRows()
  for (const count of [0, 1, 5, 10, rows.length - 1]) {
    const cut = async function* () {
      yield* rows.slice(0, count)
      throw new Error('interrupted')
    }
    await expect(asOwner(testing.url, (client) => restoreBook(client, cut(), WITH_KEYS))).rejects.toThrow('interrupted')
    expect([await everything(testing, 'event'), await everything(testing, 'account')]).toEqual([[], []])
    expect(await everything(testing, 'organisation')).toEqual(before)
  }
  await restoreInto(testing)
  expect(await everything(testing, 'account')).toEqual(await everything(original, 'account'))
})

async function firstRows() {
  const rows = []
  for await (const row of rowsOf(backup)) rows.push(row)
  return rows
}

test('an account that its log does not give: refused by name, unless the log is to be trusted; a log that is not whole always', async () => {
  const spoilt = await newTarget()
  await restoreInto(spoilt.testing)
  await spoilt.testing.query(`update account set state = set_byte(state, 30, (get_byte(state, 30) + 1) % 256) where ref = 'c'`)
  const file = await backUp(spoilt.database)
  const { testing } = await newTarget()
  await expect(restoreInto(testing, file)).rejects.toMatchObject({ differences: [{ kind: 'account', borrower: 'c' }] })
  expect(await everything(testing, 'event')).toEqual([])
  expect((await restoreInto(testing, file, { ...WITH_KEYS, trustLog: true })).differences).toEqual([{ kind: 'account', borrower: 'c' }])
  expect(await everything(testing, 'account')).toEqual(await everything(original, 'account'))

  await spoilt.testing.query(`delete from event where sequence = 2 and borrower_id = (select borrower_id from account where ref = 'c')`)
  await spoilt.testing.query(`delete from event where borrower_id = (select borrower_id from account where ref = 'b')`)
  await spoilt.testing.query(`delete from account where organisation_id = 2`)
  const torn = await backUp(spoilt.database)
  const empty = await newTarget()
  const failure = await restoreInto(empty.testing, torn, { ...WITH_KEYS, trustLog: true }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(RestoreDiffers)
  const stranger = `#${borrowerKey(2, 'a').id}`
  expect((failure as RestoreDiffers).differences.map(({ kind, borrower }) => `${kind} ${borrower}`).sort()).toEqual([
    'log c',
    `no-account ${stranger}`,
    'no-log b',
  ])
})

test('accounts that the backup has in an older format are rebuilt in the one of this release', async () => {
  const older = await newTarget()
  await restoreInto(older.testing)
  await older.testing.query(`update account set state = set_byte(state, 8, ${FORMAT - 1})`)
  const { testing } = await newTarget()
  expect(await restoreInto(testing, await backUp(older.database))).toMatchObject({ differences: [], olderFormat: 4 })
  expect(await everything(testing, 'account')).toEqual(await everything(original, 'account'))
})
