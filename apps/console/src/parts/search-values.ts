/** Values out of an address, each checked; what does not fit is left out. */
const LIST_MOST = 20
const TEXT_MOST = 64

/** Both what we write (arrays) and what people type (`a,b`). */
export function choicesOf<Choice extends string>(raw: unknown, known: readonly Choice[]): Choice[] | undefined {
  const named = Array.isArray(raw) ? raw.map(String) : typeof raw === 'string' ? raw.split(',') : []
  const found = known.filter((choice) => named.includes(choice)).slice(0, LIST_MOST)
  return found.length > 0 ? found : undefined
}

export function choiceOf<Choice extends string>(raw: unknown, known: readonly Choice[]): Choice | undefined {
  return known.find((choice) => choice === raw)
}

export function textOf(raw: unknown): string | undefined {
  const text = typeof raw === 'string' || typeof raw === 'number' ? `${raw}`.slice(0, TEXT_MOST).trim() : ''
  return text || undefined
}

/** A calendar day that there is, from 1970 on. */
export function dayOf(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || !/^(19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2}$/.test(raw)) return undefined
  const at = new Date(`${raw}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(raw) ? raw : undefined
}

/** Without the names that have no value. */
export function present<Search extends object>(search: { [Name in keyof Search]: Search[Name] | undefined }): Partial<Search> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Partial<Search>
}

/** As the API reads it: lists with commas. */
export const questionOf = (search: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(search).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]))
