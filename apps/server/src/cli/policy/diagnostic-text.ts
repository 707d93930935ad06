/** A diagnostic for people and editors: `file:line:column`, the text it is about, and a caret under the part that is meant. */
import type { PackDiagnostic } from '@fairline/domain/pack/diagnostic'
import { caretOf } from '@fairline/policy/check/caret'

export function diagnosticLines(diagnostic: PackDiagnostic, files: ReadonlyMap<string, string>): string[] {
  const { severity, code, file, line, message, hint } = diagnostic
  const place = [file, line, columnOf(diagnostic, files)].filter((part) => part !== undefined).join(':')
  return [
    `${place}: ${severity}: ${message} [${code}]`,
    ...whereIn(diagnostic),
    ...caretOf(diagnostic).map((each) => `    ${each}`),
    ...(hint === undefined ? [] : [`    ${hint}`]),
  ]
}

function whereIn({ table, row, column }: PackDiagnostic): string[] {
  const parts = [table !== undefined && `table ${table}`, row !== undefined && `row ${row}`, column !== undefined && `column ${column}`]
  const known = parts.filter((part) => part !== false)
  return known.length === 0 ? [] : [`    in ${known.join(', ')}`]
}

/** Of the part that is meant, in the file, 1-based; undefined where the line holds the text in another form. */
function columnOf({ file, line, text, at }: PackDiagnostic, files: ReadonlyMap<string, string>): number | undefined {
  if (line === undefined || text === undefined || at === undefined) return undefined
  const start = text.lastIndexOf('\n', at - 1) + 1
  const own = text.slice(start).split('\n')[0]!
  const written = files.get(file)?.split('\n')[line - 1]?.indexOf(escapeXml(own)) ?? -1
  return written < 0 ? undefined : written + 1 + escapeXml(own.slice(0, at - start)).length
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
