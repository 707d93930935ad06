/** Dates, amounts and balances of MT940. Each is undefined, and told as a fault, where it cannot be read. */
import { digitsOf, readMarkedAmount } from '../../kernel/amount-text.ts'
import { type Day, partsOf, readDay } from '../../kernel/day.ts'
import type { Mt940Field } from './mt940-fields.ts'
import type { Place } from './statement.ts'
import type { StatementFaults } from './statement-fault.ts'

export type Mt940Balance = {
  readonly minor: number
  readonly currency: string
  readonly on: Day
  readonly isFinal: boolean
  readonly place: Place
}

const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\S+)$/

/** `C260302CNY1234,56`. */
export function readBalance(field: Mt940Field, place: Place, faults: StatementFaults): Mt940Balance | undefined {
  const [, sign, date = '', currency = '', text = ''] = BALANCE.exec(field.lines[0] ?? '') ?? []
  if (!sign) return faults.tell('field-unreadable', place, { field: `:${field.tag}:` })
  const on = readShortDay(date) ?? faults.tell('date-unreadable', place)
  const amountMinor = readAmountText(text, currency, place, faults)
  if (on === undefined || amountMinor === undefined) return undefined
  return { minor: sign === 'C' ? amountMinor : 0 - amountMinor, currency, on, isFinal: field.tag.endsWith('F'), place }
}

/** A comma there must be; behind it there may be nothing. */
export function readAmountText(text: string, currency: string, place: Place, faults: StatementFaults): number | undefined {
  if (!text.includes(',')) return faults.tell('amount-unreadable', place)
  const amount = readMarkedAmount(text.replace(/,$/, ''), currency, { decimalMark: ',', groupMark: null })
  return amount.ok ? amount.value : faults.tell(amount.refusal, place, { digits: digitsOf(currency) })
}

/** From the 80s on it is the century before: no statement is older than the format. */
const LAST_YEAR_OF_2000 = 79

/** `260302`. */
export function readShortDay(text: string): Day | undefined {
  const [, year = '', month, day] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  return readDay(`${Number(year) > LAST_YEAR_OF_2000 ? '19' : '20'}${year}-${month}-${day}`)
}

/** `0302`: the year is the one that brings it nearest to the value date. */
export function readEntryDay(text: string, near: Day): Day | undefined {
  const { year } = partsOf(near)
  const days = [year - 1, year, year + 1].map((one) => readDay(`${one}-${text.slice(0, 2)}-${text.slice(2)}`))
  const found = days.filter((day) => day !== undefined)
  return found.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))[0]
}
