/**
 * Logins, devices, suspicions and intrusions as compact bytes. Part of the account's format (account/codec.ts). A fingerprint is written once;
 * where it comes again, its place among those written before stands for it.
 */
import { type Reader, readCount, readList, readSigned, type Writer, writeCount, writeList, writeSigned } from '../kernel/bytes.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Doing } from './doing.ts'
import type { Intrusion } from './intrusion.ts'
import { type ChangedAt, DEEDS, type FieldChange, type Login, type Matter, noSecurity, type Security } from './security.ts'

/** Order on disk; new ones go to the end. */
const FIELDS = ['phone', 'address', 'occupation', 'identity_document', 'bank_card'] as const satisfies readonly FieldChange['field'][]

/** What stands there; the second since a proof's device is known. */
const PLAIN = 1
const WITH_PROOF = 2

/** Of most borrowers something is known; of one just registered nothing, and one byte says so. */
export function writeSecurity(writer: Writer, asOf: number, security: Security): void {
  const isEmpty = isNothing(security)
  const { lastProof } = security
  writeCount(writer, isEmpty ? 0 : lastProof === null ? PLAIN : WITH_PROOF)
  if (isEmpty) return
  const keys = newKeys()
  writeUse(writer, asOf, keys, security)
  writeCounted(writer, asOf, keys, security)
  writeMatters(writer, asOf, security.suspicions)
  writeMatters(writer, asOf, security.links)
  writeList(writer, security.intrusions, (one) => writeIntrusion(writer, asOf, one))
  if (lastProof === null) return
  writeAgo(writer, asOf, lastProof.at)
  writeKey(writer, keys, lastProof.device)
}

/** Fields in the order of `noSecurity`, so that all are objects of one shape. An object literal is evaluated in the order it is written. */
export function readSecurity(reader: Reader, asOf: number): Security {
  const holds = readCount(reader)
  if (holds === 0) return noSecurity
  const keys = newKeys()
  return {
    logins: readLogins(reader, asOf, keys),
    endedSessions: readList(reader, () => ({ key: readCount(reader), at: readAgo(reader, asOf) })),
    trust: readList(reader, () => ({
      device: readCount(reader),
      trustedAt: readAgoOrNull(reader, asOf),
      untrustedAt: readAgoOrNull(reader, asOf),
      provedAt: readAgoOrNull(reader, asOf),
    })),
    authenticationFailures: readList(reader, () => readDoing(reader, asOf, keys)),
    asked: readList(reader, () => ({ ...readDoing(reader, asOf, keys), amountMinor: readCount(reader) })),
    deeds: readList(reader, () => ({
      ...readDoing(reader, asOf, keys),
      what: known(DEEDS, readCount(reader)),
      countedAt: readAgo(reader, asOf),
      drawdown: readCount(reader),
    })),
    draws: readList(reader, () => ({ at: readAgo(reader, asOf), drawdown: readCount(reader), amountMinor: readCount(reader) })),
    fieldChanges: readList(reader, () => ({ ...readDoing(reader, asOf, keys), field: known(FIELDS, readCount(reader)) })),
    fieldsBefore: readCount(reader) === 0 ? null : readFields(reader, asOf),
    suspicions: readMatters(reader, asOf),
    links: readMatters(reader, asOf),
    intrusions: readList(reader, () => readIntrusion(reader, asOf)),
    lastProof: holds === WITH_PROOF ? { at: readAgo(reader, asOf), device: readKey(reader, keys) } : null,
  }
}

/** Without changes of fields there is nothing before them either. */
const isNothing = (security: Security): boolean =>
  security.logins.length === 0 &&
  security.endedSessions.length === 0 &&
  security.trust.length === 0 &&
  security.authenticationFailures.length === 0 &&
  security.asked.length === 0 &&
  security.deeds.length === 0 &&
  security.draws.length === 0 &&
  security.fieldChanges.length === 0 &&
  security.suspicions.length === 0 &&
  security.links.length === 0 &&
  security.intrusions.length === 0 &&
  security.lastProof === null

/** In the order of `readSecurity`. */
function writeUse(
  writer: Writer,
  asOf: number,
  keys: Keys,
  { logins, endedSessions, trust, authenticationFailures, asked }: Security,
): void {
  writeLogins(writer, asOf, keys, logins)
  writeList(writer, endedSessions, ({ key, at }) => {
    writeCount(writer, key)
    writeAgo(writer, asOf, at)
  })
  writeList(writer, trust, ({ device, trustedAt, untrustedAt, provedAt }) => {
    writeCount(writer, device)
    writeAgoOrNull(writer, asOf, trustedAt)
    writeAgoOrNull(writer, asOf, untrustedAt)
    writeAgoOrNull(writer, asOf, provedAt)
  })
  writeList(writer, authenticationFailures, (one) => writeDoing(writer, asOf, keys, one))
  writeList(writer, asked, (one) => {
    writeDoing(writer, asOf, keys, one)
    writeCount(writer, one.amountMinor)
  })
}

