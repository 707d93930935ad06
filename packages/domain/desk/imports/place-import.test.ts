/** What a table comes to in a desk; once is as good as twice; and taken back, everything stands as it stood. */

import { DESK_KINDS } from '@fairline/contract/desk/entries'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deskOf, facilityOf, needOf } from '../model/desk.fixture.ts'
import { type DeskBook, stateOf, statesOf } from '../model/desk-book.ts'
import { DEBTS, HEADER, NEEDS, NEXT, placeIn, ROW, tableOf, takeIn, tell } from './import.fixture.ts'
import { importOf } from './import-record.ts'
import type { PlacedEntry } from './place-entries.ts'
import { profileFaults } from './profile-faults.ts'
import { restingOn, withdrawals } from './withdraw-import.ts'

const AT = 1_000
const outcome = (book: DeskBook, ...lines: string[]) =>
  placeIn(book, tableOf(HEADER, ...lines), NEEDS, AT).map(({ id, is, fields, faults }) => [id, is, fields, faults.map(({ code, field }) => `${code} ${field}`)]) // biome-ignore format: one row

test.each<[rule: string, rows: readonly string[], told: readonly unknown[]]>([
  ['a new one', [ROW], [['need-a1', 'registered', [], []]]],
  ['one that is there', ['there,n,payroll,1.00,2026/6/1,1'], [['need-there', 'same', [], []]]],
  ['one that says something else', ['there,m,payroll,1.00,2026/6/2,1'], [['need-there', 'changed', ['name', 'due_on'], []]]],
  ['the same row twice is one', [ROW, ROW], [['need-a1', 'registered', [], []]]],
  ['the same id with other content', [ROW, ROW.replace('工资,', '材料,')], [['need-a1', 'registered', [], []], ['need-a1', 'quarantined', [], ['id-repeated id']]]], // biome-ignore format: one row
  ['what has ended', ['over,n,工资,1,2026/6/1,1'], [['need-over', 'quarantined', [], ['entry-over id']]]],
  ['what the register does not take', ['x,n,工资,1,2026/6/1,9'], [['need-x', 'quarantined', [], ['not-taken tier']]]],
  ['what is paid whatever happens is not put off', ['x,n,debt_service,1,2026/6/1,1'], [['need-x', 'quarantined', [], ['not-taken tier']]]],
  ['something required is empty', ['x,,工资,1,2026/6/1,1'], [['need-x', 'quarantined', [], ['value-missing name']]]],
  ['a bad row holds up no good one', ['x,n,工资,?,2026/6/1,1', ROW], [['need-x', 'quarantined', [], ['amount-unreadable p50_minor']], ['need-a1', 'registered', [], []]]], // biome-ignore format: one row
])('%s', (_rule, rows, told) => {
  const over = needOf({ name: 'n' })
  const book = deskOf(
    ['registered', 'need', 'need-there', needOf({ p50_minor: 100, due_on: '2026-06-01' })],
    ['registered', 'need', 'need-over', over],
    ['ended', 'need', 'need-over', { reason: 'x' }],
  )
  expect(outcome(book, ...rows)).toEqual(told)
})

test('fields that the table does not speak of stay as they are', () => {
  const book = deskOf(['registered', 'need', 'need-there', needOf({ p10_minor: 50, p50_minor: 100 })])
  const [placed] = placeIn(book, tableOf(HEADER, 'there,n,payroll,2.00,2026/6/1,1'), NEEDS, AT)
  expect([placed!.is, placed!.content.p10_minor, placed!.content.p50_minor]).toEqual(['changed', 50, 200])
})

