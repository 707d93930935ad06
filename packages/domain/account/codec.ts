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
  written,
} from '../kernel/bytes.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Hold, Line } from '../line/line.ts'
import type { Evidence } from '../line/outcomes.ts'
import { decodeSignals, encodeSignals } from '../signals/codec.ts'
import type { Account } from './account.ts'

/** Raised whenever anything below or in signals/codec.ts is written differently. */
export const FORMAT = 1

/** Order on disk; new ones go to the end. */
const ORIGINS = [null, 'granted', 'imported'] as const satisfies readonly Line['origin'][]

export function encodeAccount(account: Account): Uint8Array {
  const writer = newWriter()
  writeCount(writer, FORMAT)
  writeCount(writer, account.sequence)
  writeCount(writer, account.clockAt)
  encodeSignals(writer, account.signals)
  writeLine(writer, account.line)
  writeScore(writer, account.assessment.behaviourScore)
  writeText(writer, account.assessment.grade ?? '')
  return written(writer)
}

export function decodeAccount(bytes: Uint8Array): Account {
  const reader = newReader(bytes)
  invariant(readCount(reader) === FORMAT, 'an account has the format version of this release')
  const account = {
    sequence: readCount(reader),
    clockAt: readCount(reader),
    signals: decodeSignals(reader),
    line: readLine(reader),
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
  writeCount(writer, line.stage === 'open' ? 1 : 0)
  writeCount(writer, ORIGINS.indexOf(line.origin))
  writeText(writer, line.currency ?? '')
  for (const count of [line.assessedMinor, line.limitMinor, line.highestLimitMinor, line.drawnMinor, line.dayRate])
    writeCount(writer, count)
  writeOptional(writer, line.openedAt)
  writeOptional(writer, line.observedAt)
  writeList(writer, line.movements, (to, { at, deltaMinor }) => {
    writeCount(to, at)
    writeSigned(to, deltaMinor)
  })
  writeList(writer, line.holds, writeHold)
  writeCount(writer, line.holdsEverPlaced)
  writeList(writer, line.declinedReasons, writeText)
  writeList(writer, line.recentDrawdowns, writeCount)
  writeList(writer, line.recentRepayments, writeCount)
}

function readLine(reader: Reader): Line {
  const stage = readCount(reader) === 1 ? 'open' : 'pending'
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
    movements: readList(reader, (from) => ({ at: readCount(from), deltaMinor: readSigned(from) })),
    holds: readList(reader, readHold),
    holdsEverPlaced: readCount(reader),
    declinedReasons: readList(reader, readText),
    recentDrawdowns: readList(reader, readCount),
    recentRepayments: readList(reader, readCount),
  }
}

function writeHold(writer: Writer, hold: Hold): void {
  writeText(writer, hold.id)
  writeText(writer, hold.reason)
  writeCount(writer, HOLD_SCOPES.indexOf(hold.scope))
  writeCount(writer, hold.placedAt)
  writeOptional(writer, hold.observedUntil)
  writeList(writer, hold.evidence, writeEvidence)
}

function readHold(reader: Reader): Hold {
  const id = readText(reader)
  const reason = readText(reader)
  const scope = HOLD_SCOPES[readCount(reader)]
  invariant(scope !== undefined, 'a hold has a known scope')
  return {
    id,
    reason,
    scope,
    placedAt: readCount(reader),
    observedUntil: readOptional(reader),
    evidence: readList(reader, readEvidence),
  }
}

/** The value as JSON text: a number, a text, true, false or null. */
function writeEvidence(writer: Writer, { signal, value, test, asOf }: Evidence): void {
  for (const part of [signal, JSON.stringify(value), test ?? '', asOf ?? '']) writeText(writer, part)
}

const readEvidence = (reader: Reader): Evidence => ({
  signal: readText(reader),
  value: JSON.parse(readText(reader)) as Evidence['value'],
  test: readText(reader) || null,
  asOf: readText(reader) || null,
})
