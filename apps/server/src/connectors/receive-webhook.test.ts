import { expect, test } from 'vitest'
import { newSecret, webhookHeaders } from '../notices/sign-webhook.ts'
import { receiveWebhook, type Taken, WEBHOOK_BYTES_MAX, type WebhookMessage, type WebhookRefusal } from './receive-webhook.ts'

const NOW = 1_772_409_600_000
const SECRET = newSecret()

/** A source with its book of ids. */
function source() {
  const digests = new Map<string, string>()
  const effects: WebhookMessage[] = []
  const refused: WebhookRefusal[] = []
  const onRefused = (why: WebhookRefusal): Promise<void> => Promise.resolve(void refused.push(why))
  const takeOnce = (message: WebhookMessage): Promise<Taken> => {
    const known = digests.get(message.id)
    if (known !== undefined) return Promise.resolve(known === message.digest ? 'repeated' : 'other-content')
    digests.set(message.id, message.digest)
    effects.push(message)
    return Promise.resolve('taken')
  }
  const receive = async (id: string, text: string, { signedAt = NOW, sent = text } = {}) => {
    const headers = webhookHeaders(id, signedAt, text, [SECRET])
    const answer = await receiveWebhook({ headers, body: Buffer.from(sent) }, { secrets: [SECRET], now: NOW, onRefused, takeOnce })
    return 'why' in answer ? answer.why : answer.kind
  }
  return { receive, effects, refused }
}

test('sent twice, tampered with, and six minutes late: one effect, two refusals, both counted', async () => {
  const { receive, effects, refused } = source()
  expect(await receive('msg_1', '{"limit":1}')).toBe('taken')
  expect(await receive('msg_1', '{"limit":1}')).toBe('repeated')
  expect(await receive('msg_2', '{"limit":1}', { sent: '{"limit":9}' })).toBe('signature-invalid')
  expect(await receive('msg_3', '{"limit":1}', { signedAt: NOW - 6 * 60_000 })).toBe('too-old')
  expect(effects).toMatchObject([{ id: 'msg_1', signedAt: NOW, receivedAt: NOW, content: { limit: 1 } }])
  expect(refused).toEqual(['signature-invalid', 'too-old'])
})

test('one id for two contents is refused', async () => {
  const { receive, effects, refused } = source()
  await receive('msg_1', '{"limit":1}')
  expect(await receive('msg_1', '{"limit":2}')).toBe('id-reused')
  expect([effects.length, refused]).toEqual([1, ['id-reused']])
})

test.each<[what: string, text: string, then: string]>([
  ['no JSON', 'limit=1', 'body-unreadable'],
  ['nothing', '', 'body-unreadable'],
  ['as large as allowed', JSON.stringify('x'.repeat(WEBHOOK_BYTES_MAX - 2)), 'taken'],
  ['a byte larger', JSON.stringify('x'.repeat(WEBHOOK_BYTES_MAX - 1)), 'body-too-large'],
])('a body of %s: %s', async (_what, text, then) => {
  expect(await source().receive('msg_1', text)).toBe(then)
})

test('where its effect fails, the sender hears of it and nothing is counted against him', async () => {
  const refused: WebhookRefusal[] = []
  const onRefused = (why: WebhookRefusal): Promise<void> => Promise.resolve(void refused.push(why))
  const intake = { secrets: [SECRET], now: NOW, onRefused, takeOnce: () => Promise.reject(new Error('the database is away')) }
  const incoming = { headers: webhookHeaders('msg_1', NOW, '{}', [SECRET]), body: Buffer.from('{}') }
  await expect(receiveWebhook(incoming, intake)).rejects.toThrow('the database is away')
  expect(refused).toEqual([])
})
