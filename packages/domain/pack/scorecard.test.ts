import { expect, test } from 'vitest'
import { scorecardIn } from './scorecard.ts'
import { fedFiles, tinyCard, tinyDmn, tinyFiles, tinyTables } from './tiny-pack.fixture.ts'

const scoring = (rows: readonly (readonly string[])[]) =>
  tinyFiles(tinyDmn({ ...tinyTables, behaviour_score: { ...tinyTables.behaviour_score!, rows } }))
const rows = tinyTables.behaviour_score!.rows

test('a scorecard is what it tests and the points it gives', () => {
  expect(scorecardIn(tinyFiles())).toBe(
    ['-: 600', 'days_past_due > 0: -200', 'days_past_due 0: 0', 'utilisation >= 900: -50', 'utilisation < 900: 0'].join('\n'),
  )
})

test('reasons and other tables do not change it; a point or a cut does', () => {
  const card = scorecardIn(tinyFiles())
  expect(scorecardIn(scoring(rows.map(([a, b, points]) => [a!, b!, points!, 'BE01'])))).toBe(card)
  expect(scorecardIn(scoring(rows.map(([a, b, points]) => [a!, b!, points === '-50' ? '-51' : points!, ''])))).not.toBe(card)
  expect(scorecardIn(scoring(rows.map(([a, b, points]) => [a!, b === '>= 900' ? '>= 901' : b!, points!, ''])))).not.toBe(card)
})

test('a file that does not load has none', () => {
  expect(scorecardIn(tinyFiles('<definitions/>'))).toBeUndefined()
})

test('that of a model is what it tests and gives too', () => {
  const card = scorecardIn(fedFiles())
  expect(card).toMatch(/^-: 600\ndays_past_due null: 0\ndays_past_due <= 0: 0\ndays_past_due > 0: -200\n/)
  expect(scorecardIn(fedFiles(tinyCard().replace('"-50"', '"-51"')))).not.toBe(card)
  expect(scorecardIn(fedFiles(tinyCard().replaceAll('CR10', 'CR03')))).toBe(card)
  expect(scorecardIn(fedFiles(undefined, ''))).toBeUndefined()
})
