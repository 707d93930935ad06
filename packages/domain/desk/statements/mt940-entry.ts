/**
 * A statement line (`:61:`) of MT940 with the words (`:86:`) behind it.
 *
 * Direction  `RC` takes a credit back and is a debit, `RD` the other way round. What is only expected (`EC`, `ED`) has no place on a statement.
 * Booked     on the entry day; where none is given on the value day, if that lies in the period, else on its nearest day.
 */
import { givenReference } from '../../kernel/clean-text.ts'
import type { Day } from '../../kernel/day.ts'
import { entryText } from './entry-text.ts'
import type { Mt940Field } from './mt940-fields.ts'
import { readMt940Text } from './mt940-text.ts'
import { readAmountText, readEntryDay, readShortDay } from './mt940-values.ts'
import type { EntryDraft, Place } from './statement.ts'
import type { StatementFaults } from './statement-fault.ts'

export type Mt940Period = { readonly currency: string; readonly from: Day; readonly to: Day }

/** Value day, entry day, direction, third letter of the currency, amount, kind, references. */
const LINE = /^(\d{6})(\d{4})?(R?[CD])([A-Z])?([\d,]+)([NFS][A-Z0-9]{3})?(.*)$/

export function readLine(field: Mt940Field, words: Mt940Field | undefined, place: Place, period: Mt940Period, faults: StatementFaults) {
  const [, value = '', entry, mark = '', letter, amount = '', , rest = ''] = LINE.exec(field.lines[0] ?? '') ?? []
  if (mark === '') return faults.tell('field-unreadable', place, { field: ':61:' })
  const { currency } = period
  if (letter !== undefined && letter !== currency[2]) return faults.tell('currency-differs', place, { currency })
  const valueOn = readShortDay(value)
  const bookedOn = valueOn === undefined ? undefined : entry === undefined ? within(valueOn, period) : readEntryDay(entry, valueOn)
  const amountMinor = readAmountText(amount, currency, place, faults)
  if (valueOn === undefined || bookedOn === undefined) return faults.tell('date-unreadable', place)
  if (bookedOn < period.from || bookedOn > period.to) return faults.tell('date-outside', place)
  if (amountMinor === undefined) return undefined
  const isReversal = mark.startsWith('R')
  const isCredit = mark.endsWith('C') !== isReversal
  return {
    place,
    bookedOn,
    valueOn,
    direction: isCredit ? 'credit' : 'debit',
    amountMinor,
    isReversal,
    ...said(field, words, rest),
  } satisfies EntryDraft
}

const within = (day: Day, { from, to }: Mt940Period): Day => Math.min(Math.max(day, from), to)

type Said = Pick<EntryDraft, 'counterparty' | 'text' | 'references'>

/** The sender's reference, and the bank's behind `//`. A second line of the field adds words. */
function said(field: Mt940Field, words: Mt940Field | undefined, rest: string): Said {
  const [own, bank] = rest.split('//')
  const { text, name, account, references } = readMt940Text(words?.lines ?? [])
  const given = [own, bank].map(givenReference).filter((reference) => reference !== null)
  return {
    counterparty: { name, account },
    text: entryText([text, ...field.lines.slice(1)]),
    references: [...new Set([...given, ...references])],
  }
}
