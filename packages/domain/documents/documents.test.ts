import { DOCUMENT_KINDS, DOCUMENT_LANGUAGES as LANGUAGES } from '@fairline/contract/views/documents'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayText, knownDay, monthEnd } from '../kernel/day.ts'
import { positionOf } from '../loan/position.ts'
import {
  bounce,
  dossierOf,
  draw,
  examplePack,
  jointPack,
  type Lived,
  life,
  lived,
  noon,
  onboarded,
  paidOut,
  quote,
  refsOf,
  repay,
  shanghai,
  takeUp,
  textOf,
  ticks,
} from './documents.fixture.ts'
import { type DocumentKind, documentText } from './documents.ts'
import { stateMonth } from './statement-data.ts'

const one = lived()
const joint = lived(
  [
    ...onboarded,
    quote('qt_1', 1_200_000, '2026-01-31', { tenorMonths: 3, repaymentMethod: 'interest_only' }),
    takeUp('qt_1', 'dd_1', 1_200_000, '2026-01-31'),
  ],
  jointPack(),
)

const GOLDEN: readonly [name: string, of: Lived, kind: DocumentKind, subject: string][] = [
  ['quote-cost', one, 'quote-cost', 'qt_1'],
  ['drawdown-cost', one, 'drawdown-cost', 'dd_1'],
  ['loan-contract', one, 'loan-contract', 'dd_1'],
  ['loan-note', one, 'loan-note', 'ld_dd_1'],
  ['monthly-statement', one, 'monthly-statement', '2026-04'],
  ['monthly-statement-open', one, 'monthly-statement', '2026-03'],
  ['settlement-letter', one, 'settlement-letter', 'ld_dd_1'],
  ['quote-cost-joint', joint, 'quote-cost', 'qt_1'],
  ['loan-contract-joint', joint, 'loan-contract', 'dd_1'],
]

test.each(GOLDEN.flatMap((row) => LANGUAGES.map((language) => [...row, language] as const)))(
  '%s is as it was read and approved, and nothing moved in it: %s',
  async (name, of, kind, subject, language) => {
    await expect(textOf(of, kind, subject, language)).toMatchFileSnapshot(`golden/${name}.${language}.html`)
  },
)

/** What a reader sees. */
const plain = (html: string): string =>
  html
    .slice(html.indexOf('<article>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test.each([
  [
    'the costs of the worked example',
    'quote-cost',
    'qt_1',
    ['804.93', '14.60%', '15.618%', '10,804.93', '776.41 124.00 900.41', '889.39 11.03 900.42'],
  ],
  ['the penalty at one and a half times', 'quote-cost', 'qt_1', ['0.06%', '21.90%', '776.41', '4.66']],
  ['the amount in words', 'loan-contract', 'dd_1', ['人民币壹万元整', '10,000.00元', '889.39 11.03 900.42']],
  [
    'the schedule of the day on which the money went out',
    'loan-note',
    'ld_dd_1',
    ['人民币壹万元整', '776.41 124.00 900.41', '2027年1月15日'],
  ],
  ['a loan that is paid back', 'settlement-letter', 'ld_dd_1', ['2026年4月20日', '10,000.00']],
] as const)('figures: %s', (_what, kind, subject, figures) => {
  const text = plain(textOf(one, kind, subject, 'zh'))
  for (const figure of figures) expect(text).toContain(figure)
})

test('there is a document of everything that happened, and of every month that is over', () => {
  expect(refsOf(one).map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
    'quote-cost qt_1',
    'drawdown-cost dd_1',
    'loan-contract dd_1',
    'loan-note ld_dd_1',
    'settlement-letter ld_dd_1',
    'monthly-statement 2026-01',
    'monthly-statement 2026-02',
    'monthly-statement 2026-03',
    'monthly-statement 2026-04',
  ])
})

test.each([
  ['a moment before the month is over', noon('2026-05-01') - 12 * 3_600_000 - 1, 3],
  ['once it is', noon('2026-05-01') - 12 * 3_600_000, 4],
])('statements: %s', (_when, now, count) => {
  expect(refsOf(one, now).filter(({ kind }) => kind === 'monthly-statement').length).toBe(count)
})

