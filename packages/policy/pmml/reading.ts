/** What every reader of a model's XML shares: attributes with their types, and the refusal of all that is not known. */
import type { Report } from '../check/diagnostic.ts'
import { type Element, elementsOf, lineOf } from '../dmn/xml.ts'
import { type DataType, numberFrom } from './data-type.ts'

export type Reading = { readonly file: string; readonly report: Report }

/** PMML 4.2 to 4.4, and the earlier versions as far as they say the same. */
export const isPmml = (element: Element): boolean => /^http:\/\/www\.dmg\.org\/PMML-(3_[012]|4_[01234])$/.test(element.namespaceURI ?? '')

export const childrenNamed = (element: Element, name: string): Element[] =>
  elementsOf(element).filter((child) => child.localName === name && isPmml(child))
export const childNamed = (element: Element, name: string): Element | undefined => childrenNamed(element, name)[0]

/** An attribute as it stands, even when empty. */
export const text = (element: Element, name: string): string | null => (element.hasAttribute(name) ? element.getAttribute(name) : null)

export function refuse(element: Element, reading: Reading, what = `<${element.localName}>`): void {
  reading.report({ file: reading.file, line: lineOf(element) }, 'unsupported', `${what} is outside the profile of PMML`)
}

export function malformed(element: Element, reading: Reading, message: string): void {
  reading.report({ file: reading.file, line: lineOf(element) }, 'malformed', `<${element.localName}> ${message}`)
}

/** Tells each child and attribute that is neither read nor known to decide nothing. */
export function expectOnly(element: Element, attributes: readonly string[], children: readonly string[], reading: Reading): void {
  for (const { name, value } of Array.from(element.attributes)) {
    if (attributes.includes(name) || /^(xmlns|xsi:|xml:)/.test(name)) continue
    refuse(element, reading, `attribute ${name}="${value}" of <${element.localName}>`)
  }
  for (const child of elementsOf(element)) {
    if (!isPmml(child)) refuse(child, reading, `<${child.nodeName}>`)
    else if (child.localName !== 'Extension' && !children.includes(child.localName ?? '')) refuse(child, reading)
  }
}

export function required(element: Element, name: string, reading: Reading): string {
  const value = text(element, name)
  if (value === null) malformed(element, reading, `needs an attribute ${name}`)
  return value ?? ''
}

export function numberAt(element: Element, name: string, reading: Reading): number | null {
  const value = text(element, name)
  if (value === null) return null
  const number = numberFrom(value)
  if (number === null) malformed(element, reading, `has ${name}="${value}", which is no number`)
  return number
}

export function requiredNumber(element: Element, name: string, reading: Reading): number {
  if (text(element, name) === null) required(element, name, reading)
  return numberAt(element, name, reading) ?? 0
}

/** One of the words; another is refused by name. */
export function choice<Word extends string>(
  element: Element,
  name: string,
  words: readonly Word[],
  fallback: Word,
  reading: Reading,
): Word {
  const value = text(element, name)
  if (value === null) return fallback
  const word = words.find((each) => each === value)
  if (word === undefined) refuse(element, reading, `${name}="${value}" of <${element.localName}>`)
  return word ?? fallback
}

/** `x-NAME` is how producers wrote attributes of 4.4 before they were in the standard. */
export const named = (element: Element, name: string): string => (element.hasAttribute(`x-${name}`) ? `x-${name}` : name)

const DATA_TYPES: readonly DataType[] = ['string', 'integer', 'float', 'double', 'boolean']

export function dataTypeAt(element: Element, reading: Reading): DataType | null {
  return text(element, 'dataType') === null ? null : choice(element, 'dataType', DATA_TYPES, 'double', reading)
}

export const truthAt = (element: Element, name: string, fallback: boolean, reading: Reading): boolean =>
  ({ true: true, false: false, 1: true, 0: false })[
    choice(element, name, ['true', 'false', '1', '0'], fallback ? 'true' : 'false', reading)
  ]
