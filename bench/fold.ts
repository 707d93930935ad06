/** How fast facts fold into signals, and a whole step decides, against reading the same events from JSON. */

import { readFact } from '@fairline/contract/cloud-event'
import type { Fact } from '@fairline/contract/facts'
import type { Account, Decision } from '@fairline/domain/account/account'
import { decodeAccount, encodeAccount, writeAccount } from '@fairline/domain/account/codec'
import { applyDecision, newAccount, step } from '@fairline/domain/account/step'
import { newWriter } from '@fairline/domain/kernel/bytes'
import { sourceAt } from '@fairline/domain/pack/source-at'
import { CATALOGUE } from '@fairline/domain/signals/catalogue'
import { foldFact, newSignals } from '@fairline/domain/signals/signals'
import { defaultPack } from './default-pack.ts'
import { perCpuSecond, print } from './figure.ts'
import { eventOf } from './synthetic-book.ts'

const BORROWERS = 500
const EVENTS_EACH = 40
const EVENTS = BORROWERS * EVENTS_EACH
/** One round is over before the compiler has seen enough of it. */
const CODEC_ROUNDS = 20
/** As long as a borrower's number is in the ids of his holds. */
const NAMING = { borrower: '1atk7ja5yzw5u' }
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
const sources = ends.map((end) => sourceAt(pack, end, end.clockAt))
const read = perCpuSecond(BORROWERS * CODEC_ROUNDS, () => {
  for (let round = 0; round < CODEC_ROUNDS; round++) for (const source of sources) for (const signal of CATALOGUE) signal.read(source)
})
print('fold', { figure: 'signals-read', value: read * CATALOGUE.length, unit: 'signals/cpu-s', against: 'json-parse', ratio: read / parse })

/** Most of these lines are held by now, with evidence: an account of a line without holds is half as long. */
const held = ends.filter(({ line }) => line.holds.length > 0).length
print('fold', { figure: 'accounts-with-holds', value: (100 * held) / BORROWERS, unit: '%' })

const writer = newWriter()
const encode = perCpuSecond(BORROWERS * CODEC_ROUNDS, () => {
  for (let round = 0; round < CODEC_ROUNDS; round++) {
    for (const account of ends) {
      writer.length = 0
      writeAccount(writer, account)
    }
  }
})
print('fold', { figure: 'encode', value: encode, unit: 'accounts/cpu-s', against: 'json-parse', ratio: encode / parse })

const stored = ends.map(encodeAccount)
const decode = perCpuSecond(BORROWERS * CODEC_ROUNDS, () => {
  for (let round = 0; round < CODEC_ROUNDS; round++) for (const bytes of stored) decodeAccount(bytes)
})
print('fold', { figure: 'decode', value: decode, unit: 'accounts/cpu-s', against: 'json-parse', ratio: decode / parse })

const sizes = stored.map(({ length }) => length)
const mean = sizes.reduce((sum, size) => sum + size, 0) / BORROWERS
print('fold', { figure: 'mean-account', value: mean, unit: 'bytes' })
print('fold', { figure: 'largest-account', value: Math.max(...sizes), unit: 'bytes', target: 1_000, met: Math.max(...sizes) <= 1_000 })

/** A step but for the policy and what is made of its answer: fold the fact, evolve the line and fold each outcome, as stored. */
const histories = facts.map(historyOf)
const apply = perCpuSecond(EVENTS, () => {
  for (const history of histories) history.reduce((account, { fact, decision }) => applyDecision(account, fact, decision), newAccount)
})
print('fold', { figure: 'apply-decision', value: apply, unit: 'events/cpu-s', against: 'json-parse', ratio: apply / parse })

const steps = perCpuSecond(EVENTS, () => {
  for (const book of facts) wholeBook(book)
})
print('fold', { figure: 'step', value: steps, unit: 'events/cpu-s', against: 'json-parse', ratio: steps / parse })

function factOf(message: object): Fact {
  const reading = readFact(message, NOW)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.value.fact
}

function wholeBook(book: readonly Fact[]): Account {
  let account = newAccount
  for (const fact of book) {
    const outcome = step(account, fact, pack, NAMING)
    if (outcome.ok) account = outcome.value.account
  }
  return account
}

function historyOf(book: readonly Fact[]): { fact: Fact; decision: Decision }[] {
  let account = newAccount
  return book.flatMap((fact) => {
    const outcome = step(account, fact, pack, NAMING)
    if (!outcome.ok) return []
    account = outcome.value.account
    return [{ fact, decision: outcome.value.decision }]
  })
}
