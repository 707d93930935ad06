/** Notices on their way, over the API and a real database: to a webhook sink, an SMTP server and the sandbox. */
import { hash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { messageOf, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { openSink, type Sink } from './webhook-sink.fixture.ts'

let database: TestDatabase
let api: TestApi
let sink: Sink

beforeEach(async () => {
  database = await testDatabase()
  api = await testApi(database.url, Date.now, undefined, { webhookReach: 'any' })
  sink = await openSink()
})
afterEach(async () => {
  await api?.close()
  await database?.drop()
  await sink?.close()
})

const device = (subject: string, id: string) => messageOf('session-started', subject, id, { device_id: id })
/** Granted, then held for three devices. */
async function restrict(subject: string): Promise<void> {
  for (const one of [...onboarding(subject), ...['x', 'y', 'z'].map((id) => device(subject, id))])
    expect((await api.post(one)).status).toBe(200)
}
const register = async (types: string[], id = 'desk'): Promise<string> => {
  const made = await api.send('/v1/webhooks', { id, url: sink.url, types })
  expect(made.status).toBe(200)
  await api.notices.endpoints.of(1)
  return (made.body as unknown as { secret: string }).secret
}
const send = () => api.notices.deliverer.sendDue(1)
const deliveries = async () => (await api.get('/v1/deliveries')).body.data as unknown as Record<string, unknown>[]

test('a hold and its notice reach the webhook, signed, with reasons in both languages', async () => {
  const secret = await register(['fairline.hold-placed.v1', 'fairline.notice-due.v1'])
  await restrict('b')
  await send()
  expect(sink.heard.map(({ body }) => JSON.parse(body).type)).toEqual(
    expect.arrayContaining(['fairline.hold-placed.v1', 'fairline.notice-due.v1']),
  )
  const [first] = sink.heard
  expect(new Webhook(secret).verify(first!.body, first!.headers)).toMatchObject({ specversion: '1.0', subject: 'b' })
  expect(first!.headers['webhook-id']).toBe(JSON.parse(first!.body).id)
  expect(JSON.parse(first!.body).data.explained[0]).toMatchObject({
    category: 'security',
    text: { zh: expect.any(String), en: expect.any(String) },
  })
  expect(await deliveries()).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
  await api.signer.signAll()
  const { recordleaf, data } = JSON.parse(first!.body)
  const receipt = (await api.get(`/v1/borrowers/b/events/${data.sequence}/receipt`)).body as unknown as { entry: string }
  expect(recordleaf).toBe(hash('sha256', `\0${receipt.entry}`, 'hex'))
})

test('what was told is told once, and again only when asked', async () => {
  await register(['fairline.hold-placed.v1'])
  await restrict('b')
  await restrict('b')
  await send()
  await send()
  expect(sink.heard).toHaveLength(1)
  const [one] = await deliveries()
  expect((await api.send('/v1/deliveries:replay', { id: one!.id })).status).toBe(200)
  await send()
  expect(sink.heard.map(({ headers }) => headers['webhook-id'])).toEqual([`dlv_${String(one!.id)}`, `dlv_${String(one!.id)}`])
})

test('a sink that fails is tried again later; one that is gone is switched off', async () => {
  await register(['fairline.hold-placed.v1'])
  sink.answer = 500
  await restrict('b')
  await send()
  const [waiting] = await deliveries()
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, problem: 'status 500' })
  expect(Date.parse(waiting!.due_at as string)).toBeGreaterThan(Date.parse(waiting!.queued_at as string))
  await send()
  expect(sink.heard).toHaveLength(1)
  sink.answer = 410
  await restrict('c')
  await send()
  expect((await api.get('/v1/webhooks')).body.data).toMatchObject([{ id: 'desk', state: 'off', off_why: 'gone' }])
  await restrict('d')
  await send()
  expect(sink.heard).toHaveLength(2)
})

test('while a secret is rotated, both sign', async () => {
  const before = await register(['fairline.hold-placed.v1'])
  const after = ((await api.send('/v1/webhooks:rotate', { id: 'desk' })).body as unknown as { secret: string }).secret
  await new Promise((resolve) => setTimeout(resolve, 1_100)) // Known anew within a second.
  await restrict('b')
  await send()
  for (const secret of [before, after]) expect(new Webhook(secret).verify(sink.heard[0]!.body, sink.heard[0]!.headers)).toBeTruthy()
})

