/** One message of MT940: a statement, or a page of one. */
import { cleanText } from '../../kernel/clean-text.ts'
import { readLine } from './mt940-entry.ts'
import type { Mt940Field, Mt940Message } from './mt940-fields.ts'
import { type Mt940Balance, readBalance } from './mt940-values.ts'
import type { EntryDraft, Place } from './statement.ts'
import type { StatementFaults } from './statement-fault.ts'

export type Mt940Page = {
  readonly place: Place
  readonly account: string
  readonly number: string
  /** From 1. */
  readonly sequence: number
  readonly opening: Mt940Balance
  readonly closing: Mt940Balance
  readonly entries: readonly EntryDraft[]
}

/** Undefined, and faults told, where any part of it is missing or cannot be read. */
export function readPage(message: Mt940Message, path: string, faults: StatementFaults): Mt940Page | undefined {
  const before = faults.count
  const place: Place = { path, line: message.line }
  const at = ({ tag, line }: Mt940Field): Place => ({ path: `${path}/:${tag}:`, line })
  const only = (tags: readonly string[], name: string): Mt940Field | undefined => onlyField(message, tags, { place, name }, faults)
  const account = only(['25', '25P'], ':25:')
  const number = only(['28C', '28'], ':28C:')
  const openings = only(['60F', '60M'], ':60F:')
  const closings = only(['62F', '62M'], ':62F:')
  const opening = openings && readBalance(openings, at(openings), faults)
  const closing = closings && readBalance(closings, at(closings), faults)
  const name = account && (cleanText(account.lines[0]) ?? faults.tell('field-unreadable', at(account), { field: ':25:' }))
  const numbers = number && readNumber(number, at(number), faults)
  if (!opening || !closing || name === undefined || !numbers) return undefined
  if (opening.currency !== closing.currency) faults.tell('currency-differs', closing.place, { currency: opening.currency })
  const entries = readLines(message, path, { currency: opening.currency, from: opening.on, to: closing.on }, faults)
  return faults.count === before ? { place, account: name, ...numbers, opening, closing, entries } : undefined
}

function onlyField(
  { fields }: Mt940Message,
  tags: readonly string[],
  { place, name }: { place: Place; name: string },
  faults: StatementFaults,
) {
  const [field, second] = fields.filter(({ tag }) => tags.includes(tag))
  if (!field) return faults.tell('field-missing', place, { field: name })
  if (second) return faults.tell('field-repeated', { path: `${place.path}/:${second.tag}:`, line: second.line }, { field: name })
  return field
}

const ACCOUNT_NUMBERS = /^(\d{1,5})(?:\/(\d{1,5}))?$/

/** Of the statement, and of the page within it: a statement without pages is its own first. */
function readNumber(field: Mt940Field, place: Place, faults: StatementFaults): Pick<Mt940Page, 'number' | 'sequence'> | undefined {
  const [, number, sequence = '1'] = ACCOUNT_NUMBERS.exec(field.lines[0] ?? '') ?? []
  if (number === undefined) return faults.tell('field-unreadable', place, { field: ':28C:' })
  return { number, sequence: Number(sequence) }
}

function readLines({ fields }: Mt940Message, path: string, period: Parameters<typeof readLine>[3], faults: StatementFaults): EntryDraft[] {
  const entries: EntryDraft[] = []
  let nth = 0
  for (const [index, field] of fields.entries()) {
    if (field.tag !== '61') continue
    nth++
    const next = fields[index + 1]
    const entry = readLine(field, next?.tag === '86' ? next : undefined, { path: `${path}/:61:[${nth}]`, line: field.line }, period, faults)
    if (entry) entries.push(entry)
  }
  return entries
}
