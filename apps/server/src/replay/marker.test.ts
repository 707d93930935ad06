import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MarkerOf, markerFor } from './marker.ts'

const PROGRESS = { position: 5, recorded: 3, repeated: 1, refused: 1 }

let dataDir: string
let path: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-marker-'))
  path = join(dataDir, 'events.ndjson')
  await writeFile(path, 'one\n')
})
afterEach(() => rm(dataDir, { recursive: true }))

const marker = (other: Partial<MarkerOf> = {}) => markerFor({ dataDir, path, adapter: undefined, url: undefined, ...other })

test('a second run finds what the first one wrote, and no draft is left beside it', async () => {
  expect(await (await marker()).read()).toBeUndefined()
  await (await marker()).write({ ...PROGRESS, position: 4 })
  await (await marker()).write(PROGRESS)
  expect(await (await marker()).read()).toEqual(PROGRESS)
  expect(await readdir(join(dataDir, 'replay'))).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)])
})

test.each<[what: string, change: () => Promise<Partial<MarkerOf>>]>([
  ['another adapter', async () => ({ adapter: 'uci-taiwan' })],
  ['another server', async () => ({ url: 'http://127.0.0.1:1' })],
  ['a longer file', async () => writeFile(path, 'one\ntwo\n').then(() => ({}))],
  ['a file changed at the same size', async () => utimes(path, 1, 1).then(() => ({}))],
  ['a damaged marker', async () => damage().then(() => ({}))],
])('%s starts over', async (_what, change) => {
  await (await marker()).write(PROGRESS)
  expect(await (await marker(await change())).read()).toBeUndefined()
})

async function damage(): Promise<void> {
  const [name] = await readdir(join(dataDir, 'replay'))
  await writeFile(join(dataDir, 'replay', name!), '{"position":')
}
