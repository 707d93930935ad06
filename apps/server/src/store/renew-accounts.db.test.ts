/** Accounts of an older format, made here by lowering the number and spoiling what stands behind it: only the log can tell what they hold. */

import { FORMAT } from '@fairline/domain/account/codec'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { NOW, onboarding, outage, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import type { AccountRow } from './account-table.ts'
import { listOrganisations, setAccountFormat } from './organisation-table.ts'
import { checkRebuild } from './rebuild-check.ts'
import { type Renewed, renewAccounts } from './renew-accounts.ts'

let testing: TestDatabase | undefined
let api: TestApi | undefined

const REFS = ['a', 'b', 'c', 'd']
const AGE = `update account set state = set_byte(overlay(state placing '\\x00000000'::bytea from 20), 8, ${FORMAT - 1})`

const clear = async () => {
  await api?.close()
  await testing?.drop()
}
beforeEach(async () => {
  await clear()
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (const ref of REFS) for (const message of onboarding(ref)) await api.post(message)
  await api.close()
  api = undefined
})
afterAll(clear)

const states = async (): Promise<string[]> =>
  (
    await testing!.query<{ told: string }>(`select ref || ' ' || version || ' ' || encode(state, 'hex') as told from account order by ref`)
  ).map(({ told }) => told)

async function open(): Promise<TestApi> {
  api = await testApi(testing!.url, () => NOW)
  await api.renewing.ended
  return api
}

async function differences(): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const check of checkRebuild(api!.database.as(1), api!.packs.byId)) found.push(...check.differences)
  return found
}

type Heard = { progress: Renewed[]; broken: string[] }
async function renew(stopAfter = Number.POSITIVE_INFINITY): Promise<Heard> {
  const heard: Heard = { progress: [], broken: [] }
  await renewAccounts(api!.database, {
    isStopped: () => heard.progress.length >= stopAfter,
    onProgress: (one) => void heard.progress.push(one),
    onBroken: ({ ref }: AccountRow) => void heard.broken.push(ref),
  })
  return heard
}

const formatRecorded = async () => (await listOrganisations(api!.database)).map(({ accountFormat }) => accountFormat)

describe('in use, before the background has come to them', () => {
  test('they are read, decided on and written as if they had always been of this format', async () => {
    const { get, post } = await open()
    const shown = async () => [(await get('/v1/borrowers/a')).body, (await get('/v1/borrowers')).body]
    const before = await shown()
    const fresh = await states()
    await testing!.query(AGE)
    expect(await shown()).toEqual(before)
    expect(await differences()).toEqual([])
    expect((await post(outage('a', 'new'))).body).toMatchObject({ status: 'recorded', sequence: 6 })
    expect((await post(onboarding('b')[0])).body).toMatchObject({ status: 'repeated', sequence: 1 })
    expect((await post(outage('b', 'careful'))).body).toMatchObject({ status: 'recorded', sequence: 6 })
    await setAccountFormat(api!.database, 1, FORMAT - 1)
    await renew()
    expect(await differences()).toEqual([])
    expect((await states()).slice(2)).toEqual(fresh.slice(2))
  })

  test('one whose log is torn costs its own events only', async () => {
    const { get, post } = await open()
    await testing!.query(AGE)
    await testing!.query(`delete from event where sequence = 3 and borrower_id = (select borrower_id from account where ref = 'a')`)
    expect((await get('/v1/borrowers/a')).status).toBe(500)
    expect((await post(outage('a', 'new'))).status).toBe(500)
    expect((await post(outage('b', 'new'))).body).toMatchObject({ status: 'recorded', sequence: 6 })
  })
})

describe('in the background', () => {
  test('a start renews what is left, records it, and does not look again', async () => {
    const fresh = await states()
    await testing!.query(AGE)
    await testing!.query('update organisation set account_format = $1', [FORMAT - 1])
    await open()
    expect(await states()).toEqual(fresh)
    expect(await formatRecorded()).toEqual([FORMAT])
    await testing!.query(AGE)
    expect(await renew()).toEqual({ progress: [], broken: [] })
  })

  test('stopped half-way, the next run goes on with what is left', async () => {
    const fresh = await states()
    await open()
    await testing!.query(AGE)
    await setAccountFormat(api!.database, 1, FORMAT - 1)
    const first = await renew(1)
    expect(await formatRecorded()).toEqual([FORMAT - 1])
    const rest = await renew()
    const total = [...first.progress, ...rest.progress].reduce((sum, { renewed }) => sum + renewed, 0)
    expect([first.progress.length, total]).toEqual([1, REFS.length])
    expect([await states(), await formatRecorded()]).toEqual([fresh, [FORMAT]])
  })

  test('beside a stream of events nothing is lost', async () => {
    const { post } = await open()
    await testing!.query(AGE)
    await setAccountFormat(api!.database, 1, FORMAT - 1)
    const events = Array.from({ length: 40 }, (_, index) => post(outage(REFS[index % REFS.length]!, `new-${index}`)))
    await renew()
    expect((await Promise.all(events)).every(({ status }) => status === 200)).toBe(true)
    expect(await differences()).toEqual([])
    expect(await testing!.query('select 1 from account where get_byte(state, 8) < $1', [FORMAT])).toEqual([])
  })

  test('an account that its log does not give is told and left, and its organisation stays marked', async () => {
    await open()
    await testing!.query(AGE)
    await testing!.query(`delete from event where sequence = 3 and borrower_id = (select borrower_id from account where ref = 'a')`)
    await setAccountFormat(api!.database, 1, FORMAT - 1)
    expect((await renew()).broken).toEqual(['a'])
    expect(await formatRecorded()).toEqual([FORMAT - 1])
    expect(await testing!.query('select ref from account where get_byte(state, 8) < $1', [FORMAT])).toEqual([{ ref: 'a' }])
  })
})
