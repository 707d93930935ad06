/** The text of a file: UTF-8, or else GB18030, in which mainland banks and platforms write. */
import { STATEMENT_BYTES_MAX } from './statement.ts'
import type { StatementFaults } from './statement-fault.ts'

const FILE = { path: '', line: null }

/** Chinese in GB18030 is hardly ever valid UTF-8, so the order decides rightly. Undefined, and a fault, for an empty, huge or damaged file. */
export function decodeText(bytes: Uint8Array, faults: StatementFaults, bytesMax: number = STATEMENT_BYTES_MAX): string | undefined {
  if (bytes.length > bytesMax) return faults.tell('file-too-large', FILE, { limit: bytesMax })
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')
  if (text === undefined) return faults.tell('encoding-not-read', FILE)
  return text.trim() === '' ? faults.tell('file-empty', FILE) : text
}

function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
