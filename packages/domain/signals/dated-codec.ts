/** When something happened and when we learned of it, as compact bytes: both near the moment of the account. */
import { type Reader, readSigned, type Writer, writeSigned } from '../kernel/bytes.ts'
import type { Dated } from './retention.ts'

export function writeDates(writer: Writer, asOf: number, { at, learnedAt }: Dated): void {
  writeSigned(writer, asOf - at)
  writeSigned(writer, learnedAt - at)
}

export function readDates(reader: Reader, asOf: number): Dated {
  const at = asOf - readSigned(reader)
  return { at, learnedAt: at + readSigned(reader) }
}