test('guards of the register hold: a project that is not there, and a limit that its borrower does not let the desk know', () => {
  const nowhere = {
    ...NEEDS,
    fields: NEEDS.fields.map((one) => (one.field === 'project_id' ? { field: 'project_id', otherwise: 'none' } : one)),
  }
  expect(placeIn(deskOf(), tableOf(HEADER, ROW), nowhere, AT)[0]).toMatchObject({ is: 'quarantined', faults: [{ field: 'project_id' }] })
  const limits = { ...NEEDS, kind: 'facility', naming: { column: 'id', prefix: '' }, fields: [{ field: 'limit_minor', column: 'limit' }, { field: 'currency', otherwise: 'CNY' }], totals: {} } as const // biome-ignore format: one row
  const book = deskOf(
    ['registered', 'facility', 'his', { ...facilityOf({ borrower_id: 'b' }), limit_minor: undefined }],
    ['registered', 'facility', 'own', facilityOf()],
  )
  const placed = placeIn(book, tableOf('id,limit', 'his,5', 'own,5'), { ...limits, fields: [...limits.fields] }, AT)
  expect(placed.map(({ id, is }) => [id, is])).toEqual([
    ['his', 'quarantined'],
    ['own', 'changed'],
  ])
  expect(placed[0]!.faults[0]).toMatchObject({ field: 'limit_minor', column: 'limit', code: 'not-taken' })
})

test('a fault of the third instalment stands at the third row', () => {
  const [debt] = placeIn(deskOf(), tableOf('id;creditor;due;amount', 'd;x;2026-12-01;1', 'd;x;2027-01-01;1', 'd;x;2026-12-31;1'), DEBTS, AT)
  expect(debt!.faults).toMatchObject([{ row: 3, column: 'due', field: 'instalments/due_on' }])
})

test.each<[rule: string, change: Partial<typeof NEEDS>, pointer: string | undefined]>([
  ['as it is', {}, undefined],
  ['a field of another register', { fields: [{ field: 'limit_minor', column: 'x' }] }, '/fields/0/field'],
  ['a field twice', { fields: [...NEEDS.fields, { field: 'name', column: 'x' }] }, '/fields/10/field'],
  ['a choice that there is not', { fields: [{ field: 'purpose', column: 'x', values: [{ said: 'a', means: 'b' }] }] }, '/fields/0/values/0/means'], // biome-ignore format: one row
  [
    'said for all',
    {
      fields: [
        { field: 'purpose', otherwise: 'b' },
        { field: 'name', column: 'x' },
      ],
    },
    '/fields/0/otherwise',
  ],
  ['a unit of what is no rate', { fields: [{ field: 'name', column: 'x', unit: 'ppm' }] }, '/fields/0/unit'],
  ['a sum of what is no amount', { totals: { sum_field: 'name' } }, '/totals/sum_field'],
  ['no column at all', { fields: [{ field: 'name', otherwise: 'x' }], totals: {} }, '/fields'],
])('a profile: %s', (_rule, change, pointer) => {
  expect(profileFaults({ ...NEEDS, ...(change.fields && { totals: {} }), ...change })[0]?.pointer).toBe(pointer)
})

const everything = (book: DeskBook) =>
  DESK_KINDS.flatMap((kind) =>
    statesOf(book, kind, { at: 9_999, knownAt: 9_999 }).map(({ id, content, endedAt }) => [kind, id, content, endedAt]),
  )

const takeBack = (book: DeskBook, id: string, at: number): void => {
  const one = importOf(book, id)!
  const told = withdrawals(book, one).map(
    ({ id: entry, sequence }) => ['withdrawn', one.data.kind, entry, { sequence, reason: 'x' }] as const,
  )
  tell(book, at, ['ended', 'import', id, { reason: 'x' }], ...told)
}

