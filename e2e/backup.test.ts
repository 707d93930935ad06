/**
 * A book is backed up while its server is under load, restored into another data folder, and goes on there: nothing differs, old events are known,
 * personal values open with the master keys and stay closed without them.
 */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { draftOf } from '../apps/server/src/backup/copy-backup.ts'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { masterKeyFile, readMasterKeys } from '../apps/server/src/sealing/master-key-file.ts'
import { openValue } from '../apps/server/src/sealing/seal.ts'
import { openSealing } from '../apps/server/src/sealing/sealing.ts'
import { openAccountCache } from '../apps/server/src/store/account-cache.ts'
import { type Database, openDatabase } from '../apps/server/src/store/database.ts'
import { openKnownBooks } from '../apps/server/src/store/known-books.ts'
import { leafWriter } from '../apps/server/src/store/leaf-writer.ts'
import { storePack } from '../apps/server/src/store/pack-table.ts'
import { openTreeSizes } from '../apps/server/src/store/tree-sizes.ts'
import { commitBatch } from '../apps/server/src/store/write-path.ts'
import { outage, submissionOf, testPack } from '../apps/server/src/testing/test-api.ts'
import { bookOf, eventOf } from '../bench/synthetic-book.ts'
import { type Ended, fairline, newDataFolder, type Server, serve, stop } from './fairline-process.ts'

const BIN = fileURLToPath(new URL('../apps/server/bin/fairline.mjs', import.meta.url))
const BORROWERS = 300
const EVENTS = 3_000

const run = (dataDir: string, ...args: string[]): Promise<Ended> => fairline(args, { FAIRLINE_DATA: dataDir }).ended

async function succeeds(dataDir: string, ...args: string[]): Promise<string> {
  const { code, output } = await run(dataDir, ...args)
  expect(code, output).toBe(0)
  return output
}

async function fails(dataDir: string, args: readonly string[], words: string): Promise<void> {
  const { code, output } = await run(dataDir, ...args)
  expect([code, output], output).toEqual([1, expect.stringContaining(words)])
  expect(output).not.toMatch(/ {4}at /)
}

/** One event after another until told to stop; gives how many were recorded. */
async function load({ url, key }: Server, subject: string, isOver: () => boolean): Promise<number> {
  let sent = 0
  for (; !isOver(); sent++) {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(outage(subject, `load-${sent}`)) })
    expect(answer.status, await answer.text()).toBe(200)
  }
  return sent
}

const sectionsIn = (file: string): string[] =>
  gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('{"end":'))

/** The first statement on the address of a stopped server's database. */
async function onDatabase<T>(dataDir: string, work: (database: Database) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ dataDir })
  const database = openDatabase(postgres.url)
  try {
    return await work(database)
  } finally {
    await database.close()
    await postgres.stop()
  }
}

const SECRET = { field: 'phone', kind: 'phone', value: '13800000001' } as const

async function sealOne(dataDir: string): Promise<void> {
  const loaded = await testPack()
  const sealing = openSealing((await readMasterKeys(dataDir))!)
  await onDatabase(dataDir, async (database) => {
    const packId = await storePack(database, loaded.pack.hash, loaded.files)
    const policy = {
      pack: loaded.pack,
      packId,
      packNamed: () => undefined,
      learnPack: async () => undefined,
      now: Date.now,
      sealing,
      clockOf: () => 'wall' as const,
      heard: () => {},
      books: openKnownBooks(),
      queuesJobs: () => false,
      tells: () => 'notices' as const,
      onBug: () => {},
    }
    const options = {
      organisationId: 1,
      policy,
      cache: openAccountCache(),
      road: { carefulLeft: 0 },
      record: { tree: 0, sizes: openTreeSizes(), writer: leafWriter },
    }
    const submission = { ...submissionOf(outage('sealed', '1')), personal: [SECRET] }
    await database.as(1).withClient((client) => commitBatch(client, [submission], options))
  })
}

/** What the sealed value says, with the master keys of this folder. */
async function openOne(dataDir: string): Promise<string> {
  const masterKeys = await readMasterKeys(dataDir)
  if (!masterKeys) throw new Error('there is no master key')
  const { borrower, key: eventKey } = submissionOf(outage('sealed', '1'))
  return onDatabase(dataDir, async (database) => {
    const { rows } = await database
      .as(1)
      .query<{ phone: { sealed: string; token: string; key: string } }>(
        `select data -> 'phone' as phone from event where borrower_id = $1`,
        [borrower.id],
      )
    const key = (await openSealing(masterKeys).find(database.as(1), [borrower])).get(borrower.id)!
    return openValue(key, { borrowerId: borrower.id, eventKey, field: 'phone' }, rows[0]!.phone)
  })
}

