/**
 * By what an entry is known again when its statement, or one that overlaps it, is brought again.
 *
 * Key     everything the file says of the movement, hashed. Like entries of one day are told apart by their order: a file holds its days whole.
 * Same    only within one account and one layout: camt and CSV word the same movement differently. Bring an account always in the same form.
 * Secret  it is not: a hash of little can be guessed. It stays among our own tables.
 * Chance  192 bits of SHA-256: two entries do not meet by accident.
 */
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { EntryDraft, StatementEntry } from './statement.ts'

/** SHA-256 of a text as hexadecimal digits: the host's, which is a hundred times faster than one written here. */
export type HashText = (text: string) => string

const KEY_DIGITS = 48

export function withKeys(drafts: readonly EntryDraft[], account: string, currency: string, hash: HashText): StatementEntry[] {
  const given = new Map<string, number>()
  return drafts.map((draft) => {
    const said = saidOf(draft, account, currency)
    const nth = (given.get(said) ?? 0) + 1
    given.set(said, nth)
    return { ...draft, key: hash(`${said}#${nth}`).slice(0, KEY_DIGITS) }
  })
}

/** All but its place. */
export function saidOf({ place: _place, ...draft }: EntryDraft, account: string, currency: string): string {
  return canonicalJson({ account, currency, ...draft })
}

/** Entries that are new, and those that were taken before. */
export function sortKnown(entries: readonly StatementEntry[], isKnown: (key: string) => boolean) {
  const fresh: StatementEntry[] = []
  const repeated: StatementEntry[] = []
  for (const entry of entries) (isKnown(entry.key) ? repeated : fresh).push(entry)
  return { fresh, repeated }
}
