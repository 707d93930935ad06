import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { LoadedPack } from '../cli/load-pack.ts'
import { masterKeysOf } from '../sealing/master-keys.ts'
import { openSealing } from '../sealing/sealing.ts'
import { messageOf, NOW, onboarding, outage, registered, submissionOf, type TestMessage, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { openAccountCache } from './account-cache.ts'
import { findAccount } from './account-table.ts'
import { borrowerKey } from './borrower-key.ts'
import { type Database, type OrganisationDatabase, openDatabase } from './database.ts'
import { readLog } from './event-table.ts'
import { openKnownBooks } from './known-books.ts'
import { leafWriter } from './leaf-writer.ts'
import { storePack } from './pack-table.ts'
import { readState } from './stored-state.ts'
import type { Result, Submission } from './submission.ts'
import { openTreeSizes } from './tree-sizes.ts'
import { commitBatch } from './write-path.ts'

const told = (result: Result | undefined): string => {
  if (result?.kind === 'answered') return `${result.repeated ? 'repeated' : 'recorded'} ${result.sequence}`
  return result?.kind === 'refused' ? result.refusal.code : (result?.code ?? 'nothing')
}

/** Which road is tried first: both must give the same answers. */
describe.each([
  ['quick', 0],
  ['careful', 1_000_000],
])('on the %s road', (_name, carefulLeft) => {
  let testing: TestDatabase
  let database: Database
  let book: OrganisationDatabase
  let loaded: LoadedPack
  let packId: number
  const bugs: unknown[] = []
  const sealing = openSealing(masterKeysOf('k', new Map([['k', Buffer.alloc(32, 7)]])))
  const cache = openAccountCache()
  const books = openKnownBooks()

  beforeAll(async () => {
    testing = await testDatabase()
    database = openDatabase(testing.url)
    book = database.as(1)
    loaded = await testPack()
    packId = await storePack(database, loaded.pack.hash, loaded.files)
  })
  afterAll(async () => {
    await database?.close()
    await testing?.drop()
  })

  const commit = (submissions: readonly Submission[], pack = loaded.pack): Promise<Result[]> => {
    const policy = {
      pack,
      packId,
      packNamed: () => undefined,
      learnPack: async () => undefined,
      now: () => NOW,
      sealing,
      clockOf: () => 'wall' as const,
      heard: () => {},
      books,
      queuesJobs: () => false,
      tells: () => 'notices' as const,
      onBug: (error: unknown) => void bugs.push(error),
    }
    return book.withClient((client) =>
      commitBatch(client, submissions, {
        organisationId: 1,
        policy,
        cache,
        road: { carefulLeft },
        record: { tree: 0, sizes: openTreeSizes(), writer: leafWriter },
      }),
    )
  }
  const send = (...messages: TestMessage[]): Promise<Result[]> => commit(messages.map((message) => submissionOf(message)))
  const keyOf = (ref: string) => borrowerKey(1, ref)

  test('a batch records each borrower in the order given', async () => {
    const results = await send(outage('a', '1'), outage('b', '1'), outage('a', '2'), outage('a', '3'), outage('b', '2'))
    expect(results.map(told)).toEqual(['recorded 1', 'recorded 1', 'recorded 2', 'recorded 3', 'recorded 2'])
  })

  test('the same id and content, in a later batch or in the same, is answered as the first time', async () => {
    const [first] = await send(registered('c'))
    const again = await send(registered('c'), outage('c', 'x'), outage('c', 'x'))
    expect(again.map(told)).toEqual(['repeated 1', 'recorded 2', 'repeated 2'])
    expect(again[0]).toEqual({ ...first, repeated: true })
  })

  test('the same id with other content is refused, and changes nothing', async () => {
    const other = messageOf('technical-failure-reported', 'd', '1', { component: 'score' })
    const results = await send(outage('d', '1'), other)
    expect([...results, ...(await send(other))].map(told)).toEqual(['recorded 1', 'id-reused', 'id-reused'])
    const row = await findAccount(book, keyOf('d'))
    expect(row?.version).toBe(1)
  })

  test('the same id from another source, or of another borrower, is another event', async () => {
    expect((await send(outage('e', '1'), { ...outage('e', '1'), source: 'other' }, outage('f', '1'))).map(told)).toEqual([
      'recorded 1',
      'recorded 2',
      'recorded 1',
    ])
  })

  test('key order and a filled-in time do not make other content', async () => {
    const { specversion, ...rest } = outage('g', '1')
    const [first] = await commit([submissionOf(outage('g', '1'), NOW)])
    const [again] = await commit([submissionOf({ ...rest, specversion } as TestMessage, NOW + 60_000)])
    expect([told(first), told(again)]).toEqual(['recorded 1', 'repeated 1'])
  })

  test('two borrowers with one number are never merged', async () => {
    const first = submissionOf(outage('h', '1'))
    const stranger = { ...submissionOf(outage('i', '1')), borrower: first.borrower }
    expect((await commit([first, stranger])).map(told)).toEqual(['recorded 1', 'borrower-id-collision'])
    expect((await commit([stranger])).map(told)).toEqual(['borrower-id-collision'])
  })

  test('a decision that throws fails alone, and leaves no empty account behind', async () => {
    const policy = { ...loaded.pack.policy, prepareFrom: () => { throw new Error('secret value 4711') } } // biome-ignore format: one line
    const broken = { ...loaded.pack, policy }
    const results = await commit(
      [outage('j', '1'), registered('j'), outage('j', '2'), registered('k')].map((one) => submissionOf(one)),
      broken,
    )
    expect(results.map(told)).toEqual(['recorded 1', 'quarantined', 'recorded 2', 'quarantined'])
    expect(await findAccount(book, keyOf('k'))).toBeUndefined()
    expect(bugs).toHaveLength(2)
  })

  test('an account whose bytes changed is not decided on, while others are', async () => {
    await send(registered('l'))
    const { bucket, id } = keyOf('l')
    cache.forget(id) // What is kept in memory would do; it is the stored bytes that are looked at here.
    await testing.query(
      'update account set state = set_byte(state, 20, (get_byte(state, 20) + 1) % 256) where bucket = $1 and borrower_id = $2',
      [bucket, id],
    )
    expect((await send(outage('l', '1'), outage('m', '1'))).map(told)).toEqual(['quarantined', 'recorded 1'])
  })

  test('what is read back is the fact that was decided on, and the account at the end of its log', async () => {
    const messages = onboarding('n')
    const submissions = messages.map((message, index) => submissionOf({ ...message, time: `2026-11-21T10:00:0${index}.12${index}Z` }))
    const results = await commit(submissions)
    const { bucket, id } = keyOf('n')
    const log = (await readLog(book, { bucket, after: { borrowerId: id - 1n, sequence: 0 }, limit: 100 })).filter(
      ({ borrower }) => borrower.id === id,
    )
    expect(log.map(({ fact }) => fact)).toEqual(submissions.map(({ fact }) => fact))
    expect(log.map(({ decision }) => decision)).toEqual(results.map((result) => result.kind === 'answered' && result.decision))
    const row = await findAccount(book, keyOf('n'))
    expect(readState(row!.state).sequence).toBe(messages.length)
    expect(log.at(-1)?.decision.line.status).toBe('active')
  })

  test('a deadlock with somebody else costs a second, not the batch', async () => {
    const both = [submissionOf(outage('o', '1')), submissionOf(outage('p', '1'))]
    await commit(both)
    const keys = both.map(({ borrower }) => borrower).sort((a, b) => a.bucket - b.bucket || (a.id < b.id ? -1 : 1))
    const lock = 'select 1 from account where bucket = $1 and borrower_id = $2 for update'
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    const isGivenUp = (error: { code?: string }) => error.code === '40P01'
    /** PostgreSQL gives up whoever looks first, a second after he began to wait: the batch, but where the machine was held up meanwhile. */
    const isBatchGivenUp = (nth: number) =>
      book.withClient(async (stranger) => {
        await stranger.query('begin')
        await stranger.query(lock, [keys[1]!.bucket, keys[1]!.id])
        const results = commit([submissionOf(outage('o', `${nth}`)), submissionOf(outage('p', `${nth}`))])
        await vi.waitFor(async () => expect(await testing.query(waiting)).toHaveLength(1), 10_000)
        const ended = await stranger.query(lock, [keys[0]!.bucket, keys[0]!.id]).then(
          () => true,
          (error) => (isGivenUp(error) ? false : Promise.reject(error)),
        )
        await stranger.query('rollback')
        expect((await results).map(told)).toEqual([`recorded ${nth}`, `recorded ${nth}`])
        return ended
      })
    let [nth, wasGivenUp] = [2, false]
    for (; nth < 7 && !wasGivenUp; nth++) wasGivenUp = await isBatchGivenUp(nth)
    expect(wasGivenUp).toBe(true)
  })
})
