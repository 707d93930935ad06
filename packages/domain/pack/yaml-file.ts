/** A YAML file of a pack, read and held to its schema: every fault at once, with its line where YAML knows it. */
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { type PackDiagnostic, packFault } from './diagnostic.ts'

/** Chinese first, English beside it. */
export const Bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

export type YamlRead<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly diagnostics: readonly PackDiagnostic[] }

export function readYaml<T>(content: string, file: string, schema: z.ZodType<T>): YamlRead<T> {
  const lineCounter = new LineCounter()
  const document = parseDocument(content, { lineCounter })
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ message, pos }) => ({ ...yamlFault(file, message), line: lineCounter.linePos(pos[0]).line }))
    return { ok: false, diagnostics: faults }
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, diagnostics: parsed.error.issues.map(({ path, message }) => yamlFault(file, `${path.join('.')}: ${message}`)) }
}

export const yamlFault = (file: string, message: string): PackDiagnostic => packFault('yaml-file', file, message)
