import { expect, test } from 'vitest'
import { auditQuestion, csvAddress, readAuditSearch, reportAddress } from './audit-search.ts'

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

test.each<[rule: string, search: object, days: number]>([
  ['ninety days where none is asked for', {}, 90],
  ['ninety days to the last one', { until: '2026-11-22' }, 90],
  ['the days that are asked for', { from: '2026-11-01', until: '2026-11-22' }, 22],
])('the report is of %s', (_rule, search, days) => {
  const question = new URLSearchParams(reportAddress(search, Date.parse('2026-11-23T00:00:00Z'), 'zh').split('?')[1])
  const [from, until] = [Date.parse(question.get('from')!), Date.parse(question.get('until')!)]
  expect(Math.round((until - from) / 86_400_000)).toBe(days)
  expect([question.get('format'), question.get('lang')]).toEqual(['html', 'zh'])
})
