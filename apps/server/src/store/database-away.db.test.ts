import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningPostgres, startPostgres } from '../postgres/supervisor.ts'
import { outage, type TestApi, testApi } from '../testing/test-api.ts'

let dataDir: string
let postgres: RunningPostgres
let api: TestApi

const start = () => startPostgres({ dataDir, settings: { shared_buffers: '32MB' } })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-test-away-'))
  postgres = await start()
  api = await testApi(postgres.url)
})
afterAll(async () => {
  await api?.close()
  await postgres?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('while the database is away every way in answers 503, and all are back with it', async () => {
  expect((await api.post(outage('a', '1'))).status).toBe(200)
  await postgres.stop()
  const away = [
    await api.post(outage('a', '2')),
    await api.get('/v1/borrowers/a'),
    await api.get('/v1/borrowers'),
    await api.get('/readyz'),
  ]
  expect(away.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([503, 'unavailable']))
  const lines = await api.app.inject({
    method: 'POST',
    url: '/v1/events:batch',
    headers: { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/x-ndjson' },
    payload: ['2', '3'].map((id) => JSON.stringify(outage('a', id))).join('\n'),
  })
  expect(lines.body.trim().split('\n').map((line) => JSON.parse(line).problem.code)).toEqual(['unavailable', 'unavailable']) // biome-ignore format: one line
  expect((await api.get('/healthz')).status).toBe(200)

  postgres = await start()
  api.database.moveTo(postgres.url)
  expect((await api.post(outage('a', '2'))).body).toMatchObject({ status: 'recorded', sequence: 2 })
  expect((await api.get('/readyz')).status).toBe(200)
})
