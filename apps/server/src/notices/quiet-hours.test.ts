import { openZone } from '@fairline/domain/kernel/zone'
import { expect, test } from 'vitest'
import { afterQuiet } from './quiet-hours.ts'

const zone = openZone('Asia/Shanghai')!
const night = { from: 22 * 60, until: 8 * 60 }
const noon = { from: 12 * 60, until: 14 * 60 }

test.each([
  ['no quiet hours', null, '2026-03-01T23:00:00+08:00', '2026-03-01T23:00:00+08:00'],
  ['a minute before', night, '2026-03-01T21:59:59+08:00', '2026-03-01T21:59:59+08:00'],
  ['as they begin', night, '2026-03-01T22:00:00+08:00', '2026-03-02T08:00:00+08:00'],
  ['after midnight', night, '2026-03-02T03:00:00+08:00', '2026-03-02T08:00:00+08:00'],
  ['as they end', night, '2026-03-02T08:00:00+08:00', '2026-03-02T08:00:00+08:00'],
  ['in the middle of a day', noon, '2026-03-01T13:59:00+08:00', '2026-03-01T14:00:00+08:00'],
  ['after it', noon, '2026-03-01T14:00:00+08:00', '2026-03-01T14:00:00+08:00'],
  ['none, as both are one', { from: 60, until: 60 }, '2026-03-01T01:00:00+08:00', '2026-03-01T01:00:00+08:00'],
])('%s', (_what, quiet, at, then) => {
  expect(new Date(afterQuiet(quiet, Date.parse(at), zone)).toISOString()).toBe(new Date(then).toISOString())
})
