import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoLoginsFile, ensureDemoLogins } from '../demo/demo-logins.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { codeAt, visit } from '../testing/people.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { ensureFirstAdmin, firstAdminFile } from './first-admin.ts'

let testing: TestDatabase
let api: TestApi
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-first-admin-'))
  testing = await testDatabase()
  api = await testApi(testing.url)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8)

test('the first administrator is there once, with a password that only the owner of the folder reads, until he sets his own', async () => {
  const first = await ensureFirstAdmin(api.database, dataDir, NOW)
  expect(first?.password).toMatch(/^([2-9a-z]{4}-){4}[2-9a-z]{4}$/)
  expect(await ensureFirstAdmin(api.database, dataDir, NOW + 1)).toEqual(first)
  expect(await modeOf(firstAdminFile(dataDir))).toBe('600')
  const browser = visit(api)
  const entered = await browser.ask('POST', '/v1/session:password', { email: first!.email, password: first!.password })
  expect(entered.body).toMatchObject({ next: 'none', session: { roles: ['admin'], needs_second_factor: true } })
  await testing.query("update user_account set password_set_at = password_set_at + interval '1 second'")
  expect(await ensureFirstAdmin(api.database, dataDir, NOW + 2)).toEqual({ email: first!.email, password: undefined })
  await expect(readFile(firstAdminFile(dataDir))).rejects.toThrow('ENOENT')
})

test('each demo login opens the demo in its role; a second start makes no other', async () => {
  const parts = { ...api, dataDir, organisationId: FIRST_ORGANISATION, deskId: FIRST_ORGANISATION, now: () => NOW }
  const logins = await ensureDemoLogins(parts)
  expect(await ensureDemoLogins(parts)).toEqual(logins)
  expect(await modeOf(demoLoginsFile(dataDir))).toBe('600')
  const [admin] = logins
  const browser = visit(api)
  const { body } = await browser.ask('POST', '/v1/session:password', { email: admin!.email, password: admin!.password })
  const code = codeAt(admin!.totp_secret ?? undefined, NOW)
  const entered = await browser.ask('POST', '/v1/session:code', { challenge: body.challenge, code })
  expect(entered.body).toMatchObject({ roles: ['admin', 'rehearser'], needs_second_factor: false })
  const rows = await testing.query<{ email: string; roles: string[] }>(
    `select u.email, m.roles from member m join user_account u on u.id = m.user_id where u.email like '%@demo.fairline.local' order by u.email`,
  )
  expect(rows).toHaveLength(logins.length)
  expect(rows.map(({ roles }) => roles[0])).toEqual([...new Set(rows.map(({ roles }) => roles[0]))])
})
