import { expect, test } from 'vitest'
import { bookFigures } from './foresight.ts'
import type { StandingLine } from './read-book.ts'
import type { ReplayReport } from './report.ts'
import { reportText } from './report-text.ts'

const CR03 = { code: 'CR03', text: 'Past due' }
const CR05 = { code: 'CR05', text: 'Often late' }
const line = (id: string, behaviourScore: number | null, grade: string | null, ...heldFor: StandingLine['heldFor']): StandingLine => ({
  id,
  behaviourScore,
  grade,
  heldFor,
})
const book = [
  line('c', 700, 'A'),
  line('a', 400, 'D', CR03, CR05),
  line('b', 500, 'D', CR03),
  line('d', 700, 'A'),
  line('e', null, null),
  line('somebody else', 1, 'D', CR03),
]
/** Two of five default: one of them restricted. `f` is not in the book. */
const outcomes = new Map(
  ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => [id, { defaulted: id === 'a' || id === 'c', latestPay: [2, 0, 1, 0, 0, 0][index]! }]),
)

test('shares, reasons and grades of a book counted by hand', async () => {
  const figures = await bookFigures(book, outcomes)
  expect(figures.all).toEqual({ lines: 5, defaulted: 2, rate: 0.4 })
  expect(figures.restricted).toEqual({ lines: 2, defaulted: 1, rate: 0.5 })
  expect(figures.open).toEqual({ lines: 3, defaulted: 1, rate: 1 / 3 })
  expect(figures.reasons).toEqual([
    { code: 'CR03', text: 'Past due', lines: 2, defaulted: 1, rate: 0.5 },
    { code: 'CR05', text: 'Often late', lines: 1, defaulted: 1, rate: 1 },
  ])
  expect(figures.grades).toEqual([
    { grade: 'A', restricted: 0, lines: 2, defaulted: 1, rate: 0.5 },
    { grade: 'D', restricted: 2, lines: 2, defaulted: 1, rate: 0.5 },
    { grade: null, restricted: 0, lines: 1, defaulted: 0, rate: 0 },
  ])
  expect({ unscored: figures.unscored, missing: figures.missing }).toEqual({ unscored: 1, missing: 1 })
})

test('foresight counted by hand, rankings at as many lines as are restricted', async () => {
  const [score, restricted, latestPay, random] = (await bookFigures(book, outcomes)).foresight
  // a 400 bad, b 500 good, c and d 700 bad and good: of four pairs two and a half are right.
  expect(score).toMatchObject({ by: 'behaviour score', lines: 4, auc: 0.625, flagged: 2, precision: 0.5, recall: 0.5, baseRate: 0.5 })
  expect(restricted).toMatchObject({ by: 'restricted', lines: 5, flagged: 2, precision: 0.5, recall: 0.5, baseRate: 0.4, lift: 1.25 })
  expect(restricted?.auc).toBeCloseTo(7 / 12, 12)
  expect(latestPay).toMatchObject({ by: 'PAY_0 alone', auc: 1, ks: 1, precision: 1, recall: 1 })
  expect(random).toMatchObject({ by: 'random score', lines: 5, flagged: 2 })
})

test('the order of the book changes nothing, nor does a second run', async () => {
  expect(await bookFigures([...book].reverse(), outcomes)).toEqual(await bookFigures(book, outcomes))
})

test('a book without restrictions, and one without defaults, have figures that are missing, not wrong', async () => {
  const calm = await bookFigures([line('a', 1, 'A')], new Map([['a', { defaulted: false, latestPay: 0 }]]))
  expect(calm.restricted).toEqual({ lines: 0, defaulted: 0, rate: null })
  expect(calm.foresight.map(({ auc, precision }) => [auc, precision])).toEqual(Array(4).fill([null, null]))
})

test('the page names the pack, what was sent, the figures, and what was no input', async () => {
  const report: ReplayReport = {
    source: 'urn:uci:350',
    run: { totals: { position: 35, recorded: 34, repeated: 0, refused: 1 }, sent: 35, seconds: 2, eventsPerSecond: 17.5 },
    pack: { hash: 'f00', title: 'Test pack', frozenBy: 'abc1234' },
    figures: await bookFigures(book, outcomes),
    randomSeed: 350,
    notInputs: ['sex', 'age'],
  }
  const page = reportText(report)
  for (const words of [
    'Test pack, sha256 f00',
    'abc1234',
    '35 in 2.0 s, 18 events/s',
    'flagging 2 lines each',
    'base rate',
    'Not inputs of any fact or decision: sex, age.',
    '1 lines have no behaviour score',
    '1 clients of the file are not in the book',
  ])
    expect(page).toContain(words)
  expect(page).toMatch(/CR03 Past due +2 +40\.0 % +50\.0 %/)
  expect(page).toMatch(/behaviour score +0\.625 +0\.500 +50\.0 % +50\.0 % +1\.00/)
  expect(page).not.toContain('NaN')
})
