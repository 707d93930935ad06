/** Texts and numbers of a file that somebody else wrote. */

/** A text of a file as one line that can be stored and searched; null where nothing is left. */
export function cleanText(text: string | null | undefined): string | null {
  const clean = (text ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return clean === '' ? null : clean
}

/** Banks and standards say so where there is none. */
const NO_REFERENCE: ReadonlySet<string> = new Set(['NOTPROVIDED', 'NOTAVAILABLE', 'NONREF', 'NONE'])

export function givenReference(text: string | null | undefined): string | null {
  const clean = cleanText(text)
  return clean === null || NO_REFERENCE.has(clean.toUpperCase()) ? null : clean
}