test('the former secret can be ended before its day is over; what is changed of an endpoint is an act', async () => {
  const endpoint = async () => ((await api.get('/v1/webhooks')).body.data as unknown as { previous_secret_until: string | null }[])[0]!
  await register(['fairline.hold-placed.v1'])
  await database.query('delete from act')
  await api.send('/v1/webhooks:rotate', { id: 'desk' })
  expect((await endpoint()).previous_secret_until).not.toBeNull()
  expect((await api.send('/v1/webhooks:finish', { id: 'desk' })).status).toBe(200)
  expect((await endpoint()).previous_secret_until).toBeNull()
  await api.send('/v1/webhooks:switch-on', { id: 'desk' })
  await api.send('/v1/webhooks:remove', { id: 'desk' })
  expect((await api.send('/v1/webhooks:finish', { id: 'desk' })).status).toBe(404)
  const acts = await database.query('select act, subject from act order by record_nth')
  expect(acts).toEqual(
    ['webhook-secret-changed', 'webhook-secret-finished', 'webhook-switched-on', 'webhook-removed'].map((act) => ({
      act,
      subject: 'desk',
    })),
  )
})

test.each([
  ['http elsewhere', 'http://example.com/x', ['fairline.hold-placed.v1']],
  ['a password in it', 'https://u:p@example.com/x', ['fairline.hold-placed.v1']],
  ['a type that is not sent out', 'https://example.com/x', ['fairline.journal-posted.v1']],
])('an endpoint is refused: %s', async (_why, url, types) => {
  expect((await api.send('/v1/webhooks', { id: 'x', url, types })).status).toBe(422)
})

test('nobody has us call our own network: neither when an endpoint is added, nor by a name that stands for it', async () => {
  const other = await testDatabase()
  const outside = await testApi(other.url, Date.now)
  try {
    const types = ['fairline.hold-placed.v1']
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '10.1.2.3',
      '169.254.169.254',
      '192.168.0.9',
      '0x7f000001',
      '[::ffff:10.0.0.1]',
      'desk.local',
    ]
    for (const host of hosts) {
      const refused = await outside.send('/v1/webhooks', { id: 'x', url: `https://${host}/hook`, types })
      expect([host, refused.status, refused.body.errors]).toEqual([host, 422, [expect.objectContaining({ pointer: '/url' })]])
    }
    expect((await outside.get('/v1/webhooks')).body.data).toEqual([])
    // One from before there was such a rule.
    expect((await outside.send('/v1/webhooks', { id: 'old', url: 'https://example.com/hook', types })).status).toBe(200)
    await other.query(`update webhook_endpoint set url = $1`, [sink.url])
    await outside.notices.endpoints.of(1)
    for (const one of [...onboarding('b'), ...['x', 'y', 'z'].map((id) => device('b', id))]) await outside.post(one)
    await outside.notices.deliverer.sendDue(1)
    expect(sink.heard).toEqual([])
    expect((await outside.get('/v1/deliveries')).body.data).toMatchObject([{ state: 'waiting', problem: 'address-not-public' }])
  } finally {
    await outside.close()
    await other.drop()
  }
})

const wish = {
  language: 'zh',
  email: 'li@example.com',
  phone: '13800000000',
  push_token: null,
  opted_out: [],
  quiet_hours: { from: 0, until: 1439 },
}

