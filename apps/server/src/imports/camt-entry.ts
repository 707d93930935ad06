/**
 * An entry (Ntry) of a camt.053 statement: one movement, or one for each payment that it was booked from.
 *
 * Split    only where every payment has an amount in the account's currency and they make up the entry; else the entry stays one, and is marked.
 * Status   BOOK counts. What is pending or only announced may never come, and is named among the skipped.
 */
import { readAmount } from '@fairline/domain/kernel/amount-text'
import { describe } from './camt-payment.ts'
import { readDate, readDirection, readFlag, readMoney, refuseRepeated } from './camt-values.ts'
import type { FaultList } from './import-fault.ts'
import type { EntryDraft } from './statement-entry.ts'
import { allAt, type Place, placeAt, textAt, textOf, wouldBe } from './xml-place.ts'

export type SkippedEntry = { readonly path: string; readonly line: number | null; readonly status: string }

const NOT_BOOKED: ReadonlySet<string> = new Set(['PDNG', 'INFO', 'FUTR'])

/** A plain word in older versions, an element of its own in newer ones. Undefined, and a fault, where it is not known. */
export function statusOf(entry: Place, faults: FaultList): 'booked' | SkippedEntry | undefined {
  const status = textAt(entry, 'Sts/Cd') ?? (placeAt(entry, 'Sts/Prtry') ? '' : textAt(entry, 'Sts'))
  if (status === 'BOOK') return 'booked'
  if (status !== undefined && NOT_BOOKED.has(status)) return { path: entry.path, line: entry.line, status }
  return faults.tell(status === undefined ? 'value-missing' : 'status-unreadable', wouldBe(entry, 'Sts'))
}

/** Empty, with faults told, where it cannot be read. */
export function readEntry(entry: Place, currency: string, faults: FaultList): EntryDraft[] {
  const booking = readBooking(entry, currency, faults)
  if (!booking) return []
  const payments = allAt(entry, 'NtryDtls').flatMap((details) => allAt(details, 'TxDtls'))
  const shares = sharesOf(payments, booking)
  if (!shares) return [{ ...booking, ...describe(payments, entry) }]
  return shares.map(({ place, direction, amountMinor }) => ({
    ...booking,
    ...describe([place], entry),
    path: place.path,
    direction,
    amountMinor,
  }))
}

const ONCE = ['Amt', 'CdtDbtInd', 'RvslInd', 'Sts', 'BookgDt', 'ValDt', 'AcctSvcrRef']

type Booking = Pick<EntryDraft, 'path' | 'direction' | 'amountMinor' | 'currency' | 'bookedOn' | 'valueOn' | 'isReversal'>

function readBooking(entry: Place, currency: string, faults: FaultList): Booking | undefined {
  refuseRepeated(entry, ONCE, faults)
  const amountMinor = readMoney(entry, currency, faults)
  const direction = readDirection(entry, faults)
  const isReversal = readFlag(entry, 'RvslInd', faults)
  const value = placeAt(entry, 'ValDt')
  const booked = placeAt(entry, 'BookgDt') ?? value
  if (!booked) faults.tell('value-missing', wouldBe(entry, 'BookgDt'))
  const bookedOn = booked && readDate(booked, faults)
  const valueOn = value && value.path !== booked?.path ? readDate(value, faults) : bookedOn
  if (amountMinor === undefined || direction === undefined || isReversal === undefined) return undefined
  if (bookedOn === undefined || valueOn === undefined) return undefined
  return { path: entry.path, direction, amountMinor, currency, bookedOn, valueOn, isReversal }
}

type Share = Pick<EntryDraft, 'direction' | 'amountMinor'> & { readonly place: Place }

/** What each payment has of a booking of several; undefined where that is not told in full. */
function sharesOf(payments: readonly Place[], { amountMinor, direction, currency }: Booking): Share[] | undefined {
  if (payments.length < 2) return undefined
  const shares = payments.map((place) => shareOf(place, direction, currency)).filter((share) => share !== undefined)
  if (shares.length < payments.length) return undefined
  const sum = shares.reduce((total, share) => total + BigInt(share.direction === direction ? share.amountMinor : -share.amountMinor), 0n)
  return sum === BigInt(amountMinor) ? shares : undefined
}

/** Version 001.02 gives a payment's amount among its details only. */
function shareOf(place: Place, ofEntry: Share['direction'], currency: string): Share | undefined {
  const at = placeAt(place, 'Amt') ?? placeAt(place, 'AmtDtls/TxAmt/Amt')
  if (at?.element.getAttribute('Ccy') !== currency) return undefined
  const amount = readAmount(textOf(at), currency)
  const said = textAt(place, 'CdtDbtInd')
  const direction = said === undefined ? ofEntry : DIRECTIONS.get(said)
  return amount.ok && direction ? { direction, amountMinor: amount.value, place } : undefined
}

const DIRECTIONS: ReadonlyMap<string, Share['direction']> = new Map([
  ['CRDT', 'credit'],
  ['DBIT', 'debit'],
])
