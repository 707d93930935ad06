/**
 * Personal values as far as whoever knows them would know them again, and nobody else: what lists, pages and exports show.
 *
 * Always   a value too short to hide something of is hidden whole; nothing tells how long what is hidden is, but for digits of a known length.
 *
 * @example mask('phone', '13812345678') // '138****5678'
 */
import type { PersonalKind } from './personal-text.ts'

export function mask(kind: PersonalKind, value: string): string {
  const letters = Array.from(value.normalize('NFKC').trim())
  switch (kind) {
    case 'phone':
      return masked(digitsOf(letters), 3, 4, 8)
    case 'bank_card':
      return masked(digitsOf(letters), 0, 4, 12)
    case 'id_number':
      return masked(letters, 1, 1, 8)
    case 'name':
      return masked(letters, 1, 0, 2)
    case 'email':
      return maskedEmail(letters)
    case 'employer':
      return masked(letters, 2, 0, 4)
    case 'address':
      return masked(letters, 3, 0, 8)
    case 'free_text':
      return STARS
  }
}

const STARS = '****'

/** `least`: how many letters there must be before any is shown. */
const masked = (letters: readonly string[], head: number, tail: number, least: number): string =>
  letters.length < least ? STARS : letters.slice(0, head).join('') + STARS + letters.slice(letters.length - tail).join('')

const digitsOf = (letters: readonly string[]): readonly string[] => letters.filter((letter) => /[0-9]/.test(letter))

/** Whose mail it is may be told by the domain; who, by what stands before it. */
function maskedEmail(letters: readonly string[]): string {
  const at = letters.lastIndexOf('@')
  return at < 0 ? STARS : masked(letters.slice(0, at), 1, 0, 2) + letters.slice(at).join('')
}
