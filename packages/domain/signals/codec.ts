/**
 * Signals as compact bytes. Instants are written as their distance before `asOf`, which keeps them short.
 * The format version is the account's (account/codec.ts): change both together.
 */
import type { CONSENT_PURPOSES, PROFILE_FIELDS } from '@fairline/contract/facts'
import {
  type Reader,
  readCount,
  readList,
  readOptional,
  readSigned,
  readText,
  type Writer,
  writeCount,
  writeList,
  writeOptional,
  writeSigned,
  writeText,
} from '../kernel/bytes.ts'
import type { Balance, Consent, DebtElsewhere, Score, Signals, Statement } from './signals.ts'

/** Order on disk; new ones go to the end, with a new format version. */
const FIELDS = ['phone', 'address', 'occupation', 'identity_document', 'bank_card'] as const satisfies typeof PROFILE_FIELDS
const PURPOSES = ['score', 'bureau', 'device', 'marketing'] as const satisfies typeof CONSENT_PURPOSES

/** Instants after `asOf` exist (an expiry), hence the sign. */
const writeAgo = (writer: Writer, asOf: number, at: number): void => writeSigned(writer, asOf - at)
const readAgo = (reader: Reader, asOf: number): number => asOf - readSigned(reader)

type Instants = { asOf: number }

export function encodeSignals(writer: Writer, signals: Signals): void {
  const { asOf } = signals
  const instant = (to: Writer, at: number) => writeAgo(to, asOf, at)
  const dated = (to: Writer, { at, learnedAt }: { at: number; learnedAt: number }) => {
    instant(to, at)
    writeSigned(to, learnedAt - at)
  }
  writeCount(writer, asOf)
  writeOptional(writer, signals.registeredAt)
  writeText(writer, signals.registeredCurrency ?? '')
  for (const field of FIELDS) writeOptional(writer, signals.fieldsChangedAt[field])
  for (const purpose of PURPOSES) writeConsent(writer, signals.consents[purpose])
  writeOptional(writer, signals.verifiedAt)
  for (const instants of [signals.identityFailures, signals.failedDraws, signals.applications]) writeList(writer, instants, instant)
  for (const sightings of [signals.devices, signals.places]) {
    writeList(writer, sightings, (to, { key, at }) => {
      writeCount(to, key)
      instant(to, at)
    })
  }
  writeList(writer, signals.scores, (to, score) => {
    dated(to, score)
    for (const value of [score.source, score.value, score.rangeMin, score.rangeMax]) writeCount(to, value)
  })
  writeList(writer, signals.elsewhere, (to, debt) => {
    dated(to, debt)
    for (const value of [debt.record, debt.daysPastDue]) writeCount(to, value)
  })
  writeList(writer, signals.statements, (to, statement) => {
    dated(to, statement)
    writeSigned(to, statement.balanceMinor)
    for (const value of [statement.paidMinor, statement.daysPastDue]) writeCount(to, value)
  })
  writeList(writer, signals.balances, (to, balance) => {
    dated(to, balance)
    writeCount(to, balance.drawnMinor)
  })
}

export function decodeSignals(reader: Reader): Signals {
  const asOf = readCount(reader)
  const instants = () => readList(reader, (from) => readAgo(from, asOf))
  const sightings = () => readList(reader, (from) => ({ key: readCount(from), at: readAgo(from, asOf) }))
  return {
    asOf,
    registeredAt: readOptional(reader),
    registeredCurrency: readText(reader) || null,
    fieldsChangedAt: byName(FIELDS, () => readOptional(reader)),
    consents: byName(PURPOSES, () => readConsent(reader)),
    verifiedAt: readOptional(reader),
    identityFailures: instants(),
    failedDraws: instants(),
    applications: instants(),
    devices: sightings(),
    places: sightings(),
    scores: readList(reader, (from) => readScore(from, { asOf })),
    elsewhere: readList(reader, (from) => readDebt(from, { asOf })),
    statements: readList(reader, (from) => readStatement(from, { asOf })),
    balances: readList(reader, (from) => readBalance(from, { asOf })),
  }
}

const byName = <K extends string, V>(names: readonly K[], read: () => V): Record<K, V> =>
  Object.fromEntries(names.map((name) => [name, read()])) as Record<K, V>

function writeConsent(writer: Writer, { grantedAt, expiresAt, withdrawnAt }: Consent): void {
  for (const at of [grantedAt, expiresAt, withdrawnAt]) writeOptional(writer, at)
}

const readConsent = (reader: Reader): Consent => ({
  grantedAt: readOptional(reader),
  expiresAt: readOptional(reader),
  withdrawnAt: readOptional(reader),
})

function readDated(reader: Reader, { asOf }: Instants): { at: number; learnedAt: number } {
  const at = readAgo(reader, asOf)
  return { at, learnedAt: at + readSigned(reader) }
}

const readScore = (reader: Reader, instants: Instants): Score => ({
  ...readDated(reader, instants),
  source: readCount(reader),
  value: readCount(reader),
  rangeMin: readCount(reader),
  rangeMax: readCount(reader),
})

const readDebt = (reader: Reader, instants: Instants): DebtElsewhere => ({
  ...readDated(reader, instants),
  record: readCount(reader),
  daysPastDue: readCount(reader),
})

const readStatement = (reader: Reader, instants: Instants): Statement => ({
  ...readDated(reader, instants),
  balanceMinor: readSigned(reader),
  paidMinor: readCount(reader),
  daysPastDue: readCount(reader),
})

const readBalance = (reader: Reader, instants: Instants): Balance => ({ ...readDated(reader, instants), drawnMinor: readCount(reader) })
