/** A product of credit, read from its file and joined to its calendar and time zone. */
import { invariant } from '../kernel/outcome.ts'
import { openZone, type Zone } from '../kernel/zone.ts'
import type { IsBusinessDay } from '../loan/due-days.ts'
import { readYaml, type YamlRead, yamlFaultAt } from '../pack/yaml-file.ts'
import { type Calendar, isBusinessDay } from './calendar.ts'
import { fieldFaults } from './product-faults.ts'
import { ProductFile } from './product-file.ts'

/** The fields of its file as written there, but the names of calendar and zone, which are now themselves. */
export type Product = Readonly<
  Omit<ProductFile, 'format' | 'calendar' | 'time_zone'> & {
    /** What loans remember it by: `cn-consumer@1`. */
    ref: string
    calendar: Calendar
    zone: Zone
  }
>

/** `file` is its path in the pack; the product's id is the name of its file. */
export function readProductFile(content: string, file: string): YamlRead<ProductFile> {
  const read = readYaml(content, file, ProductFile)
  if (!read.ok) return read
  const faults = fieldFaults(read.value)
  const isNamed = file === `products/${read.value.id}.yaml`
  if (!isNamed) faults.push({ path: 'id', message: `must be the name of the file: products/${read.value.id}.yaml` })
  if (faults.length === 0) return read
  return { ok: false, diagnostics: faults.map(({ path, message }) => yamlFaultAt(content, file, path.split('.'), message)) }
}

export function productOf(file: ProductFile, calendar: Calendar): Product {
  const { format: _format, time_zone, ...fields } = file
  const zone = openZone(time_zone)
  invariant(zone !== undefined, 'a product that was read has a zone')
  return { ...fields, ref: `${fields.id}@${fields.version}`, calendar, zone }
}

export const businessDaysOf =
  ({ calendar }: Product): IsBusinessDay =>
  (day) =>
    isBusinessDay(calendar, day)
