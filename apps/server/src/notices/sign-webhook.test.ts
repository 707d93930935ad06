/** Held against the reference library of the standard. */
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { newSecret, webhookHeaders } from './sign-webhook.ts'

const body = JSON.stringify({ text: '限制' })

test('the reference library accepts it, under each secret in force and no other', () => {
  const [now, before, strange] = [newSecret(), newSecret(), newSecret()]
  const headers = webhookHeaders('msg_1', Date.now(), body, [now, before])
  for (const secret of [now, before]) expect(new Webhook(secret).verify(body, headers)).toEqual({ text: '限制' })
  expect(() => new Webhook(strange).verify(body, headers)).toThrow('No matching signature found')
})

test('another body, another id and an old time are refused', () => {
  const secret = newSecret()
  const headers = webhookHeaders('msg_1', Date.now(), body, [secret])
  expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature found')
  expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow('No matching signature found')
  const old = webhookHeaders('msg_1', Date.now() - 600_000, body, [secret])
  expect(() => new Webhook(secret).verify(body, old)).toThrow('Message timestamp too old')
})
