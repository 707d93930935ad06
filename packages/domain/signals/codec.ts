/**
 * Signals as compact bytes. Instants are written as their distance before `asOf`, which keeps them short.
 * The format version is the account's (account/codec.ts): change both together.
 */
import {
  type Reader,
  readCount,
  readOptional,
  readSigned,
  readText,
  type Writer,
  writeCount,
  writeOptional,
  writeSigned,
  writeText,
} from '../kernel/bytes.ts'
import { readConduct, writeConduct } from './conduct-codec.ts'
import type { Consent } from './consent.ts'
import type { DebtElsewhere } from './debts-elsewhere.ts'
import { readInformation, writeInformation } from './information-codec.ts'
import { readMeans, writeMeans } from './means-codec.ts'
import type { Sighting } from './retention.ts'
import { readSecurity, writeSecurity } from './security-codec.ts'
import { type Balance, newSignals, type PaidInstalment, type Score, type Signals, type Statement } from './signals.ts'
import { nothingStruck, readStruck, writeStruck } from './struck.ts'

export function encodeSignals(writer: Writer, signals: Signals): void {
  const { asOf } = signals
  writeCount(writer, asOf)
  writeOptional(writer, signals.registeredAt)
  writeText(writer, signals.registeredCurrency ?? '')
  writeFields(writer, signals.fieldsChangedAt)
  writeConsents(writer, signals.consents)
  writeOptional(writer, signals.verifiedAt)
  writeInstants(writer, asOf, signals.identityFailures)
  writeInstants(writer, asOf, signals.failedDraws)
  writeInstants(writer, asOf, signals.applications)
  writeSightings(writer, asOf, signals.devices)
  writeSightings(writer, asOf, signals.places)
  writeScores(writer, asOf, signals.scores)
  writeDebts(writer, asOf, signals.elsewhere)
  writeStatements(writer, asOf, signals.statements)
  writeBalances(writer, asOf, signals.balances)
  writeInstalments(writer, asOf, signals.instalments)
  writeMeans(writer, asOf, signals.means)
  writeOptional(writer, signals.inquiryFailedAt.score)
  writeOptional(writer, signals.inquiryFailedAt.bureau)
  writeStruck(writer, signals.struck)
  writeSecurity(writer, asOf, signals.security)
  writeInformation(writer, asOf, signals.information)
  writeConduct(writer, asOf, signals.conduct)
}

/** Fields in the order of `newSignals`, so that all signals are objects of one shape. The same holds of what is in their lists. */
export function decodeSignals(reader: Reader, format: number): Signals {
  const asOf = readCount(reader)
  return {
    asOf,
    registeredAt: readOptional(reader),
    registeredCurrency: readText(reader) || null,
    fieldsChangedAt: readFields(reader),
    consents: readConsents(reader),
    verifiedAt: readOptional(reader),
    identityFailures: readInstants(reader, asOf),
    failedDraws: readInstants(reader, asOf),
    applications: readInstants(reader, asOf),
    devices: readSightings(reader, asOf),
    places: readSightings(reader, asOf),
    scores: readScores(reader, asOf),
    elsewhere: readDebts(reader, asOf),
    statements: readStatements(reader, asOf),
    balances: readBalances(reader, asOf),
    instalments: readInstalments(reader, asOf),
    means: readMeans(reader, asOf),
    inquiryFailedAt: format < 3 ? newSignals.inquiryFailedAt : { score: readOptional(reader), bureau: readOptional(reader) },
    struck: format < 4 ? nothingStruck : readStruck(reader),
    security: format < 4 ? newSignals.security : readSecurity(reader, asOf),
    information: format < 4 ? newSignals.information : readInformation(reader, asOf),
    conduct: format < 4 ? newSignals.conduct : readConduct(reader, asOf),
  }
}

/** Order on disk; new ones go to the end, with a new format version. An object literal is evaluated in the order it is written. */
function writeFields(writer: Writer, fields: Signals['fieldsChangedAt']): void {
  writeOptional(writer, fields.phone)
  writeOptional(writer, fields.address)
  writeOptional(writer, fields.occupation)
  writeOptional(writer, fields.identity_document)
  writeOptional(writer, fields.bank_card)
}

const readFields = (reader: Reader): Signals['fieldsChangedAt'] => ({
  phone: readOptional(reader),
  address: readOptional(reader),
  occupation: readOptional(reader),
  identity_document: readOptional(reader),
  bank_card: readOptional(reader),
})

function writeConsents(writer: Writer, consents: Signals['consents']): void {
  writeConsent(writer, consents.score)
  writeConsent(writer, consents.bureau)
  writeConsent(writer, consents.device)
  writeConsent(writer, consents.marketing)
}

const readConsents = (reader: Reader): Signals['consents'] => ({
  score: readConsent(reader),
  bureau: readConsent(reader),
  device: readConsent(reader),
  marketing: readConsent(reader),
})

function writeConsent(writer: Writer, { grantedAt, expiresAt, withdrawnAt }: Consent): void {
  writeOptional(writer, grantedAt)
  writeOptional(writer, expiresAt)
  writeOptional(writer, withdrawnAt)
}

const readConsent = (reader: Reader): Consent => ({
  grantedAt: readOptional(reader),
  expiresAt: readOptional(reader),
  withdrawnAt: readOptional(reader),
})

