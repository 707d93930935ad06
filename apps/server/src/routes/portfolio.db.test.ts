import type { Portfolio, PortfolioDays } from '@fairline/contract/views/portfolio'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { messageOf, NOW, onboarding, registered, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
const moment = { at: NOW }
const DAY_MS = 24 * 60 * 60 * 1000

const draw = (subject: string, id: string, amountMinor: number) =>
  messageOf('drawdown-requested', subject, id, { drawdown_id: id, amount_minor: amountMinor, currency: 'CNY', purpose: 'consumption' })

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => moment.at)
  for (const subject of ['a', 'b']) for (const message of onboarding(subject)) await api.post(message)
  await api.post(registered('new'))
  await api.post(draw('a', 'a1', 100_000))
  moment.at += DAY_MS
  for (const nth of [1, 2, 3, 4, 5]) await api.post(draw('b', `b${nth}`, 900_000_000))
  moment.at += 2 * DAY_MS
  await api.scheduler.wakeAll()
  moment.at += 2 * DAY_MS
  await api.scheduler.wakeAll()
  await api.post(messageOf('incident-closed', 'book', 'p', { incident_id: 'inc1' }))
  await api.follower.catchUp()
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const read = async <Body>(path: string): Promise<Body> => {
  const { status, body } = await api.get(path)
  expect({ path, status, body }).toMatchObject({ status: 200 })
  return body as unknown as Body
}

test('the book as it stands is the sum of its lines', async () => {
  const book = await read<z.infer<typeof Portfolio>>('/v1/portfolio')
  const { data } = await read<{ data: { limit_minor: number; drawn_minor: number; currency: string }[] }>('/v1/lines')
  const open = data.filter(({ currency }) => currency === 'CNY')
  const sum = (amounts: number[]) => amounts.reduce((one, other) => one + other, 0)
  expect(book).toMatchObject({
    lines: 3,
    by_status: [
      { status: 'active', lines: 2 },
      { status: 'pending', lines: 1 },
    ],
    amounts: [{ currency: 'CNY', lines: 2, limit_minor: sum(open.map(({ limit_minor }) => limit_minor)), drawn_minor: 100_000 }],
    holds: [],
    today: { date: '2026-11-27', events: 2, holds_lifted: 1, lines_released: 1 },
  })
})

test('day by day: what happened, and how things stood, also on a day on which nothing did', async () => {
  const { currency, data } = await read<z.infer<typeof PortfolioDays>>('/v1/portfolio/days')
  expect(currency).toBe('CNY')
  expect(data.map(({ date, lines, suspended, lines_opened, in_force }) => [date, lines, suspended, lines_opened, in_force.length])).toEqual(
    [
      ['2026-11-22', 3, 0, 2, 0],
      ['2026-11-23', 3, 1, 0, 1],
      ['2026-11-24', 3, 1, 0, 1],
      ['2026-11-25', 3, 1, 0, 1],
      ['2026-11-26', 3, 1, 0, 1],
      ['2026-11-27', 3, 0, 0, 0],
    ],
  )
  expect(data[1]).toMatchObject({
    holds_placed: 1,
    lines_restricted: 1,
    drawdowns_declined: 5,
    placed: [{ reason: 'BE01', category: 'behaviour', holds: 1 }],
  })
  expect(data.every(({ drawn_minor }) => drawn_minor === 100_000)).toBe(true)
})

test('a part of the days stands on all that was before it', async () => {
  const whole = await read<z.infer<typeof PortfolioDays>>('/v1/portfolio/days')
  const part = await read<z.infer<typeof PortfolioDays>>('/v1/portfolio/days?from=2026-11-24&to=2026-11-26')
  expect(part.data).toEqual(whole.data.slice(2, 5))
})

test('of a currency that nobody has there are no amounts', async () => {
  const { data } = await read<z.infer<typeof PortfolioDays>>('/v1/portfolio/days?currency=EUR&from=2026-11-27')
  expect(data).toMatchObject([{ lines: 3, limit_minor: 0, drawn_minor: 0 }])
})

test('no more than 400 days, the latest', async () => {
  const { data } = await read<z.infer<typeof PortfolioDays>>('/v1/portfolio/days?from=2020-01-01')
  expect([data.length, data.at(-1)?.date]).toEqual([400, '2026-11-27'])
})

test('days the wrong way round are refused', async () => {
  expect((await api.get('/v1/portfolio/days?from=2026-11-28&to=2026-11-27')).body).toMatchObject({
    code: 'invalid-request',
    errors: [{ pointer: '/from' }],
  })
})

test('how far the figures are behind the log is told in whole seconds, until they are not', async () => {
  const behind = async () => (await read<z.infer<typeof Portfolio>>('/v1/portfolio?fields=behind_seconds')).behind_seconds
  expect(await behind()).toBe(0)
  await api.post(messageOf('incident-closed', 'book', 'p2', { incident_id: 'inc2' }))
  moment.at += 7_900
  expect(await behind()).toBe(7)
  await api.follower.catchUp()
  expect(await behind()).toBe(0)
})
