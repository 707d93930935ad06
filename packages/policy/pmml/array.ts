/** Arrays of the standard: items apart by blanks, in quotation marks where they hold blanks. */
import type { Element } from '../dmn/xml.ts'
import { choice, expectOnly, malformed, numberAt, type Reading } from './reading.ts'

const ITEM = /"((?:[^"\\]|\\.)*)"|[^\s"]+/gs

export function readArray(element: Element, reading: Reading): string[] {
  expectOnly(element, ['n', 'type'], [], reading)
  choice(element, 'type', ['int', 'real', 'string'], 'string', reading)
  const items = Array.from((element.textContent ?? '').matchAll(ITEM), ([bare, quoted]) =>
    quoted === undefined ? bare : quoted.replace(/\\(.)/gs, '$1'),
  )
  const count = numberAt(element, 'n', reading)
  if (count !== null && count !== items.length) malformed(element, reading, `says n="${count}" and holds ${items.length} items`)
  return items
}
