/**
 * HTML of documents: text is escaped unless it is markup of ours.
 *
 * Hostile  what a sender chose (ids, names) can neither close a tag nor turn the reading order: characters that show nothing or turn text around
 *          are written out as their code, `[U+202E]`.
 */
import type { Bilingual } from '@fairline/contract/answer'
import type { DOCUMENT_LANGUAGES } from '@fairline/contract/views/documents'
import type { z } from 'zod'

export type Language = (typeof DOCUMENT_LANGUAGES)[number]
export type Words = z.infer<typeof Bilingual>

export type Markup = Readonly<{ markup: string }>
export type Part = string | number | Markup | readonly Markup[]

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Controls, formats, lone surrogates, private characters, separators of lines. Not what is unassigned: an engine of next year knows more. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu

const codeOf = (character: string): string => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`

const escaped = (text: string): string => text.replace(UNSEEN, codeOf).replace(/[&<>"']/g, (character) => ESCAPED[character]!)

const markupOf = (part: Part): string => {
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}

/** Whatever is put in is escaped, but for markup. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: strings.map((text, index) => (index === 0 ? text : markupOf(parts[index - 1]!) + text)).join(''),
})

export const nothing: Markup = { markup: '' }

/** An id or a name that somebody else chose: it does not reorder the text around it. */
export const foreign = (text: string): Markup => html`<bdi>${text}</bdi>`

/** A text of ours with its `{gaps}` filled. A gap without its value is a fault of the text, and its test's to find. */
export function say(words: Words, language: Language, values: Readonly<Record<string, Part>> = {}): Markup {
  const pieces = words[language].split(/\{(\w+)\}/)
  return { markup: pieces.map((piece, index) => (index % 2 === 0 ? escaped(piece) : markupOf(values[piece] ?? `{${piece}}`))).join('') }
}
