/**
 * One text for one value of JSON, however it was written: keys in the order of their UTF-16 units, no white space, numbers and texts as JSON.stringify has them.
 *
 * Source   RFC 8785, for the values that JSON.parse gives.
 */

/** One text, added to as the value is walked; of what is in it only objects whose keys are not in order are sorted. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return canonicalList(value)
  const fields = value as Record<string, unknown>
  let text = '{'
  for (const name of inOrder(Object.keys(fields))) {
    const field = fields[name]
    if (field !== undefined) text += `${text.length > 1 ? ',' : ''}${quoted(name)}:${canonicalJson(field)}`
  }
  return `${text}}`
}

function canonicalList(items: readonly unknown[]): string {
  let text = '['
  for (const item of items) text += `${text.length > 1 ? ',' : ''}${canonicalJson(item)}`
  return `${text}]`
}

function inOrder(names: string[]): string[] {
  for (let index = 1; index < names.length; index++) if (names[index - 1]! > names[index]!) return names.sort()
  return names
}

/** Letters, digits and signs of ASCII that JSON writes as they are. */
const PLAIN = /^[ !#-[\]-~]*$/

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))
