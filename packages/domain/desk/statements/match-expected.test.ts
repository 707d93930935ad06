import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownDay } from '../../kernel/day.ts'
import { CSV_PROFILES } from './csv-profiles.ts'
import { decodeText } from './decode-text.ts'
import { LOAN_PATTERNS } from './loan-patterns.ts'
import { type ExpectedMove, type MatchedEntry, matchExpected, PARTY_MIN, REFERENCE_MIN } from './match-expected.ts'
import { readCsvStatement } from './read-csv-statement.ts'
import type { StatementEntry } from './statement.ts'
import { StatementFaults } from './statement-fault.ts'

const ON = 20_512

const entry = (key: string, more: Partial<StatementEntry> = {}, currency = 'CNY'): MatchedEntry => ({
  currency,
  entry: {
    place: { path: key, line: null },
    key,
    bookedOn: ON,
    valueOn: ON,
    direction: 'credit',
    amountMinor: 5_000_000,
    isReversal: false,
    counterparty: { name: '示例银行股份有限公司', account: '6222000000000000999' },
    text: '',
    references: [],
    ...more,
  },
})
const move = (id: string, more: Partial<ExpectedMove> = {}): ExpectedMove => ({
  id,
  kind: 'draw',
  amountMinor: 5_000_000,
  currency: 'CNY',
  toleranceMinor: 0,
  on: ON,
  daysBefore: 1,
  daysAfter: 3,
  references: [`DRAW-2026-${id}`],
  parties: ['示例银行'],
  product: null,
  ...more,
})
const nobody = { counterparty: { name: null, account: null } }

const said = (entries: MatchedEntry[], moves: ExpectedMove[]) => {
  const { matches, open } = matchExpected(entries, moves, LOAN_PATTERNS)
  return [
    ...matches.map(({ entryKey, expectedId, evidence, differenceMinor }) => `${entryKey}=${expectedId} ${evidence} ${differenceMinor}`),
    ...open.map(({ entryKey, why, expectedIds }) => `${entryKey}? ${why} ${expectedIds.join(',')}`.trim()),
  ]
}

