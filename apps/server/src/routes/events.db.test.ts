import { EventAnswer } from '@fairline/contract/answer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashKey, makeKey } from '../auth/api-keys.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { messageOf, NOW, onboarding, outage, registered, type TestApi, type TestMessage, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const drawdown = (subject: string, drawdownId: string, currency = 'CNY') =>
  messageOf('drawdown-requested', subject, drawdownId, {
    drawdown_id: drawdownId,
    amount_minor: 1_000_00,
    currency,
    purpose: 'consumption',
  })

describe('one event', () => {
  test('is recorded, answered with its decision, and answered so again', async () => {
    const first = await api.post(registered('one'))
    expect([first.status, first.headers['fairline-repeated']]).toEqual([200, undefined])
    expect(EventAnswer.parse(first.body)).toMatchObject({
      id: 'registered',
      source: 'core',
      subject: 'one',
      status: 'recorded',
      sequence: 1,
    })
    const again = await api.post(registered('one'), 'application/cloudevents+json; charset=utf-8')
    expect([again.status, again.headers['fairline-repeated']]).toEqual([200, 'true'])
    expect(again.body).toEqual({ ...first.body, status: 'repeated' })
  })

  test('sent by many at once is recorded once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => api.post(outage('many', '1'))))
    expect(answers.filter(({ body }) => body.status === 'recorded')).toHaveLength(1)
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.decision))).size).toBe(1)
  })

  test('makes a line, which is then drawn on and seen in the book', async () => {
    for (const message of onboarding('line')) expect((await api.post(message)).status).toBe(200)
    const drawn = await api.post(drawdown('line', 'd1'))
    expect(drawn.body.decision.outcomes[0]?.type).toBe('fairline.drawdown-approved.v1')
    const view = await api.get('/v1/borrowers/line')
    expect(view.body).toMatchObject({ id: 'line', sequence: 6, line: { status: 'active', drawn_minor: 1_000_00 } })
  })

  test('with text in it that looks like code stays text', async () => {
    const odd = messageOf('technical-failure-reported', `'; drop table event; --`.replaceAll(' ', '_'), '{"$1"}', {
      component: '\\"\\x00{,}',
    })
    expect((await api.post(odd)).body).toMatchObject({ status: 'recorded', subject: odd.subject, id: odd.id })
    expect((await api.post(odd)).body.status).toBe('repeated')
  })
})

