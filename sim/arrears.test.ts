/** How people pay, as the platform sees it: its own answers give the figures of parameters.ts again. */
import { DAY_MS } from '@fairline/domain/kernel/time'
import { lendingPack } from '@fairline/domain/pack/lending-pack.fixture'
import { expect, test } from 'vitest'
import { chinaDay, type Month, monthOf, startOfChinaDay } from './calendar.ts'
import { bandOf, PARAMETERS } from './parameters.ts'
import { play } from './play.ts'
import { simulate } from './simulate.ts'
import type { HearTruth, Truth } from './truth.ts'

const SIGMAS = 4.5
const BOOK = { seed: 20, borrowers: 2_000, months: 12, startAt: Date.parse('2026-01-01T00:00:00Z'), detail: 'sparse' } as const
const END = Date.parse('2027-01-01T00:00:00Z')
const MONTH_MS = 30 * DAY_MS

const pack = lendingPack({
  draw: { ...lendingPack().defaultProduct!.draw, tenors_months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
  purposes: { allowed: ['consumption', 'travel', 'renovation', 'education', 'medical'], prohibited: ['securities'] },
})

type Billed = Readonly<{ at: number; loanId: string }>
/** What was said to one borrower. `told`: of one loan, how many days it is past due. */
type Life = {
  joinedAt: number
  readonly scores: { at: number; value: number }[]
  readonly billed: Billed[]
  readonly told: { at: number; loanId: string; days: number }[]
  hasBeenDeclined: boolean
}
const lives = new Map<string, Life>()
const lifeOf = (subject: string): Life => {
  const life = lives.get(subject) ?? { joinedAt: 0, scores: [], billed: [], told: [], hasBeenDeclined: false }
  lives.set(subject, life)
  return life
}
/** They never meant to pay. */
const gone = new Set<string>()
const loans = { instalments: new Map<string, string>(), early: 0, billed: 0, settledIn: 0 }
const truths: { readonly truth: Truth; readonly loanIds: readonly string[] }[] = []
const onTruth: HearTruth = (truth, { loanIds }) => {
  if (truth.kind === 'fraud-ring' || truth.kind === 'device-burst') gone.add(truth.subject)
  if (loanIds !== undefined) truths.push({ truth, loanIds })
}
const messages = play(simulate({ ...BOOK, onTruth }), {
  pack,
  until: END,
  hear: (subject, fact, { at, outcomes }) => {
    const life = lifeOf(subject)
    if (fact.type === 'borrower-registered') life.joinedAt = fact.occurredAt
    if (fact.type === 'score-updated') life.scores.push({ at: fact.occurredAt, value: fact.data.value })
    for (const { type, data } of outcomes) {
      if (type === 'drawdown-declined' || type === 'quote-declined') life.hasBeenDeclined = true
      if (type === 'loan-opened') loans.instalments.set(data.loanId, data.instalments.at(-1)!.dueOn)
      if (type === 'instalment-billed') {
        life.billed.push({ at: startOfChinaDay(chinaDay(at)), loanId: data.loanId })
        loans.billed++
      }
      if (type === 'loan-settled') {
        if (data.settledOn < loans.instalments.get(data.loanId)!) loans.early++
        else loans.settledIn++
      }
      if (type === 'delinquency-changed') life.told.push({ at: startOfChinaDay(chinaDay(at)), loanId: data.loanId, days: data.daysPastDue })
    }
  },
})
for (const _message of messages);

/** From when some loan was past due to when none was. `from`: the due day. `days`: the most that were told. */
type Episode = Readonly<{ from: number; to: number; days: number }>
function episodesOf({ told }: Life): Episode[] {
  const episodes: { from: number; to: number; days: number }[] = []
  const behind = new Map<string, number>()
  for (const { at, loanId, days } of told) {
    if (days === 0) behind.delete(loanId)
    else {
      if (behind.size === 0) episodes.push({ from: at - days * DAY_MS, to: Number.POSITIVE_INFINITY, days: 0 })
      behind.set(loanId, days)
      episodes.at(-1)!.days = Math.max(episodes.at(-1)!.days, days)
    }
    if (behind.size === 0) episodes.at(-1)!.to = at
  }
  return episodes
}

/** Whoever was declined means to pay loans that he does not have. */
const payers = [...lives].filter(([subject, { hasBeenDeclined }]) => !gone.has(subject) && !hasBeenDeclined).map(([, life]) => life)
const rateAt = ({ scores }: Life, at: number) => bandOf(scores.findLast((score) => score.at <= at)!.value)

function offCount(count: number, expected: number, spread: number, slack: number): string | null {
  return Math.abs(count - expected) < SIGMAS * spread + slack * expected ? null : `${count}, not ${Math.round(expected)}`
}
const offShare = (count: number, total: number, share: number, slack: number): string | null =>
  offCount(count, total * share, Math.sqrt(total * share * (1 - share)), slack)

test('arrears begin by band', () => {
  const seen = new Map(PARAMETERS.bands.value.map((band) => [band, { due: 0, missed: 0 }]))
  for (const life of payers) {
    const episodes = episodesOf(life)
    for (let month: Month = monthOf(life.joinedAt, 0); month.startAt < END - MONTH_MS; month = monthOf(life.joinedAt, month.nth + 1)) {
      const first = life.billed.find(({ at }) => at >= month.startAt && at < month.endAt)?.at
      if (first === undefined || episodes.some(({ from, to }) => from < first && first < to)) continue
      const band = seen.get(rateAt(life, month.startAt + 3 * DAY_MS))!
      band.due++
      if (episodes.some(({ from }) => from === first)) band.missed++
    }
  }
  for (const [band, { due, missed }] of seen) expect(offShare(missed, due, band.misses, 0.08)).toBeNull()
  expect([...seen.values()].reduce((sum, { missed }) => sum + missed, 0)).toBeGreaterThan(90)
})

test('of those past due, some roll on to the second month, and of these most to the third', () => {
  const episodes = payers.flatMap((life) =>
    episodesOf(life)
      .filter(({ from }) => from < END - 4 * MONTH_MS)
      .map((episode) => ({ ...episode, rolls: rateAt(life, episode.from).rolls })),
  )
  const expected = episodes.reduce((sum, { rolls }) => sum + rolls, 0)
  const second = episodes.filter(({ days }) => days > 30)
  expect(offCount(second.length, expected, Math.sqrt(episodes.reduce((sum, { rolls }) => sum + rolls * (1 - rolls), 0)), 0.05)).toBeNull()
  expect(offShare(second.filter(({ days }) => days > 60).length, second.length, PARAMETERS.laterRolls.value[0]!, 0.02)).toBeNull()
  expect(second.length).toBeGreaterThan(3)
})

test('early repayment ends some four loans in a hundred a month', () => {
  const share = loans.early / (loans.early + loans.billed)
  expect(share).toBeGreaterThan(PARAMETERS.earlyRepaymentMonthly.value * 0.75)
  expect(share).toBeLessThan(PARAMETERS.earlyRepaymentMonthly.value * 1.1)
  expect(loans.settledIn).toBeGreaterThan(100)
})

test('what is told as the truth happened: whoever missed is told to be past due within the episode, and nobody outside of one', () => {
  const isWithin = ({ from, to }: Truth, at: number): boolean => Date.parse(from) <= at && at <= (to === null ? END : Date.parse(to))
  const isOver = ({ from, to }: Truth): boolean => Date.parse(to ?? from) < END - 5 * DAY_MS
  const happened = truths.filter(({ truth, loanIds }) => isOver(truth) && loanIds.some((id) => loans.instalments.has(id)))
  const untold = happened.filter(({ truth }) => !lifeOf(truth.subject).told.some(({ at, days }) => days > 0 && isWithin(truth, at)))
  expect(untold).toEqual([])
  const strays = [...lives].filter(([subject, { told }]) =>
    told.some(({ at, days }) => days > 0 && !truths.some(({ truth }) => truth.subject === subject && isWithin(truth, at))),
  )
  expect(strays.map(([subject]) => subject)).toEqual([])
  expect(happened.length).toBeGreaterThan(100)
})
