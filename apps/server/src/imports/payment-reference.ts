/**
 * Our payment reference: what a borrower writes with his transfer, so that it finds its borrower and loan by itself.
 *
 *     FL-bor_1+22          FL-bor_1/ld_7+EX
 *
 * Marks      `/` before the loan and `+` before the two check characters: no id holds either, and banks carry both. A reference that was cut off
 *            anywhere has lost its check.
 * Check      position-weighted sum modulo 1021, a prime: each wrong character and each two swapped ones, wherever they stand, are seen; other
 *            damage with 1020 of 1021. Written in 32 characters that do not look alike.
 * Strict     capital and small letters differ, as in ids. Where a bank changes them, the payment waits for a person.
 */
export type PaymentReference = { readonly borrowerRef: string; readonly loanId: string | null }

const ID = '[A-Za-z0-9._:-]{1,64}'
/** The first 32 are the check characters, with the same values. `/` counts as a character of the text. */
const CHARACTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZILOUabcdefghijklmnopqrstuvwxyz._:-/'
const CHECK_BASE = 32
const PRIME = 1021
/** One weight for each position, none of them 1 or 32, which are those of the check characters: so that a swap with one of these is seen too. */
const FIRST_WEIGHT = CHECK_BASE + 1

const IS_ID = new RegExp(`^${ID}$`)
const WHOLE = new RegExp(`^FL-(?<text>(?<borrowerRef>${ID})(?:/(?<loanId>${ID}))?)\\+(?<check>[0-9A-HJKMNP-TV-Z]{2})$`)

/** Undefined for ids with other characters than letters and digits of ASCII and `. _ : -`: nobody could type them at a bank. */
export function writePaymentReference({ borrowerRef, loanId }: PaymentReference): string | undefined {
  if (!IS_ID.test(borrowerRef) || (loanId !== null && !IS_ID.test(loanId))) return undefined
  const text = loanId === null ? borrowerRef : `${borrowerRef}/${loanId}`
  return `FL-${text}+${checkOf(text)}`
}

/** Undefined for what is no reference, or a damaged one. */
export function readPaymentReference(written: string): PaymentReference | undefined {
  const { text, borrowerRef, loanId, check } = WHOLE.exec(written)?.groups ?? {}
  if (text === undefined || borrowerRef === undefined || checkOf(text) !== check) return undefined
  return { borrowerRef, loanId: loanId ?? null }
}

/** The check characters that bring the weighted sum to a multiple of the prime. */
function checkOf(text: string): string {
  let sum = 0
  for (let index = 0; index < text.length; index++) sum += (FIRST_WEIGHT + index) * CHARACTERS.indexOf(text[index]!)
  const check = (PRIME - (sum % PRIME)) % PRIME
  return CHARACTERS.charAt(Math.floor(check / CHECK_BASE)) + CHARACTERS.charAt(check % CHECK_BASE)
}

/** Something that set out to be a reference: up to a character that none holds. Punctuation of a sentence may follow. */
const CANDIDATE = /(?<![A-Za-z0-9._/+-])FL-[A-Za-z0-9._:/+-]*/g

/** By hand: a pattern would look at a long row of dots anew from each of them. */
function withoutEnd(candidate: string): string {
  let end = candidate.length
  while (end > 0 && (candidate[end - 1] === '.' || candidate[end - 1] === ':')) end--
  return candidate.slice(0, end)
}

/** Those within a text, in any language and order; `damaged`: how many looked like one and are none. */
export function findPaymentReferences(text: string): { readonly found: readonly PaymentReference[]; readonly damaged: number } {
  const read = Array.from(text.matchAll(CANDIDATE), ([candidate]) => readPaymentReference(withoutEnd(candidate)))
  const found = read.filter((reference) => reference !== undefined)
  return { found, damaged: read.length - found.length }
}