const text = (value: unknown): string => JSON.stringify(value)
const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`

describe('a problem, never a 500', () => {
  test.each<[what: string, body: string | Buffer, type: string, status: number, code: string]>([
    ['broken UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'application/json', 400, 'invalid-utf-8'],
    ['broken JSON', '{"a":}', 'application/json', 400, 'malformed-json'],
    ['no body', '', 'application/json', 400, 'malformed-json'],
    ['a body over the limit', text({ x: 'y'.repeat(70_000) }), 'application/json', 413, 'body-too-large'],
    ['another media type', 'a=1', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['no object', '[]', 'application/json', 422, 'invalid-event'],
    ['null', 'null', 'application/json', 422, 'invalid-event'],
    ['deep nesting', deep, 'application/json', 422, 'invalid-event'],
    ['deep nesting inside', text(outage('x', '1')).replace('"payment"', deep), 'application/json', 422, 'invalid-event'],
    [
      'a prototype key',
      text(outage('x', '1')).replace('"component"', '"__proto__":{"component":"x"},"component"'),
      'application/json',
      422,
      'invalid-event',
    ],
    ['an unknown type', text({ ...outage('x', '1'), type: 'fairline.nothing.v1' }), 'application/json', 422, 'unknown-event-type'],
    [
      'an inherited name as type',
      text({ ...outage('x', '1'), type: 'fairline.constructor.v1' }),
      'application/json',
      422,
      'unknown-event-type',
    ],
    ['the future', text({ ...outage('x', '1'), time: new Date(NOW + 301_000).toISOString() }), 'application/json', 422, 'invalid-event'],
    ['half a surrogate', text(outage('x', '1')).replace('payment', '\\ud800'), 'application/json', 422, 'invalid-event'],
  ])('%s', async (_what, body, type, status, code) => {
    const answer = await api.post(body, type)
    expect([answer.status, answer.body.code, answer.headers['content-type']]).toEqual([
      status,
      code,
      'application/problem+json; charset=utf-8',
    ])
  })

  test('malformed JSON is told with its place, a fault with its pointer', async () => {
    expect((await api.post('{"a":}')).body.detail).toBe('at character offset 5')
    const wrong = messageOf('repayment-posted', 'x', '1', { repayment_id: 'r', amount_minor: 1.5, currency: 'CNY' })
    expect((await api.post(wrong)).body.errors[0]?.pointer).toBe('/data/amount_minor')
  })

  test('a compressed body is not understood', async () => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/v1/events',
      headers: { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      payload: text(outage('x', '1')),
    })
    expect(answer.statusCode).toBe(415)
  })

  test('what makes no sense for this account is refused and not recorded', async () => {
    for (const message of onboarding('refused')) await api.post(message)
    await api.post(drawdown('refused', 'd1'))
    const reused = { ...drawdown('refused', 'd1'), id: 'other' }
    const imported = messageOf('line-imported', 'refused', 'import', { limit_minor: 1, drawn_minor: 0, currency: 'CNY' })
    const answers = [await api.post(drawdown('refused', 'd2', 'USD')), await api.post(reused), await api.post(imported)]
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'currency-mismatch'],
      [409, 'drawdown-id-reused'],
      [409, 'line-already-open'],
    ])
    expect((await api.get('/v1/borrowers/refused')).body.sequence).toBe(6)
  })

  test('the same id with other content', async () => {
    await api.post(outage('reused', '1'))
    const answer = await api.post(messageOf('technical-failure-reported', 'reused', '1', { component: 'other' }))
    expect([answer.status, answer.body.code]).toEqual([409, 'id-reused'])
  })
})

describe('keys', () => {
  const ask = async (authorization: string | undefined, method: 'GET' | 'POST', url: string) => {
    const payload = method === 'POST' ? { payload: text(outage('keys', '1')) } : {}
    const headers = { ...(authorization && { authorization }), ...(method === 'POST' && { 'content-type': 'application/json' }) }
    const answer = await api.app.inject({ method, url, headers, ...payload })
    return [answer.statusCode, answer.headers['www-authenticate']]
  }
  const keyWith = async (...scopes: string[]): Promise<string> => {
    const key = makeKey()
    await insertApiKey(api.database, {
      id: key.slice(0, 12),
      name: 'test',
      prefix: 'flk_',
      sha256: hashKey(key),
      scopes,
      organisationId: 1,
      senders: ['channel'],
    })
    return `Bearer ${key}`
  }

  test('none, a wrong one or a malformed one is 401; another scope is 403', async () => {
    const reader = await keyWith('book:read')
    const writer = await keyWith('events:write')
    expect(await ask(undefined, 'POST', '/v1/events')).toEqual([401, 'Bearer'])
    expect(await ask(`Bearer ${makeKey()}`, 'GET', '/v1/pack')).toEqual([401, 'Bearer'])
    expect(await ask('Bearer x', 'GET', '/v1/borrowers')).toEqual([401, 'Bearer'])
    expect(await ask(`Basic ${api.adminKey}`, 'GET', '/v1/pack')).toEqual([401, 'Bearer'])
    expect(await ask(undefined, 'GET', '/nowhere')).toEqual([401, 'Bearer'])
    expect((await ask(reader, 'POST', '/v1/events'))[0]).toBe(403)
    expect((await ask(writer, 'GET', '/v1/borrowers'))[0]).toBe(403)
    expect((await ask(writer, 'POST', '/v1/admin/rebuild-check'))[0]).toBe(403)
    expect((await ask(writer, 'POST', '/v1/events'))[0]).toBe(200)
    expect((await ask(reader, 'GET', '/v1/pack'))[0]).toBe(200)
    expect((await ask(reader, 'GET', '/nowhere'))[0]).toBe(404)
  })

  test('a key sends what its kind of sender may say, and nobody says what only Fairline does', async () => {
    const channel = await keyWith('events:write')
    const send = async (authorization: string, message: TestMessage) => {
      const headers = { authorization, 'content-type': 'application/json' }
      const answer = await api.app.inject({ method: 'POST', url: '/v1/events', headers, payload: text(message) })
      return answer.statusCode === 200 ? 200 : answer.json().code
    }
    const score = messageOf('score-updated', 'keys', 's', { value: 700, range_min: 350, range_max: 950, source: 'zhima' })
    const seen = messageOf('personal-data-revealed', 'keys', 'r', { fields: ['phone'], purpose: 'audit' })
    expect(await send(channel, registered('keys'))).toBe(200)
    expect(await send(channel, score)).toBe('sender-not-allowed')
    expect(await send(`Bearer ${api.adminKey}`, score)).toBe(200)
    expect(await send(`Bearer ${api.adminKey}`, seen)).toBe('sender-not-allowed')
  })

  test('a revoked key is forgotten within seconds', async () => {
    const moment = { at: NOW }
    const other = await testApi(testing.url, () => moment.at)
    const key = await keyWith('book:read')
    const status = async () => (await other.app.inject({ method: 'GET', url: '/v1/pack', headers: { authorization: key } })).statusCode
    expect(await status()).toBe(200)
    await other.database.query('update api_key set revoked_at = now() where sha256 = $1', [hashKey(key.slice(7))])
    moment.at += 5_001
    expect(await status()).toBe(401)
    await other.close()
  })

  test('health needs none', async () => {
    expect((await ask(undefined, 'GET', '/healthz'))[0]).toBe(200)
    expect((await ask(undefined, 'GET', '/readyz'))[0]).toBe(200)
  })
})

describe('the book', () => {
  test('an unknown borrower and an unreadable path are problems', async () => {
    expect((await api.get('/v1/borrowers/nobody')).body.code).toBe('borrower-not-found')
    expect((await api.get('/v1/borrowers/%E0%A4%A')).body.code).toBe('bad-request')
    expect((await api.get('/v1/borrowers?limit=0')).body.code).toBe('invalid-request')
    expect((await api.get('/v1/borrowers?cursor=x')).body).toMatchObject({ status: 422, code: 'invalid-request' })
  })

  test('an id of any letters finds its way through a path', async () => {
    const id = `借款人/甲?#%${'长'.repeat(50)}`
    await api.post(outage(id, '1'))
    expect((await api.get(`/v1/borrowers/${encodeURIComponent(id)}`)).body.id).toBe(id)
  })

  test('is listed page by page, each borrower once', async () => {
    for (let index = 0; index < 25; index++) await api.post(outage(`page-${index}`, '1'))
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<TestApi['get']>> = await api.get(`/v1/borrowers?limit=7${cursor && `&cursor=${cursor}`}`)
      expect(page.status).toBe(200)
      seen.push(...page.body.data.map(({ id }) => id))
      cursor = page.body.next_cursor
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((id) => id.startsWith('page-'))).toHaveLength(25)
  })
})
