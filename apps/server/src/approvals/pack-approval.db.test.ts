/** A changed policy pack: it waits for a second person, and decides from the start after. */
import { readPack } from '@fairline/domain/pack/pack'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LoadedPack } from '../cli/load-pack.ts'
import { sha256 } from '../pack-folder.ts'
import { openVisits, personNamed } from '../testing/approve.ts'
import { NOW, type TestApi, testApi, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let first: LoadedPack
let changed: LoadedPack

function changedFrom({ files }: LoadedPack): LoadedPack {
  const more = new Map([...files, ['pack.yaml', files.get('pack.yaml')!.replace(/^title:\n {2}en: .*$/m, 'title:\n  en: Changed')]])
  if (more.get('pack.yaml') === files.get('pack.yaml')) more.set('pack.yaml', `${files.get('pack.yaml')!}\n# changed\n`)
  const reading = readPack(more, sha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return { pack: reading.pack, files: more }
}

beforeAll(async () => {
  testing = await testDatabase()
  first = await testPack()
  changed = changedFrom(first)
})
afterAll(() => testing.drop())

const started = async <T>(pack: LoadedPack, packApproval: 'required' | 'none', look: (api: TestApi) => Promise<T>): Promise<T> => {
  const api = await testApi(testing.url, () => NOW, pack, { packApproval })
  try {
    return await look(api)
  } finally {
    await api.close()
  }
}
const decides = (api: TestApi) => Promise.resolve([api.packs.current.hash, api.packWaiting])

test('the first pack decides at once; a changed one waits, with what it changes, until another person agreed and the server starts again', async () => {
  expect(changed.pack.hash).not.toBe(first.pack.hash)
  expect(await started(first, 'required', decides)).toEqual([first.pack.hash, null])
  await started(changed, 'required', async (api) => {
    expect(await decides(api)).toEqual([first.pack.hash, changed.pack.hash])
    const visits = openVisits(api, () => NOW)
    const manager = personNamed('usr_manager', 'risk-manager', NOW)
    const { data } = await visits.read<{ data: { approval_id: string }[] }>(manager, '/v1/approvals?side=to-decide')
    expect(data).toHaveLength(1)
    const seen = await visits.look(manager, data[0]!.approval_id)
    expect(seen.changes).toEqual([expect.objectContaining({ field: 'file', of: 'pack.yaml' })])
    expect((await visits.approve(manager, data[0]!.approval_id)).body.state).toBe('done')
  })
  expect(await started(changed, 'required', decides)).toEqual([changed.pack.hash, null])
  expect(await started(first, 'required', decides)).toEqual([first.pack.hash, null])
})

test('where nothing is asked for, a changed pack decides at once', async () => {
  const other = changedFrom(changed)
  expect(await started(other, 'none', decides)).toEqual([other.pack.hash, null])
})
