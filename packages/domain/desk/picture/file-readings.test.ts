/** Files that do not add up warn until somebody has seen to them; and draws that statements show count for how steady a line was. */
import { expect, test } from 'vitest'
import { DAY_MS } from '../../kernel/time.ts'
import { tell } from '../imports/import.fixture.ts'
import { deskOf, facilityOf } from '../model/desk.fixture.ts'
import type { DeskBook } from '../model/desk-book.ts'
import { pictureOf } from './desk-picture.ts'
import { fileReadings } from './file-readings.ts'
import { incidentFacts } from './incident-facts.ts'
import { changedReadings } from './told-readings.ts'
import { marksOf } from './tunings.ts'
import { warningsOf } from './warnings.ts'

const AT = 1_000
type Said = Parameters<typeof tell>[2]
const statement: Said = ['opened', 'statement', 'st-1', { state: 'quarantined', matched: [], replaced: [] }]
const table = (state: string): Said => ['opened', 'import', 'im-1', { state, entries: [], counts: { quarantined: 3 } }]

test.each<[rule: string, told: readonly Said[], red: readonly string[]]>([
  ['no file', [], []],
  ['a statement that does not prove itself', [statement], ['statement:st-1']],
  ['until it is set aside', [statement, ['ended', 'statement', 'st-1', {}]], []],
  ['a table whose totals do not fit', [table('quarantined')], ['import:im-1']],
  ['until it is set aside, too', [table('quarantined'), ['ended', 'import', 'im-1', {}]], []],
  ['or it came again and holds', [table('quarantined'), table('taken')], []],
  ['rows in quarantine are no failure of totals', [table('taken')], []],
  ['both', [statement, table('quarantined')], ['statement:st-1', 'import:im-1']],
])('D3: %s', (_rule, told, red) => {
  const book = deskOf()
  tell(book, AT, ...told)
  const readings = fileReadings({ book, when: { at: AT, knownAt: AT }, marks: marksOf(book) })
  expect(readings.map(({ indicator, subject, band }) => [indicator, subject, band])).toEqual(red.map((subject) => ['D3', subject, 'red']))
  expect(fileReadings({ book, when: { at: AT, knownAt: AT - 1 }, marks: marksOf(book) })).toEqual([])
})

test('it opens an incident that is about no register', () => {
  const book = deskOf()
  tell(book, AT, statement)
  const marks = marksOf(book)
  for (const { type, kind, id, data } of changedReadings(book, fileReadings({ book, when: { at: AT, knownAt: AT }, marks }), AT))
    tell(book, AT, [type, kind, id, data])
  const facts = incidentFacts(book, warningsOf(book, { marks, windows: [] }, AT), () => null, AT)
  expect(facts).toMatchObject([
    { type: 'opened', data: { subjects: [], severity: 2, warning: { key: 'statement:st-1', indicator: 'D3' } } },
  ])
})

const stabilityIn = (book: DeskBook, at: number) =>
  pictureOf({
    ...{ book, when: { at, knownAt: at }, today: at / DAY_MS, dayEndsAt: at + DAY_MS, seenOf: () => [], marks: marksOf(book) },
    answersOf: () => ({}),
  }).lines.get('facility:f')!.stability

test('a draw that a statement shows, by itself or as a person says, counts for how steady its line was; taken back, it does not', () => {
  const at = 20_577 * DAY_MS
  const book = deskOf(['registered', 'facility', 'f', facilityOf({ expected_every_hours: 24 })])
  expect(stabilityIn(book, at)).toMatchObject({ drawableMs: 0, drawablePpm: null })
  const drawn = { task_id: 't', statement_id: 's', kind: 'draw', line: 'f', evidence: 'person' }
  tell(book, at - 10 * DAY_MS, ['matched', 'statement_entry', 'e', drawn])
  expect(stabilityIn(book, at)).toMatchObject({ drawableMs: 4 * DAY_MS, drawablePpm: 1_000_000 })
  tell(book, at - 2 * DAY_MS, ['matched', 'statement_entry', 'e2', { ...drawn, kind: 'repayment' }], ['ended', 'statement_entry', 'e', {}])
  expect(stabilityIn(book, at)).toMatchObject({ drawableMs: 0, drawablePpm: null })
})
