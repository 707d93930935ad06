import { expect, test } from 'vitest'
import { auditQuestion, csvAddress, readAuditSearch } from './audit-search.ts'

test.each<[rule: string, raw: Record<string, unknown>, search: object]>([
  ['nothing', {}, {}],
  ['days that there are', { from: '2026-02-28', until: '2026-02-30' }, { from: '2026-02-28' }],
  ['a kind', { kind: 'act' }, { kind: 'act' }],
  ['no kind', { kind: 'any' }, {}],
  ['names as they are written', { what: 'signed-in,key-made' }, { what: ['signed-in', 'key-made'] }],
  ['names in a list', { what: ['signed-in'] }, { what: ['signed-in'] }],
  ['no names', { what: ['<b>', ''] }, {}],
  ['texts, trimmed', { person: ' usr_1 ', subject: 7, address: '' }, { person: 'usr_1', subject: '7' }],
])('an address: %s', (_rule, raw, search) => {
  expect(readAuditSearch(raw)).toEqual(search)
})

test('both days are in it, whole', () => {
  const { from, until } = auditQuestion({ from: '2026-11-22', until: '2026-11-22' })
  expect(Date.parse(until!) - Date.parse(from!)).toBe(24 * 60 * 60 * 1000)
  expect(new Date(from!).getHours()).toBe(0)
})

test('the export asks the same question', () => {
  expect(csvAddress({ kind: 'act', what: ['signed-in', 'key-made'], subject: 'a&b' })).toBe(
    '/v1/audit.csv?kind=act&subject=a%26b&what=signed-in%2Ckey-made',
  )
})
