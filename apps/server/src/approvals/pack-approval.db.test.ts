/** A changed policy pack: it waits for a second person, and decides from then on, in every server. */
import { PassThrough, Readable } from 'node:stream'
import type { PackReport } from '@fairline/contract/views/pack'
import { readPack } from '@fairline/domain/pack/pack'
import { tinyFiles } from '@fairline/domain/pack/tiny-pack.fixture'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeBackup } from '../backup/backup-lines.ts'
import { readBackup } from '../backup/read-backup.ts'
import type { LoadedPack } from '../cli/load-pack.ts'
import { sha256 } from '../pack-folder.ts'
import { asOwner } from '../store/as-owner.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Database } from '../store/database.ts'
import { checkRebuild } from '../store/rebuild-check.ts'
import { restoreBook } from '../store/restore-book.ts'
import { openVisits, personNamed } from '../testing/approve.ts'
import { NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let first: LoadedPack
let changed: LoadedPack

/** A small pack with a case of its own: what a start and a check cost is not what is looked at here. */
const PRICED = 'case,days_past_due,utilisation,expect.day_rate\nall well,0,10,30000'

function packOf(files: ReadonlyMap<string, string>): LoadedPack {
  const reading = readPack(files, sha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return { pack: reading.pack, files }
}

const changedFrom = ({ files }: LoadedPack): LoadedPack =>
  packOf(new Map([...files, ['pack.yaml', `${files.get('pack.yaml')!}# changed\n`]]))

beforeAll(async () => {
  testing = await testDatabase()
  first = packOf(new Map([...tinyFiles(), ['cases/price.csv', PRICED]]))
  changed = changedFrom(first)
})
afterAll(() => testing.drop())

const started = async <T>(
  pack: LoadedPack,
  packApproval: 'required' | 'none',
  look: (api: TestApi) => Promise<T>,
  on: TestDatabase = testing,
): Promise<T> => {
  const api = await testApi(on.url, () => NOW, pack, { packApproval })
  try {
    return await look(api)
  } finally {
    await api.close()
  }
}
const decides = (api: TestApi) => Promise.resolve([api.packs.current.hash, api.packWaiting])

/** Dearer by so much, whatever the grade. */
const dearerBy = (more: number): Map<string, string> =>
  new Map([
    ...first.files,
    ['policy.dmn', first.files.get('policy.dmn')!.replace(/>([35]0000)</g, (_, rate) => `>${Number(rate) + more}<`)],
  ])

const manager = personNamed('usr_manager', 'risk-manager', NOW)
const second = personNamed('usr_second', 'risk-manager', NOW)

/** Nobody tells it: it looks by itself, again and again. */
async function followed(beside: TestApi, hash: string): Promise<void> {
  await expect.poll(() => beside.packs.current.hash, { timeout: 5_000 }).toBe(hash)
}

/** Which pack decides about a borrower who comes now, as the log says. */
async function decidesAbout(api: TestApi, borrower: string): Promise<string> {
  for (const message of onboarding(borrower)) expect((await api.post(message)).status).toBe(200)
  const last = 'select p.hash from event e join pack p on p.id = e.pack_id order by e.transaction_id desc limit 1'
  return (await testing.query<{ hash: string }>(last))[0]!.hash
}

test('the first pack decides at once; a changed one in the folder waits, with what it changes, and decides once another person agreed', async () => {
  expect(changed.pack.hash).not.toBe(first.pack.hash)
  expect(await started(first, 'required', decides)).toEqual([first.pack.hash, null])
  await started(changed, 'required', async (api) => {
    expect(await decides(api)).toEqual([first.pack.hash, changed.pack.hash])
    const visits = openVisits(api, () => NOW)
    const { data } = await visits.read<{ data: { approval_id: string }[] }>(manager, '/v1/approvals?side=to-decide')
    expect(data).toHaveLength(1)
    const seen = await visits.look(manager, data[0]!.approval_id)
    expect(seen.changes).toEqual([expect.objectContaining({ field: 'file', of: 'pack.yaml' })])
    expect((await visits.approve(manager, data[0]!.approval_id)).body.state).toBe('done')
    expect(api.packs.current.hash).toBe(changed.pack.hash)
  })
  expect(await started(changed, 'required', decides)).toEqual([changed.pack.hash, null])
  expect(await started(first, 'required', decides)).toEqual([first.pack.hash, null])
})

test('where nothing is asked for, a changed pack in the folder decides at once', async () => {
  const other = changedFrom(changed)
  expect(await started(other, 'none', decides)).toEqual([other.pack.hash, null])
  expect(await started(first, 'none', decides)).toEqual([first.pack.hash, null])
})

test('a pack is sent to a running server, told of by what it means, approved by another, and decides there and beside it; the way back is the same', async () => {
  const [api, beside] = [await testApi(testing.url, () => NOW, first), await testApi(testing.url, () => NOW, first)]
  try {
    const visits = openVisits(api, () => NOW)
    expect(await decidesAbout(api, 'under-first')).toBe(first.pack.hash)
    const proposed = await visits.post(manager, '/v1/pack:propose', { files: Object.fromEntries(dearerBy(1_000)), reason: '定价' })
    expect(proposed).toMatchObject({ status: 200, body: { state: 'open' } })
    const { approval_id: id, changes } = proposed.body
    expect(changes.map(({ field }) => field)).toEqual(['cell', 'cell', 'file'])
    expect(changes[0]).toEqual({ field: 'cell', of: 'price / price_1 / => day_rate', before: '30000', after: '31000' })
    const hash = proposed.body.subject

    const report = await visits.read<PackReport>(second, `/v1/packs/${hash}`)
    expect(report).toMatchObject({ hash, in_force: false, has_decided: false, proof: { refuted: 0 } })
    expect(report.impact).toEqual({
      looked_at: 1,
      is_all: true,
      differ: 1,
      decisions: [{ decision: 'price', changed: 1, more: 1, less: 0 }],
    })
    // Its own cases still say what the former price was.
    expect(report.cases.failing.length).toBeGreaterThan(0)

    expect((await visits.approve(manager, id)).body.code).toBe('made-by-you')
    expect(await decidesAbout(api, 'meanwhile')).toBe(first.pack.hash)
    expect((await visits.approve(second, id)).body).toMatchObject({ state: 'done' })
    expect([api.packs.current.hash, beside.packs.current.hash]).toEqual([hash, first.pack.hash])
    expect(await decidesAbout(api, 'under-second')).toBe(hash)
    beside.packFollower.start()
    await followed(beside, hash)
    expect(await decidesAbout(beside, 'under-second-beside')).toBe(hash)

    const back = await visits.post(second, '/v1/approvals', { kind: 'pack-activation', request: { hash: first.pack.hash }, reason: '退回' })
    expect((await visits.approve(manager, back.body.approval_id)).body.state).toBe('done')
    expect(await decidesAbout(api, 'back')).toBe(first.pack.hash)
    await followed(beside, first.pack.hash)
    expect(await decidesAbout(beside, 'back-beside')).toBe(first.pack.hash)

    await api.renewing.ended
    const differences: unknown[] = []
    for await (const bucket of checkRebuild(api.database.as(FIRST_ORGANISATION), api.packs.byId)) differences.push(...bucket.differences)
    expect(differences).toEqual([])
  } finally {
    await Promise.all([api.close(), beside.close()])
  }
})

test('what two people put in force outlasts a start with the folder as it was; a pack with a fault is refused with its place', async () => {
  const hash = await started(first, 'required', async (api) => {
    const visits = openVisits(api, () => NOW)
    const files = Object.fromEntries(dearerBy(2_000))
    const broken = await visits.post(manager, '/v1/pack:propose', { files: { ...files, 'reasons.yaml': 'reasons: {}' }, reason: '错' })
    expect(broken).toMatchObject({ status: 422, body: { code: 'pack-has-faults' } })
    expect((broken.body as unknown as { errors: { pointer: string }[] }).errors[0]!.pointer).toMatch(/^\/files\//)
    const strange = await visits.post(manager, '/v1/pack:propose', { files: { ...files, '../x.sh': '' }, reason: '错' })
    expect(strange.body.code).toBe('pack-has-faults')
    const same = await visits.post(manager, '/v1/pack:propose', { files: Object.fromEntries(first.files), reason: '同' })
    expect(same.body.code).toBe('nothing-would-change')
    const { body } = await visits.post(manager, '/v1/pack:propose', { files, reason: '再定价' })
    expect((await visits.approve(second, body.approval_id)).body.state).toBe('done')
    return api.packs.current.hash
  })
  expect(hash).not.toBe(first.pack.hash)
  expect(await started(first, 'required', decides)).toEqual([hash, null])
  expect(await started(changed, 'none', decides)).toEqual([changed.pack.hash, null])
})

test('a restored book decides by the pack that was in force, and what waited for a second person is there for him', async () => {
  const { inForce, waiting, approvalId, backup } = await started(first, 'required', async (api) => {
    const visits = openVisits(api, () => NOW)
    const propose = async (more: number) =>
      (await visits.post(manager, '/v1/pack:propose', { files: Object.fromEntries(dearerBy(more)), reason: '定价' })).body
    expect((await visits.approve(second, (await propose(3_000)).approval_id)).body.state).toBe('done')
    const open = await propose(4_000)
    return { inForce: api.packs.current.hash, waiting: open.subject, approvalId: open.approval_id, backup: await backedUp(api.database) }
  })
  const target = await testDatabase()
  try {
    // A server ran on it before: its own pack gives way.
    expect(await started(first, 'required', decides, target)).toEqual([first.pack.hash, null])
    await asOwner(target.url, (client) => restoreBook(client, rowsIn(backup), { index: undefined, trustLog: false }))
    await started(
      first,
      'required',
      async (api) => {
        expect(await decides(api)).toEqual([inForce, null])
        const visits = openVisits(api, () => NOW)
        expect((await visits.approve(second, approvalId)).body.state).toBe('done')
        expect(await decides(api)).toEqual([waiting, null])
      },
      target,
    )
  } finally {
    await target.drop()
  }
})

async function backedUp(database: Database): Promise<Buffer> {
  const [row] = await testing.query<{ newest: number }>('select max(number) as newest from schema_migration')
  const out = new PassThrough()
  const writing = writeBackup(database, { schema: row!.newest, at: NOW }, out)
  const chunks: Buffer[] = []
  for await (const chunk of out) chunks.push(chunk as Buffer)
  await writing
  return Buffer.concat(chunks)
}

async function* rowsIn(backup: Buffer) {
  for await (const item of readBackup(Readable.from([backup]))) if (item.kind === 'row') yield item
}
