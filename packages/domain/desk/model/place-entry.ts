/** What the whole content of an entry, said anew, comes to: the same for whoever writes one by hand and for a row of a file. */
import type { DeskEntry, DeskKind } from '@fairline/contract/desk/entries'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { type DeskBook, stateOf, storyOf } from './desk-book.ts'
import { changeFaults, type EntryFault, entryFaults } from './entry-faults.ts'

/** `version`: as it stands. same: it says so already. ended: nothing is said of it any more. faulty: the register does not take it. */
export type EntryPlace =
  | Readonly<{ is: 'same' | 'ended'; version: number }>
  | Readonly<{ is: 'faulty'; version: number; faults: readonly EntryFault[] }>
  | Readonly<{ is: 'registered' | 'changed'; version: number }>

/** As the desk is at `at`, with all that it knows then. */
export function placeEntry<K extends DeskKind>(book: DeskBook, kind: K, id: string, content: DeskEntry<K>, at: number): EntryPlace {
  const when = { at, knownAt: at }
  const [before, version] = [stateOf(book, kind, id, when), storyOf(book, kind, id).length]
  if (before !== undefined && before.endedAt === null && canonicalJson(before.content) === canonicalJson(content))
    return { is: 'same', version: before.version }
  if (before !== undefined && before.endedAt !== null) return { is: 'ended', version }
  const faults = entryFaults(kind, content, { book, when })
  const all = before === undefined ? faults : [...faults, ...changeFaults(kind, before.content, content)]
  if (all.length > 0) return { is: 'faulty', version, faults: all }
  return { is: before === undefined ? 'registered' : 'changed', version }
}
