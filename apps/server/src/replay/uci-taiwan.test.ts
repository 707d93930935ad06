import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFact } from '@fairline/contract/cloud-event'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeedEvent, FeedItem } from './feed-item.ts'
import { uciTaiwanFeed } from './uci-taiwan.ts'
import { readOutcomes } from './uci-taiwan-outcomes.ts'

const HEADER =
  'ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,BILL_AMT1,BILL_AMT2,BILL_AMT3,BILL_AMT4,BILL_AMT5,BILL_AMT6,PAY_AMT1,PAY_AMT2,PAY_AMT3,PAY_AMT4,PAY_AMT5,PAY_AMT6,default payment next month'
/** Made up. PAY_0 to PAY_6, then the bills, then the payments, each September back to April. */
const ANNA = '1,20000,2,2,1,24,3,2,0,-1,-2,9,600,500,400,300,-200,100,6,5,4,3,2,1,1'
const BORIS = '2,50000,1,1,2,40,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0'
const NOW = Date.UTC(2026, 0, 1)

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairline-uci-'))
})
afterAll(() => rm(dir, { recursive: true }))

async function fileOf(...lines: string[]): Promise<string> {
  const path = join(dir, 'book.csv')
  await writeFile(path, `${lines.join('\n')}\n`)
  return path
}

async function itemsOf(path: string): Promise<FeedItem[]> {
  const items: FeedItem[] = []
  for await (const item of (await uciTaiwanFeed(path)).items) items.push(item)
  return items
}

const isEvent = (item: FeedItem): item is FeedEvent => 'body' in item
const eventsOf = async (path: string) => (await itemsOf(path)).filter(isEvent).map(({ body }) => JSON.parse(String(body)))

