/** What an entry is known by here, and what tells a reversal and its original together: hashes, since banks and payers may write anything. */
import { hash } from 'node:crypto'
import type { ImportedEntry } from './file-reading.ts'

const HASH_DIGITS = 32

const digits = (parts: readonly string[]): string => hash('sha256', JSON.stringify(parts), 'hex').slice(0, HASH_DIGITS)

/** The same for the same entry of the same account, whatever file it comes in. */
export const entryIdOf = ({ account, reference }: Pick<ImportedEntry, 'account' | 'reference'>): string =>
  `pay_${digits(['entry', account, reference])}`

/** Of the content. */
export const importIdOf = (sha256: string): string => `imp_${sha256.slice(0, HASH_DIGITS)}`

export const accountKeyOf = ({ account }: Pick<ImportedEntry, 'account'>): string => uuidOf(digits(['account', account]))
export const bankKeyOf = ({ bankReference }: Pick<ImportedEntry, 'bankReference'>): string | null => keyOf('bank', bankReference)
export const payerKeyOf = ({ endToEndId }: Pick<ImportedEntry, 'endToEndId'>): string | null => keyOf('payer', endToEndId)

const keyOf = (kind: string, text: string | null): string | null => (text === null ? null : uuidOf(digits([kind, text])))

const uuidOf = (hex: string): string => [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
