import { expect, test } from 'vitest'
import type { Standing } from '../../../api/desk-requests.ts'
import type { PlanHead } from '../../../api/plan-requests.ts'
import { lostLines, nextDraws, planMoves } from './plan-moves.ts'

const draw = (facility_id: string, request_on: string, lands_on = request_on) => ({
  ...{ facility_id, request_on, lands_on, amount_minor: 100, is_firm: true },
})
const standing = (facility_id: string, badge: Standing['badge']) => ({ facility_id, badge }) as Standing
const head = (...draws: PlanHead['draws']) => ({ draws })

test('by day, and what is repaid before what is drawn', () => {
  const moves = planMoves({
    draws: [draw('a', '2026-03-01', '2026-03-02'), draw('b', '2026-02-20', '2026-02-21')],
    repayments: [{ facility_id: 'c', on: '2026-03-02', amount_minor: 5 }],
    deferrals: [{ need_id: 'n', paid_on: '2026-03-01', amount_minor: 7 }],
  })
  expect(moves.map(({ kind, of, askOn }) => [kind, of, askOn])).toEqual([
    ['draw', 'b', '2026-02-20'],
    ['defer', 'n', null],
    ['repay', 'c', null],
    ['draw', 'a', '2026-03-01'],
  ])
})

test('to be asked for soon: neither what has come, nor what is later', () => {
  const all = head(draw('past', '2026-02-27', '2026-02-28'), draw('late', '2026-02-27', '2026-03-01'), draw('b', '2026-03-14'), draw('c', '2026-03-15')) // biome-ignore format: one row
  expect(nextDraws(all, '2026-03-01', '2026-03-15').map(({ facility_id }) => facility_id)).toEqual(['late', 'b'])
})

test('a line that it counts on and that is suspended, unknown or not seen is lost; one that is only cut is not', () => {
  const all = head(draw('ok', '2026-03-02'), draw('cut', '2026-03-02'), draw('off', '2026-03-02'), draw('silent', '2026-03-02'), draw('hidden', '2026-03-02'), draw('over', '2026-02-02')) // biome-ignore format: one row
  const standings = [standing('ok', 'normal'), standing('cut', 'limit_cut'), standing('off', 'suspended'), standing('silent', 'unknown'), standing('over', 'closed')] // biome-ignore format: one row
  expect(lostLines(all, standings, '2026-03-01')).toEqual(['hidden', 'off', 'silent'])
})
