import { expect, test } from 'vitest'
import { boundsAround } from './bounds.ts'
import { tinyPack } from './tiny-pack.fixture.ts'

const pack = tinyPack()

test.each([
  ['devices_since_verification_30d', 2, undefined, 3],
  ['devices_since_verification_30d', 3, 3, undefined],
  ['devices_since_verification_30d', 9, 3, undefined],
  ['score', 599, undefined, 600],
  ['score', 600, 600, undefined],
  ['score', null, undefined, undefined],
  ['draw_purpose', 'securities', undefined, undefined],
  ['registered', true, undefined, undefined],
])('%s at %j lies between %j and %j', (signal, value, below, above) => {
  const bounds = boundsAround(pack, signal, value)
  expect([bounds.below?.value, bounds.above?.value]).toEqual([below, above])
})

test('a bound names the tables that test it and the reasons that stand there', () => {
  expect(boundsAround(pack, 'devices_since_verification_30d', 2).above).toEqual({ value: 3, tables: ['holds'], reasons: ['SE01'] })
  expect(boundsAround(pack, 'score', 0).above).toMatchObject({ tables: ['grant', 'granted_limit', 'drawdown'], reasons: ['CR01'] })
})
