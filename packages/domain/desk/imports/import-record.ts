/** What a desk keeps of files of registers: by which version of which profile each was read, what came of it, and what became of its bad rows. */
import type { ImportProfile } from '@fairline/contract/desk/imports'
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import type { ImportTotals } from './import-totals.ts'
import type { UsedProfile } from './read-import.ts'

export type ImportCounts = Readonly<{ rows: number; registered: number; changed: number; same: number; quarantined: number }>
/** `version`: of the entry once it was told; the fact is the so many-th of its story. */
export type ToldEntry = Readonly<{ id: string; version: number; is: 'registered' | 'changed' }>
export type ImportData = Readonly<{
  state: 'taken' | 'quarantined'
  file_sha256: string
  file_name: string | null
  profile_id: string
  profile_version: number
  kind: ImportProfile['kind']
  counts: ImportCounts
  totals: ImportTotals
  entries: readonly ToldEntry[]
  fault_codes: readonly string[]
}>
export type ImportRecord = Readonly<{
  id: string
  sequence: number
  data: ImportData
  /** set_aside: nothing of it was taken, and a person has seen to it. */
  state: 'taken' | 'quarantined' | 'undone' | 'set_aside'
  /** Those that were mended too. */
  entries: readonly ToldEntry[]
  mended: number
  discarded: number
  recordedAt: number
  actor: string
}>

type Mended = Readonly<{ row: number; entry: ToldEntry | null }>
type Discarded = Readonly<{ rows: readonly number[] }>

/** Undefined: no such file was brought. One that was taken back may come again. */
export function importOf(book: DeskBook, id: string): ImportRecord | undefined {
  const story = storyOf(book, 'import', id)
  const came = story.findLast(({ type }) => type === 'opened')
  if (came === undefined) return undefined
  const later = story.filter(({ sequence }) => sequence > came.sequence)
  const data = came.data as unknown as ImportData
  const isEnded = later.some(({ type }) => type === 'ended')
  const mended = later.filter(({ type }) => type === 'changed').map((fact) => fact.data as unknown as Mended)
  const discarded = later.filter(({ type }) => type === 'moved').flatMap((fact) => (fact.data as unknown as Discarded).rows)
  return {
    ...{ id, sequence: came.sequence, data, recordedAt: came.recordedAt, actor: came.actor },
    state: isEnded ? (data.state === 'taken' ? 'undone' : 'set_aside') : data.state,
    entries: [...data.entries, ...mended.flatMap(({ entry }) => entry ?? [])],
    ...{ mended: mended.length, discarded: discarded.length },
  }
}

/** Rows that are in quarantine still. */
export const waitingOf = ({ state, data, mended, discarded }: ImportRecord): number =>
  state === 'taken' ? data.counts.quarantined - mended - discarded : 0

/** The newest first. */
export const importsOf = (book: DeskBook): ImportRecord[] =>
  [...(book.stories.get('import')?.keys() ?? [])].flatMap((id) => importOf(book, id) ?? []).sort((a, b) => b.sequence - a.sequence)

export type ProfileRecord = UsedProfile & Readonly<{ recordedAt: number; actor: string }>

/** `version` left out: the newest. Undefined: there is no such profile, or it never had that version. */
export function profileOf(book: DeskBook, id: string, version?: number): ProfileRecord | undefined {
  const story = storyOf(book, 'import_profile', id)
  const nth = version ?? story.length
  const told = story[nth - 1]
  if (told === undefined) return undefined
  return { id, version: nth, profile: told.data as unknown as ImportProfile, recordedAt: told.recordedAt, actor: told.actor }
}

/** By id, each as it is now. */
export const profilesOf = (book: DeskBook): ProfileRecord[] =>
  [...(book.stories.get('import_profile')?.keys() ?? [])].sort().flatMap((id) => profileOf(book, id) ?? [])