/** Instants after `asOf` exist (an expiry), hence the sign. */
const writeAgo = (writer: Writer, asOf: number, at: number): void => writeSigned(writer, asOf - at)
const readAgo = (reader: Reader, asOf: number): number => asOf - readSigned(reader)

function writeInstants(writer: Writer, asOf: number, instants: readonly number[]): void {
  writeCount(writer, instants.length)
  for (const at of instants) writeAgo(writer, asOf, at)
}

function readInstants(reader: Reader, asOf: number): number[] {
  const instants: number[] = []
  for (let left = readCount(reader); left > 0; left--) instants.push(readAgo(reader, asOf))
  return instants
}

function writeSightings(writer: Writer, asOf: number, sightings: readonly Sighting[]): void {
  writeCount(writer, sightings.length)
  for (const { key, at } of sightings) {
    writeCount(writer, key)
    writeAgo(writer, asOf, at)
  }
}

function readSightings(reader: Reader, asOf: number): Sighting[] {
  const sightings: Sighting[] = []
  for (let left = readCount(reader); left > 0; left--) sightings.push({ key: readCount(reader), at: readAgo(reader, asOf) })
  return sightings
}

/** When it took effect, and how much later it was learned. */
function writeDates(writer: Writer, asOf: number, at: number, learnedAt: number): void {
  writeAgo(writer, asOf, at)
  writeSigned(writer, learnedAt - at)
}

function writeScores(writer: Writer, asOf: number, scores: readonly Score[]): void {
  writeCount(writer, scores.length)
  for (const { at, learnedAt, source, value, rangeMin, rangeMax } of scores) {
    writeDates(writer, asOf, at, learnedAt)
    writeCount(writer, source)
    writeCount(writer, value)
    writeCount(writer, rangeMin)
    writeCount(writer, rangeMax)
  }
}

function readScores(reader: Reader, asOf: number): Score[] {
  const scores: Score[] = []
  for (let left = readCount(reader); left > 0; left--) {
    const at = readAgo(reader, asOf)
    const learnedAt = at + readSigned(reader)
    const source = readCount(reader)
    scores.push({ at, learnedAt, source, value: readCount(reader), rangeMin: readCount(reader), rangeMax: readCount(reader) })
  }
  return scores
}

function writeDebts(writer: Writer, asOf: number, debts: readonly DebtElsewhere[]): void {
  writeCount(writer, debts.length)
  for (const { at, learnedAt, record, daysPastDue } of debts) {
    writeDates(writer, asOf, at, learnedAt)
    writeCount(writer, record)
    writeCount(writer, daysPastDue)
  }
}

function readDebts(reader: Reader, asOf: number): DebtElsewhere[] {
  const debts: DebtElsewhere[] = []
  for (let left = readCount(reader); left > 0; left--) {
    const at = readAgo(reader, asOf)
    debts.push({ at, learnedAt: at + readSigned(reader), record: readCount(reader), daysPastDue: readCount(reader) })
  }
  return debts
}

function writeStatements(writer: Writer, asOf: number, statements: readonly Statement[]): void {
  writeCount(writer, statements.length)
  for (const { at, learnedAt, balanceMinor, paidMinor, daysPastDue } of statements) {
    writeDates(writer, asOf, at, learnedAt)
    writeSigned(writer, balanceMinor)
    writeCount(writer, paidMinor)
    writeCount(writer, daysPastDue)
  }
}

function readStatements(reader: Reader, asOf: number): Statement[] {
  const statements: Statement[] = []
  for (let left = readCount(reader); left > 0; left--) {
    const at = readAgo(reader, asOf)
    const learnedAt = at + readSigned(reader)
    const balanceMinor = readSigned(reader)
    statements.push({ at, learnedAt, balanceMinor, paidMinor: readCount(reader), daysPastDue: readCount(reader) })
  }
  return statements
}

function writeBalances(writer: Writer, asOf: number, balances: readonly Balance[]): void {
  writeCount(writer, balances.length)
  for (const { at, learnedAt, drawnMinor } of balances) {
    writeDates(writer, asOf, at, learnedAt)
    writeCount(writer, drawnMinor)
  }
}

function readBalances(reader: Reader, asOf: number): Balance[] {
  const balances: Balance[] = []
  for (let left = readCount(reader); left > 0; left--) {
    const at = readAgo(reader, asOf)
    balances.push({ at, learnedAt: at + readSigned(reader), drawnMinor: readCount(reader) })
  }
  return balances
}

function writeInstalments(writer: Writer, asOf: number, instalments: readonly PaidInstalment[]): void {
  writeCount(writer, instalments.length)
  for (const { at, learnedAt, instalment, daysLate } of instalments) {
    writeDates(writer, asOf, at, learnedAt)
    writeCount(writer, instalment)
    writeCount(writer, daysLate)
  }
}

function readInstalments(reader: Reader, asOf: number): PaidInstalment[] {
  const instalments: PaidInstalment[] = []
  for (let left = readCount(reader); left > 0; left--) {
    const at = readAgo(reader, asOf)
    instalments.push({ at, learnedAt: at + readSigned(reader), instalment: readCount(reader), daysLate: readCount(reader) })
  }
  return instalments
}
