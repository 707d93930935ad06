/**
 * An account as compact bytes: usually well under 1 kB. The store adds length and checksum.
 *
 * Throws   BrokenInvariant on bytes of another format version, cut short, or longer than they should be.
 */
import { HOLD_SCOPES } from '@fairline/contract/outcomes'
import {
  newReader,
  newWriter,
  type Reader,
  readCount,
  readCounts,
  readOptional,
  readSigned,
  readText,
  type Writer,
  writeCount,
  writeCounts,
  writeOptional,
  writeSigned,
  writeText,
  written,
} from '../kernel/bytes.ts'
import { invariant } from '../kernel/outcome.ts'
import { readLending, writeLending } from '../line/lending-codec.ts'
import type { Hold, Line, Movement } from '../line/line.ts'
import type { Evidence } from '../line/outcomes.ts'
import { decodeSignals, encodeSignals } from '../signals/codec.ts'
import type { Account } from './account.ts'

/** Raised whenever anything below or in signals/codec.ts is written differently. */
export const FORMAT = 4
/** Older ones are read, as what they lack was then in no account; before this one, accounts are made anew from their logs. */
const OLDEST_READ = 2

/** Order on disk; new ones go to the end. */
const STAGES = ['pending', 'open', 'closed'] as const satisfies readonly Line['stage'][]
const ORIGINS = [null, 'granted', 'imported'] as const satisfies readonly Line['origin'][]

export function encodeAccount(account: Account): Uint8Array {
  const writer = newWriter()
  writeAccount(writer, account)
  return written(writer)
}

/** Behind what the writer holds already: a store uses one writer for all its accounts, as a new buffer for each costs more than its bytes. */
export function writeAccount(writer: Writer, account: Account): void {
  writeCount(writer, FORMAT)
  writeCount(writer, account.sequence)
  writeCount(writer, account.clockAt)
  encodeSignals(writer, account.signals)
  writeLine(writer, account.line)
  writeScore(writer, account.assessment.behaviourScore)
  writeText(writer, account.assessment.grade ?? '')
}

export function decodeAccount(bytes: Uint8Array): Account {
  const reader = newReader(bytes)
  const format = readCount(reader)
  invariant(format >= OLDEST_READ && format <= FORMAT, 'an account has a format version that this release reads')
  const account = {
    sequence: readCount(reader),
    clockAt: readCount(reader),
    signals: decodeSignals(reader, format),
    line: readLine(reader, format),
    assessment: { behaviourScore: readScore(reader), grade: readText(reader) || null },
  }
  invariant(reader.offset === bytes.length, 'an account ends where its bytes end')
  return account
}

function writeScore(writer: Writer, score: number | null): void {
  writeCount(writer, score === null ? 0 : 1)
  if (score !== null) writeSigned(writer, score)
}

const readScore = (reader: Reader): number | null => (readCount(reader) === 0 ? null : readSigned(reader))

function writeLine(writer: Writer, line: Line): void {
  writeCount(writer, STAGES.indexOf(line.stage))
  writeCount(writer, ORIGINS.indexOf(line.origin))
  writeText(writer, line.currency ?? '')
  writeCount(writer, line.assessedMinor)
  writeCount(writer, line.limitMinor)
  writeCount(writer, line.highestLimitMinor)
  writeCount(writer, line.drawnMinor)
  writeCount(writer, line.dayRate)
  writeOptional(writer, line.openedAt)
  writeOptional(writer, line.observedAt)
  writeMovements(writer, line.movements)
  writeCount(writer, line.holds.length)
  for (const hold of line.holds) writeHold(writer, hold)
  writeCount(writer, line.holdsEverPlaced)
  writeCount(writer, line.declinedReasons.length)
  for (const reason of line.declinedReasons) writeText(writer, reason)
  writeCounts(writer, line.recentDrawdowns)
  writeCounts(writer, line.recentRepayments)
  writeLending(writer, line)
}

/** Fields in the order of `newLine`, so that all lines are objects of one shape. The same holds of what is in their lists. */
function readLine(reader: Reader, format: number): Line {
  const stage = STAGES[readCount(reader)]
  invariant(stage !== undefined, 'a line has a known stage')
  const origin = ORIGINS[readCount(reader)]
  invariant(origin !== undefined, 'a line has a known origin')
  return {
    stage,
    origin,
    currency: readText(reader) || null,
    assessedMinor: readCount(reader),
    limitMinor: readCount(reader),
    highestLimitMinor: readCount(reader),
    drawnMinor: readCount(reader),
    dayRate: readCount(reader),
    openedAt: readOptional(reader),
    observedAt: readOptional(reader),
    movements: readMovements(reader),
    holds: readHolds(reader),
    holdsEverPlaced: readCount(reader),
    declinedReasons: readTexts(reader),
    recentDrawdowns: readCounts(reader),
    recentRepayments: readCounts(reader),
    ...readLending(reader, format),
  }
}

function writeMovements(writer: Writer, movements: readonly Movement[]): void {
  writeCount(writer, movements.length)
  for (const { at, deltaMinor } of movements) {
    writeCount(writer, at)
    writeSigned(writer, deltaMinor)
  }
}

function readMovements(reader: Reader): Movement[] {
  const movements: Movement[] = []
  for (let left = readCount(reader); left > 0; left--) movements.push({ at: readCount(reader), deltaMinor: readSigned(reader) })
  return movements
}

function readTexts(reader: Reader): string[] {
  const texts: string[] = []
  for (let left = readCount(reader); left > 0; left--) texts.push(readText(reader))
  return texts
}

function writeHold(writer: Writer, hold: Hold): void {
  writeText(writer, hold.id)
  writeText(writer, hold.reason)
  writeCount(writer, HOLD_SCOPES.indexOf(hold.scope))
  writeCount(writer, hold.placedAt)
  writeOptional(writer, hold.observedUntil)
  writeCount(writer, hold.evidence.length)
  for (const evidence of hold.evidence) writeEvidence(writer, evidence)
}

function readHolds(reader: Reader): Hold[] {
  const holds: Hold[] = []
  for (let left = readCount(reader); left > 0; left--) holds.push(readHold(reader))
  return holds
}

function readHold(reader: Reader): Hold {
  const id = readText(reader)
  const reason = readText(reader)
  const scope = HOLD_SCOPES[readCount(reader)]
  invariant(scope !== undefined, 'a hold has a known scope')
  const placedAt = readCount(reader)
  const observedUntil = readOptional(reader)
  return { id, reason, scope, placedAt, evidence: readEvidence(reader), observedUntil }
}

/** The value as JSON text: a number, a text, true, false or null. */
function writeEvidence(writer: Writer, { signal, value, test, asOf }: Evidence): void {
  writeText(writer, signal)
  writeText(writer, Number.isSafeInteger(value) ? `${value}` : JSON.stringify(value))
  writeText(writer, test ?? '')
  writeText(writer, asOf ?? '')
}

function readEvidence(reader: Reader): Evidence[] {
  const evidence: Evidence[] = []
  for (let left = readCount(reader); left > 0; left--) {
    const signal = readText(reader)
    const value = shownValue(readText(reader))
    evidence.push({ signal, value, test: readText(reader) || null, asOf: readText(reader) || null })
  }
  return evidence
}

/** A short whole number, as nearly all are, needs no JSON parser. */
const SHORT_COUNT = /^[1-9][0-9]{0,14}$/

const shownValue = (text: string): Evidence['value'] => (SHORT_COUNT.test(text) ? Number(text) : (JSON.parse(text) as Evidence['value']))
