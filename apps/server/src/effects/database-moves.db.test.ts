import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RunningPostgres, startPostgres } from '../postgres/supervisor.ts'
import { asOwner } from '../store/as-owner.ts'
import { messageOf, onboarding, type TestApi, testApi } from '../testing/test-api.ts'

let dataDir: string
let postgres: RunningPostgres
let api: TestApi

const start = () => startPostgres({ dataDir, settings: { shared_buffers: '32MB' } })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-test-moves-'))
  postgres = await start()
  api = await testApi(postgres.url)
})
afterAll(async () => {
  await api?.close()
  await postgres?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const draw = (subject: string) =>
  messageOf('drawdown-requested', subject, 'draw', { drawdown_id: 'd1', amount_minor: 100_000, currency: 'CNY', purpose: 'consumption' })
const inHand = (url: string): Promise<number> =>
  asOwner(url, async (client) => (await client.query('select from graphile_worker.jobs where locked_at is not null')).rowCount ?? 0)
const types = async (subject: string): Promise<string[]> => {
  const { body } = await api.get(`/v1/borrowers/${subject}/timeline`)
  return (body.data as unknown as { type: string }[]).map(({ type }) => type)
}

test('the database goes away while money is under way, and comes back elsewhere: it is paid, and nothing is said on the console', async () => {
  const said = vi.spyOn(console, 'error')
  for (const subject of ['a', 'b']) for (const message of onboarding(subject)) expect((await api.post(message)).status).toBe(200)
  api.effects.start()
  await api.put('/v1/sandbox/payment', { delay_ms: 700 })
  await api.post(draw('a'))
  await expect.poll(() => inHand(postgres.url), { timeout: 5_000, interval: 20 }).toBe(1)
  await postgres.stop()
  postgres = await start()
  api.moveTo(postgres.url)
  await api.put('/v1/sandbox/payment', {})
  expect((await api.post(draw('b'))).status).toBe(200)
  for (const subject of ['b', 'a'])
    await expect.poll(() => types(subject), { timeout: 60_000, interval: 100 }).toContain('fairline.drawdown-disbursed.v1')
  expect(said.mock.calls).toEqual([])
}, 180_000)
