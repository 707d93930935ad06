import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSealingKey, openValue, sealingKeyOf, sealValue, tokenOf } from './seal.ts'

const key = newSealingKey()
const place = { borrowerId: 42n, eventKey: 'eb8b1437-c607-65a5-ef3c-4ed1ce43c367', field: 'phone' }

test('what was sealed opens again, with the same key in the same place', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const sealed = sealValue(key, place, 'free_text', value)
      expect(openValue(sealingKeyOf(key.id, key.secret), place, sealed)).toBe(value)
      expect(sealed.key).toBe(key.id)
    }),
  )
})

const sealed = sealValue(key, place, 'phone', '13800138000')
function flipped(text: string): string {
  const bytes = Buffer.from(text, 'base64url')
  bytes[15]! ^= 1
  return bytes.toString('base64url')
}

test.each([
  ['another key', newSealingKey(), place, sealed.sealed],
  ['another borrower', key, { ...place, borrowerId: 43n }, sealed.sealed],
  ['another event', key, { ...place, eventKey: 'eb8b1437-c607-65a5-ef3c-4ed1ce43c368' }, sealed.sealed],
  ['another field', key, { ...place, field: 'address' }, sealed.sealed],
  ['a changed byte', key, place, flipped(sealed.sealed)],
  ['a shorter text', key, place, sealed.sealed.slice(0, -4)],
  ['nothing', key, place, ''],
])('but not with %s', (_what, otherKey, otherPlace, text) => {
  expect(() => openValue(otherKey, otherPlace, { ...sealed, sealed: text })).toThrow(/unable to authenticate|not sealed by this release/)
})

test('the same value is sealed differently each time, and has the same token for one borrower only', () => {
  const again = sealValue(key, place, 'phone', '13800138000')
  expect(again.sealed).not.toBe(sealed.sealed)
  expect(again.token).toBe(sealed.token)
  expect(sealValue(newSealingKey(), place, 'phone', '13800138000').token).not.toBe(sealed.token)
})

test('a token is of what two spellings have in common, and of its kind', () => {
  const token = (kind: 'phone' | 'bank_card', value: string) => tokenOf(key.tokens, kind, value).toString('hex')
  expect(token('phone', '+86 138 0013 8000')).toBe(token('phone', '13800138000'))
  expect(token('phone', '13800138001')).not.toBe(token('phone', '13800138000'))
  expect(token('bank_card', '13800138000')).not.toBe(token('phone', '13800138000'))
})

test('neither sealed value nor token shows the value', () => {
  expect(JSON.stringify(sealed)).not.toContain('13800138000')
  expect(Buffer.from(sealed.sealed, 'base64url').toString('latin1')).not.toContain('138001')
})
