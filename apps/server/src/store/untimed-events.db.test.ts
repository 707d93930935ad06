/** Events without a time, all in the very millisecond in which the clock stands still: they happen in the order they are sent. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../testing/test-api.ts'
import { testDatabase } from '../testing/test-database.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database.url)
})
afterAll(async () => {
  await api?.close()
  await database?.drop()
})

type Told = [type: string, data: object]
const score = (value: number): Told => ['score-updated', { value, range_min: 350, range_max: 950, source: 'zhima' }]
const session = (device: string): Told => ['session-started', { device_id: device }]
const draw: Told = ['drawdown-requested', { drawdown_id: 'd', amount_minor: 60_000, currency: 'CNY', purpose: 'consumption' }]
const verified: Told = ['identity-verified', { method: 'document' }]
const granted: Told = ['consent-granted', { purpose: 'score' }]
const withdrawn: Told = ['consent-withdrawn', { purpose: 'score' }]
const failed: Told = ['identity-failed', { method: 'document', cause: 'mismatch' }]
const opening: Told[] = [['borrower-registered', { kind: 'individual', currency: 'CNY' }], granted, verified, score(750)]

async function last(subject: string, told: readonly Told[]): Promise<string[]> {
  let outcomes: { type: string }[] = []
  for (const [index, [type, data]] of told.entries()) {
    const event = { specversion: '1.0', source: 'untimed', id: `${subject}-${index}`, subject, type: `fairline.${type}.v1`, data }
    const { status, body } = await api.post(event)
    expect(status).toBe(200)
    outcomes = body.decision.outcomes
  }
  return outcomes.map(({ type }) => type.split('.')[1]!)
}

test.each<[what: string, then: readonly Told[], outcomes: string[]]>([
  ['the later score counts, also when it is the lower', [score(800), score(500), draw], ['drawdown-declined', 'notice-due']],
  ['checks that fail after a verification count', [failed, failed, failed, failed, failed, draw], ['drawdown-declined', 'notice-due']],
  ['devices seen after it too', [session('a'), session('b'), session('c'), draw], ['drawdown-declined', 'notice-due']],
  ['and none seen before it', [session('a'), session('b'), session('c'), verified, draw], ['drawdown-approved']],
  ['consent given again is consent', [withdrawn, granted, draw], ['drawdown-approved']],
  ['consent withdrawn is none', [withdrawn, granted, withdrawn, draw], ['drawdown-declined', 'notice-due']],
])('%s', async (what, then, outcomes) => {
  expect(await last(what.replaceAll(' ', '-').slice(0, 60), [...opening, ...then])).toEqual(outcomes)
})
