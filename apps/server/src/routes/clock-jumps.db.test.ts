/** The clock of the server jumps, back and forth: everything is recorded, in the order it came, and the log still explains the book. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkRebuild } from '../store/rebuild-check.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const MINUTE_MS = 60_000
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS
/** From NOW on; the account's own clock only ever follows those that are ahead of it. */
const JUMPS_MS = [0, -1, -MINUTE_MS, -YEAR_MS, 1, YEAR_MS, -5 * YEAR_MS, 0, YEAR_MS + 1, YEAR_MS]

let testing: TestDatabase
let api: TestApi
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

async function sendLines(messages: readonly unknown[]) {
  const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/x-ndjson' }
  const payload = messages.map((message) => JSON.stringify(message)).join('\n')
  const { body } = await api.app.inject({ method: 'POST', url: '/v1/events:batch', headers, payload })
  return body.trim().split('\n').map((line) => JSON.parse(line) as { status: string; sequence: number; decision: { decided_at: string } }) // biome-ignore format: one line
}

test('facts without a time of their own keep their order, whatever the clock says', async () => {
  const told = await sendLines(onboarding('jumpy'))
  for (const [index, jump] of JUMPS_MS.entries()) {
    now = NOW + jump
    const session = (nth: number) => messageOf('session-started', 'jumpy', `${index}-${nth}`, { device_id: `device-${nth}` })
    told.push(...(await sendLines([session(1), session(2)])))
    const { body } = await api.post(session(3))
    told.push({ status: body.status as string, sequence: body.sequence, decision: body.decision })
  }
  expect(told.map(({ status, sequence }) => [status, sequence])).toEqual(told.map((_, index) => ['recorded', index + 1]))
  const decidedAt = told.map(({ decision }) => Date.parse(decision.decided_at))
  expect(decidedAt).toEqual([...decidedAt].sort((one, other) => one - other))
  expect((await api.get('/v1/borrowers/jumpy')).body).toMatchObject({ sequence: told.length })
})

test('sent again after a jump, it is a repeat with the same answer', async () => {
  now = NOW
  const message = messageOf('session-started', 'again', '1', { device_id: 'd' })
  const first = await api.post(message)
  now = NOW - YEAR_MS
  const second = await api.post(message)
  expect(second.body).toEqual({ ...first.body, status: 'repeated' })
})

test('and the log explains the book', async () => {
  let events = 0
  for await (const check of checkRebuild(api.database.as(1), api.packs.byId)) {
    events += check.events
    expect(check.differences).toEqual([])
  }
  expect(events).toBe(onboarding('jumpy').length + JUMPS_MS.length * 3 + 1)
})
