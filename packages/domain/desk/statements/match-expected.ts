/**
 * Draws and repayments that were planned, and the entries that show that they took place.
 *
 * May meet   an entry and an expected move of one currency, direction, amount (within its tolerance) and window of days. A reversal meets nothing.
 * Evidence   by reference: the entry names it. By party: the counterparty or the line is the one expected. Amount and day alone are none: many
 *            instalments are alike, and what is booked on a guess is wrong in two places.
 * Booked     a pair of which each is the only one for the other, among all pairs of that evidence. References first; what remains by party.
 * Open       everything else, with what it might be, for a person. Two that fit alike both stay open, also where their days differ.
 * Always     one to one; the same for any order of entries and of expected moves; an entry that was matched is not looked at again by the caller.
 */
import type { Day } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { type FindLoan, isOfKind, type LoanCandidate, type LoanPattern, loanFinder, lookedAt, type MoveKind } from './loan-patterns.ts'
import type { StatementEntry } from './statement.ts'

export type ExpectedMove = {
  readonly id: string
  readonly kind: MoveKind
  readonly amountMinor: number
  readonly currency: string
  /** The entry's amount may be off by this much, either way. */
  readonly toleranceMinor: number
  readonly on: Day
  readonly daysBefore: number
  readonly daysAfter: number
  /** As the loan, the drawdown or the bank number it. Shorter ones than REFERENCE_MIN are found everywhere, and do not count. */
  readonly references: readonly string[]
  /** Names, or telling parts of names, and accounts of the lender. */
  readonly parties: readonly string[]
  /** The line, as patterns name it. */
  readonly product: string | null
}

export const REFERENCE_MIN = 6
/** A part of a name that is shorter is in too many. */
export const PARTY_MIN = 2

export type Evidence = 'reference' | 'party'
export type MoveMatch = {
  readonly entryKey: string
  readonly expectedId: string
  readonly evidence: Evidence
  readonly differenceMinor: number
}

/** `several`: more than one pair fits alike. `amount-and-day`: nothing else speaks for it. `named-otherwise`: it names a move that it does not fit. */
export type OpenReason = 'several' | 'amount-and-day' | 'named-otherwise' | 'nothing-expected'
export type OpenEntry = {
  readonly entryKey: string
  readonly why: OpenReason
  /** What it might be, in the order of their ids. */
  readonly expectedIds: readonly string[]
  readonly candidate: LoanCandidate | null
}

export type Matching = { readonly matches: readonly MoveMatch[]; readonly open: readonly OpenEntry[]; readonly unmet: readonly string[] }

export type MatchedEntry = { readonly entry: StatementEntry; readonly currency: string }

/** Matches and unmet moves in the order of their ids, open entries in that of their keys. */
export function matchExpected(
  entries: readonly MatchedEntry[],
  expected: readonly ExpectedMove[],
  patterns: readonly LoanPattern[],
): Matching {
  const findLoan = loanFinder(patterns)
  const looked = entries.map(({ entry, currency }) => lookAt(entry, currency, findLoan))
  const moves = expected.map(lookAtMove)
  const pairs = pairsOf(looked, moves)
  const named = namedBy(looked, moves)
  const matches: MoveMatch[] = []
  const settled = new Set<string>()
  for (const evidence of ['reference', 'party'] as const) {
    const left = pairs.filter((pair) => pair.evidence === evidence && !settled.has(entryName(pair)) && !settled.has(moveName(pair)))
    // Who has a pair of this evidence waits for nothing weaker, matched or not.
    for (const pair of left) settled.add(entryName(pair)).add(moveName(pair))
    matches.push(
      ...onlyPairs(left)
        .filter(({ entryKey, expectedId }) => isNamedAlone(named.get(entryKey), expectedId))
        .map(matchOf),
    )
  }
  const met = new Set(matches.flatMap(({ entryKey, expectedId }) => [`entry ${entryKey}`, `move ${expectedId}`]))
  const ofEntry = groupBy(pairs, ({ entryKey }) => entryKey)
  return {
    matches: matches.toSorted((a, b) => inOrder(a.expectedId, b.expectedId)),
    open: looked
      .filter(({ entry }) => !met.has(`entry ${entry.key}`))
      .map((one) => openEntry(one, ofEntry.get(one.entry.key) ?? [], named.get(one.entry.key) ?? []))
      .toSorted((a, b) => inOrder(a.entryKey, b.entryKey)),
    unmet: expected
      .map(({ id }) => id)
      .filter((id) => !met.has(`move ${id}`))
      .toSorted(inOrder),
  }
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

type Pair = {
  readonly entryKey: string
  readonly expectedId: string
  readonly evidence: Evidence | 'none'
  readonly differenceMinor: number
}

const entryName = ({ entryKey }: Pair): string => `entry ${entryKey}`
const moveName = ({ expectedId }: Pair): string => `move ${expectedId}`
const matchOf = ({ evidence, ...pair }: Pair): MoveMatch => ({ ...pair, evidence: evidence as Evidence })

type Looked = {
  readonly entry: StatementEntry
  readonly currency: string
  readonly words: ReadonlySet<string>
  readonly party: string
  readonly candidate: LoanCandidate | undefined
}

/** Words of letters, digits and what stands within numbers; the writing around them has other letters. */
const WORDS = /[a-z0-9](?:[a-z0-9\-_./]*[a-z0-9])?/g

function lookAt(entry: StatementEntry, currency: string, findLoan: FindLoan): Looked {
  const texts = [entry.text, ...entry.references].map((text) => text.normalize('NFKC').toLowerCase())
  const words = new Set([...texts.flatMap((text) => text.match(WORDS) ?? []), ...entry.references.map(lookedAt)])
  const { name, account } = entry.counterparty
  return { entry, currency, words, party: lookedAt(`${name ?? ''} ${account ?? ''}`), candidate: findLoan(entry) }
}

type LookedMove = ExpectedMove & { readonly counted: readonly string[]; readonly names: readonly string[] }

const lookAtMove = (move: ExpectedMove): LookedMove => ({
  ...move,
  counted: move.references.map(lookedAt).filter(({ length }) => length >= REFERENCE_MIN),
  names: move.parties.map(lookedAt).filter(({ length }) => length >= PARTY_MIN),
})

/** All that may meet, whatever speaks for it. Moves are sorted by amount, so that each entry is held against few. */
function pairsOf(looked: readonly Looked[], moves: readonly LookedMove[]): Pair[] {
  const sorted = moves.toSorted((a, b) => a.amountMinor - b.amountMinor)
  const widest = moves.reduce((most, { toleranceMinor }) => Math.max(most, toleranceMinor), 0)
  return looked.flatMap((one) => {
    const pairs: Pair[] = []
    for (let index = firstFrom(sorted, one.entry.amountMinor - widest); index < sorted.length; index++) {
      const move = sorted[index]!
      if (move.amountMinor > one.entry.amountMinor + widest) break
      if (!mayMeet(one, move)) continue
      const differenceMinor = one.entry.amountMinor - move.amountMinor
      pairs.push({ entryKey: one.entry.key, expectedId: move.id, evidence: evidenceOf(one, move), differenceMinor })
    }
    return pairs
  })
}

function firstFrom(sorted: readonly ExpectedMove[], amountMinor: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.amountMinor < amountMinor) low = middle + 1
    else high = middle
  }
  return low
}

