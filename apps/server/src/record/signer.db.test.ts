import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner } from '../store/as-owner.ts'
import { checkRecord } from '../store/check-record.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { NOW, outage, registered, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { ensureRecordKeys } from './record-keys.ts'
import { openSigner, type Signer } from './signer.ts'

let testing: TestDatabase
let api: TestApi
const folders: string[] = []
const others: Database[] = []
const failures: unknown[] = []
let sent = 0

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  await api.post(registered('anna'))
})
afterAll(async () => {
  await Promise.all(others.map((database) => database.close()))
  await api?.close()
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
  await testing?.drop()
})

/** Of a server of its own: another process knows nothing of the first one's memory, nor needs its key. */
async function anotherSigner(): Promise<Signer> {
  const folder = await mkdtemp(join(tmpdir(), 'fairline-signer-'))
  const database = openDatabase(testing.url)
  folders.push(folder)
  others.push(database)
  const onFailure = (error: unknown) => void failures.push(error)
  return openSigner({ database, keys: await ensureRecordKeys(folder), now: () => NOW, log: () => {}, onFailure })
}

const send = () => api.post(outage('anna', `o-${++sent}`))
const check = () => checkRecord(api.database.as(1))

/** Whoever signs has read and laid all it needs, and waits to write its head. */
async function atTheSeam(signers: number, meanwhile: () => Promise<unknown>): Promise<void> {
  for (let blocked = 0; blocked < signers; ) {
    const rows = await testing.query<{ blocked: number }>(
      `select count(*)::int as blocked from pg_locks where relation = 'record_head'::regclass and not granted`,
    )
    blocked = rows[0]!.blocked
  }
  await meanwhile()
}

/** `work` begins when no head can be written any more, and goes on behind it. */
async function withHeadsHeld<T>(work: () => Promise<T>, meanwhile: (begun: Promise<T>) => Promise<unknown>): Promise<T> {
  const held = await asOwner(testing.url, async (holder) => {
    await holder.query('begin; lock table record_head in share mode')
    const begun = work()
    try {
      await meanwhile(begun)
    } finally {
      await holder.query('commit')
    }
    return { begun }
  })
  return held.begun
}

test('two who sign at once never fork the chain: whoever comes second reads anew and signs the rest', async () => {
  const [one, two] = [await anotherSigner(), await anotherSigner()]
  await one.signAll()
  const before = (await check()).heads
  const ROUNDS = 6
  for (let round = 0; round < ROUNDS; round++) {
    await send()
    // What comes now neither of them has seen.
    await withHeadsHeld(
      () => Promise.all([one.signAll(), two.signAll()]),
      () => atTheSeam(2, send),
    )
    expect(await check()).toMatchObject({ faults: [], unsigned: 0, heads: before + 2 * (round + 1) })
  }
  expect(failures).toEqual([])
})

test('many rounds without a word between them: one chain, and nothing left over', async () => {
  const signers = [await anotherSigner(), await anotherSigner(), await anotherSigner()]
  const sending = Array.from({ length: 30 }, send)
  for (let round = 0; round < 20; round++) await Promise.all(signers.map((signer) => signer.signAll()))
  await Promise.all(sending)
  await signers[0]!.signAll()
  const { faults, unsigned } = await check()
  expect([faults, unsigned, failures]).toEqual([[], 0, []])
})

test('many events are signed at once; where more come, the next head comes a second later, by itself', async () => {
  const signer = await anotherSigner()
  await signer.signAll()
  const { heads } = await check()
  const headsOf = async () => (await check()).heads - heads
  signer.start()
  try {
    const began = performance.now()
    await send()
    signer.committed(1, 999)
    signer.committed(1, 1)
    await expect.poll(headsOf, { timeout: 10_000 }).toBe(1)
    await send()
    signer.committed(1, 1_000)
    await expect.poll(headsOf, { timeout: 8_000 }).toBe(2)
    expect(performance.now() - began).toBeGreaterThan(999)
    expect(await check()).toMatchObject({ faults: [], unsigned: 0, heads: heads + 2 })
  } finally {
    await signer.stop()
  }
  expect(failures).toEqual([])
})

test('who is killed between a batch and its head loses nothing: the next one covers it', async () => {
  const [killed, next] = [await anotherSigner(), await anotherSigner()]
  const { heads } = await check()
  for (let nth = 0; nth < 300; nth++) void send()
  await send()
  const ended = withHeadsHeld(
    () => killed.signAll(),
    (signing) =>
      atTheSeam(1, async () => {
        const waiting = `(select pid from pg_locks where relation = 'record_head'::regclass and not granted)`
        await testing.query(`select pg_terminate_backend(pid) from pg_stat_activity where pid in ${waiting}`)
        await signing.catch(() => {}) // It fails, as it should: looked at below.
      }),
  )
  await expect(ended).rejects.toThrow('terminating connection')
  expect(await check()).toMatchObject({ faults: [], heads, unsigned: expect.any(Number) })
  expect((await check()).unsigned).toBeGreaterThan(0)
  await next.signAll()
  expect(await check()).toMatchObject({ faults: [], unsigned: 0, heads: heads + 1 })
})
