/** The whole command against a real server, which it starts itself on a database of the test. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ReplayOptions, replay } from '../cli/replay.ts'
import { outage, registered } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import type { ReplayReport } from './report.ts'

const HEADER =
  'ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,BILL_AMT1,BILL_AMT2,BILL_AMT3,BILL_AMT4,BILL_AMT5,BILL_AMT6,PAY_AMT1,PAY_AMT2,PAY_AMT3,PAY_AMT4,PAY_AMT5,PAY_AMT6,default payment next month'
/** Made up: one client months behind who defaults, one who pays in full and does not. */
const LATE = '1,20000,2,2,1,24,4,3,2,2,2,0,19000,19000,19000,19000,19000,19000,0,0,0,0,0,0,1'
const PROMPT = '2,50000,1,1,2,40,-1,-1,-1,-1,-1,-1,900,900,900,900,900,900,900,900,900,900,900,900,0'

let dir: string
let database: TestDatabase
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairline-replay-'))
  database = await testDatabase()
})
afterEach(async () => {
  await database.drop()
  await rm(dir, { recursive: true })
})

async function run(file: string, options: ReplayOptions = {}) {
  const said: string[] = []
  const env = { FAIRLINE_DATA: join(dir, 'data'), DATABASE_URL: database.url }
  const exit = await replay(join(dir, file), options, env, (line) => said.push(line))
  return { exit, said: said.join('\n') }
}

test('a book is replayed and reported; a second run has nothing to send; a restart is answered as repeated', async () => {
  await writeFile(join(dir, 'book.csv'), `${[HEADER, LATE, PROMPT].join('\n')}\n`)
  const reportFile = join(dir, 'report.json')
  const first = await run('book.csv', { adapter: 'uci-taiwan', report: reportFile })
  expect(first.exit).toBe(0)
  expect(first.said).toContain('14 events: 14 recorded, 0 repeated, 0 refused')
  expect(first.said).toContain('Not inputs of any fact or decision: default payment next month (the label), sex, education, marriage, age.')
  const report = JSON.parse(await readFile(reportFile, 'utf8')) as ReplayReport
  expect(report.run).toMatchObject({ totals: { position: 14, recorded: 14, repeated: 0, refused: 0 }, sent: 14 })
  expect(report.pack.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(report.figures.all).toEqual({ lines: 2, defaulted: 1, rate: 0.5 })
  expect(report.figures.missing).toBe(0)

  const second = await run('book.csv', { adapter: 'uci-taiwan', report: reportFile })
  expect(second).toMatchObject({ exit: 0, said: expect.stringContaining('continuing after the first 14 events') })
  const again = JSON.parse(await readFile(reportFile, 'utf8')) as ReplayReport
  expect(again.run.sent).toBe(0)
  expect(again.figures).toEqual(report.figures)

  const restarted = await run('book.csv', { adapter: 'uci-taiwan', restart: true })
  expect(restarted).toMatchObject({ exit: 0, said: expect.stringContaining('14 events: 0 recorded, 14 repeated, 0 refused') })
})

test('a row that does not fit costs the exit code, not the book', async () => {
  await writeFile(join(dir, 'book.csv'), `${[HEADER, LATE, '2,lots', PROMPT].join('\n')}\n`)
  const { exit, said } = await run('book.csv', { adapter: 'uci-taiwan' })
  expect(exit).toBe(2)
  expect(said).toContain('line 3: unreadable: has 2 columns instead of 25')
  expect(said).toContain('15 events: 14 recorded, 0 repeated, 1 refused')
})

test('events of a gzip file are sent as they are, and refused lines are told with their numbers', async () => {
  const lines = [
    JSON.stringify(registered('anna')),
    '',
    '{"type":',
    JSON.stringify(outage('anna', 'o1')),
    JSON.stringify(registered('boris')),
  ]
  await writeFile(join(dir, 'events.gz'), gzipSync(lines.join('\n')))
  const { exit, said } = await run('events.gz')
  expect(exit).toBe(2)
  expect(said).toContain('line 3: malformed-json')
  expect(said).toContain('4 events: 3 recorded, 0 repeated, 1 refused')
})

test('a gzip file that breaks off: what came before is sent, and the break is told', async () => {
  const whole = gzipSync(`${JSON.stringify(registered('anna'))}\n${JSON.stringify(outage('anna', 'o1'))}\n`)
  await writeFile(join(dir, 'events.gz'), whole.subarray(0, -12))
  const { exit, said } = await run('events.gz')
  expect(exit).toBe(2)
  expect(said).toContain('the file breaks off')
})

test.each<[what: string, file: string, options: ReplayOptions, message: string]>([
  ['an adapter there is not', 'book.csv', { adapter: 'uci-mars' }, 'the only one is uci-taiwan'],
  ['a report of plain events', 'events.ndjson', { report: 'r.json' }, '--report needs --adapter'],
  ['a file there is not', 'nowhere.ndjson', {}, 'cannot be read'],
  ['a book there is not', 'nowhere.csv', { adapter: 'uci-taiwan' }, 'cannot be read'],
])('%s is said before anything is started', async (_what, file, options, message) => {
  await expect(run(file, options)).rejects.toThrow(message)
})
