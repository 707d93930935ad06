/**
 * The fields of MT940 messages, with or without the blocks of the network around them.
 *
 * Lines   one that begins with a tag opens a field; any other goes on with the field before. What stands before the first `:20:` is the envelope.
 * Source  SWIFT, Category 9: field 20 opens a message, a line of `-` or `-}` ends it.
 */

/** `lines`: the first without its tag. */
export type Mt940Field = { readonly tag: string; readonly lines: readonly string[]; readonly line: number }
export type Mt940Message = { readonly fields: readonly Mt940Field[]; readonly line: number }

const TAG = /^:(\d{2}[A-Z]?|NS):(.*)$/
const END = /^-(?:\}|$)/

export const isMt940 = (text: string): boolean => /^:20:/m.test(text) && /^:(?:25|28C?|60[FM]):/m.test(text)

export function mt940Messages(text: string): Mt940Message[] {
  const messages: { fields: { tag: string; lines: string[]; line: number }[]; line: number }[] = []
  let isOpen = false
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    // The text block may begin on the line of its opening bracket.
    const line = raw.replace(/^.*\{4:(?=:|$)/, '').trimEnd()
    if (END.test(line)) isOpen = false
    const [, tag, value = ''] = TAG.exec(line) ?? []
    if (tag === '20') {
      messages.push({ fields: [], line: index + 1 })
      isOpen = true
    }
    if (!isOpen || line === '') continue
    const fields = messages.at(-1)!.fields
    if (tag === undefined) fields.at(-1)!.lines.push(line)
    else fields.push({ tag, lines: [value], line: index + 1 })
  }
  return messages
}
