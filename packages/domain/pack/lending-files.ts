/** The files of a pack that say what is lent and under which law: products, business-day calendars, and rules. A pack may have none of them. */
import type { Calendar } from '../product/calendar.ts'
import { readProductFile } from '../product/product.ts'
import type { ProductFile } from '../product/product-file.ts'
import { readCalendar } from '../product/read-calendar.ts'
import { RULES_FILE, type Rule, readRules } from '../rules/rule.ts'
import type { PackDiagnostic } from './diagnostic.ts'
import type { YamlRead } from './yaml-file.ts'

/** Products and calendars by their file. */
export type LendingFiles = Readonly<{
  products: ReadonlyMap<string, ProductFile>
  calendars: ReadonlyMap<string, Calendar>
  rules: readonly Rule[]
  diagnostics: readonly PackDiagnostic[]
}>

export const productFileOf = (id: string): string => `products/${id}.yaml`
export const calendarFileOf = (id: string): string => `calendars/${id}.yaml`

export function readLendingFiles(files: ReadonlyMap<string, string>): LendingFiles {
  const products = readFolder(files, 'products', readProductFile)
  const calendars = readFolder(files, 'calendars', readCalendar)
  const text = files.get(RULES_FILE)
  const rules: YamlRead<readonly Rule[]> = text === undefined ? { ok: true, value: [] } : readRules(text)
  return {
    products: products.read,
    calendars: calendars.read,
    rules: rules.ok ? rules.value : [],
    diagnostics: [...products.diagnostics, ...calendars.diagnostics, ...(rules.ok ? [] : rules.diagnostics)],
  }
}

function readFolder<T>(files: ReadonlyMap<string, string>, folder: string, readOne: (content: string, file: string) => YamlRead<T>) {
  const read = new Map<string, T>()
  const diagnostics: PackDiagnostic[] = []
  for (const [file, content] of files) {
    if (!file.startsWith(`${folder}/`) || !/\.ya?ml$/.test(file)) continue
    const one = readOne(content, file)
    if (one.ok) read.set(file, one.value)
    else diagnostics.push(...one.diagnostics)
  }
  return { read, diagnostics }
}
