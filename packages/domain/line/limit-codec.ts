/** How the limit of a line came about, as compact bytes. Part of the account's format (account/codec.ts). */
import { type Reader, readCount, readOptional, readText, type Writer, writeCount, writeOptional, writeText } from '../kernel/bytes.ts'
import type { Line, Proposal, TemporaryLimit } from './line.ts'

export type LimitState = Pick<Line, 'assessedAt' | 'limitChangedAt' | 'limitCutAt' | 'temporary' | 'proposal'>

export function writeLimitState(writer: Writer, { assessedAt, limitChangedAt, limitCutAt, temporary, proposal }: LimitState): void {
  writeOptional(writer, assessedAt)
  writeOptional(writer, limitChangedAt)
  writeOptional(writer, limitCutAt)
  writeTemporary(writer, temporary)
  writeProposal(writer, proposal)
}

/** Fields in the order of `newLine`. An object literal is evaluated in the order it is written. */
export const readLimitState = (reader: Reader): LimitState => ({
  assessedAt: readOptional(reader),
  limitChangedAt: readOptional(reader),
  limitCutAt: readOptional(reader),
  temporary: readTemporary(reader),
  proposal: readProposal(reader),
})

function writeTemporary(writer: Writer, temporary: TemporaryLimit | null): void {
  writeCount(writer, temporary === null ? 0 : 1)
  if (temporary === null) return
  writeCount(writer, temporary.limitMinor)
  writeCount(writer, temporary.endsAt)
}

const readTemporary = (reader: Reader): TemporaryLimit | null =>
  readCount(reader) === 0 ? null : { limitMinor: readCount(reader), endsAt: readCount(reader) }

function writeProposal(writer: Writer, proposal: Proposal | null): void {
  writeCount(writer, proposal === null ? 0 : 1)
  if (proposal === null) return
  writeText(writer, proposal.id)
  writeCount(writer, proposal.limitMinor)
  writeOptional(writer, proposal.assessedMinor)
  writeCount(writer, proposal.expiresAt)
}

const readProposal = (reader: Reader): Proposal | null =>
  readCount(reader) === 0
    ? null
    : { id: readText(reader), limitMinor: readCount(reader), assessedMinor: readOptional(reader), expiresAt: readCount(reader) }
