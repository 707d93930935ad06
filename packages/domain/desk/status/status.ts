/**
 * How a line of credit stands: authorisation, availability, limit, obligation and how far the data can be trusted, each on its own, from what was observed.
 *
 * Always   a field whose sources are all silent for more than four times what is expected is not known; nothing is called normal that is not known.
 * Always   the order in which observations arrive changes nothing, and asking again about an earlier time gives what was known then.
 * Answers  `known` is null while a field is silent or in dispute; `lastKnown` is what to freeze a plan on: the last word, or in a dispute that of whoever is best placed.
 */
import { groupBy } from '../../kernel/group-by.ts'
import { DAY_MS } from '../../kernel/time.ts'
import { type Badge, badgeOf } from './badge.ts'
import { limitChangeOf } from './limit-change.ts'
import {
  type Field,
  type FieldValues,
  inOrder,
  isFresh,
  type Observation,
  type ObservationOf,
  sourceOf,
  spokeUntil,
} from './observation.ts'
import type { Health, Read, StatusFields } from './read.ts'

export type Status = StatusFields & Readonly<{ badge: Badge }>

const FIELDS = ['authorisation', 'availability', 'limit', 'obligation'] as const

/**
 * @param knownAt what was heard by then…
 * @param at      …about this time. The same twice: as we know it now.
 */
export function statusOf(observations: readonly Observation[], knownAt: number, at: number = knownAt): Status {
  const heard = observations.filter(({ observedAt, effectiveAt }) => observedAt <= knownAt && effectiveAt <= at).sort(inOrder)
  const all = { heard, down: feedsDown(heard), ups: feedsUp(heard), at }
  const read = {
    authorisation: readField(all, 'authorisation'),
    availability: readField(all, 'availability'),
    limit: readField(all, 'limit'),
    obligation: readField(all, 'obligation'),
  }
  const limitChange = limitChangeOf(heard, read.limit.lastKnown)
  const healths = FIELDS.map((field) => read[field].health)
  const health = overall(healths, isDrawnThoughZero(all))
  return { ...read, limitChange, health, badge: badgeOf({ ...read, limitChange, health }) }
}

function overall(healths: readonly (Health | 'never')[], isDisputed: boolean): Health {
  if (healths.includes('feed_down')) return 'feed_down'
  // Whether it may draw and is allowed to must have been heard of; the rest may be outside of what the borrower consented to.
  if (healths.includes('stale') || healths[0] === 'never' || healths[1] === 'never') return 'stale'
  return isDisputed || healths.includes('contradictory') ? 'contradictory' : 'consistent'
}

/** Sources whose connector said that it is down, and that have not spoken since. */
function feedsDown(heard: readonly Observation[]): ReadonlySet<string> {
  const lasts = new Map<string, Observation>()
  for (const observation of heard) {
    const before = lasts.get(sourceOf(observation))
    if (before === undefined || before.observedAt <= observation.observedAt) lasts.set(sourceOf(observation), observation)
  }
  return new Set([...lasts].filter(([, { value }]) => value === 'down').map(([source]) => source))
}

/** Until when each source confirmed all that it had said. */
function feedsUp(heard: readonly Observation[]): ReadonlyMap<string, number> {
  const ups = new Map<string, number>()
  for (const observation of heard.filter(({ value }) => value === 'up'))
    ups.set(sourceOf(observation), Math.max(ups.get(sourceOf(observation)) ?? 0, spokeUntil(observation)))
  return ups
}

function readField<Name extends Field>(all: Heard, field: Name): Read<FieldValues[Name]> {
  const said = saidOf(all.heard, field)
  const last = said.at(-1)
  if (last === undefined)
    return { health: 'never', known: null, lastKnown: null, since: null, confidencePermille: 0, agreeing: 0, observations: [] }
  const words = lastWords(said)
  const speaking = words.filter((word) => speaks(word, all))
  if (speaking.length === 0) return readOf(said, last, words.some((word) => all.down.has(sourceOf(word))) ? 'feed_down' : 'stale', words)
  const word = speaking.reduce((later, one) => (inOrder(one, later) > 0 ? one : later))
  const isDisputed = speaking.some((other) => contradicts(other, word, all))
  return isDisputed ? readOf(said, bestPlaced(speaking), 'contradictory', speaking) : readOf(said, word, 'consistent', speaking)
}

type Heard = Readonly<{ heard: readonly Observation[]; down: ReadonlySet<string>; ups: ReadonlyMap<string, number>; at: number }>

const saidOf = <Name extends Field>(heard: readonly Observation[], field: Name) =>
  heard.filter((one): one is Extract<Observation, ObservationOf<Name>> => one.field === field)

/** The last of each source. */
const lastWords = <One extends Observation>(said: readonly One[]): One[] =>
  [...groupBy(said, sourceOf).values()].map((ofOne) => ofOne.at(-1)!)

const speaks = (word: Observation, { down, ups, at }: Heard): boolean =>
  isFresh(word, confirmedUntil(word, ups), at) && !down.has(sourceOf(word))

const confirmedUntil = (word: Observation, ups: Heard['ups']): number => Math.max(spokeUntil(word), ups.get(sourceOf(word)) ?? 0)

const contradicts = (earlier: Observation, later: Observation, all: Heard): boolean =>
  earlier.value !== later.value && standsAgainst(earlier, later, all)

/** What was last said longer than so before something changed says nothing against it: the change came after. */
const STANDS_MS = 2 * DAY_MS

/** A later word replaces an earlier one where it comes from a source that is better placed to know; else the two stand against each other. */
const standsAgainst = (earlier: Observation, later: Observation, { ups }: Heard): boolean =>
  later.confidencePermille <= earlier.confidencePermille && later.effectiveAt - confirmedUntil(earlier, ups) <= STANDS_MS

const bestPlaced = <One extends Observation>(words: readonly One[]): One =>
  words.reduce((best, word) =>
    word.confidencePermille > best.confidencePermille || (word.confidencePermille === best.confidencePermille && inOrder(word, best) > 0)
      ? word
      : best,
  )

function readOf<One extends Observation>(said: readonly One[], word: One, health: Health, from: readonly One[]): Read<One['value']> {
  const ofSource = said.filter((one) => sourceOf(one) === sourceOf(word))
  const other = ofSource.findLastIndex(({ value }) => value !== word.value)
  return {
    health,
    known: health === 'consistent' ? word.value : null,
    lastKnown: word.value,
    since: ofSource[other + 1]!.effectiveAt,
    confidencePermille: word.confidencePermille,
    agreeing: from.filter(({ value }) => value === word.value).length,
    observations: from.map(({ id }) => id).sort(),
  }
}

/** A page that shows nothing left, while another source still sees draws go through. */
function isDrawnThoughZero(all: Heard): boolean {
  const freshWords = (field: Field) => lastWords(all.heard.filter((one) => one.field === field)).filter((word) => speaks(word, all))
  const zeros = freshWords('limit').filter(({ value }) => value === 0)
  const draws = freshWords('availability').filter(({ value }) => value === 'drawable')
  return zeros.some((zero) =>
    draws.some((draw) => {
      const [earlier, later] = inOrder(zero, draw) < 0 ? [zero, draw] : [draw, zero]
      return sourceOf(zero) !== sourceOf(draw) && standsAgainst(earlier, later, all)
    }),
  )
}
