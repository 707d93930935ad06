import { expect, test } from 'vitest'
import { PALETTES } from '../../app/palette.ts'
import { datesOf, daysOption, sumByDay } from './days-option.ts'

test('every day of the period is there, over the end of a month', () => {
  expect(datesOf('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  expect(datesOf('2026-03-02', '2026-03-01')).toEqual([])
})

test('what many rows say of one day is added up, and a day of which none speaks is nothing', () => {
  const counts = sumByDay(
    [
      { date: '2026-03-01', placed: 2 },
      { date: '2026-03-01', placed: 3 },
    ],
    ({ placed }) => placed,
  )
  const option = daysOption({ dates: ['2026-03-01', '2026-03-02'], series: [{ name: 'x', counts, colour: '#000' }] }, PALETTES.light)
  expect(option.series[0]?.data).toEqual([5, 0])
  expect(option.xAxis.data).toEqual(['03-01', '03-02'])
})
