import { afterEach, beforeEach, expect, test } from 'vitest'
import { messageOf, NOW, onboarding, type TestApi, type TestMessage, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Five draws that failed within a day restrict; a day of observation follows. */
const WINDOW_MS = DAY_MS

let testing: TestDatabase
let api: TestApi
const moment = { at: NOW }

beforeEach(async () => {
  moment.at = NOW
  testing = await testDatabase()
  api = await testApi(testing.url, () => moment.at)
})
afterEach(async () => {
  await api?.close()
  await testing?.drop()
})

const restricting = (subject: string): TestMessage[] => [
  ...onboarding(subject),
  ...[1, 2, 3, 4, 5].map((nth) =>
    messageOf('drawdown-requested', subject, `draw-${nth}`, {
      drawdown_id: `d${nth}`,
      amount_minor: 900_000_000,
      currency: 'CNY',
      purpose: 'consumption',
    }),
  ),
]
async function restrict(subject: string, more: object = {}): Promise<void> {
  for (const message of restricting(subject)) await api.post({ ...message, ...more })
}

type Logged = { sequence: number; type: string; actor: string; at: string; outcomes: string[] | null }
const ticksOf = (subject: string): Promise<Logged[]> =>
  testing.query(
    `select e.sequence, e.type, e.actor, e.decision ->> 'at' as at,
       (select array_agg(o ->> 'type') from jsonb_array_elements(e.decision -> 'outcomes') o) as outcomes
     from event e join account a using (bucket, borrower_id) where a.ref = $1 and e.type = 'clock-ticked' order by e.sequence`,
    [subject],
  )
const statusOf = async (subject: string): Promise<unknown> => (await api.get(`/v1/borrowers/${subject}`)).body.line.status

test('a quiet borrower is looked at when it is time, observed, and has his line back, without another event of his', async () => {
  await restrict('quiet')
  expect(await statusOf('quiet')).toBe('suspended')
  expect(await api.scheduler.wakeAll()).toBe(0)
  moment.at += WINDOW_MS - 1
  expect(await api.scheduler.wakeAll()).toBe(0)
  moment.at += 1_000
  expect(await api.scheduler.wakeAll()).toBe(1)
  expect((await ticksOf('quiet')).at(-1)).toMatchObject({
    actor: 'fairline:scheduler',
    outcomes: ['step-completed', 'observation-started'],
  })
  expect(await statusOf('quiet')).toBe('suspended')
  moment.at += DAY_MS
  expect(await api.scheduler.wakeAll()).toBeGreaterThan(0)
  expect((await ticksOf('quiet')).flatMap(({ outcomes }) => outcomes ?? [])).toEqual([
    'step-completed',
    'observation-started',
    'hold-lifted',
  ])
  expect(await statusOf('quiet')).toBe('active')
  expect(await api.scheduler.wakeAll()).toBe(0)
})

test('after a stop of the server what was due is done late, and says when', async () => {
  await restrict('late')
  moment.at += WINDOW_MS + 3 * DAY_MS
  await api.scheduler.wakeAll()
  expect((await ticksOf('late'))[0]?.at).toBe(new Date(moment.at).toISOString())
})

test('two servers that wake the same accounts record each wake-up once', async () => {
  const other = await testApi(testing.url, () => moment.at)
  try {
    for (let index = 0; index < 20; index++) await restrict(`both-${index}`)
    moment.at += WINDOW_MS + 1_000
    const woken = await Promise.all([api.scheduler.wakeAll(), other.scheduler.wakeAll(), api.scheduler.wakeAll()])
    expect(woken.reduce((sum, one) => sum + one, 0)).toBe(20)
    for (let index = 0; index < 20; index++) expect(await ticksOf(`both-${index}`)).toHaveLength(1)
  } finally {
    await other.close()
  }
})

test('an account that cannot be woken is left alone, and the others are woken', async () => {
  await restrict('broken')
  await restrict('sound')
  await testing.query(`update account set state = '\\x00', version = version + 1 where ref = 'broken'`)
  moment.at += WINDOW_MS + 1_000
  expect(await api.scheduler.wakeAll()).toBe(1)
  expect(await api.scheduler.wakeAll()).toBe(0)
  expect(await ticksOf('sound')).toHaveLength(1)
})

test('history that is told to a living book is not woken in it', async () => {
  const time = new Date(NOW - 400 * DAY_MS).toISOString()
  await restrict('past', { time, knownat: time })
  expect(await api.scheduler.wakeAll()).toBe(0)
  expect(await testing.query(`select wake_at from account where ref = 'past'`)).toEqual([{ wake_at: null }])
})

test('a book of the past lives by its own log: what is due by its newest event is woken, at the moment it was due', async () => {
  expect((await api.put('/v1/admin/clock', { clock: 'log' })).body).toEqual({ clock: 'log', now: null })
  const at = (hours: number) => {
    const time = new Date(NOW - 400 * DAY_MS + (hours * DAY_MS) / 24).toISOString()
    return { time, knownat: time }
  }
  await restrict('then', at(0))
  expect(await api.scheduler.wakeAll()).toBe(0)
  await api.post({ ...onboarding('elsewhere')[0]!, ...at(23) })
  expect(await api.scheduler.wakeAll()).toBe(0)
  await api.post({ ...onboarding('another')[0]!, ...at(25) })
  expect(await api.scheduler.wakeAll()).toBe(1)
  expect((await ticksOf('then'))[0]?.at).toBe(at(24).time)
  expect((await api.put('/v1/admin/clock', { clock: 'sundial' })).status).toBe(422)
})
