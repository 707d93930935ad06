import { expect, test } from 'vitest'
import { casesOf, runCases } from './cases.ts'
import { tinyFiles, tinyPack } from './tiny-pack.fixture.ts'

const run = (csv: string) => runCases(tinyPack(new Map([...tinyFiles(), ['cases/some.csv', csv]])))
const messages = (csv: string) => run(csv).failures.map(({ file, line, message }) => `${file}:${line} ${message}`)

test('cases that hold say nothing', () => {
  const csv = [
    'case,days_past_due,utilisation,devices_since_verification_30d,expect.behaviour_score,expect.grade,expect.holds,expect.day_rate',
    'all well,0,10,1,600,A,-,30000',
    'late,1,10,3,400,E,SE01,50000',
  ].join('\n')
  expect(run(csv)).toEqual({ cases: 2, checks: 8, failures: [] })
})

test.each<[what: string, csv: string, failure: string]>([
  ['a wrong value', 'case,days_past_due,expect.grade\nx,0,E', 'expect.grade: expected E, got A'],
  ['nothing where something was expected', 'case,expect.drawdown\nx,approve', 'expect.drawdown: expected approve, got -'],
  ['a missing value passes no test', 'case,identity_verified,expect.drawdown\nx,true,approve', 'expect.drawdown: expected approve, got -'],
  [
    'a reason that is not given',
    'case,identity_verified,consent_score,score,expect.grant\nx,true,true,599,decline:CR02',
    'expect.grant: expected decline:CR02, got decline:CR01',
  ],
  ['a value that fits no signal', 'case,score\nx,high', '"high" is no value of score'],
])('%s is a failure with its place', (_what, csv, failure) => {
  expect(messages(csv)).toEqual([`cases/some.csv:2 ${failure}`])
})

test.each([
  ['scoree', 'there is no signal "scoree"'],
  ['expect.luck', 'there is no expectation "expect.luck"'],
])('an unknown column %s is told once, at the header', (column, message) => {
  expect(messages(`case,${column}\nx,1\ny,2`)).toEqual([`cases/some.csv:1 ${message}`])
})

test('a case tells what it puts in and what it looks at', () => {
  const pack = tinyPack(
    new Map([...tinyFiles(), ['cases/some.csv', 'case,score,identity_verified,expect.grade,expect.holds\nx,700,,A,\n']]),
  )
  expect(casesOf(pack)).toEqual([{ file: 'cases/some.csv', line: 2, name: 'x', given: { score: 700 }, decisions: ['grade'] }])
})
