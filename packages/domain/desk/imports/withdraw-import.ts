/**
 * Taking back one import as a whole: what it told is withdrawn, so that each entry stands as it stood before.
 *
 * Never    anything that rests on it is left in the air: an entry that was changed since, that another one names, that work or a plan in force is about.
 * Always   append-only: what the import said is there still, and is not counted from then on.
 */
import { DESK_KINDS, type DeskKind } from '@fairline/contract/desk/entries'
import { plansInForce } from '../funding/plan-record.ts'
import { expectsOf } from '../funding/statement-record.ts'
import { type DeskBook, standing, statesOf, storyOf } from '../model/desk-book.ts'
import { worksOf } from '../model/work.ts'
import type { ImportRecord, ToldEntry } from './import-record.ts'

/** Why an entry cannot be taken back. `by`: what rests on it. */
export type RestsOn = Readonly<{ entry: string; why: 'changed_since' | 'named' | 'work' | 'plan'; by: string }>

/** Of entries that it registered, all; of those that it changed, only what was said since. */
export function restingOn(book: DeskBook, { data: { kind }, entries }: ImportRecord, at: number): RestsOn[] {
  const registered = new Set(entries.filter(({ is }) => is === 'registered').map(({ id }) => id))
  const found = registered.size === 0 ? [] : naming(book, kind, registered, at)
  return [...entries.flatMap((entry) => changedSince(book, kind, entry, entries)), ...found]
}

/** What the import itself told of it again, as of a row that was mended, is its own. */
function changedSince(book: DeskBook, kind: DeskKind, { id, version }: ToldEntry, entries: readonly ToldEntry[]): RestsOn[] {
  const story = storyOf(book, kind, id)
  const own = new Set(entries.filter((one) => one.id === id).map((one) => story[one.version - 1]!.sequence))
  const later = standing(story).filter(({ sequence }) => sequence > story[version - 1]!.sequence && !own.has(sequence))
  return later.slice(0, 1).map(({ type }) => ({ entry: id, why: 'changed_since', by: type }))
}

function naming(book: DeskBook, kind: DeskKind, ids: ReadonlySet<string>, at: number): RestsOn[] {
  const entries = DESK_KINDS.flatMap((other) =>
    statesOf(book, other, { at, knownAt: at })
      .filter(({ endedAt }) => endedAt === null)
      .flatMap(({ id, content }) => namedIn(content, kind).map((entry) => ({ entry, why: 'named' as const, by: `${other}:${id}` }))),
  )
  const works = (['incident', 'task'] as const).flatMap((work) =>
    worksOf(book, work).flatMap((one) => {
      const { subjects = [], subject } = one.content as { subjects?: readonly Subject[]; subject?: Subject }
      const line = kind === 'facility' ? expectsOf(one)?.line : undefined
      const about = [...subjects, ...(subject ? [subject] : [])].filter((of) => of.kind === kind).map(({ id }) => id)
      return [...about, ...(line === undefined ? [] : [line])].map((entry) => ({ entry, why: 'work' as const, by: `${work}:${one.id}` }))
    }),
  )
  return [...entries, ...works, ...planned(book, kind, at)].filter(({ entry }) => ids.has(entry))
}

type Subject = Readonly<{ kind: string; id: string }>

/** A plan in force of a project, or that draws on a facility. What it pays and what comes in is planned anew by itself. */
function planned(book: DeskBook, kind: DeskKind, at: number): RestsOn[] {
  return [...plansInForce(book, at).values()].flatMap(({ id, head }) => {
    const draws = kind === 'facility' ? head.summary.draws.map(({ facilityId }) => facilityId) : []
    const about = kind === 'project' ? [head.project_id] : draws
    return about.map((entry) => ({ entry, why: 'plan' as const, by: `plan:${id}` }))
  })
}

/** Ids of entries of this kind that an entry names. */
function namedIn(content: Readonly<Record<string, unknown>>, kind: DeskKind): string[] {
  const [one, many, pledge] = [content[`${kind}_id`], content[`${kind}_ids`], kind === 'facility' ? content.pledged_to : undefined]
  return [one, ...(Array.isArray(many) ? many : []), pledge].filter((id) => typeof id === 'string')
}

export type Withdrawal = Readonly<{ id: string; version: number; sequence: number }>

/** What is told of each of its entries. `version`: of the entry once that is told. `sequence`: of what is withdrawn. */
export function withdrawals(book: DeskBook, { data: { kind }, entries }: ImportRecord): Withdrawal[] {
  const told = new Map<string, number>()
  return entries.map(({ id, version }) => {
    const story = storyOf(book, kind, id)
    const before = told.get(id) ?? story.length
    told.set(id, before + 1)
    return { id, version: before + 1, sequence: story[version - 1]!.sequence }
  })
}
