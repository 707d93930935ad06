/** How fast facts fold into signals, and a whole step decides, against reading the same events from JSON. */
import { readFact } from '@fairline/contract/cloud-event'
import type { Fact } from '@fairline/contract/facts'
import { decodeAccount, encodeAccount } from '@fairline/domain/account/codec'
import { newAccount, step } from '@fairline/domain/account/step'
import { readSignals } from '@fairline/domain/signals/catalogue'
import { foldFact, newSignals } from '@fairline/domain/signals/signals'
import { defaultPack } from './default-pack.ts'
import { perCpuSecond, print } from './figure.ts'
import { eventOf } from './synthetic-book.ts'

const BORROWERS = 500
const EVENTS_EACH = 40
const EVENTS = BORROWERS * EVENTS_EACH
const NOW = Date.parse('2026-12-31T00:00:00Z')

const pack = await defaultPack()
const books = Array.from({ length: BORROWERS }, (_, borrower) => Array.from({ length: EVENTS_EACH }, (_, nth) => eventOf(borrower, nth)))
const texts = books.flat().map((one) => JSON.stringify(one))
const facts = books.map((book) => book.map(factOf))

const parse = perCpuSecond(EVENTS, () => {
  for (const text of texts) JSON.parse(text)
})
print('fold', { figure: 'json-parse', value: parse, unit: 'events/cpu-s' })

const validate = perCpuSecond(EVENTS, () => {
  for (const book of books) for (const one of book) readFact(one, NOW)
})
print('fold', { figure: 'contract-check', value: validate, unit: 'events/cpu-s', against: 'json-parse', ratio: validate / parse })

const fold = perCpuSecond(EVENTS, () => {
  for (const book of facts) book.reduce(foldFact, newSignals)
})
print('fold', { figure: 'fold', value: fold, unit: 'events/cpu-s', against: 'json-parse', ratio: fold / parse })

const ends = facts.map(wholeBook)
const read = perCpuSecond(BORROWERS, () => {
  for (const { signals, line, clockAt } of ends) readSignals({ signals, line, at: clockAt, scale: pack.scoreScale, draw: null })
})
print('fold', { figure: 'read-all-signals', value: read, unit: 'reads/cpu-s', against: 'json-parse', ratio: read / parse })

const bytes = perCpuSecond(BORROWERS, () => {
  for (const account of ends) decodeAccount(encodeAccount(account))
})
print('fold', { figure: 'encode-and-decode', value: bytes, unit: 'accounts/cpu-s', against: 'json-parse', ratio: bytes / parse })
const sizes = ends.map((account) => encodeAccount(account).length)
print('fold', { figure: 'largest-account', value: Math.max(...sizes), unit: 'bytes', target: 1_000, met: Math.max(...sizes) <= 1_000 })

const steps = perCpuSecond(EVENTS, () => {
  for (const book of facts) wholeBook(book)
})
print('fold', { figure: 'step', value: steps, unit: 'events/cpu-s', against: 'json-parse', ratio: steps / parse })

function factOf(message: object): Fact {
  const reading = readFact(message, NOW)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.value.fact
}

function wholeBook(book: readonly Fact[]) {
  let account = newAccount
  for (const fact of book) {
    const outcome = step(account, fact, pack, { borrower: 'b' })
    if (outcome.ok) account = outcome.value.account
  }
  return account
}
