/** A YAML file of a pack, read and held to its schema: every fault at once, with its line where YAML knows it. */
import { type Document, isCollection, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { readDay } from '../kernel/day.ts'
import { type PackDiagnostic, packFault } from './diagnostic.ts'

/** Chinese first, English beside it. */
export const Bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

/** What a file of a pack, or a thing in it, is called. */
export const fileId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .max(64)
/** A calendar day, `2026-02-28`. */
export const fileDate = z.string().refine((text) => readDay(text) !== undefined, 'must be a date, written as year, month and day')

export type YamlRead<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly diagnostics: readonly PackDiagnostic[] }

/** A step into a document: the name of a field, or a place in a list, from 0. */
type Path = readonly PropertyKey[]

export function readYaml<T>(content: string, file: string, schema: z.ZodType<T>): YamlRead<T> {
  const lineCounter = new LineCounter()
  const document = parseDocument(content, { lineCounter })
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ message, pos }) => ({ ...yamlFault(file, message), line: lineCounter.linePos(pos[0]).line }))
    return { ok: false, diagnostics: faults }
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { ok: true, value: parsed.data }
  const faults = parsed.error.issues.map(({ path, message }) => faultAt(document, lineCounter, file, path, message))
  return { ok: false, diagnostics: faults }
}

export const yamlFault = (file: string, message: string): PackDiagnostic => packFault('yaml-file', file, message)

/** A fault of a field that its schema does not see, with the line of the field. */
export function yamlFaultAt(content: string, file: string, path: Path, message: string): PackDiagnostic {
  const lineCounter = new LineCounter()
  return faultAt(parseDocument(content, { lineCounter }), lineCounter, file, path, message)
}

function faultAt(document: Document, lineCounter: LineCounter, file: string, path: Path, message: string): PackDiagnostic {
  const fault = yamlFault(file, `${path.map(String).join('.')}: ${message}`)
  const line = lineOf(document, lineCounter, path)
  return line === undefined ? fault : { ...fault, line }
}

/** Of the field, or of the nearest around it where the field itself is missing. */
function lineOf({ contents }: Document, lineCounter: LineCounter, path: Path): number | undefined {
  let line: number | undefined
  let node: unknown = contents
  for (const step of path) {
    // A key written as a number is one in YAML, and a text once it is read.
    node = isCollection(node) ? (node.get(step, true) ?? node.get(Number(step), true)) : undefined
    if (!isNode(node)) break
    if (node.range) line = lineCounter.linePos(node.range[0]).line
  }
  return line
}
