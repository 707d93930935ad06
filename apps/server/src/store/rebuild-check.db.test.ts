import { readPack } from '@fairline/domain/pack/pack'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../pack-folder.ts'
import { onboarding, outage, type TestApi, testApi, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { BUCKETS } from './borrower-key.ts'
import { checkRebuild, type Difference } from './rebuild-check.ts'

let testing: TestDatabase
let api: TestApi

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (const borrower of ['a', 'b', 'c', 'd', 'e', 'f']) {
    for (const message of [...onboarding(borrower), outage(borrower, '1')]) await api.post(message)
  }
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

async function check(): Promise<{ buckets: number; borrowers: number; events: number; differences: Difference[] }> {
  const sum = { buckets: 0, borrowers: 0, events: 0, differences: [] as Difference[] }
  for await (const { borrowers, events, differences } of checkRebuild(api.database.as(1), api.packs.byId)) {
    sum.buckets++
    sum.borrowers += borrowers
    sum.events += events
    sum.differences.push(...differences)
  }
  return sum
}

test('a book that nobody touched is explained by its log', async () => {
  expect(await check()).toEqual({ buckets: BUCKETS, borrowers: 6, events: 36, differences: [] })
})

test('a running server tells it bucket by bucket', async () => {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/v1/admin/rebuild-check',
    headers: { authorization: `Bearer ${api.adminKey}` },
  })
  expect(answer.body.trim().split('\n')).toHaveLength(BUCKETS)
})

test('after a change of the policy pack, old answers keep their words and old decisions their pack', async () => {
  const { files } = await testPack()
  const changed = new Map(files).set('reasons.yaml', `${files.get('reasons.yaml')}\n# another edition\n`)
  const reading = readPack(changed, sha256)
  if (!reading.ok) throw new Error('still a pack')
  const next = await testApi(testing.url, undefined, { pack: reading.pack, files: changed })
  const [old, fresh] = [await next.post(outage('a', '1')), await next.post(outage('g', '1'))]
  expect([old.body.status, old.body.decision.pack]).toEqual(['repeated', api.packs.current.hash])
  expect([fresh.body.status, fresh.body.decision.pack]).toEqual(['recorded', reading.pack.hash])
  expect(reading.pack.hash).not.toBe(api.packs.current.hash)
  expect(await check()).toEqual({ buckets: BUCKETS, borrowers: 7, events: 37, differences: [] })
  await next.close()
})

test('every kind of tampering is seen', async () => {
  const ofBorrower = (ref: string) => `borrower_id = (select borrower_id from account where ref = '${ref}')`
  const tamper = [
    `update account set state = set_byte(state, 30, (get_byte(state, 30) + 1) % 256) where ref = 'a'`,
    `update event set decision = jsonb_set(decision, '{score}', '1') where sequence = 2 and ${ofBorrower('b')}`,
    `delete from event where sequence = 3 and ${ofBorrower('c')}`,
    `delete from event where ${ofBorrower('d')}`,
    `delete from account where ref = 'e'`,
    `update event set data = '{"value": 400, "source": "zhima", "range_min": 350, "range_max": 950}' where sequence = 5 and ${ofBorrower('f')}`,
  ]
  for (const sql of tamper) await testing.query(sql)
  const { differences } = await check()
  const kinds = (ref: string) => differences.filter(({ borrower }) => borrower === ref).map(({ sequence, kind }) => `${kind} ${sequence}`)
  expect(kinds('a')).toEqual(['account 6'])
  expect(kinds('b')).toEqual(['decision 2'])
  expect(kinds('c')).toEqual(['sequence 4'])
  expect(kinds('d')).toEqual(['no-log 6'])
  expect(kinds('f')[0]).toMatch(/^(decision|refused) 5$/)
  expect(differences.filter(({ kind }) => kind === 'no-account')).toHaveLength(1)
})
