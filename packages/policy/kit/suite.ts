/** A file of the conformance kit → its cases. Whatever the kit calls a nil value is null here. */
import { DOMParser, type Element } from '@xmldom/xmldom'
import { elementsOf } from '../dmn/xml.ts'
import type { Inputs } from '../policy.ts'
import { readDate, readDateTime, readDuration, readTime } from '../temporal/read.ts'
import { type Context, parseNumeral, type Value } from '../value.ts'

export type Expected = {
  readonly name: string
  readonly value: Value
  /** The kit asks for an error, which is a null of this engine. */
  readonly isError: boolean
}
export type KitCase = {
  readonly id: string
  readonly kind: 'decision' | 'decisionService' | 'bkm'
  /** The service or knowledge model to call; empty for a decision. */
  readonly invocable: string
  readonly inputs: Inputs
  readonly expected: readonly Expected[]
}
export type KitSuite = { readonly model: string; readonly cases: readonly KitCase[] }

const child = (element: Element, name: string): Element | undefined => elementsOf(element).find((each) => each.localName === name)
const children = (element: Element, name: string): Element[] => elementsOf(element).filter((each) => each.localName === name)

/** Null when the file is no suite of the kit. */
export function readSuite(xml: string): KitSuite | null {
  const root = new DOMParser({ onError: () => {} }).parseFromString(xml, 'text/xml').documentElement
  if (root?.localName !== 'testCases') return null
  return { model: child(root, 'modelName')?.textContent?.trim() ?? '', cases: children(root, 'testCase').map(readCase) }
}

const KINDS: ReadonlySet<string> = new Set<KitCase['kind']>(['decision', 'decisionService', 'bkm'])

function readCase(element: Element): KitCase {
  const kind = element.getAttribute('type') || 'decision'
  return {
    id: element.getAttribute('id') ?? '',
    kind: KINDS.has(kind) ? (kind as KitCase['kind']) : 'decision',
    invocable: element.getAttribute('invocableName') ?? '',
    inputs: Object.fromEntries(children(element, 'inputNode').map((node) => [nameOf(node), readValue(node)])),
    expected: children(element, 'resultNode').map((node) => {
      const isError = node.getAttribute('errorResult') === 'true'
      const expected = child(node, 'expected')
      return { name: nameOf(node), isError, value: isError || !expected ? null : readValue(expected) }
    }),
  }
}

const nameOf = (element: Element): string => element.getAttribute('name') ?? ''

/** `<value>`, `<list><item/>…</list>` or `<component name>`s. */
function readValue(holder: Element): Value {
  if (isNil(holder)) return null
  const list = child(holder, 'list')
  if (list) return isNil(list) ? null : children(list, 'item').map(readValue)
  const components = children(holder, 'component')
  if (components.length > 0) return Object.fromEntries(components.map((each) => [nameOf(each), readValue(each)])) as Context
  const value = child(holder, 'value')
  if (!value || isNil(value)) return null
  return readScalar(value.getAttributeNS(INSTANCE, 'type')?.split(':').at(-1) ?? 'string', value.textContent ?? '')
}

const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'
const isNil = (element: Element): boolean => ['true', '1'].includes(element.getAttributeNS(INSTANCE, 'nil') ?? '')

function readScalar(type: string, text: string): Value {
  const read = READ.get(type)
  return read ? read(text.trim()) : text
}

const READ: ReadonlyMap<string, (text: string) => Value> = new Map<string, (text: string) => Value>([
  ['boolean', (text) => text === 'true' || text === '1'],
  ['date', readDate],
  ['time', readTime],
  ['dateTime', readDateTime],
  ['duration', readDuration],
  ...['decimal', 'double', 'float', 'integer', 'int', 'long'].map((type) => [type, parseNumeral] as const),
  ['date', readDate],
  ['time', readTime],
  ['dateTime', readDateTime],
  ...['duration', 'dayTimeDuration', 'yearMonthDuration'].map((type) => [type, readDuration] as const),
])
