/** The two booked balances of a camt.053 statement, and the proof they are for. */

import { amountText } from '@fairline/domain/kernel/amount-text'
import type { Day } from '@fairline/domain/kernel/day'
import { readDate, readDirection, readMoney } from './camt-values.ts'
import type { FaultList } from './import-fault.ts'
import type { EntryDraft } from './statement-entry.ts'
import { allAt, type Place, placeAt, textAt, wouldBe } from './xml-place.ts'

export type Balance = { readonly minor: number; readonly on: Day; readonly place: Place }
export type Balances = { readonly opening: Balance; readonly closing: Balance }

/** PRCD, the closing balance before, opens a statement where OPBD is absent. Undefined, and faults, where one cannot be told. */
export function readBalances(statement: Place, currency: string, faults: FaultList): Balances | undefined {
  const all = allAt(statement, 'Bal')
  const coded = (code: string): Place[] => all.filter((place) => textAt(place, 'Tp/CdOrPrtry/Cd') === code)
  const opened = coded('OPBD')
  const opening = theOne(opened.length > 0 ? opened : coded('PRCD'), statement, currency, faults)
  const closing = theOne(coded('CLBD'), statement, currency, faults)
  return opening && closing && { opening, closing }
}

/** Some banks say a balance twice, with and without a credit line. The same figure is no contradiction. */
function theOne(places: readonly Place[], statement: Place, currency: string, faults: FaultList): Balance | undefined {
  if (places.length === 0) return faults.tell('balance-missing', wouldBe(statement, 'Bal'))
  const balances = places.map((place) => readBalance(place, currency, faults)).filter((balance) => balance !== undefined)
  const other = balances.find(({ minor }) => minor !== balances[0]?.minor)
  if (other) return faults.tell('balance-ambiguous', other.place)
  return balances.length === places.length ? balances[0] : undefined
}

function readBalance(place: Place, currency: string, faults: FaultList): Balance | undefined {
  const amount = readMoney(place, currency, faults)
  const direction = readDirection(place, faults)
  const date = placeAt(place, 'Dt')
  if (!date) return faults.tell('value-missing', wouldBe(place, 'Dt'))
  const on = readDate(date, faults)
  if (amount === undefined || direction === undefined || on === undefined) return undefined
  return { minor: direction === 'credit' ? amount : 0 - amount, on, place }
}

/** Whether the opening balance and the entries make the closing one; a fault with both figures if they do not. */
export function isProved(drafts: readonly EntryDraft[], { opening, closing }: Balances, currency: string, faults: FaultList): boolean {
  const computed = drafts.reduce(
    (sum, { direction, amountMinor }) => sum + BigInt(direction === 'credit' ? amountMinor : -amountMinor),
    BigInt(opening.minor),
  )
  if (computed === BigInt(closing.minor)) return true
  const given = { computed: amountText(computed, currency), stated: amountText(BigInt(closing.minor), currency) }
  faults.tell('balance-differs', closing.place, given)
  return false
}
