import { expect, test } from 'vitest'
import { effectiveMilli, sharesOf } from './shares.ts'

const line = (channel_id: string, limit_minor: number | null, counted_minor: number, may_fund = true) => ({ channel_id, limit_minor, counted_minor, may_fund }) // biome-ignore format: one row
const channels = [
  { channel_id: 'c1', provider_id: 'bank', group_ids: ['region'] },
  { channel_id: 'c2', provider_id: 'bank', group_ids: ['region'] },
  { channel_id: 'c3', provider_id: 'app', group_ids: ['region', 'family'] },
  { channel_id: 'c4', provider_id: 'alone', group_ids: [] },
]

test('lines of one provider are one share, the largest first, and those that share a group are tied', () => {
  const found = sharesOf(
    [line('c1', 300, 300), line('c2', 200, 200), line('c3', 300, 300), line('c4', 200, 200)],
    channels,
    'counted_minor',
  )
  expect(found.providers.map(({ of, ppm, tied }) => [of, ppm, tied])).toEqual([
    ['bank', 500_000, ['app']],
    ['app', 300_000, ['bank']],
    ['alone', 200_000, []],
  ])
  expect(found.groups.map(({ of, ppm, tied }) => [of, ppm, tied])).toEqual([
    ['region', 800_000, ['bank', 'app']],
    ['family', 300_000, ['app']],
  ])
  expect([found.hhiPpm, effectiveMilli(found.hhiPpm)]).toEqual([380_000, 2_631])
})

test('what may pay for nothing does not count, and an unknown limit is told apart from none', () => {
  const found = sharesOf([line('c1', 100, 40), line('c3', 900, 900, false), line('c4', null, 0)], channels, 'counted_minor')
  expect([found.wholeMinor, found.hhiPpm, found.unknown]).toEqual([40, 1_000_000, 1])
  expect(sharesOf([line('c1', 100, 40)], channels, 'limit_minor').wholeMinor).toBe(100)
  const ofBand = [line('c1', null, 30)]
  expect([sharesOf(ofBand, channels, 'counted_minor').wholeMinor, sharesOf(ofBand, channels, 'limit_minor').unknown]).toEqual([30, 1])
  expect(sharesOf([], channels, 'limit_minor')).toEqual({ wholeMinor: 0, hhiPpm: null, unknown: 0, providers: [], groups: [] })
  expect([effectiveMilli(null), effectiveMilli(1_000_000)]).toEqual([null, 1_000])
})
