/** Reads the policy pack of a folder, and shows every fault with its place: nothing is decided by a pack that has one. */

import { runCases } from '@fairline/domain/pack/cases'
import type { PackDiagnostic } from '@fairline/domain/pack/diagnostic'
import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { readPackFolder, sha256 } from '../pack-folder.ts'
import { CommandFault } from './fault.ts'

const FAILURES_SHOWN = 10

export type LoadedPack = { readonly pack: Pack; readonly files: ReadonlyMap<string, string> }

export async function loadPack(dir: string, warn: (line: string) => void): Promise<LoadedPack> {
  const files = await readPackFolder(dir).catch((error: Error) => {
    throw new CommandFault(`the policy pack cannot be read: ${error.message}`)
  })
  const reading = readPack(files, sha256)
  if (!reading.ok) throw new CommandFault([`the policy pack ${dir} has faults:`, ...reading.diagnostics.map(diagnosticText)].join('\n'))
  for (const warning of reading.warnings) warn(diagnosticText(warning))
  tellFailures(reading.pack, warn)
  return { pack: reading.pack, files }
}

/** A pack that breaks a case of its own still loads: whoever changes a cell may change the case after seeing what it does. */
function tellFailures(pack: Pack, warn: (line: string) => void): void {
  const { cases, failures } = runCases(pack)
  if (failures.length === 0) return
  for (const { file, line, name, message } of failures.slice(0, FAILURES_SHOWN))
    warn(`  warning: ${file}:${line}, case "${name}": ${message}`)
  const left = failures.length - FAILURES_SHOWN
  if (left > 0) warn(`  … and ${left} more`)
  warn(`  of the pack's ${cases} cases not all hold: mend the cell, or the case  策略包自带用例未全部通过：请修正单元格或用例`)
}

export function diagnosticText({ severity, file, line, table, row, column, message, hint }: PackDiagnostic): string {
  const place = [
    line === undefined ? file : `${file}:${line}`,
    table !== undefined && `table ${table}`,
    row !== undefined && `row ${row}`,
    column !== undefined && `column ${column}`,
  ]
  return `  ${severity}: ${place.filter(Boolean).join(', ')}: ${message}${hint === undefined ? '' : ` (${hint})`}`
}
