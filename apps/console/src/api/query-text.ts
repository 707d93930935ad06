/**
 * What stands after the question mark of an address, ours or the API's: several values in one parameter, with commas between them; what has no
 * value, or is no text, number or list, is left out.
 */
export function queryText(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const text = textOf(value)
    return text === '' ? [] : [[name, text]]
  })
  return new URLSearchParams(pairs).toString().replaceAll('%2C', ',')
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(',')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : ''
}