// biome-ignore format: a table
test.each<[what: string, entries: MatchedEntry[], moves: ExpectedMove[], then: string[]]>([
  ['by reference in the text', [entry('a', { ...nobody, text: '放款draw-2026-X，谢谢' })], [move('X')], ['a=X reference 0']],
  ['by one of its references', [entry('a', { ...nobody, references: ['N1', 'DRAW-2026-X'] })], [move('X')], ['a=X reference 0']],
  ['not by a longer word that holds it', [entry('a', { ...nobody, text: 'DRAW-2026-X1' })], [move('X')], ['a? amount-and-day X']],
  ['by the name of the lender', [entry('a')], [move('X')], ['a=X party 0']],
  ['by the account of the lender', [entry('a', { counterparty: { name: null, account: '6222 0000 0000 0000 999' } })], [move('X', { parties: ['6222000000000000999'] })], ['a=X party 0']],
  ['by the line, where its words say it', [entry('a', { ...nobody, direction: 'neutral', text: '网商贷放款至余额' })], [move('X', { product: '网商贷' })], ['a=X party 0']],
  ['not by another line', [entry('a', { ...nobody, direction: 'neutral', text: '借呗放款' })], [move('X', { product: '网商贷' })], ['a? amount-and-day X']],
  ['a neutral entry without such words', [entry('a', { direction: 'neutral' })], [move('X')], ['a? nothing-expected']],
  ['amount and day alone', [entry('a', nobody)], [move('X')], ['a? amount-and-day X']],
  ['a reversal', [entry('a', { isReversal: true })], [move('X')], ['a? nothing-expected']],
  ['nothing', [entry('a', { amountMinor: 0 })], [move('X', { amountMinor: 0 })], ['a? nothing-expected']],
  ['another currency', [entry('a', {}, 'USD')], [move('X')], ['a? nothing-expected']],
  ['money that goes for money that comes', [entry('a', { direction: 'debit' })], [move('X')], ['a? nothing-expected']],
  ['a repayment goes', [entry('a', { direction: 'debit' })], [move('X', { kind: 'repayment' })], ['a=X party 0']],
  ['the first day', [entry('a', { bookedOn: ON - 1 })], [move('X')], ['a=X party 0']],
  ['a day before it', [entry('a', { bookedOn: ON - 2 })], [move('X')], ['a? nothing-expected']],
  ['the last day', [entry('a', { bookedOn: ON + 3 })], [move('X')], ['a=X party 0']],
  ['a day behind it', [entry('a', { bookedOn: ON + 4 })], [move('X')], ['a? nothing-expected']],
  ['as much off as allowed', [entry('a', { amountMinor: 4_999_990 })], [move('X', { toleranceMinor: 10 })], ['a=X party -10']],
  ['a minor unit more', [entry('a', { amountMinor: 5_000_011 })], [move('X', { toleranceMinor: 10 })], ['a? nothing-expected']],
  ['another move’s tolerance', [entry('a', { amountMinor: 5_000_010 })], [move('X'), move('Y', { toleranceMinor: 10 })], ['a=Y party 10']],
  ['two moves alike', [entry('a')], [move('X'), move('Y')], ['a? several X,Y']],
  ['two moves alike on other days', [entry('a')], [move('X'), move('Y', { on: ON + 1 })], ['a? several X,Y']],
  ['two entries alike', [entry('a'), entry('b')], [move('X')], ['a? several X', 'b? several X']],
  ['two and two: a reference tells one, which leaves the other', [entry('a', { references: ['DRAW-2026-X'] }), entry('b')], [move('X'), move('Y')], ['a=X reference 0', 'b=Y party 0']],
  ['a reference outweighs a name', [entry('a', { references: ['DRAW-2026-X'] }), entry('b')], [move('X')], ['a=X reference 0', 'b? several X']],
  ['two entries name one move', [entry('a', { text: 'DRAW-2026-X' }), entry('b', { text: 'DRAW-2026-X' })], [move('X')], ['a? several X', 'b? several X']],
  ['an entry names two moves', [entry('a', { text: 'DRAW-2026-X DRAW-2026-Y' })], [move('X'), move('Y')], ['a? several X,Y']],
  ['a move that may be what another entry names is not given away by its lender', [entry('a', { ...nobody, text: 'DRAW-2026-X DRAW-2026-Y' }), entry('b')], [move('X'), move('Y', { parties: [] })], ['a? several X,Y', 'b? several X,Y']],
  ['it names a move of another amount', [entry('a', { text: 'DRAW-2026-X' })], [move('X', { amountMinor: 4_000_000 })], ['a? named-otherwise X']],
  ['and fits another that it does not name', [entry('a', { text: 'DRAW-2026-X' })], [move('X', { amountMinor: 4_000_000 }), move('Y')], ['a? named-otherwise X,Y']],
  ['it names one that fits and one that does not', [entry('a', { text: 'DRAW-2026-X DRAW-2026-Y' })], [move('X', { amountMinor: 4_000_000 }), move('Y')], ['a? named-otherwise X,Y']],
  ['a reference as long as counts', [entry('a', { ...nobody, text: 'R'.repeat(REFERENCE_MIN) })], [move('X', { references: ['R'.repeat(REFERENCE_MIN)] })], ['a=X reference 0']],
  ['one shorter', [entry('a', { ...nobody, text: 'R'.repeat(REFERENCE_MIN - 1) })], [move('X', { references: ['R'.repeat(REFERENCE_MIN - 1)] })], ['a? amount-and-day X']],
  ['a name as long as counts', [entry('a')], [move('X', { parties: ['示'.repeat(1) + '例'.repeat(PARTY_MIN - 1)] })], ['a=X party 0']],
  ['one shorter', [entry('a')], [move('X', { parties: ['示'] })], ['a? amount-and-day X']],
])('%s', (_what, entries, moves, then) => {
  expect(said(entries, moves)).toEqual(then)
})

test('what is not met is told, and a candidate goes with an entry that stays open', () => {
  const looks = entry('a', { direction: 'neutral', text: '借呗自动还款', counterparty: { name: '蚂蚁消费金融', account: null } })
  const { open, unmet } = matchExpected([looks], [move('Y'), move('X')], LOAN_PATTERNS)
  expect(unmet).toEqual(['X', 'Y'])
  expect(open).toMatchObject([{ why: 'nothing-expected', candidate: { product: '借呗', kind: 'repayment' } }])
})