test('a notice goes by e-mail and text message, though it is night, and addresses are told masked', async () => {
  for (const one of onboarding('b')) await api.post(one)
  const put = await api.put('/v1/borrowers/b/contact', wish)
  expect(put).toMatchObject({ status: 200, body: { email: 'l****@example.com', phone: '138****0000', push: false } })
  for (const id of ['x', 'y', 'z']) await api.post(device('b', id))
  await send()
  const letters = (await api.get('/v1/sandbox/letters')).body.data as unknown as { channel: string; subject: string; body: string }[]
  expect(letters.map(({ channel }) => channel).sort()).toEqual(['email', 'sms'])
  expect(letters[0]).toMatchObject({ subject: expect.stringContaining('已暂停借款'), body: expect.stringContaining('频繁更换设备') })
  const listed = (await api.get('/v1/borrowers/b/notices')).body.data as unknown as {
    about: string
    deliveries: { channel: string; state: string }[]
    en: { subject: string }
  }[]
  expect(listed[0]).toMatchObject({ about: 'hold-placed', en: { subject: expect.stringContaining('drawing is paused') } })
  expect(listed[0]!.deliveries.map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual(['email sent', 'sms sent'])
})

test('once his data is erased, nothing is sent to him any more', async () => {
  for (const one of onboarding('b')) await api.post(one)
  await api.put('/v1/borrowers/b/contact', wish)
  await api.send('/v1/borrowers/b/personal-data:erase', { reason: 'borrower_request' })
  for (const id of ['x', 'y', 'z']) await api.post(device('b', id))
  await send()
  expect(await deliveries()).toMatchObject([{ state: 'withheld', problem: 'the address was erased' }, { state: 'withheld' }])
  expect((await api.get('/v1/sandbox/letters')).body.data).toEqual([])
})

test('words are drafted by one, approved by another, and then used', async () => {
  const words = {
    subject: { zh: '额度通知', en: 'Your line' },
    opening: { zh: '{date} 起', en: 'From {date}' },
    closing: { zh: '谢谢', en: 'Thank you' },
  }
  const about = 'hold-placed'
  const strange = { ...words, opening: { zh: '{limit_after}', en: '{limit_after}' } }
  expect((await api.send('/v1/notice-templates', { about, words: strange })).status).toBe(422)
  const preview = await api.send('/v1/notice-templates:preview', { about, words: strange })
  expect(preview.body).toMatchObject({ faults: [{ part: 'opening' }] })
  expect((await api.send('/v1/notice-templates', { about, words })).body).toEqual({ about, version: 1 })
  const mine = await api.send('/v1/notice-templates:approve', { about, version: 1 })
  expect([mine.status, mine.body.detail]).toEqual([403, 'somebody else has to approve it'])
  await restrict('b')
  const subject = async () =>
    ((await api.get('/v1/borrowers/b/notices')).body.data as unknown as { zh: { subject: string } }[])[0]!.zh.subject
  expect(await subject()).toContain('已暂停借款')
  await database.query(`update notice_template set approved_by = 'another', approved_at = now()`)
  expect(await subject()).toBe('额度通知')
  expect((await api.send('/v1/notice-templates:approve', { about, version: 1 })).status).toBe(409)
})

test('an SMTP server gets a letter with both a text and a page, and a refused address is not tried again', async () => {
  const letters: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    closeTimeout: 100, // The deliverer keeps its connection: it is not to be waited for, it has delivered.
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('nobody') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        letters.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  await api.close()
  api = await testApi(database.url, Date.now, undefined, {
    webhookReach: 'any',
    mail: { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'notices@lender.example' },
  })
  for (const [subject, email] of [
    ['b', 'li@example.com'],
    ['c', 'nobody@example.com'],
  ] as const) {
    for (const one of onboarding(subject)) await api.post(one)
    await api.put(`/v1/borrowers/${subject}/contact`, { ...wish, language: 'en', email, phone: null })
    for (const id of ['x', 'y', 'z']) await api.post(device(subject, id))
  }
  await send()
  await new Promise<void>((resolve) => smtp.close(resolve))
  expect(letters).toHaveLength(1)
  for (const part of ['Content-Type: text/plain', 'Content-Type: text/html', 'Auto-Submitted: auto-generated', 'drawing is paused'])
    expect(letters[0]).toContain(part)
  expect((await deliveries()).map(({ state, problem }) => [state, problem])).toEqual([
    ['given-up', 'SMTP 550'],
    ['sent', null],
  ])
})

test('before anything happens he is told once a day of the book, but not what he does not want, and not at night', async () => {
  const told = async (subject: string) =>
    ((await api.get(`/v1/borrowers/${subject}/messages`)).body.data as unknown as { kind: string }[]).map(({ kind }) => kind)
  for (const [subject, optedOut] of [
    ['b', []],
    ['c', ['near_hold']],
  ] as const) {
    for (const one of [...onboarding(subject), device(subject, 'x'), device(subject, 'y')]) await api.post(one)
    await api.put(`/v1/borrowers/${subject}/contact`, {
      ...wish,
      opted_out: optedOut,
      quiet_hours: subject === 'b' ? { from: 0, until: 1439 } : null,
    })
  }
  await api.notices.sweep.sweep(1)
  expect(await api.notices.sweep.sweep(1)).toBe(0)
  expect([(await told('b')).includes('near_hold'), (await told('c')).includes('near_hold')]).toEqual([true, false])
  await send()
  const waiting = (await deliveries()).filter(({ type }) => type === 'message')
  expect(waiting.length).toBeGreaterThan(0)
  for (const one of waiting) expect(one).toMatchObject({ borrower_id: 'b', state: 'waiting', problem: null })
})

test.each([
  ['two in the last week', 6.9, false],
  ['two that are a week old', 7.1, true],
])('no more than two messages a week: %s', async (_, days, isTold) => {
  for (const one of [...onboarding('b'), device('b', 'x'), device('b', 'y')]) await api.post(one)
  await database.query(
    `insert into message (organisation_id, bucket, borrower_id, key, kind, subject, body, at)
     select organisation_id, bucket, borrower_id, 'learning ' || n, 'learning', '{"zh":"","en":""}', '{"zh":"","en":""}', now() - $1::double precision * interval '1 day'
     from account, generate_series(1, 2) as n where ref = 'b'`,
    [days],
  )
  await api.notices.sweep.sweep(1)
  const messages = (await api.get('/v1/borrowers/b/messages')).body.data as unknown as { kind: string }[]
  expect(messages.some(({ kind }) => kind === 'near_hold')).toBe(isTold)
})