describe('the adapter uci-taiwan', () => {
  test('imports first, then month after month, each in the order of the file', async () => {
    const events = await eventsOf(await fileOf(HEADER, ANNA, BORIS))
    expect(events.map(({ id }) => id).slice(0, 5)).toEqual([
      'uci-taiwan-1-import',
      'uci-taiwan-2-import',
      'uci-taiwan-1-statement-2005-04',
      'uci-taiwan-2-statement-2005-04',
      'uci-taiwan-1-statement-2005-05',
    ])
    expect(events).toHaveLength(14)
    const times = events.map(({ time }) => Date.parse(time))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    for (const { time, knownat } of events) expect(knownat).toBe(time)
  })

  test('a line as the contract wants it', async () => {
    const [first] = await eventsOf(await fileOf(HEADER, ANNA))
    expect(first).toEqual({
      specversion: '1.0',
      id: 'uci-taiwan-1-import',
      source: 'urn:uci:350',
      type: 'fairline.line-imported.v1',
      subject: 'uci-taiwan-1',
      time: '2005-04-01T00:00:00+08:00',
      knownat: '2005-04-01T00:00:00+08:00',
      data: { limit_minor: 2_000_000, drawn_minor: 0, currency: 'TWD' },
    })
    expect(readFact(first, NOW)).toMatchObject({ ok: true })
  })

  test.each<[month: string, time: string, balance: number, paid: number, days: number, why: string]>([
    ['2005-04', '2005-04-30T23:59:59+08:00', 10_000, 100, 270, 'PAY_6 is nine months and more'],
    ['2005-05', '2005-05-31T23:59:59+08:00', -20_000, 200, 0, '-2 is no use; a credit balance stays below zero'],
    ['2005-06', '2005-06-30T23:59:59+08:00', 30_000, 300, 0, '-1 is paid in full'],
    ['2005-07', '2005-07-31T23:59:59+08:00', 40_000, 400, 0, '0 is revolving'],
    ['2005-08', '2005-08-31T23:59:59+08:00', 50_000, 500, 60, 'PAY_2 is two months'],
    ['2005-09', '2005-09-30T23:59:59+08:00', 60_000, 600, 90, 'PAY_0 is three months'],
  ])('the statement of %s', async (month, time, balance, paid, days, why) => {
    const statement = (await eventsOf(await fileOf(HEADER, ANNA))).find(({ id }) => id === `uci-taiwan-1-statement-${month}`)
    expect(statement.time).toBe(time)
    expect(statement.data, why).toEqual({
      statement_id: `uci-taiwan-1-${month}`,
      balance_minor: balance,
      paid_minor: paid,
      days_past_due: days,
      currency: 'TWD',
    })
  })

  test.each([
    ['sex', 2, '1'],
    ['education', 3, '6'],
    ['marriage', 4, '3'],
    ['age', 5, '79'],
    ['an age that is no number', 5, 'old'],
    ['the label', 24, '0'],
  ])('another %s changes no fact', async (_what, column, other) => {
    const changed = ANNA.split(',')
    expect(changed[column]).not.toBe(other)
    changed[column] = other
    const before = await itemsOf(await fileOf(HEADER, ANNA, BORIS))
    expect(await itemsOf(await fileOf(HEADER, changed.join(), BORIS))).toEqual(before)
  })

  test.each<[what: string, row: string, fault: string]>([
    ['too few columns', '2,50000', 'has 2 columns instead of 25'],
    ['a word for a number', BORIS.replace('50000', 'much'), 'LIMIT_BAL must be a whole number'],
    ['a fraction', BORIS.replace('50000', '0.5'), 'LIMIT_BAL must be a whole number'],
    ['no limit', BORIS.replace('50000', '0'), 'LIMIT_BAL must be above 0'],
    ['an unknown status', '2,50000,1,1,2,40,10,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0', 'PAY_0 must lie between -2 and 9'],
    ['a payment below zero', '2,50000,1,1,2,40,0,0,0,0,0,0,0,0,0,0,0,0,-1,0,0,0,0,0,0', 'PAY_AMT1 must not be below 0'],
    ['a client for the second time', ANNA, 'ID 1 was on an earlier line'],
  ])('%s is a fault of its line, and costs no other', async (_what, row, fault) => {
    const items = await itemsOf(await fileOf(HEADER, ANNA, row))
    expect(items.filter((item) => !isEvent(item))).toEqual([{ line: 3, fault }])
    expect(items.filter(isEvent)).toHaveLength(7)
  })

  test('another header means other columns: nothing is read', async () => {
    const path = await fileOf(HEADER.replace('PAY_0', 'PAY_1'), ANNA)
    await expect(uciTaiwanFeed(path)).rejects.toThrow('is not the file of UCI 350')
  })

  test('outcomes are read apart', async () => {
    expect([...(await readOutcomes(await fileOf(HEADER, ANNA, BORIS)))]).toEqual([
      ['uci-taiwan-1', { defaulted: true, latestPay: 3 }],
      ['uci-taiwan-2', { defaulted: false, latestPay: 0 }],
    ])
  })
})

const samples = resolve(fileURLToPath(new URL('../../../../', import.meta.url)), process.env.FAIRLINE_SAMPLES || '../shared')
const whole = join(samples, 'data', 'uci_taiwan_default.csv')
if (!existsSync(whole)) console.warn(`UCI 350 as a whole: not run (no samples in ${samples})`)

test.skipIf(!existsSync(whole))('the whole file is 210,000 events that fit the contract', { timeout: 120_000 }, async () => {
  const { items, total } = await uciTaiwanFeed(whole)
  let events = 0
  const subjects = new Set<string>()
  for await (const item of items) {
    if ('fault' in item) expect.fail(`line ${item.line}: ${item.fault}`)
    const reading = readFact(JSON.parse(String(item.body)), NOW)
    if (!reading.ok) expect.fail(`line ${item.line}: ${JSON.stringify(reading.faults)}`)
    subjects.add(reading.value.subject)
    events += 1
  }
  expect({ events, total, borrowers: subjects.size }).toEqual({ events: 210_000, total: 210_000, borrowers: 30_000 })
})
