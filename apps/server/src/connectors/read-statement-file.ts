/**
 * A file of statements in whatever form it came: camt.053, MT940 or a table that a profile knows. The form is told by its beginning, not by its name.
 *
 * Errors  every fault with its place, in Chinese and English; never throws on what was sent.
 * Time    seconds for the largest file: where nobody waits behind.
 */
import type { CsvProfile } from '@fairline/domain/desk/statements/csv-profile'
import { decodeText } from '@fairline/domain/desk/statements/decode-text'
import { isMt940 } from '@fairline/domain/desk/statements/mt940-fields'
import { readCsvStatement } from '@fairline/domain/desk/statements/read-csv-statement'
import { readMt940 } from '@fairline/domain/desk/statements/read-mt940'
import type { StatementReading } from '@fairline/domain/desk/statements/statement'
import { StatementFaults } from '@fairline/domain/desk/statements/statement-fault'
import { type FileFault, hashText, readCamtStatement } from './read-camt-statement.ts'

/** `profiles`: those that the desk made beside the built-in ones. `account`: of whoever brings a table that does not name it. */
export type StatementFileOptions = { readonly profiles: readonly CsvProfile[]; readonly account: string | null }

export function readStatementFile(bytes: Uint8Array, options: StatementFileOptions): StatementReading<FileFault> {
  if (isXml(bytes)) return readCamtStatement(bytes)
  const faults = new StatementFaults()
  const text = decodeText(bytes, faults)
  if (text === undefined) return { statements: [], skipped: [], faults }
  return isMt940(text) ? readMt940(text, hashText, faults) : readCsvStatement(text, options, hashText, faults)
}

const BEGINNING = 64

/** Behind a mark of the encoding and white space. */
const isXml = (bytes: Uint8Array): boolean => /^(?:\xef\xbb\xbf)?\s*</.test(Buffer.from(bytes.subarray(0, BEGINNING)).toString('latin1'))
