/** What we know of who a borrower is, as compact bytes. Part of the account's format (account/codec.ts). */
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
import { invariant } from '../kernel/outcome.ts'
import { readDates, writeDates } from './dated-codec.ts'
import type { AskedItem, DocumentItem } from './documents-asked.ts'
import {
  type HeldDocument,
  IDENTITY_FIELDS,
  type Information,
  type KnownDocument,
  noInformation,
  type OwnValue,
  type ToldValue,
  UNPROVEN_FIELDS,
  type Unproven,
} from './information.ts'
import { MATTER_KINDS, type Matter } from './matters.ts'
import { readPrivacy, writePrivacy } from './privacy-codec.ts'

/** Orders on disk; new ones go to the end. */
const HELD = ['identity_card', 'passport', 'residence_permit', 'business_licence'] as const satisfies readonly HeldDocument[]
const ITEMS = [
  'identity_document',
  'income_proof',
  'employment_proof',
  'bank_statement',
  'financial_statement',
  'cash_flow_plan',
  'settlement_proof',
  'purpose_invoice',
  'address_proof',
  'representative_proof',
  'operation_log',
  'other',
] as const satisfies readonly DocumentItem[]

/** What the first byte tells: whether anything of a part follows. The first release of format 4 knew the first part alone. */
const KNOWN = 1
const PRIVACY = 2

/** Of most borrowers there is nothing: one byte says so. */
export function writeInformation(writer: Writer, asOf: number, information: Information): void {
  const { own, told, unproven, documents, asked, matters, decidedByPersonAt, erasedAt, deletion, desk } = information
  const isEmpty =
    own.length + told.length + unproven.length + documents.length + asked.length + matters.length === 0 &&
    decidedByPersonAt === null &&
    erasedAt === null
  const isPrivate = deletion !== null || desk.length > 0
  writeCount(writer, (isEmpty ? 0 : KNOWN) + (isPrivate ? PRIVACY : 0))
  if (!isEmpty) writeKnown(writer, asOf, information)
  if (isPrivate) writePrivacy(writer, information)
}

function writeKnown(writer: Writer, asOf: number, information: Information): void {
  const { own, told, unproven, documents, asked, matters, decidedByPersonAt, erasedAt } = information
  writeList(writer, own, (one) => writeOwn(writer, asOf, one))
  writeList(writer, told, (one) => writeTold(writer, asOf, one))
  writeList(writer, unproven, (one) => writeUnproven(writer, asOf, one))
  writeList(writer, documents, (one) => writeDocument(writer, asOf, one))
  writeList(writer, asked, (one) => writeAsked(writer, one))
  writeList(writer, matters, (one) => writeMatter(writer, asOf, one))
  writeOptional(writer, decidedByPersonAt)
  writeOptional(writer, erasedAt)
}

export function readInformation(reader: Reader, asOf: number): Information {
  const parts = readCount(reader)
  if (parts === 0) return noInformation
  const known = (parts & KNOWN) === 0 ? noInformation : readKnown(reader, asOf)
  return (parts & PRIVACY) === 0 ? known : { ...known, ...readPrivacy(reader) }
}

function readKnown(reader: Reader, asOf: number): Information {
  return {
    own: readList(reader, () => readOwn(reader, asOf)),
    told: readList(reader, () => readTold(reader, asOf)),
    unproven: readList(reader, () => readUnproven(reader, asOf)),
    documents: readList(reader, () => readDocument(reader, asOf)),
    asked: readList(reader, () => readAsked(reader)),
    matters: readList(reader, () => readMatter(reader, asOf)),
    decidedByPersonAt: readOptional(reader),
    erasedAt: readOptional(reader),
    deletion: null,
    desk: [],
  }
}

function writeOwn(writer: Writer, asOf: number, own: OwnValue): void {
  writeDates(writer, asOf, own)
  writeCount(writer, IDENTITY_FIELDS.indexOf(own.field))
  writeCount(writer, own.value)
}

const readOwn = (reader: Reader, asOf: number): OwnValue => ({
  ...readDates(reader, asOf),
  field: known(IDENTITY_FIELDS, readCount(reader)),
  value: readCount(reader),
})

function writeTold(writer: Writer, asOf: number, { field, value, firstAt, lastAt }: ToldValue): void {
  writeCount(writer, IDENTITY_FIELDS.indexOf(field))
  writeCount(writer, value)
  writeSigned(writer, asOf - lastAt)
  writeCount(writer, lastAt - firstAt)
}

function readTold(reader: Reader, asOf: number): ToldValue {
  const field = known(IDENTITY_FIELDS, readCount(reader))
  const value = readCount(reader)
  const lastAt = asOf - readSigned(reader)
  return { field, value, firstAt: lastAt - readCount(reader), lastAt }
}

function writeUnproven(writer: Writer, asOf: number, unproven: Unproven): void {
  writeDates(writer, asOf, unproven)
  writeCount(writer, UNPROVEN_FIELDS.indexOf(unproven.field))
  writeCount(writer, unproven.value)
}

const readUnproven = (reader: Reader, asOf: number): Unproven => ({
  ...readDates(reader, asOf),
  field: known(UNPROVEN_FIELDS, readCount(reader)),
  value: readCount(reader),
})

function writeDocument(writer: Writer, asOf: number, document: KnownDocument): void {
  writeDates(writer, asOf, document)
  writeCount(writer, HELD.indexOf(document.document))
  writeInstant(writer, document.expiresAt)
}

const readDocument = (reader: Reader, asOf: number): KnownDocument => ({
  ...readDates(reader, asOf),
  document: known(HELD, readCount(reader)),
  expiresAt: readInstant(reader),
})

/** An end or a due date may lie before 1970, for all that a sender says. */
function writeInstant(writer: Writer, at: number | null): void {
  writeCount(writer, at === null ? 0 : 1)
  if (at !== null) writeSigned(writer, at)
}

const readInstant = (reader: Reader): number | null => (readCount(reader) === 0 ? null : readSigned(reader))

function writeAsked(writer: Writer, asked: AskedItem): void {
  writeCount(writer, ITEMS.indexOf(asked.item))
  writeOptional(writer, asked.requestedAt)
  writeInstant(writer, asked.dueAt)
  writeOptional(writer, asked.submittedAt)
  writeOptional(writer, asked.checkedAt)
  writeCount(writer, asked.accepted ? 1 : 0)
}

const readAsked = (reader: Reader): AskedItem => ({
  item: known(ITEMS, readCount(reader)),
  requestedAt: readOptional(reader),
  dueAt: readInstant(reader),
  submittedAt: readOptional(reader),
  checkedAt: readOptional(reader),
  accepted: readCount(reader) === 1,
})

function writeMatter(writer: Writer, asOf: number, { kind, key, opening, closedAt }: Matter): void {
  writeCount(writer, MATTER_KINDS.indexOf(kind))
  writeCount(writer, key)
  writeCount(writer, opening === null ? 0 : 1)
  if (opening !== null) {
    writeDates(writer, asOf, opening)
    writeText(writer, opening.code)
    writeInstant(writer, opening.until)
  }
  writeOptional(writer, closedAt)
}

function readMatter(reader: Reader, asOf: number): Matter {
  const kind = known(MATTER_KINDS, readCount(reader))
  const key = readCount(reader)
  const opening = readCount(reader) === 0 ? null : { ...readDates(reader, asOf), code: readText(reader), until: readInstant(reader) }
  return { kind, key, opening, closedAt: readOptional(reader) }
}

function known<T>(words: readonly T[], index: number): T {
  const word = words[index]
  invariant(word !== undefined, 'what is known of a borrower is in known words')
  return word
}