test('nothing is there for who has no line, and no contract of what was declined', () => {
  expect(refsOf(lived([]))).toEqual([])
  const declined = lived([...onboarded, draw('dd_1', 900_000_000, '2026-01-15')])
  expect(refsOf(declined).filter(({ kind }) => kind !== 'monthly-statement')).toEqual([])
})

test('a letter of settlement is gone while the money that settled the loan is returned, and of the new day once it is settled again', () => {
  const returned = [...life, bounce('rp_4', 1_000_000, '2026-04-22')]
  expect(refsOf(lived(returned)).some(({ kind }) => kind === 'settlement-letter')).toBe(false)
  const again = lived([...returned, repay('rp_5', 1_000_000, '2026-04-24')])
  expect(plain(textOf(again, 'settlement-letter', 'ld_dd_1', 'en'))).toContain('24 April 2026')
})

test('money that goes out two days later: the contract stands as it was agreed, the note tells the day and counts from it', () => {
  const late = lived([...onboarded, draw('dd_1', 1_000_000, '2026-01-15'), paidOut('dd_1', 1_000_000, '2026-01-17')])
  expect(plain(textOf(late, 'loan-contract', 'dd_1', 'en'))).toContain('1 15 February 2026 776.41 124.00 900.41')
  const note = plain(textOf(late, 'loan-note', 'ld_dd_1', 'en'))
  expect(note).toContain('On 17 January 2026 the borrower received CNY 10,000.00')
  expect(note).toContain('1 15 February 2026 783.70 116.00 899.70 9,216.30')
})

test('of a quote given anew under its id the newest counts', () => {
  const again = lived([...onboarded, quote('qt_1', 1_000_000, '2026-01-15'), quote('qt_1', 2_000_000, '2026-01-16')])
  const [ref] = refsOf(again).filter(({ kind }) => kind === 'quote-cost')
  expect(ref!.entry.sequence).toBe(onboarded.length + 2)
  expect(plain(textOf(again, 'quote-cost', 'qt_1', 'en'))).toContain('CNY 20,000.00')
})

test('what a drawdown costs follows the product in which it was quoted, though another decides meanwhile', () => {
  const [ref] = refsOf(joint).filter(({ kind }) => kind === 'loan-contract')
  const later = examplePack()
  const text = plain(documentText(ref!, 'zh', { borrower: 'b', dossier: joint.dossier, pack: later, agreedPack: joint.pack }))
  expect(text).toContain('示例银行股份有限公司')
  expect(text).toContain('其他费用合计 78.00元')
})

test('made twice, from a log that was read again, or that went on since: the same bytes', () => {
  const readAgain = { ...one, dossier: dossierOf(one.facts, JSON.parse(JSON.stringify(one.decisions)) as typeof one.decisions) }
  const longer = lived([
    ...life,
    ...ticks('2026-04-21', '2026-06-02'),
    draw('dd_2', 500_000, '2026-06-03'),
    paidOut('dd_2', 500_000, '2026-06-03'),
  ])
  for (const { kind, subject } of refsOf(one)) {
    for (const language of LANGUAGES) {
      const text = textOf(one, kind, subject, language)
      for (const other of [one, readAgain, longer]) expect(textOf(other, kind, subject, language) === text, `${kind} ${subject}`).toBe(true)
    }
  }
})

const HOSTILE = '"><script>alert(1)</script>&amp;\u202e\u200b'

test('no id, name or text gets out of its place', () => {
  const named = examplePack({ creditor: { name: { zh: HOSTILE, en: HOSTILE }, licence: 'bank' }, title: { zh: HOSTILE, en: HOSTILE } })
  const hostile = lived([...onboarded, quote(HOSTILE, 1_000_000, '2026-01-15'), takeUp(HOSTILE, HOSTILE, 1_000_000, '2026-01-15'), paidOut(HOSTILE, 1_000_000, '2026-01-15'), repay(HOSTILE, 2_000_000, '2026-01-20')], named) // biome-ignore format: one life
  const refs = refsOf(hostile)
  expect(new Set(refs.map(({ kind }) => kind)).size).toBe(DOCUMENT_KINDS.length)
  for (const ref of refs) {
    for (const language of LANGUAGES) {
      const text = textOf(hostile, ref.kind, ref.subject, language, HOSTILE)
      expect(text).not.toMatch(/<script|alert\(1\)<(?!\/bdi|\/td)|[\u202e\u200b]/)
      expect(text).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;[U+202E][U+200B]')
    }
  }
})

