/** Reads the policy pack of a folder, and shows every fault with its place: nothing is decided by a pack that has one. */
import type { PackDiagnostic } from '@fairline/domain/pack/diagnostic'
import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { readPackFolder, sha256 } from '../pack-folder.ts'
import { CommandFault } from './fault.ts'

export type LoadedPack = { readonly pack: Pack; readonly files: ReadonlyMap<string, string> }

export async function loadPack(dir: string, warn: (line: string) => void): Promise<LoadedPack> {
  const files = await readPackFolder(dir).catch((error: Error) => {
    throw new CommandFault(`the policy pack cannot be read: ${error.message}`)
  })
  const reading = readPack(files, sha256)
  if (!reading.ok) throw new CommandFault([`the policy pack ${dir} has faults:`, ...reading.diagnostics.map(diagnosticText)].join('\n'))
  for (const warning of reading.warnings) warn(diagnosticText(warning))
  return { pack: reading.pack, files }
}

function diagnosticText({ severity, file, line, table, row, column, message, hint }: PackDiagnostic): string {
  const place = [
    line === undefined ? file : `${file}:${line}`,
    table !== undefined && `table ${table}`,
    row !== undefined && `row ${row}`,
    column !== undefined && `column ${column}`,
  ]
  return `  ${severity}: ${place.filter(Boolean).join(', ')}: ${message}${hint === undefined ? '' : ` (${hint})`}`
}
