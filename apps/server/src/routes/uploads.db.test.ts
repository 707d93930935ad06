import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { jpegWith, pdfWith, pngWith } from '../uploads/files.fixture.ts'

let testing: TestDatabase
let api: TestApi

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (const borrower_id of ['owner', 'other', 'gone'])
    await api.send('/v1/borrowers', { borrower_id, kind: 'individual', currency: 'CNY' })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const headers = () => ({ authorization: `Bearer ${api.adminKey}` })

async function upload(bytes: Buffer, { borrower = 'owner', id = '', type = 'application/octet-stream', more = {} } = {}) {
  const url = `/v1/uploads?borrower_id=${borrower}${id && `&upload_id=${id}`}`
  const { statusCode, body } = await api.app.inject({
    method: 'POST',
    url,
    headers: { ...headers(), 'content-type': type, ...more },
    payload: bytes,
  })
  return { status: statusCode, body: JSON.parse(body) as { code?: string; state?: string; upload_id?: string; sha256?: string } }
}

const content = (borrower: string, id: string, purpose = '?purpose=appeal_review') =>
  api.app.inject({ method: 'GET', url: `/v1/uploads/${borrower}/${id}/content${purpose}`, headers: headers() })

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

test('a picture is kept without its place, sealed, and given out as something to keep; who opened it is on record', async () => {
  const told = jpegWith([[0xe1, Buffer.from('Exif\0\0GPSLatitude 31.23')]])
  const taken = await upload(told, { id: 'up_1', type: 'image/png' })
  expect(taken).toMatchObject({ status: 200, body: { state: 'clean', kind: 'jpeg', upload_id: 'up_1' } })
  const [stored] = await testing.query<{ sealed: Buffer }>(`select sealed from upload where upload_id = 'up_1'`)
  expect(stored!.sealed.includes('JFIF')).toBe(false)
  const opened = await content('owner', 'up_1')
  expect(opened.rawPayload.equals(jpegWith([]))).toBe(true)
  expect(opened.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': expect.stringMatching(/^attachment; filename="[0-9a-f]{16}\.jpeg"$/),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  const timeline = (await api.get('/v1/borrowers/owner/timeline?limit=1')).body.data as unknown as { type: string; data: object }[]
  expect(timeline[0]).toMatchObject({ type: 'fairline.document-revealed.v1', data: { upload_id: 'up_1', purpose: 'appeal_review' } })
  expect((await content('owner', 'up_1', '')).statusCode).toBe(422)
})

test('sent again it is the same; another file under its id is refused', async () => {
  const [first, again] = [await upload(pngWith([]), { id: 'up_2' }), await upload(pngWith([]), { id: 'up_2' })]
  expect([again.status, again.body]).toEqual([200, first.body])
  expect(await upload(jpegWith([]), { id: 'up_2' })).toMatchObject({ status: 409, body: { code: 'id-reused' } })
})

test('it is one borrower’s, under any name of the file', async () => {
  await upload(pngWith([]), { id: 'up_3' })
  expect((await content('other', 'up_3')).statusCode).toBe(404)
  expect((await api.get('/v1/uploads/other/up_3')).body.code).toBe('upload-not-found')
  expect(await upload(pngWith([]), { borrower: 'nobody' })).toMatchObject({ status: 404, body: { code: 'borrower-not-found' } })
})

test.each<[what: string, bytes: Buffer, type: string, status: number, code: string]>([
  ['a script that is called a picture', Buffer.from('<script>alert(1)</script>'), 'image/png', 415, 'unsupported-file'],
  ['an office file', Buffer.from('PK\x03\x04'), 'application/pdf', 415, 'unsupported-file'],
  ['a PDF with a script', pdfWith(['<< /S /JavaScript >>']), 'application/pdf', 422, 'file-active'],
  ['a picture of too many pixels', pngWith([], [30_000, 30_000]), 'image/png', 422, 'file-too-large'],
  ['a type that is not taken', pngWith([]), 'text/html', 415, 'unsupported-media-type'],
  ['nothing', Buffer.alloc(0), 'image/png', 415, 'unsupported-file'],
  ['what is a byte too long', Buffer.alloc(10 * 1024 * 1024 + 1), 'image/png', 413, 'body-too-large'],
])('%s is refused, and nothing of it is kept', async (_what, bytes, type, status, code) => {
  const before = await testing.query('select count(*) from upload')
  expect(await upload(bytes, { type })).toMatchObject({ status, body: { code } })
  expect(await testing.query('select count(*) from upload')).toEqual(before)
})

test('a hundred megabytes are refused by what they say of their length, before they come', async () => {
  const refused = await upload(Buffer.from('x'), { more: { 'content-length': `${100 * 1024 * 1024}` } })
  expect(refused).toMatchObject({ status: 413, body: { code: 'body-too-large' } })
})

test('a hundred megabytes that do not say their length are cut off on the way', async () => {
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const before = await testing.query('select count(*) from upload')
  const piece = Buffer.alloc(64 * 1024, 'x')
  let sent = 0
  const asked = request(`${url}/v1/uploads?borrower_id=owner`, { method: 'POST', headers: { ...headers(), 'content-type': 'image/png' } })
  // Whoever goes on sending may find the line closed before he has read why.
  const answered = new Promise<number | 'closed'>((resolve) => {
    asked.on('response', (response) => resolve(response.resume().statusCode ?? 0)).on('error', () => setTimeout(resolve, 500, 'closed'))
  })
  const status = await Promise.race([answered, sendAll()])
  expect(status).toBeOneOf([413, 'closed'])
  expect(sent).toBeLessThan(50 * 1024 * 1024)
  expect(await testing.query('select count(*) from upload')).toEqual(before)
  asked.destroy()

  async function sendAll(): Promise<number | 'closed'> {
    while (sent < 100 * 1024 * 1024 && !asked.destroyed) {
      sent += piece.length
      if (!asked.write(piece)) await Promise.race([new Promise((resolve) => asked.once('drain', resolve)), answered])
    }
    return answered
  }
})

test('what the scanner finds is refused, and its bytes are dropped', async () => {
  const harmful = pdfWith([`<< /Type /Catalog /Note (${EICAR}) >>`])
  expect(await upload(harmful, { id: 'up_eicar' })).toMatchObject({ status: 422, body: { code: 'file-harmful' } })
  expect(await testing.query(`select state, finding, sealed from upload where upload_id = 'up_eicar'`)).toEqual([
    { state: 'refused', finding: 'EICAR-Test-File', sealed: null },
  ])
  expect((await content('owner', 'up_eicar')).json()).toMatchObject({ code: 'file-harmful' })
})

test('what was not scanned is shown to nobody until it is', async () => {
  await api.put('/v1/sandbox/scanner', { unavailable_next: 2 })
  expect(await upload(pngWith([]), { id: 'up_late' })).toMatchObject({ status: 200, body: { state: 'quarantined' } })
  expect((await content('owner', 'up_late')).json()).toMatchObject({ status: 409, code: 'upload-quarantined' })
  expect((await content('owner', 'up_late')).statusCode).toBe(200)
})

test('with the borrower’s data his files are gone', async () => {
  await upload(pngWith([]), { borrower: 'gone', id: 'up_gone' })
  await api.send('/v1/borrowers/gone/personal-data:erase', { reason: 'borrower_request' })
  expect((await content('gone', 'up_gone')).json()).toMatchObject({ status: 410, code: 'upload-erased' })
})

test('many files of one borrower at once find one key', async () => {
  await api.send('/v1/borrowers', { borrower_id: 'rush', kind: 'individual', currency: 'CNY' })
  const taken = await Promise.all([1, 2, 3, 4, 5].map((nth) => upload(pngWith([]), { borrower: 'rush', id: `up_${nth}` })))
  expect(taken.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(await testing.query(`select count(distinct key_id)::integer as keys from upload where ref = 'rush'`)).toEqual([{ keys: 1 }])
})
