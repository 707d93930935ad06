/** A decision is made again as it was made: by the pack that gave a way back, however many came since, and in the book that it saw. */
import type { DecisionTrace } from '@fairline/contract/views/timeline'
import { readPack } from '@fairline/domain/pack/pack'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import type { LoadedPack } from '../cli/load-pack.ts'
import { sha256 } from '../pack-folder.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
beforeEach(async () => {
  testing = await testDatabase()
})
afterEach(() => testing?.drop())

async function during<T>(pack: LoadedPack, act: (api: TestApi) => Promise<T>): Promise<T> {
  const api = await testApi(testing.url, () => NOW, pack)
  try {
    return await act(api)
  } finally {
    await api.close()
  }
}

function changed({ files }: LoadedPack, file: string, from: RegExp, to: string): LoadedPack {
  const text = files.get(file)!
  expect(text).toMatch(from)
  const next = new Map(files).set(file, text.replace(from, to))
  const reading = readPack(next, sha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return { pack: reading.pack, files: next }
}

const traceOf = async (api: TestApi, sequence: number): Promise<z.infer<typeof DecisionTrace>> =>
  (await api.get(`/v1/borrowers/a/decisions/${sequence}`)).body as unknown as z.infer<typeof DecisionTrace>

/** The last of four that decided on nobody. */
async function fourPacksAfter(pack: LoadedPack): Promise<LoadedPack> {
  let last = pack
  for (const nth of [1, 2, 3, 4]) {
    last = changed(last, 'pack.yaml', /^format: 1.*$/m, `format: 1 # ${nth}`)
    await testing.query('insert into pack (hash, files) values ($1, $2)', [last.pack.hash, JSON.stringify(Object.fromEntries(last.files))])
  }
  return last
}

test('a way back that was given is kept to, however many packs came since', async () => {
  const first = await testPack()
  await during(first, async (api) => {
    for (const message of onboarding('a')) await api.post(message)
    for (const nth of [1, 2, 3]) await api.post(messageOf('session-started', 'a', `s-${nth}`, { device_id: `d-${nth}` }))
    expect((await api.send('/v1/borrowers/a/way-back', {})).status).toBe(200)
  })
  const strict = changed(first, 'reasons.yaml', /( {2}SE01:[\s\S]*?observation_days: )0/, '$15')
  await during(await fourPacksAfter(strict), async (api) => {
    const { body } = await api.post(messageOf('identity-verified', 'a', 'again', { method: 'face' }))
    // The pack in force would watch for fifty days first.
    expect(body.decision.outcomes.map(({ type }) => type)).toContain('fairline.hold-lifted.v1')
  })
}, 120_000)

test('kept to by a pack that is long gone, it agrees; so does one that was declined in an outage, once that is over', async () => {
  const first = await testPack()
  const strict = changed(first, 'reasons.yaml', /( {2}SE01:[\s\S]*?observation_days: )0/, '$15')
  await during(first, async (api) => {
    for (const message of onboarding('a')) await api.post(message)
    for (const nth of [1, 2, 3]) await api.post(messageOf('session-started', 'a', `s-${nth}`, { device_id: `d-${nth}` }))
    expect((await api.send('/v1/borrowers/a/way-back', {})).status).toBe(200)
  })
  const [verified, declined] = await during(strict, async (api) => {
    const { body } = await api.post(messageOf('identity-verified', 'a', 'again', { method: 'face' }))
    expect(body.decision.outcomes.map(({ type }) => type)).toContain('fairline.hold-lifted.v1')
    const outage = { incident_id: 'i', component: 'limits', kind: 'outage', severity: 'major', started_at: '2026-11-22T07:00:00Z' }
    await api.post(messageOf('incident-opened', 'book', 'i-1', outage))
    const draw = { drawdown_id: 'dd', amount_minor: 100_000, currency: 'CNY', purpose: 'consumption' }
    const asked = await api.post(messageOf('drawdown-requested', 'a', 'dd', draw))
    expect(asked.body.decision.outcomes.map(({ type }) => type)).toContain('fairline.drawdown-declined.v1')
    await api.post(messageOf('incident-closed', 'book', 'i-2', { incident_id: 'i' }))
    return [body.sequence, asked.body.sequence]
  })
  await during(await fourPacksAfter(strict), async (api) => {
    expect(await traceOf(api, verified)).toMatchObject({ sequence: verified, agrees: true })
    expect(await traceOf(api, declined)).toMatchObject({ sequence: declined, agrees: true })
  })
}, 120_000)