function mayMeet({ entry, currency, candidate }: Looked, move: ExpectedMove): boolean {
  if (entry.isReversal || entry.amountMinor === 0 || currency !== move.currency) return false
  // Which way the money of a neutral entry went, only its words tell.
  if (entry.direction === 'neutral' ? candidate?.kind !== move.kind : !isOfKind(entry, move.kind)) return false
  if (Math.abs(entry.amountMinor - move.amountMinor) > move.toleranceMinor) return false
  return entry.bookedOn >= move.on - move.daysBefore && entry.bookedOn <= move.on + move.daysAfter
}

function evidenceOf({ words, party, candidate }: Looked, { counted, names, product, kind }: LookedMove): Pair['evidence'] {
  if (counted.some((reference) => words.has(reference))) return 'reference'
  if (names.some((name) => party.includes(name))) return 'party'
  return candidate !== undefined && candidate.product === product && candidate.kind === kind ? 'party' : 'none'
}

/** The moves that each entry names, whether it fits them or not. */
function namedBy(looked: readonly Looked[], moves: readonly LookedMove[]): ReadonlyMap<string, readonly string[]> {
  const byReference = groupBy(
    moves.flatMap(({ counted, id }) => counted.map((reference) => ({ reference, id }))),
    ({ reference }) => reference,
  )
  const namesOf = ({ words }: Looked): string[] => [...words].flatMap((word) => byReference.get(word) ?? []).map(({ id }) => id)
  return new Map(looked.map((one) => [one.entry.key, [...new Set(namesOf(one))].toSorted(inOrder)]))
}

/** What names other moves too, or another one, is not this one beyond doubt. */
const isNamedAlone = (named: readonly string[] = [], expectedId: string): boolean => named.every((id) => id === expectedId)

function onlyPairs(pairs: readonly Pair[]): Pair[] {
  const [byEntry, byMove] = [groupBy(pairs, entryName), groupBy(pairs, moveName)]
  return pairs.filter((pair) => byEntry.get(entryName(pair))!.length === 1 && byMove.get(moveName(pair))!.length === 1)
}

function openEntry({ entry, candidate }: Looked, pairs: readonly Pair[], named: readonly string[]): OpenEntry {
  const fitting = pairs.filter(({ evidence }) => evidence !== 'none')
  const expectedIds = [...new Set([...pairs.map(({ expectedId }) => expectedId), ...named])].toSorted(inOrder)
  return { entryKey: entry.key, why: whyOpen(fitting, pairs, named), expectedIds, candidate: candidate ?? null }
}

function whyOpen(fitting: readonly Pair[], pairs: readonly Pair[], named: readonly string[]): OpenReason {
  if (named.some((id) => !pairs.some(({ expectedId }) => expectedId === id))) return 'named-otherwise'
  if (fitting.length > 0) return 'several'
  return pairs.length > 0 ? 'amount-and-day' : 'nothing-expected'
}
