/** The values that statements, balances and entries of a camt message share. Each is undefined, and told as a fault, where it cannot be read. */

import { digitsOf, isCurrencyCode, readAmount } from '@fairline/domain/kernel/amount-text'
import { type Day, readDay } from '@fairline/domain/kernel/day'
import type { FaultList } from './import-fault.ts'
import { allAt, type Place, placeAt, textOf, wouldBe } from './xml-place.ts'

/** Of a place and the currency of its account. */
export function readMoney(place: Place, currency: string, faults: FaultList): number | undefined {
  const at = placeAt(place, 'Amt')
  if (!at) return faults.tell('value-missing', wouldBe(place, 'Amt'))
  if (at.element.getAttribute('Ccy') !== currency) return faults.tell('currency-differs', at, { currency })
  const amount = readAmount(textOf(at), currency)
  return amount.ok ? amount.value : faults.tell(amount.refusal, at, { digits: digitsOf(currency) })
}

export function readDirection(place: Place, faults: FaultList): 'credit' | 'debit' | undefined {
  const at = placeAt(place, 'CdtDbtInd')
  const text = at && textOf(at)
  if (text === 'CRDT') return 'credit'
  if (text === 'DBIT') return 'debit'
  return faults.tell(at ? 'direction-unreadable' : 'value-missing', wouldBe(place, 'CdtDbtInd'))
}

/** `xs:boolean`; absent is false. */
export function readFlag(place: Place, name: string, faults: FaultList): boolean | undefined {
  const at = placeAt(place, name)
  const text = at ? textOf(at) : 'false'
  if (text === 'true' || text === '1') return true
  if (text === 'false' || text === '0') return false
  return faults.tell('flag-unreadable', wouldBe(place, name))
}

/** A date or an instant, with or without a zone. */
const DAY_OR_TIME = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/

/** The day as the bank wrote it: of an instant too, since it is the bank's clock that books. */
export function readDate(place: Place, faults: FaultList): Day | undefined {
  const at = placeAt(place, 'Dt') ?? placeAt(place, 'DtTm') ?? place
  const day = readDay(DAY_OR_TIME.exec(textOf(at))?.[1] ?? '')
  return day ?? faults.tell('date-unreadable', at)
}

const TEXT_MAX = 128

/** A text that names something: required, of one line. */
export function readName(place: Place, steps: string, faults: FaultList): string | undefined {
  const at = placeAt(place, steps)
  const text = at && textOf(at)
  if (!text) return faults.tell('value-missing', wouldBe(place, steps))
  return text.length <= TEXT_MAX ? text : faults.tell('value-too-long', wouldBe(place, steps), { limit: TEXT_MAX })
}

export function readCurrency(place: Place, text: string | null | undefined, faults: FaultList): string | undefined {
  return text && isCurrencyCode(text) ? text : faults.tell(text ? 'currency-unreadable' : 'value-missing', place)
}

/** Two of what may stand once: which of them would count is a guess. */
export function refuseRepeated(place: Place, names: readonly string[], faults: FaultList): void {
  for (const name of names) {
    const second = allAt(place, name)[1]
    if (second) faults.tell('value-repeated', second)
  }
}
