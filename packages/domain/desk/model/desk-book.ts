/**
 * The registers of a desk, from its facts.
 *
 * Order    by when they took effect, and among those of one moment by when they were told: what is told late about the past changes nothing that came after it.
 * Never    a fact is lost or changed: each entry is all that was ever said of it.
 */
import type { DeskEntry, DeskKind } from '@fairline/contract/desk/entries'
import type { ApprovedPolicy } from '@fairline/contract/desk/views'
import type { ApprovedPurposes, DeskFact, DeskFactType, DeskSubject } from './desk-fact.ts'

/** All that was said of one entry, as it was told. */
type Story = DeskFact[]

/** `sequence`: of the newest fact in it. `notices`: as they were told. */
export type DeskBook = { sequence: number; readonly stories: Map<DeskSubject, Map<string, Story>>; readonly notices: DeskFact[] }

export const emptyDesk = (): DeskBook => ({ sequence: 0, stories: new Map(), notices: [] })

/** Facts that it knows already are passed over: whoever reads the same twice does no harm. */
export function addFacts(book: DeskBook, facts: readonly DeskFact[]): void {
  for (const fact of facts) {
    if (fact.sequence <= book.sequence) continue
    book.sequence = fact.sequence
    if (fact.type === 'noticed') book.notices.push(fact)
    else if (fact.type !== 'observed') storyIn(book, fact.kind, fact.id).push(fact)
  }
}

function storyIn({ stories }: DeskBook, kind: DeskSubject, id: string): Story {
  const ofKind = stories.get(kind) ?? new Map<string, Story>()
  stories.set(kind, ofKind)
  const story = ofKind.get(id) ?? []
  ofKind.set(id, story)
  return story
}

export const storyOf = ({ stories }: DeskBook, kind: DeskSubject, id: string): readonly DeskFact[] => stories.get(kind)?.get(id) ?? []

/** `at`: the time that is asked about. `knownAt`: what was told later is left out. */
export type When = Readonly<{ at: number; knownAt: number }>

/** `version`: how much was said of it until then. `purposes` of a facility, `policy` of a project: once two people agreed on them. */
export type DeskState<K extends DeskKind = DeskKind> = Readonly<{
  id: string
  version: number
  content: DeskEntry<K>
  effectiveAt: number
  recordedAt: number
  endedAt: number | null
  purposes: ApprovedPurposes | null
  policy: ApprovedPolicy | null
}>

/** Undefined: nobody had spoken of it, or it was not there yet. */
export function stateOf<K extends DeskKind>(book: DeskBook, kind: K, id: string, { at, knownAt }: When): DeskState<K> | undefined {
  const known = storyOf(book, kind, id).filter(({ recordedAt }) => recordedAt <= knownAt)
  const said = standing(known)
    .filter(({ effectiveAt }) => effectiveAt <= at)
    .sort((a, b) => a.effectiveAt - b.effectiveAt || a.sequence - b.sequence)
  const newest = said.findLast(({ type }) => type === 'registered' || type === 'changed')
  if (newest === undefined) return undefined
  const agreed = <T>(type: DeskFactType): T | null => (said.findLast((one) => one.type === type)?.data as T | undefined) ?? null
  return {
    id,
    version: known.length,
    // It was held to the schema of its kind when it came in.
    content: newest.data as DeskEntry<K>,
    effectiveAt: newest.effectiveAt,
    recordedAt: newest.recordedAt,
    endedAt: said.find(({ type }) => type === 'ended')?.effectiveAt ?? null,
    purposes: agreed<ApprovedPurposes>('purposes-approved'),
    policy: agreed<ApprovedPolicy>('policy-approved'),
  }
}

/** Without what was withdrawn: as far as it was known by then, that was never told. `data.sequence` of a withdrawal names it. */
export function standing(facts: readonly DeskFact[]): readonly DeskFact[] {
  const withdrawn = new Set(facts.flatMap(({ type, data }) => (type === 'withdrawn' ? [data.sequence] : [])))
  return withdrawn.size === 0 ? facts : facts.filter(({ type, sequence }) => type !== 'withdrawn' && !withdrawn.has(sequence))
}

/** By id, those that were ended too. */
export function statesOf<K extends DeskKind>(book: DeskBook, kind: K, when: When): DeskState<K>[] {
  const ids = [...(book.stories.get(kind)?.keys() ?? [])].sort()
  return ids.flatMap((id) => stateOf(book, kind, id, when) ?? [])
}

export const isOpen = (state: DeskState | undefined): boolean => state !== undefined && state.endedAt === null

const NAMES = /_ids?$|^pledged_to$/

/** Whether it is said to belong to, or to be about, the entry of this id. */
export const namesEntry = (content: Readonly<Record<string, unknown>>, id: string): boolean =>
  Object.entries(content).some(([field, value]) => NAMES.test(field) && (value === id || (Array.isArray(value) && value.includes(id))))