function writeCounted(writer: Writer, asOf: number, keys: Keys, { deeds, draws, fieldChanges, fieldsBefore }: Security): void {
  writeList(writer, deeds, (one) => {
    writeDoing(writer, asOf, keys, one)
    writeCount(writer, DEEDS.indexOf(one.what))
    writeAgo(writer, asOf, one.countedAt)
    writeCount(writer, one.drawdown)
  })
  writeList(writer, draws, ({ at, drawdown, amountMinor }) => {
    writeAgo(writer, asOf, at)
    writeCount(writer, drawdown)
    writeCount(writer, amountMinor)
  })
  writeList(writer, fieldChanges, (one) => {
    writeDoing(writer, asOf, keys, one)
    writeCount(writer, FIELDS.indexOf(one.field))
  })
  writeCount(writer, fieldsBefore === null ? 0 : 1)
  if (fieldsBefore !== null) for (const field of FIELDS) writeAgoOrNull(writer, asOf, fieldsBefore[field])
}

const readFields = (reader: Reader, asOf: number): ChangedAt => ({
  phone: readAgoOrNull(reader, asOf),
  address: readAgoOrNull(reader, asOf),
  occupation: readAgoOrNull(reader, asOf),
  identity_document: readAgoOrNull(reader, asOf),
  bank_card: readAgoOrNull(reader, asOf),
})

function writeMatters(writer: Writer, asOf: number, matters: readonly Matter[]): void {
  writeList(writer, matters, ({ key, kind, openedAt, closedAt }) => {
    writeCount(writer, key)
    writeCount(writer, kind)
    writeAgoOrNull(writer, asOf, openedAt)
    writeAgoOrNull(writer, asOf, closedAt)
  })
}

const readMatters = (reader: Reader, asOf: number): Matter[] =>
  readList(reader, () => ({
    key: readCount(reader),
    kind: readCount(reader),
    openedAt: readAgoOrNull(reader, asOf),
    closedAt: readAgoOrNull(reader, asOf),
  }))

function writeIntrusion(writer: Writer, asOf: number, { sinceAt, untilAt, devices, sessions }: Intrusion): void {
  writeAgoOrNull(writer, asOf, sinceAt)
  writeAgo(writer, asOf, untilAt)
  writeList(writer, devices, (key) => writeCount(writer, key))
  writeList(writer, sessions, (key) => writeCount(writer, key))
}

const readIntrusion = (reader: Reader, asOf: number): Intrusion => ({
  sinceAt: readAgoOrNull(reader, asOf),
  untilAt: readAgo(reader, asOf),
  devices: readList(reader, () => readCount(reader)),
  sessions: readList(reader, () => readCount(reader)),
})

/** In their order, each as far behind the one before it. */
function writeLogins(writer: Writer, asOf: number, keys: Keys, logins: readonly Login[]): void {
  writeCount(writer, logins.length)
  const first = logins[0]
  if (first === undefined) return
  writeAgo(writer, asOf, first.at)
  let before = first.at
  for (const login of logins) {
    writeCount(writer, login.at - before)
    before = login.at
    writeKey(writer, keys, login.device)
    writeKey(writer, keys, login.session)
    writeKey(writer, keys, login.place)
    writeCount(writer, login.network)
  }
}

function readLogins(reader: Reader, asOf: number, keys: Keys): Login[] {
  const logins: Login[] = []
  const length = readCount(reader)
  if (length === 0) return logins
  let at = readAgo(reader, asOf)
  for (let left = length; left > 0; left--) {
    at += readCount(reader)
    const [device, session, place] = [readKey(reader, keys), readKey(reader, keys), readKey(reader, keys)]
    logins.push({ at, device, session, place, network: readCount(reader) })
  }
  return logins
}

function writeDoing(writer: Writer, asOf: number, keys: Keys, { at, device, session }: Doing): void {
  writeAgo(writer, asOf, at)
  writeKey(writer, keys, device)
  writeKey(writer, keys, session)
}

const readDoing = (reader: Reader, asOf: number, keys: Keys): Doing => ({
  at: readAgo(reader, asOf),
  device: readKey(reader, keys),
  session: readKey(reader, keys),
})

/** Those seen so far; 0, which says that nothing was told, is known from the beginning. */
type Keys = number[]
const newKeys = (): Keys => [0]

function writeKey(writer: Writer, keys: Keys, key: number): void {
  const place = keys.indexOf(key)
  writeCount(writer, place + 1)
  if (place >= 0) return
  writeCount(writer, key)
  keys.push(key)
}

function readKey(reader: Reader, keys: Keys): number {
  const place = readCount(reader)
  if (place > 0) return known(keys, place - 1)
  const key = readCount(reader)
  keys.push(key)
  return key
}

/** Instants after `asOf` exist (the end of an intrusion), hence the sign. */
const writeAgo = (writer: Writer, asOf: number, at: number): void => writeSigned(writer, asOf - at)
const readAgo = (reader: Reader, asOf: number): number => asOf - readSigned(reader)

function writeAgoOrNull(writer: Writer, asOf: number, at: number | null): void {
  writeCount(writer, at === null ? 0 : 1)
  if (at !== null) writeAgo(writer, asOf, at)
}

const readAgoOrNull = (reader: Reader, asOf: number): number | null => (readCount(reader) === 0 ? null : readAgo(reader, asOf))

function known<T>(words: readonly T[], index: number): T {
  const word = words[index]
  invariant(word !== undefined, 'security is in known words')
  return word
}
