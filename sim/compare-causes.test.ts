/** Right, wrong, taken back, found, missed: on lives short enough to count by hand. */
import { expect, test } from 'vitest'
import type { Accusation, Heard, Span } from './accusations.ts'
import { DAY_MS } from './calendar.ts'
import { type CategoryScore, compareCauses } from './compare-causes.ts'
import { type CauseCategory, KINDS, type Truth, type TruthKind } from './truth.ts'

const START = Date.parse('2026-01-01T00:00:00Z')
const day = (days: number): number => START + days * DAY_MS
const iso = (days: number): string => new Date(day(days)).toISOString()
const END = day(365)

const was = (kind: TruthKind, from: number, to: number | null, more: Partial<Truth> = {}): Truth => {
  return { kind, subject: 'a', from: iso(from), to: to === null ? null : iso(to), serious: true, ...KINDS[kind], ...more }
}
const said = (reason: string, category: CauseCategory, at: number, more: Partial<Accusation> = {}): Accusation => {
  return { subject: 'a', category, reasons: [reason], at: day(at), until: day(at), takenBack: false, ...more }
}
type Lines = Readonly<{ open?: readonly Span[]; stopped?: Partial<Record<CauseCategory, readonly Span[]>> }>

function scoreOf(category: CauseCategory, truths: readonly Truth[], accusations: readonly Accusation[], lines: Lines = {}): CategoryScore {
  const open = new Map([
    ['a', lines.open ?? [{ from: START, to: null }]],
    ['b', [{ from: START, to: null }]],
  ])
  const stopped = (subject: string, of: CauseCategory) => (subject === 'a' ? (lines.stopped?.[of] ?? []) : [])
  const heard: Heard = { accusations, stepUps: 0, open, stopped }
  return compareCauses({ truths, heard, endAt: END, book: 'book' }).find((score) => score.category === category)!
}

test.each<[rule: string, truths: readonly Truth[], said: readonly Accusation[], right: number, wrong: number]>([
  ['what is true is right', [was('takeover', 10, 12)], [said('SE04', 'security', 11)], 1, 0],
  ['from its first moment', [was('takeover', 10, 12)], [said('SE04', 'security', 10)], 1, 0],
  ['not the day before', [was('takeover', 10, 12)], [said('SE04', 'security', 9)], 0, 1],
  ['and until a week after its last', [was('takeover', 10, 12)], [said('SE04', 'security', 19)], 1, 0],
  ['not later', [was('takeover', 10, 12)], [said('SE04', 'security', 19.1)], 0, 1],
  ['what is true of another is not true of him', [was('takeover', 10, 12, { subject: 'b' })], [said('SE04', 'security', 11)], 0, 1],
  ['what is true of the book is true of all', [was('break-in', 10, 11, { subject: 'book' })], [said('SE04', 'security', 11)], 0, 1],
  ['another category is another cause', [was('court-debt', 10, 20)], [said('SE04', 'security', 11)], 0, 1],
  ['what is harmless makes nothing right', [was('phone-change', 10, 12)], [said('SE01', 'security', 11)], 0, 1],
  ['what is slight does', [was('takeover', 10, 12, { serious: false })], [said('SE04', 'security', 11)], 1, 0],
  ['what we took back is neither', [], [said('SE04', 'security', 11, { takenBack: true })], 0, 0],
])('accused: %s', (_rule, truths, accusations, right, wrong) => {
  const score = scoreOf('security', truths, accusations)
  expect([score.right, score.accused - score.right]).toEqual([right, wrong])
})

test.each<[rule: string, truths: readonly Truth[], said: readonly Accusation[], found: number, missed: number, lines?: Lines]>([
  ['named in time', [was('takeover', 10, 12)], [said('SE04', 'security', 24)], 1, 0],
  ['too late', [was('takeover', 10, 12)], [said('SE04', 'security', 24.1)], 0, 1],
  ['for another cause', [was('takeover', 10, 12)], [said('BE02', 'behaviour', 11)], 0, 1],
  ['he stood accused already', [was('takeover', 10, 12)], [said('SE01', 'security', 5, { until: day(10) })], 1, 0],
  ['no longer', [was('takeover', 10, 12)], [said('SE01', 'security', 5, { until: day(9) })], 0, 1],
  ['what is slight is not asked for', [was('takeover', 10, 12, { serious: false })], [], 0, 0],
  ['nor what the run did not see to its end', [was('takeover', 352, 353)], [], 0, 0],
  ['nor where there was no line', [was('takeover', 10, 12)], [], 0, 0, { open: [{ from: day(12.5), to: null }] }],
  ['a line that opens meanwhile counts', [was('takeover', 10, 12)], [], 0, 1, { open: [{ from: day(11), to: null }] }],
])('an episode: %s', (_rule, truths, accusations, found, missed, lines) => {
  const score = scoreOf('security', truths, accusations, lines)
  expect([score.found, score.episodes - score.found]).toEqual([found, missed])
})

test('what is met by asking is not asked for where another hold stood in the way', () => {
  const spree = [was('application-spree', 10, 30)]
  const held = (of: CauseCategory): Lines => ({ stopped: { [of]: [{ from: day(20), to: day(21) }] } })
  expect(scoreOf('behaviour', spree, [], held('credit')).episodes).toBe(0)
  expect(scoreOf('behaviour', spree, [], held('behaviour')).episodes).toBe(1)
})

test('shares, reasons and what was mistaken for what; by chance, only what is true of the next one', () => {
  const truths = [was('takeover', 10, 12), was('court-debt', 40, 60), was('takeover', 70, 71), was('takeover', 200, 201, { subject: 'b' })]
  const accusations = [
    said('SE04', 'security', 11),
    said('SE07', 'security', 70),
    said('SE01', 'security', 50),
    said('SE01', 'security', 200),
  ]
  const score = scoreOf('security', truths, [...accusations, said('SE01', 'security', 300, { takenBack: true })])
  expect(score).toMatchObject({ accused: 4, right: 2, takenBack: 1, precision: 1 / 2, precisionAtOnce: 2 / 5, precisionByChance: 1 / 4 })
  expect(score).toMatchObject({ sameReason: 1 / 2, episodes: 3, found: 2, recall: 2 / 3, missed: ['1 takeover'] })
  expect(score.wrong).toEqual(['1 SE01 in court-debt', '1 SE01 in nothing'])
  expect(scoreOf('consent', truths, accusations)).toMatchObject({ precision: null, recall: null })
})
