import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoLoginsFile } from '../demo/demo-logins.ts'
import { codesOf } from './code.ts'

let dataDir = ''
const login = (email: string, totp_secret: string | null) => ({ id: 'usr_1', email, password: 'x', roles: ['admin'], totp_secret })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-code-'))
  const logins = [login('admin@demo.fairline.local', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'), login('auditor@demo.fairline.local', null)]
  await writeFile(demoLoginsFile(dataDir), JSON.stringify(logins))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('the code now, how long it lasts, and the next one', async () => {
  expect(await codesOf(dataDir, 'Admin@demo.fairline.local', 59_000)).toBe('287082  (1 s)   next 下一个 359152')
})

test('whoever needs none is told so', async () => {
  expect(await codesOf(dataDir, 'auditor@demo.fairline.local', 0)).toContain('no code is asked for')
})

test('anybody else has none here', async () => {
  await expect(codesOf(dataDir, 'boss@bank.example', 0)).rejects.toThrow('no demo login has this e-mail')
  await expect(codesOf(join(dataDir, 'none'), 'admin@demo.fairline.local', 0)).rejects.toThrow('there is no demo')
})
