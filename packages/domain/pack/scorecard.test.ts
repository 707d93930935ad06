import { expect, test } from 'vitest'
import { scorecardIn } from './scorecard.ts'
import { tinyDmn, tinyTables } from './tiny-pack.fixture.ts'

const scoring = (rows: readonly (readonly string[])[]) =>
  tinyDmn({ ...tinyTables, behaviour_score: { ...tinyTables.behaviour_score!, rows } })
const rows = tinyTables.behaviour_score!.rows

test('a scorecard is what it tests and the points it gives', () => {
  expect(scorecardIn(tinyDmn())).toBe(
    ['-: 600', 'days_past_due > 0: -200', 'days_past_due 0: 0', 'utilisation >= 900: -50', 'utilisation < 900: 0'].join('\n'),
  )
})

test('reasons and other tables do not change it; a point or a cut does', () => {
  const card = scorecardIn(tinyDmn())
  expect(scorecardIn(scoring(rows.map(([a, b, points]) => [a!, b!, points!, 'BE01'])))).toBe(card)
  expect(scorecardIn(scoring(rows.map(([a, b, points]) => [a!, b!, points === '-50' ? '-51' : points!, ''])))).not.toBe(card)
  expect(scorecardIn(scoring(rows.map(([a, b, points]) => [a!, b === '>= 900' ? '>= 901' : b!, points!, ''])))).not.toBe(card)
})

test('a file that does not load has none', () => {
  expect(scorecardIn('<definitions/>')).toBeUndefined()
})
