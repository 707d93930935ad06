import { afterAll, beforeAll, expect, test } from 'vitest'
import { MARKS, placesOf, plantedMessages, plantedPhone, plantedValue } from '../testing/planted.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { pdfWith } from '../uploads/files.fixture.ts'
import { borrowerKey } from './borrower-key.ts'

let testing: TestDatabase
let api: TestApi
beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => NOW)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const WHO = 'planted'
const rowsOf = async (table: string): Promise<number> =>
  Number(
    (
      await testing.query<{ rows: string }>(`select count(*) as rows from ${table} t where t.bucket = $1 and t.borrower_id = $2`, [
        borrowerKey(1, WHO).bucket,
        borrowerKey(1, WHO).id,
      ])
    )[0]?.rows,
  )
const REMOVED = ['sealing_key', 'personal_index', 'contact_address'] as const

test('a value in clear is found, wherever it stands', async () => {
  const row = `insert into sandbox_letter (id, organisation_id, channel, ref, language, subject, body, at) values ('x', 1, 'sms', 'x', 'zh', 's', $1, now())`
  await testing.query(row, [`致${plantedValue()}`])
  await testing.query(`insert into pack (hash, files) values ($1, '{}')`, [Buffer.from(plantedPhone()).toString('hex')])
  expect((await placesOf(testing, MARKS)).sort()).toEqual(['pack.hash', 'sandbox_letter.body'])
  await testing.query(`delete from sandbox_letter`)
  await testing.query(`delete from pack where hash like $1`, [`%${Buffer.from('1397531').toString('hex')}%`])
})

test('whatever is personal is in clear nowhere, from the first; erased, its key and all that led to him are gone', async () => {
  for (const [nth, { type, data }] of plantedMessages().entries()) {
    const answer = await api.post({ ...messageOf('borrower-registered', WHO, `planted-${nth}`, data), type })
    expect({ type, status: answer.status, code: answer.body.code }).toEqual({ type, status: 200, code: undefined })
  }
  for (const message of onboarding(WHO).slice(1)) await api.post(message)
  const contact = { language: 'zh', email: 'planted@example.cn', phone: plantedPhone(), push_token: plantedValue(), opted_out: [], quiet_hours: null } // biome-ignore format: one line
  expect((await api.put(`/v1/borrowers/${WHO}/contact`, contact)).status).toBe(200)
  const payload = pdfWith(['<< /Type /Catalog /Pages 2 0 R >>', `(${plantedPhone()})`])
  const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/pdf' }
  const upload = await api.app.inject({ method: 'POST', url: `/v1/uploads?borrower_id=${WHO}`, headers, payload })
  expect(upload.statusCode).toBe(200)
  const asking = { headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ phone: contact.phone }) }
  expect((await api.app.inject({ method: 'POST', url: '/v1/me/sign-in', ...asking })).statusCode).toBe(200)
  await api.follower.catchUp()
  expect(await placesOf(testing, [...MARKS, 'planted@example.cn'])).toEqual([])
  for (const table of REMOVED) expect([table, (await rowsOf(table)) > 0]).toEqual([table, true])

  expect((await api.send(`/v1/borrowers/${WHO}/personal-data:erase`, { reason: 'borrower_request' })).status).toBe(200)
  for (const table of REMOVED) expect([table, await rowsOf(table)]).toEqual([table, 0])
  expect(await testing.query('select from me_code where ref = $1', [WHO])).toEqual([])
  expect(await placesOf(testing, [...MARKS, 'planted@example.cn'])).toEqual([])
  const { body } = await api.send(`/v1/borrowers/${WHO}/personal-data:reveal`, { fields: ['name', 'phone'], purpose: 'audit' })
  expect((body as unknown as { values: object }).values).toEqual({ name: null, phone: null })
})