test('from an export of the platform to what took place, and to what waits for a person', () => {
  const text = decodeText(readFileSync(new URL('./golden/alipay-app-1.csv', import.meta.url)), new StatementFaults())!
  const hash = (said: string) => createHash('sha256').update(said).digest('hex')
  const [statement] = readCsvStatement(text, { profiles: CSV_PROFILES, account: null }, hash).statements
  const line = { references: [], parties: [], product: '网商贷' }
  const moves = [
    move('draw', { ...line, on: knownDay('2026-03-05') }),
    move('due', { ...line, kind: 'repayment', amountMinor: 105_035, on: knownDay('2026-03-28') }),
    move('late', { ...line, kind: 'repayment', amountMinor: 99_999, on: knownDay('2026-03-28') }),
  ]
  const entries = statement!.entries.map((one) => ({ entry: one, currency: statement!.currency }))
  const { matches, open, unmet } = matchExpected(entries, moves, LOAN_PATTERNS)
  const placeOf = (key: string) => entries.find((one) => one.entry.key === key)?.entry.place.path
  expect(matches.map(({ entryKey, expectedId }) => `${placeOf(entryKey)} ${expectedId}`)).toEqual(['row[7] draw', 'row[1] due'])
  expect(unmet).toEqual(['late'])
  const looked = open.filter(({ candidate }) => candidate !== null)
  expect(looked.map(({ entryKey, why, candidate }) => [placeOf(entryKey), why, candidate?.product])).toEqual([
    ['row[4]', 'nothing-expected', '借呗'],
  ])
})

const few = <T>(...values: T[]) => fc.constantFrom(...values)
const anyEntry = fc.record({
  bookedOn: few(ON, ON + 1, ON + 3, ON + 5),
  direction: few('credit' as const, 'debit' as const, 'neutral' as const),
  amountMinor: few(0, 100, 101, 200),
  isReversal: few(false, false, true),
  text: few('', '借呗还款', '网商贷放款', 'DRAW-2026-0', 'DRAW-2026-1 DRAW-2026-2'),
  counterparty: few({ name: '示例银行', account: null }, { name: null, account: null }),
})
const anyMove = fc.record({
  kind: few('draw' as const, 'repayment' as const),
  amountMinor: few(100, 200),
  toleranceMinor: few(0, 1),
  on: few(ON, ON + 2),
  product: few(null, '借呗', '网商贷'),
  parties: few<string[]>([], ['示例银行']),
})
const world = fc.tuple(fc.array(anyEntry, { maxLength: 8 }), fc.array(anyMove, { maxLength: 6 })).map(([entries, moves]) => ({
  entries: entries.map((more, index) => entry(`e${index}`, more)),
  moves: moves.map((more, index) => move(String(index), more)),
}))

test('one to one, each within its bounds, each entry and each move told once; any order gives the same', () => {
  fc.assert(
    fc.property(world, ({ entries, moves }) => {
      const { matches, open, unmet } = matchExpected(entries, moves, LOAN_PATTERNS)
      expect(matchExpected(entries.toReversed(), moves.toReversed(), LOAN_PATTERNS)).toEqual({ matches, open, unmet })
      expect([...matches, ...open].map(({ entryKey }) => entryKey).toSorted()).toEqual(entries.map((one) => one.entry.key).toSorted())
      expect([...matches.map(({ expectedId }) => expectedId), ...unmet].toSorted()).toEqual(moves.map(({ id }) => id).toSorted())
      for (const { entryKey, expectedId } of matches) {
        const [one, other] = [entries.find(({ entry: { key } }) => key === entryKey)!.entry, moves.find(({ id }) => id === expectedId)!]
        expect(Math.abs(one.amountMinor - other.amountMinor)).toBeLessThanOrEqual(other.toleranceMinor)
        expect(one.bookedOn >= other.on - other.daysBefore && one.bookedOn <= other.on + other.daysAfter && !one.isReversal).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('an entry that comes twice, or a move that is expected twice, is never matched', () => {
  fc.assert(
    fc.property(world, fc.nat(), fc.boolean(), ({ entries, moves }, which, isEntry) => {
      const { matches } = matchExpected(entries, moves, LOAN_PATTERNS)
      const match = matches[which % Math.max(matches.length, 1)]
      if (!match) return
      const twin = entries.find(({ entry: { key } }) => key === match.entryKey)!
      const again = moves.find(({ id }) => id === match.expectedId)!
      const doubled = isEntry
        ? matchExpected([...entries, { ...twin, entry: { ...twin.entry, key: 'twin' } }], moves, LOAN_PATTERNS)
        : matchExpected(entries, [...moves, { ...again, id: 'twin' }], LOAN_PATTERNS)
      const taken = doubled.matches.flatMap(({ entryKey, expectedId }) => [entryKey, expectedId])
      expect(taken).not.toContain(isEntry ? match.expectedId : match.entryKey)
      expect(taken).not.toContain('twin')
    }),
    { numRuns: 300 },
  )
})
