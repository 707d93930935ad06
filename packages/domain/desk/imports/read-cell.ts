/**
 * One cell of a table, as the profile says and its field needs it.
 *
 * Units    amounts come out in whole minor units of the entry's currency, rates in parts per million.
 * Rounds   never: what is finer than is kept is refused.
 * Errors   a code and what fills its words; never the cell.
 */
import type { ImportProfile } from '@fairline/contract/desk/imports'
import { digitsOf, readMarkedAmount } from '../../kernel/amount-text.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import { dayText } from '../../kernel/day.ts'
import { accept, type Outcome, refuse } from '../../kernel/outcome.ts'
import { readWrittenDay } from '../../kernel/written-day.ts'
import type { RowFaultCode } from './import-fault.ts'
import type { FieldShape } from './register-shape.ts'

export type CellFault = Readonly<{ code: RowFaultCode; given?: Readonly<Record<string, number>> }>
export type ProfileField = ImportProfile['fields'][number]
type Read = Outcome<unknown, CellFault>
export type CellReading = Readonly<{ profile: ImportProfile; currency: string | undefined }>

/** `cell`: empty where there is none. Undefined comes out where nothing is said. */
export function readCell(cell: string, field: ProfileField, shape: FieldShape, reading: CellReading): Read {
  const said = plain(cell) === '' ? (field.otherwise ?? '') : cell
  const text = field.values?.find((one) => plain(one.said) === plain(said))?.means ?? said
  if (plain(text) === '') return accept(undefined)
  switch (shape.form) {
    case 'text':
      return cleanText(text) === text.trim() ? accept(text.trim()) : refuse({ code: 'text-unfit' })
    case 'amount':
      return readAmountCell(text, reading)
    case 'rate':
      return readRate(text, field, reading)
    case 'day':
      return readDayCell(text, reading)
    case 'whole':
      return WHOLE.test(plain(text)) ? accept(Number(plain(text))) : refuse({ code: 'whole-unreadable' })
    case 'yes_no':
      return readYesNo(text)
    case 'choice':
      return shape.choices.includes(plain(text)) ? accept(plain(text)) : refuse({ code: 'choice-unknown' })
    case 'ids':
      return accept(text.split(BETWEEN_IDS).flatMap((id) => (id.trim() === '' ? [] : [id.trim()])))
  }
}

/** In plain width and without space around: as two people who mean the same write it. */
const plain = (text: string): string => text.normalize('NFKC').trim()
const WHOLE = /^\d{1,15}$/
const BETWEEN_IDS = /[;；、|\s]+/

function readDayCell(text: string, { profile }: CellReading): Read {
  const [day = ''] = plain(text).split(/[\sT]/)
  const read = readWrittenDay(day, profile.day_form)
  return read === undefined ? refuse({ code: 'date-unreadable' }) : accept(dayText(read))
}

/** `¥1,234.50`, `1234.50元`. */
function readAmountCell(text: string, { profile, currency }: CellReading): Read {
  if (currency === undefined) return refuse({ code: 'currency-unreadable' })
  const marks = { decimalMark: profile.decimal_mark, groupMark: profile.group_mark }
  const digits = plain(text)
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '')
    .trim()
  const amount = readMarkedAmount(digits, currency, marks)
  return amount.ok ? amount : refuse({ code: amount.refusal, given: { digits: digitsOf(currency) } })
}

const PLACES = { percent: 4, permille: 3, ppm: 0, ratio: 6 } as const

function readRate(text: string, { unit = 'percent' }: ProfileField, { profile }: CellReading): Read {
  const said = plain(text)
  const isPercent = said.endsWith('%')
  const digits = (isPercent ? said.slice(0, -1) : said).trim()
  const [whole = '', fraction = '', ...more] = digits.split(profile.decimal_mark)
  const places = PLACES[isPercent ? 'percent' : unit]
  if (more.length > 0 || !/^\d{1,8}$/.test(whole) || !/^\d{0,12}$/.test(fraction)) return refuse({ code: 'rate-unreadable' })
  const kept = fraction.replace(/0+$/, '')
  return kept.length > places ? refuse({ code: 'rate-too-precise' }) : accept(Number(whole + kept.padEnd(places, '0')))
}

const YES: ReadonlySet<string> = new Set(['是', '有', '真', 'yes', 'y', 'true', '1'])
const NO: ReadonlySet<string> = new Set(['否', '无', '假', 'no', 'n', 'false', '0'])
function readYesNo(text: string): Read {
  const said = plain(text).toLowerCase()
  return YES.has(said) ? accept(true) : NO.has(said) ? accept(false) : refuse({ code: 'yes-no-unreadable' })
}
