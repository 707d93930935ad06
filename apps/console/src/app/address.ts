import { queryText } from '../api/query-text.ts'

/** An address as people would write it: lists with commas, no quotes. Each room checks what it reads. */
export const readAddress = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

export function writeAddress(search: Readonly<Record<string, unknown>>): string {
  const text = queryText(search)
  return text === '' ? '' : `?${text}`
}
