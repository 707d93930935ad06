import { expect, test } from 'vitest'
import { readCasePlans } from './case-plans.ts'

const file = (escalations: string) => `
format: 1
kinds:
  appeal:
    clocks: [{ days: 15, source: CN-COMPLAINT }]
    escalations: ${escalations}
`

test('steps are taken in the order of their days, before the deadline and after', () => {
  const { casePlans, diagnostics } = readCasePlans(file('[{ days_after: 0, to: boss }, { days_before: 5, to: lead }]'))
  expect(diagnostics).toEqual([])
  expect(casePlans.get('appeal')).toEqual({
    clocks: [{ days: 15, source: 'CN-COMPLAINT', extendsTo: [] }],
    escalations: [
      { offsetDays: -5, to: 'lead' },
      { offsetDays: 0, to: 'boss' },
    ],
  })
})

test.each([
  ['a step of no day', '[{ to: lead }]', 'must have either days_before or days_after'],
  ['a step of two', '[{ days_before: 1, days_after: 1, to: lead }]', 'must have either days_before or days_after'],
  ['what is no step', '[{ days: 1, to: lead }]', 'Unrecognized key: "days"'],
])('%s is told with its place', (_what, escalations, message) => {
  const { diagnostics } = readCasePlans(file(escalations))
  expect(diagnostics[0]).toMatchObject({ code: 'yaml-file', file: 'cases.yaml', severity: 'error' })
  expect(diagnostics.map((one) => one.message).join()).toContain(message)
})

test('a kind that nobody knows is a fault, and no file is none', () => {
  expect(readCasePlans('format: 1\nkinds: { wish: { clocks: [{ days: 1, source: own }] } }').diagnostics).toHaveLength(1)
  expect(readCasePlans(undefined)).toEqual({ casePlans: new Map(), diagnostics: [] })
})

test('a clock is extended to longer and longer times', () => {
  const read = (to: string) => readCasePlans(`format: 1\nkinds: { complaint: { clocks: [{ days: 15, source: s, extends_to: ${to} }] } }`)
  expect(read('[30, 60]').casePlans.get('complaint')?.clocks).toEqual([{ days: 15, source: 's', extendsTo: [30, 60] }])
  for (const wrong of ['[15]', '[60, 30]']) expect(read(wrong).diagnostics[0]?.message).toContain('longer and longer')
})
