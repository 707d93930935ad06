import { expect, test } from 'vitest'
import { openBookClocks } from './book-clocks.ts'

const WALL = 1_000
const book = (id: number, clock: 'wall' | 'log', watermark: number | null = null) => ({
  id,
  name: `b${id}`,
  clock,
  watermark,
  accountFormat: 1,
  wakesOfPack: null,
  bookVersion: 0,
  wakesOfBook: 0,
  payoutsChecked: true,
})

test.each<[what: string, clock: 'wall' | 'log', watermark: number | null, isDriven: boolean, now: number | undefined, receivesAt: number]>([
  ['by the wall', 'wall', null, false, WALL, WALL],
  ['of the past', 'log', 400, false, 400, WALL],
  ['of the past, before its first event', 'log', null, false, undefined, WALL],
  ['that ran ahead of the calendar', 'log', 1_600, false, 1_600, 1_600],
  ['driven, in the past', 'log', 400, true, 400, 400],
  ['driven, ahead of the calendar', 'log', 1_600, true, 1_600, 1_600],
  ['driven, before its first event', 'log', null, true, undefined, WALL],
])('a book %s', (_what, clock, watermark, isDriven, now, receivesAt) => {
  const clocks = openBookClocks([book(1, clock, watermark)], () => WALL)
  if (isDriven) clocks.drive(1)
  expect([clocks.nowIn(1), clocks.receivesAt(1)]).toEqual([now, receivesAt])
})