test('a document is whole by itself: it runs nothing, fetches nothing, and has no gap left open', () => {
  for (const [, of, kind, subject] of GOLDEN) {
    for (const language of LANGUAGES) {
      const text = textOf(of, kind, subject, language)
      expect(text).not.toMatch(/<(script|link|img|iframe|object|form|input|a)\b|\bon\w+=|url\(|@import|https?:|undefined|NaN|\[object/)
      expect(text.slice(text.indexOf('<body>'))).not.toMatch(/\{\w+\}/)
    }
  }
})

/** By the slow way: what every loan earned, from its beginning to that day, as it was known then. */
function earnedBy({ dossier }: Lived, month: string): { interestMinor: number; penaltyMinor: number } {
  const until = monthEnd(knownDay(`${month}-01`))
  const line = dossier.findLast(({ at }) => at < shanghai.startOf(until + 1))?.line
  return (line?.loans ?? []).reduce(
    (sum, { loan }) => {
      const { earned } = positionOf(loan, Math.max(until, loan.disbursedOn))
      return { interestMinor: sum.interestMinor + earned.interestMinor, penaltyMinor: sum.penaltyMinor + earned.penaltyMinor }
    },
    { interestMinor: 0, penaltyMinor: 0 },
  )
}

const anyRepayments = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 25 }), late: fc.integer({ min: 0, max: 6 }), amount: fc.integer({ min: 1, max: 400_000 }), bounces: fc.boolean() }), // biome-ignore format: one line
  { maxLength: 8 },
)

test('statements follow each other without a gap: what was owed, lent, earned and paid always adds up, to what the loans themselves say', () => {
  fc.assert(
    fc.property(anyRepayments, (repayments) => {
      let day = knownDay('2026-01-20')
      const facts = repayments.flatMap(({ after, late, amount, bounces }, nth) => {
        const from = day
        day += after
        const [id, heard] = [`r${nth}`, dayText(day)]
        const paid = repay(id, amount, dayText(Math.max(knownDay('2026-01-15'), day - late)), heard)
        return [...ticks(dayText(from), heard), paid, ...(bounces ? [bounce(id, amount, heard)] : [])]
      })
      const of = lived([...onboarded, draw('dd_1', 1_000_000, '2026-01-15'), paidOut('dd_1', 1_000_000, '2026-01-15'), ...facts])
      const months = refsOf(of, noon('2026-10-01')).filter(({ kind }) => kind === 'monthly-statement')
      let [closing, earned] = [
        { principalMinor: 0, interestMinor: 0, penaltyMinor: 0 },
        { interestMinor: 0, penaltyMinor: 0 },
      ]
      for (const { subject } of months) {
        const month = stateMonth(of.dossier, knownDay(`${subject}-01`), shanghai)
        const now = earnedBy(of, subject)
        expect(month.opening).toEqual(closing)
        expect(month.charged).toEqual({
          principalMinor: 0,
          interestMinor: now.interestMinor - earned.interestMinor,
          penaltyMinor: now.penaltyMinor - earned.penaltyMinor,
        })
        closing = month.closing
        earned = now
      }
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['following_business_day', 1],
  ['none', 0],
] as const)('where due days move (%s), the contract says so', (due_date_moves, times) => {
  const of = lived([...onboarded, draw('dd_1', 1_200_000, '2026-01-31')], examplePack({ due_date_moves }))
  expect(textOf(of, 'loan-contract', 'dd_1', 'zh').split('顺延至其后第一个工作日').length - 1).toBe(times)
  expect(textOf(of, 'loan-contract', 'dd_1', 'en').split('moves to the next business day').length - 1).toBe(times)
})