test('whatever a table says: brought twice it is once; taken back, every register stands as it stood, and it may come again', () => {
  const row = fc
    .record({
      id: fc.constantFrom('there', 'a', 'b', 'c', 'd'),
      minor: fc.integer({ min: 1, max: 5 }),
      tier: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ id, minor, tier }) => `${id},n,工资,0.0${minor},2026/6/1,${tier}`)
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const book = deskOf(['registered', 'need', 'need-there', needOf({ p10_minor: 1 })])
      const [file, before] = [tableOf(HEADER, ...rows), everything(book)]
      const placed = placeIn(book, file, NEEDS, AT)
      takeIn(book, 'i1', placed, NEEDS, AT)
      const after = everything(book)
      // A row whose id stood there with other content is held up both times.
      const again = placeIn(book, file, NEEDS, AT)
      expect(again.filter(({ is }) => is !== 'quarantined').every(({ is }) => is === 'same')).toBe(true)
      expect(restingOn(book, importOf(book, 'i1')!, AT)).toEqual([])
      takeBack(book, 'i1', AT + 1)
      expect(everything(book)).toEqual(before)
      expect(importOf(book, 'i1')!.state).toBe('undone')
      // What was known before it was taken back is known still.
      expect(stateOf(book, 'need', 'need-a', { at: AT, knownAt: AT }) !== undefined).toBe(placed.some(({ id, is }) => id === 'need-a' && is === 'registered')) // biome-ignore format: one row
      takeIn(book, 'i1', placeIn(book, file, NEEDS, AT + 2), NEEDS, AT + 2)
      expect(everything(book)).toEqual(after)
    }),
    { numRuns: 200 },
  )
})

test('rows without ids are named by what they say: in another file they are the same', () => {
  const profile = { ...NEEDS, naming: { prefix: 'n-' } }
  const book = deskOf()
  takeIn(book, 'i1', placeIn(book, tableOf(HEADER, ROW, NEXT), profile, AT), profile, AT)
  const again = placeIn(book, tableOf('另一份文件', HEADER, NEXT, ROW.replace('80,000.00', '80000')), profile, AT)
  expect(again.map(({ is }) => is)).toEqual(['same', 'same'])
})

test.each<[rule: string, told: Parameters<typeof tell>[2], why: string, by: string]>([
  ['changed since', ['changed', 'facility', 'f', facilityOf()], 'changed_since', 'changed'],
  ['two people agreed what it may pay for', ['purposes-approved', 'facility', 'f', {}], 'changed_since', 'purposes-approved'],
  [
    'another entry names it',
    ['registered', 'debt', 'd', { facility_id: 'f', creditor: 'x', currency: 'CNY', instalments: [] }],
    'named',
    'debt:d',
  ],
  ['a receipt is pledged to it', ['registered', 'receipt', 'r', { pledged_to: 'f' }], 'named', 'receipt:r'],
  ['a task is about it', ['opened', 'task', 't', { kind: 'draw', subject: { kind: 'facility', id: 'f' } }], 'work', 'task:t'],
  ['money is expected of it', ['opened', 'task', 't', { kind: 'draw', expects: { kind: 'draw', line: 'f' } }], 'work', 'task:t'],
  ['an incident is about it', ['opened', 'incident', 'i', { subjects: [{ kind: 'facility', id: 'f' }] }], 'work', 'incident:i'],
  [
    'a plan in force draws on it',
    ['proposed', 'plan', 'pl', { project_id: 'p', summary: { draws: [{ facilityId: 'f' }] } }],
    'plan',
    'plan:pl',
  ],
])('it is not taken back once something rests on it: %s', (_rule, told, why, by) => {
  const book = deskOf()
  const one: PlacedEntry = {
    ...{ id: 'f', is: 'registered', version: 0, content: facilityOf(), fields: [], faults: [] },
    rows: [{ row: 1, line: 2, cells: {} }],
  }
  takeIn(book, 'i1', [one], { ...NEEDS, kind: 'facility' }, AT)
  expect(restingOn(book, importOf(book, 'i1')!, AT)).toEqual([])
  tell(book, AT, told, ...(why === 'plan' ? [['approved', 'plan', 'pl', {}] as const] : []))
  expect(restingOn(book, importOf(book, 'i1')!, AT)).toEqual([{ entry: 'f', why, by }])
})
