/** Held against the reference library of the standard, which signs. */
import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { newSecret, webhookHeaders } from '../notices/sign-webhook.ts'
import { TOLERANCE_MS, verifyWebhook, type WebhookFault } from './verify-webhook.ts'

const NOW = 1_772_409_600_000
const BODY = JSON.stringify({ type: 'facility.status_changed', 说明: '额度' })
const SECRET = newSecret()

const signedBy = (secret: string, { id = 'msg_1', at = NOW, body = BODY } = {}) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
})
type Headers = Record<string, string | string[] | undefined>
const outcome = (headers: Headers, { body = BODY, secrets = [SECRET] } = {}): WebhookFault | 'ok' => {
  const verified = verifyWebhook({ headers, body: Buffer.from(body) }, secrets, NOW)
  return verified.ok ? 'ok' : verified.refusal
}

test('what the reference library signs is accepted, and so is what we sign', () => {
  const incoming = { headers: signedBy(SECRET), body: Buffer.from(BODY) }
  expect(verifyWebhook(incoming, [SECRET], NOW)).toEqual({ ok: true, value: { id: 'msg_1', signedAt: NOW } })
  expect(outcome(webhookHeaders('msg_1', NOW, BODY, [SECRET]))).toBe('ok')
})

const good = signedBy(SECRET)
const [before, after] = [newSecret(), newSecret()]
const short = `whsec_${Buffer.alloc(23, 7).toString('base64')}`
const noBytes = webhookHeaders('msg_1', NOW, BODY, [SECRET])

// biome-ignore format: a table
test.each<[what: string, headers: Headers, with_: Parameters<typeof outcome>[1], then: WebhookFault | 'ok']>([
  ['as signed', good, {}, 'ok'],
  ['the secret before, while both are in force', signedBy(before), { secrets: [after, before] }, 'ok'],
  ['the secret after', signedBy(after), { secrets: [after, before] }, 'ok'],
  ['signed with both', webhookHeaders('msg_1', NOW, BODY, [before, after]), { secrets: [after] }, 'ok'],
  ['the secret before, once it is ended', signedBy(before), { secrets: [after] }, 'signature-invalid'],
  ['no secret in force', good, { secrets: [] }, 'signature-invalid'],
  ['another body', good, { body: `${BODY} ` }, 'signature-invalid'],
  ['the same JSON in other bytes', good, { body: JSON.stringify(JSON.parse(BODY), null, 1) }, 'signature-invalid'],
  ['another id', { ...good, 'webhook-id': 'msg_2' }, {}, 'signature-invalid'],
  ['another time', { ...good, 'webhook-timestamp': String(NOW / 1000 - 1) }, {}, 'signature-invalid'],
  ['an unknown version', { ...good, 'webhook-signature': good['webhook-signature'].replace('v1', 'v2') }, {}, 'signature-invalid'],
  ['half a signature', { ...good, 'webhook-signature': good['webhook-signature'].slice(0, 20) }, {}, 'signature-invalid'],
  ['no signature among the first', { ...good, 'webhook-signature': `${'v1,AA== '.repeat(8)}${good['webhook-signature']}` }, {}, 'signature-invalid'],
  ['the right one among others', { ...good, 'webhook-signature': `v1,AA== ${good['webhook-signature']}` }, {}, 'ok'],
  ['no id', { ...good, 'webhook-id': undefined }, {}, 'header-missing'],
  ['an empty signature', { ...good, 'webhook-signature': '' }, {}, 'header-missing'],
  ['two times', { ...good, 'webhook-timestamp': [String(NOW / 1000), '0'] }, {}, 'header-unreadable'],
  ['a time with a point', { ...good, 'webhook-timestamp': '1.5' }, {}, 'header-unreadable'],
  ['an id with a point, though signed', signedBy(SECRET, { id: 'msg.1' }), {}, 'header-unreadable'],
  ['an id too long, though signed', signedBy(SECRET, { id: 'm'.repeat(129) }), {}, 'header-unreadable'],
  ['as old as allowed', signedBy(SECRET, { at: NOW - TOLERANCE_MS }), {}, 'ok'],
  ['a second older', signedBy(SECRET, { at: NOW - TOLERANCE_MS - 1000 }), {}, 'too-old'],
  ['six minutes old', signedBy(SECRET, { at: NOW - 6 * 60_000 }), {}, 'too-old'],
  ['as early as allowed', signedBy(SECRET, { at: NOW + TOLERANCE_MS }), {}, 'ok'],
  ['a second earlier', signedBy(SECRET, { at: NOW + TOLERANCE_MS + 1000 }), {}, 'too-new'],
  ['a secret too short, though signed', signedBy(short), { secrets: [short] }, 'signature-invalid'],
  ['a secret of nothing', noBytes, { secrets: ['whsec_', '', 'whpk_', 'x'] }, 'signature-invalid'],
])('%s: %s', (_what, headers, with_, then) => {
  expect(outcome(headers, with_)).toBe(then)
})

test('a public key verifies what its private one signed, and nothing else', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const secret = `whpk_${Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64')}`
  const seconds = String(NOW / 1000)
  const signature = sign(null, Buffer.from(`msg_1.${seconds}.${BODY}`), privateKey).toString('base64')
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': seconds, 'webhook-signature': `v1a,${signature}` }
  expect(outcome(headers, { secrets: [secret] })).toBe('ok')
  expect(outcome(headers, { secrets: [secret], body: `${BODY} ` })).toBe('signature-invalid')
  expect(outcome({ ...headers, 'webhook-signature': `v1,${signature}` }, { secrets: [secret] })).toBe('signature-invalid')
  expect(outcome({ ...headers, 'webhook-signature': 'v1a,AA==' }, { secrets: [secret] })).toBe('signature-invalid')
})

test('a public key that lies on no curve verifies nothing', () => {
  const secret = `whpk_${Buffer.alloc(32, 255).toString('base64')}`
  const headers = { ...good, 'webhook-signature': `v1a,${Buffer.alloc(64, 1).toString('base64')}` }
  expect(outcome(headers, { secrets: [secret] })).toBe('signature-invalid')
})

test('whatever the headers and the body are, it answers, and never with acceptance', () => {
  const header = fc.option(fc.oneof(fc.string(), fc.array(fc.string()), fc.constant('v1,AA=='), fc.nat().map(String)), { nil: undefined })
  const headers = fc.record({ 'webhook-id': header, 'webhook-timestamp': header, 'webhook-signature': header })
  fc.assert(
    fc.property(headers, fc.uint8Array(), (given, body) => {
      expect(verifyWebhook({ headers: given, body }, [SECRET], NOW).ok).toBe(false)
    }),
  )
})
