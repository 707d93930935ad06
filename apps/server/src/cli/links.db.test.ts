/** The whole command against a real server, which it starts itself on a database of the test. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { links } from './links.ts'
import { replay } from './replay.ts'

let dir: string
let database: TestDatabase
let env: NodeJS.ProcessEnv
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairline-links-'))
  database = await testDatabase()
  env = { FAIRLINE_DATA: join(dir, 'data'), DATABASE_URL: database.url }
})
afterEach(async () => {
  await database.drop()
  await rm(dir, { recursive: true })
})

const event = (subject: string, id: string, type: string, data: object) =>
  JSON.stringify({ specversion: '1.0', source: 'test', id, subject, type: `fairline.${type}`, data })
const login = (subject: string, device: string, network?: string) =>
  event(subject, `${subject}-${device}`, 'session-started.v2', {
    session_id: `s-${device}`,
    device: { id: device },
    ...(network !== undefined && { network: { kind: 'home', id: network } }),
  })

async function tell(lines: readonly string[]): Promise<void> {
  await writeFile(join(dir, 'book.ndjson'), `${lines.join('\n')}\n`)
  expect(await replay(join(dir, 'book.ndjson'), {}, env, () => {})).toBe(0)
}

async function run(from: string, report = false) {
  const said: string[] = []
  const exit = await links({ from, report }, env, (line) => said.push(line))
  return { exit, said: said.join('\n') }
}

test('who shares a device or a network is shown, and told once', async () => {
  await tell([
    event('a', 'old', 'session-started.v1', { device_id: 'x' }),
    login('b', 'x', 'n'),
    login('c', 'y', 'n'),
    login('d', 'alone'),
    login('e', 'thief'),
    login('f', 'thief'),
    event('f', 'cleared', 'takeover-cleared.v1', { suspicion_id: 't', attacker_devices: ['thief'] }),
  ])
  const shown = await run('3')
  expect(shown.exit).toBe(0)
  expect(shown.said).toContain('3 borrowers 人 (+2 in 7 d 近 7 天) by device, network: a b c')
  expect(shown.said).toContain('groups of 3 or more 达 3 人的关联组: 1')
  expect((await run('2')).said).not.toMatch(/\b[ef]\b/) // The thief's phone links nobody whose account he took.
  expect((await run('3', true)).said).toContain('4 links reported 已上报: 4 recorded')
  expect((await run('3', true)).said).toContain('0 recorded 新增, 4 told before')
  await expect(run('1')).rejects.toThrow('--from must be a whole number from 2')
})