test('backed up under load, restored elsewhere, and everything is there', async () => {
  const [original, restored, closed] = [newDataFolder(), newDataFolder(), newDataFolder()]
  const [live, later, again] = ['live.gz', 'later.gz', 'again.gz'].map((name) => join(original.dataDir, name)) as [string, string, string]
  try {
    const book = join(original.dataDir, 'book.ndjson')
    writeFileSync(book, [...bookOf(BORROWERS, EVENTS)].map((event) => JSON.stringify(event)).join('\n'))
    const server = await serve(original.dataDir)
    await succeeds(original.dataDir, 'replay', book)

    let isOver = false
    const loads = ['x', 'y'].map((subject) => load(server, subject, () => isOver))
    const told = await succeeds(original.dataDir, 'backup', live)
    expect(told).toMatch(/backed up 已备份: .*borrowers 借款人 30[0-2], events 事件 3\d{3}/)
    expect(told).toContain('apart from the backup')
    expect(told).toContain('主密钥')
    await fails(original.dataDir, ['restore', live], `runs on ${original.dataDir}`)
    isOver = true
    expect(Math.min(...(await Promise.all(loads)))).toBeGreaterThan(0)
    await stop(server)

    await succeeds(restored.dataDir, 'restore', live)
    expect(await succeeds(restored.dataDir, 'rebuild', '--check')).toContain('nothing differs')
    await fails(restored.dataDir, ['restore', live], 'the book is not empty')
    await succeeds(restored.dataDir, 'backup', again)
    expect(sectionsIn(again)).toEqual(sectionsIn(live))

    const second = await serve(restored.dataDir)
    const headers = { authorization: `Bearer ${second.key}`, 'content-type': 'application/json' }
    const repeat = await fetch(`${second.url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(eventOf(7, 3)) })
    expect(await repeat.json()).toMatchObject({ status: 'repeated', sequence: 4 })
    await stop(second)

    await sealOne(original.dataDir)
    await succeeds(original.dataDir, 'backup', later)
    const unkeyed = await succeeds(closed.dataDir, 'restore', later)
    expect(unkeyed).toContain('WARNING: the personal values of 1 borrowers stay closed')
    expect(unkeyed).toContain('警告')
    expect(unkeyed).toMatch(/verified 已核对.*: 30[0-3]\n$/)
    await expect(openOne(closed.dataDir)).rejects.toThrow('no master key')
    copyFileSync(masterKeyFile(original.dataDir), masterKeyFile(closed.dataDir))
    expect(await openOne(closed.dataDir)).toBe(SECRET.value)
  } finally {
    for (const folder of [original, restored, closed]) folder.remove()
  }
})

/** As a later release would write it. */
function ofSchema(backup: Buffer, schema: number): Buffer {
  const lines = gunzipSync(backup).toString().trimEnd().split('\n')
  const changed = [lines[0]!.replace(/"schema":\d+/, `"schema":${schema}`), ...lines.slice(1, -1)]
  const controls = changed.filter((line) => /^\{"(fairline|section|end)":/.test(line)).map((line) => `${line}\n`)
  const { total } = JSON.parse(lines.at(-1)!) as { total: number }
  const last = JSON.stringify({ total, sha256: createHash('sha256').update(controls.join('')).digest('hex') })
  return gzipSync(`${[...changed, last].join('\n')}\n`)
}

test('what cannot be a backup, or a place for one, is refused in words', async () => {
  const { dataDir, remove } = newDataFolder()
  const file = (name: string, text: string): string => {
    writeFileSync(join(dataDir, name), text)
    return join(dataDir, name)
  }
  try {
    await fails(join(dataDir, 'nowhere'), ['backup', join(dataDir, 'x.gz')], 'there is no data folder')
    await fails(dataDir, ['restore', join(dataDir, 'missing.gz')], 'cannot be read (ENOENT)')
    await fails(dataDir, ['restore', file('plain', '{"fairline":"backup"}\n')], 'it is not gzip')
    await fails(dataDir, ['backup', join(dataDir, 'no-such-folder', 'x.gz')], 'cannot be written (ENOENT)')

    const piped = join(dataDir, 'piped.gz')
    writeFileSync(
      piped,
      execFileSync(process.execPath, [BIN, 'backup', '-'], { env: { ...process.env, FAIRLINE_DATA: dataDir }, stdio: 'pipe' }),
    )
    const written = join(dataDir, 'written.gz')
    await succeeds(dataDir, 'backup', written)
    expect(sectionsIn(piped)).toEqual(sectionsIn(written))
    expect(existsSync(draftOf(written))).toBe(false)
    writeFileSync(piped, ofSchema(readFileSync(written), 99))
    await fails(dataDir, ['restore', piped], 'with schema 99; this release knows')
    writeFileSync(piped, readFileSync(written).subarray(0, -9))
    await fails(dataDir, ['restore', piped], 'it was cut short')
    symlinkSync('/dev/full', draftOf(piped)) // Every write to it fails as on a full disk.
    await fails(dataDir, ['backup', piped], 'cannot be written (ENOSPC)')
    expect(existsSync(draftOf(piped))).toBe(false)
  } finally {
    remove()
  }
})
