import { readFileSync } from 'node:fs'
import { CSV_PROFILES } from '@fairline/domain/desk/statements/csv-profiles'
import { expect, test } from 'vitest'
import { readStatementInThread } from './read-in-thread.ts'
import { readStatementFile } from './read-statement-file.ts'

const options = { profiles: CSV_PROFILES, account: null }
const day = (nth: number, lines: number) =>
  `:20:X\n:25:A\n:28C:${nth}\n:60F:C260302CNY0,\n${':61:260302C0,NTRFX\n'.repeat(lines)}:62F:C260302CNY0,\n-\n`

test.each([
  ['statements of several pieces', Buffer.from(day(1, 1200) + day(2, 0) + day(3, 500))],
  ['what is skipped', readFileSync(new URL('../imports/camt053.fixture.xml', import.meta.url))],
  ['no file of statements', Buffer.from('a,b')],
])('%s come out of the thread as they would without it', async (_what, bytes) => {
  const { statements, skipped, faults } = readStatementFile(bytes, options)
  expect(await readStatementInThread(bytes, options)).toEqual({ statements, skipped, faults: { told: faults.told, count: faults.count } })
})
