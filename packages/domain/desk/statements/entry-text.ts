import { cleanText } from '../../kernel/clean-text.ts'

/** What goes on behind it is left away: no bank says that much of an entry. */
export const ENTRY_TEXT_MAX = 2_000

/** What a file says of an entry in several places, as one line; empty where that is nothing. */
export const entryText = (parts: readonly (string | null)[]): string =>
  (cleanText(parts.filter((part) => part !== null && part !== '').join(' ')) ?? '').slice(0, ENTRY_TEXT_MAX).toWellFormed()
