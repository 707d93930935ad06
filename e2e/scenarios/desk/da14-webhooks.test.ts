/**
 * DA14: a restriction reaches the desk by the lender's webhook; what is doubled, tampered with, late, out of order or about nobody has no effect, is told why, and is counted; and where
 * the webhooks fall silent, that is noticed and the lender is asked on.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyWebhook } from '../../../apps/server/src/connectors/verify-webhook.ts'
import { openSink } from '../../../apps/server/src/notices/webhook-sink.fixture.ts'
import { type LenderAndDesk, LINE, openLenderAndDesk } from './lender-and-desk.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

type Board = { data: { seen: { field: string; value: unknown; lag_seconds: number }[] }[] }
type Made = { address: string; secret: string; told: number; untold: number }

let both: LenderAndDesk
let door: Made
let subject: string

beforeAll(async () => {
  both = await openLenderAndDesk()
})
afterAll(() => both?.close())

const availability = async () => {
  const { data } = (await both.http<Board>('GET', 'desk/board')).body
  return data[0]!.seen.find(({ field }) => field === 'availability')!
}
const connection = async () => (await both.connections()).data[0]!
const refused = async () => Object.fromEntries((await connection()).refused.map(({ why, count }) => [why, count]))
const sessions = (...ids: string[]) => Promise.all(ids.map((id) => both.happens('session-started', id, { device_id: id })))

describe('DA14 webhooks of a lender', () => {
  test('a door is made, its secret told once, and the lender asked to tell of the line there', async () => {
    await both.happens('desk-consent-granted', 'board', { scope: 'board', expires_at: '2027-11-22T00:00:00Z' })
    const code = await both.link()
    await both.http('PUT', `desk/enrolments/${LINE}/lender`, { base_url: both.url, code })
    const wish = { id: 'own-lender', channel_id: 'consumer', base_url: both.url }
    const made = await both.http<Made>('POST', 'desk/connections', wish)
    expect([made.status, (await both.http('POST', 'desk/connections', wish)).status]).toEqual([200, 409])
    door = made.body
    expect(JSON.stringify(await both.connections())).not.toContain(door.secret)
    const line = await both.http<{ subject: string; result: string }>('POST', 'desk/connections:tell', {
      id: 'own-lender',
      enrolment_id: LINE,
    })
    expect(line.body).toMatchObject({ enrolment_id: LINE, result: 'told' })
    subject = line.body.subject
    expect(await connection()).toMatchObject({ state: 'never', enrolment_ids: [LINE], refused: [] })
  })

  test('a restriction reaches the desk by the lender’s webhook, long before its turn; the message says nothing of it', async () => {
    await both.lenderSends()
    expect((await availability()).value).toBe('drawable')
    both.advance(2 * SECOND)
    expect(await both.deskLooks()).toBe(0)
    await sessions('x', 'y', 'z')
    await both.lenderSends()
    both.advance(SECOND)
    expect(await both.deskLooks()).toBe(1)
    expect(await availability()).toMatchObject({ value: 'blocked_temporary', lag_seconds: 1 })
    expect(await connection()).toMatchObject({ state: 'heard', refused: [] })
    const sent = await both.query<{ state: string }>(`select distinct state from delivery where channel = 'webhook'`)
    expect(sent).toEqual([{ state: 'sent' }])
  })

  test('sent twice: one effect; the same id for something else: refused', async () => {
    const message = { id: 'msg-1', subject, secret: door.secret }
    expect((await both.send(door, message)).body).toEqual({ result: 'taken' })
    expect(await both.deskLooks()).toBe(1)
    expect((await both.send(door, message)).body).toEqual({ result: 'repeated' })
    expect(await both.deskLooks()).toBe(0)
    expect(await both.send(door, { ...message, subject: 'another' })).toMatchObject({ status: 409, body: { detail: 'id-reused' } })
  })

  test('tampered with, by another secret, six minutes old, from the future, of nobody, in no JSON: each is told why, and nothing is asked', async () => {
    const other = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
    const told = async (id: string, more: object, status: number, why: string) =>
      expect([id, await both.send(door, { id, subject, secret: door.secret, ...more })]).toMatchObject([
        id,
        { status, body: { detail: why } },
      ])
    await told('tampered', { sent: '{"subject":"x"}' }, 401, 'signature-invalid')
    await told('forged', { secret: other }, 401, 'signature-invalid')
    await told('late', { signedAgo: 6 * MINUTE }, 401, 'too-old')
    await told('early', { signedAgo: -6 * MINUTE }, 401, 'too-new')
    expect((await both.send(door, { id: 'stranger', subject: 'nobody', secret: door.secret })).body).toEqual({ result: 'subject_unknown' })
    const bare = await fetch(new URL(door.address, both.url), { method: 'POST', body: 'hello' })
    expect([bare.status, (await fetch(`${both.url}/v1/desk-hooks/nowhere`, { method: 'POST', body: '{}' })).status]).toEqual([400, 404])
    expect(await both.deskLooks()).toBe(0)
    expect(await refused()).toEqual({
      'header-missing': 1,
      'id-reused': 1,
      'signature-invalid': 2,
      'subject-unknown': 1,
      'too-new': 1,
      'too-old': 1,
    })
  })

  test('D4 counts them, for an hour', async () => {
    const warned = async () =>
      (
        await both.http<{ data: { indicator: string; subject: string; band: string }[] }>('GET', 'desk/warnings?limit=200')
      ).body.data.filter(({ indicator }) => indicator === 'D4')
    expect(await connection()).toMatchObject({ state: 'refusing' })
    expect(await warned()).toMatchObject([{ subject: 'channel:consumer', band: 'amber' }])
    both.advance(HOUR)
    await both.deskLooks()
    both.advance(30 * MINUTE)
    await both.deskLooks()
    expect((await warned()).filter(({ band }) => band !== 'normal')).toEqual([])
  })

  test('out of order: the older message comes last, and the desk believes what the lender says now', async () => {
    await both.send(door, { id: 'second', subject, secret: door.secret })
    await both.deskLooks()
    const now = (await availability()).value
    await both.send(door, { id: 'first', subject, secret: door.secret, signedAgo: 4 * MINUTE })
    expect(await both.deskLooks()).toBe(1)
    expect((await availability()).value).toBe(now)
  })

  test('a new secret: the old one verifies for a day, the lender is told of the new one, and after the day only that is taken', async () => {
    const { body } = await both.http<Made>('POST', 'desk/connections:rotate', { id: 'own-lender' })
    expect(body).toMatchObject({ address: door.address, told: 1, untold: 0 })
    expect(body.secret).not.toBe(door.secret)
    expect((await both.send(door, { id: 'by-old', subject, secret: door.secret })).status).toBe(200)
    expect((await both.send(door, { id: 'by-new', subject, secret: body.secret })).status).toBe(200)
    both.advance(24 * HOUR)
    expect((await both.send(door, { id: 'by-old-2', subject, secret: door.secret })).status).toBe(401)
    expect((await both.send(door, { id: 'by-new-2', subject, secret: body.secret })).status).toBe(200)
    door = { ...door, secret: body.secret }
  })

  test('the webhooks fall silent: the lender is asked on, what changed is seen, and that nothing told of it is noticed until one comes again', async () => {
    await both.deskLooks()
    both.advance(MINUTE)
    await both.deskLooks()
    const before = (await availability()).value
    await both.happens('closure-requested', 'closes', { request_id: 'cl-1', kind: 'close' })
    // Nothing of it is sent.
    both.advance(MINUTE)
    expect(await both.deskLooks()).toBe(1)
    expect((await availability()).value).not.toBe(before)
    expect(await connection()).toMatchObject({ state: 'silent' })
    await both.send(door, { id: 'again', subject, secret: door.secret })
    expect(await connection()).toMatchObject({ state: 'heard' })
  })

  const toldOfClosure = () => both.query<{ state: string }>(`select state from delivery where channel = 'webhook' and type = 'line-closed'`)

  test('out: systems of the desk hear of what was opened and of each warning in its order, signed, and of nothing that somebody wrote', async () => {
    const sink = await openSink()
    try {
      const types = ['fairline.desk-incident-opened.v1', 'fairline.desk-incident-moved.v1', 'fairline.desk-warning-changed.v1']
      const { body } = await both.http<{ secret: string }>('POST', 'webhooks', { id: 'treasury', url: sink.url, types })
      const incident = {
        title: '某某先生的额度',
        severity: 2,
        subjects: [{ kind: 'channel', id: 'consumer' }],
        began_at: '2026-11-22T08:00:00Z',
      }
      expect((await both.http('POST', 'desk/incidents', { id: 'inc-out', ...incident })).status).toBe(200)
      expect((await both.http('POST', 'desk/incidents:move', { id: 'inc-out', state: 'diagnosing', note: '电话核实' })).status).toBe(200)
      await both.deskSends()
      const told = sink.heard.map(({ body: text }) => JSON.parse(text) as { type: string; subject: string; data: { state?: string } })
      expect(told.filter(({ subject: about }) => about === 'inc-out').map(({ type, data }) => [type, data.state])).toEqual([
        ['fairline.desk-incident-opened.v1', undefined],
        ['fairline.desk-incident-moved.v1', 'diagnosing'],
      ])
      expect(sink.heard.map(({ body: text }) => text).join()).not.toMatch(/某某先生|电话核实/)
      for (const { headers, body: text } of sink.heard)
        expect(verifyWebhook({ headers, body: Buffer.from(text) }, [body.secret], both.now()).ok).toBe(true)
    } finally {
      await sink.close()
    }
  })

  test('of a borrower who lets no desk see him not even that something happened is sent; at a door that is closed nothing is taken', async () => {
    await both.happens('desk-consent-withdrawn', 'no-board', { scope: 'board' })
    expect(await toldOfClosure()).toEqual([{ state: 'waiting' }])
    await both.lenderSends()
    expect(await toldOfClosure()).toEqual([{ state: 'withheld' }])
    expect((await both.http('POST', 'desk/connections:end', { id: 'own-lender' })).status).toBe(200)
    expect((await both.send(door, { id: 'after', subject, secret: door.secret })).status).toBe(410)
    expect(await connection()).toMatchObject({ state: 'ended' })
  })
})
