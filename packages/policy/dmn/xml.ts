/** XML with line numbers, and the few questions the reader asks of an element. */
import { DOMParser, type Element } from '@xmldom/xmldom'

export type { Element }

/** DMN 1.3, 1.4 and 1.5. */
const MODEL_NAMESPACES: ReadonlySet<string> = new Set([
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
])

export type ParsedXml =
  | { readonly ok: true; readonly root: Element }
  | { readonly ok: false; readonly message: string; readonly line: number }

/** Well-formed XML only, and no document type: entities are a way to make a small file large. */
export function parseXml(xml: string): ParsedXml {
  const doctype = xml.search(/<!DOCTYPE/i)
  if (doctype >= 0)
    return { ok: false, message: 'a document type declaration is not accepted', line: xml.slice(0, doctype).split('\n').length }
  let fault: string | undefined
  const onError = (_level: string, message: string): void => {
    fault ??= message
  }
  try {
    const root = new DOMParser({ locator: true, onError }).parseFromString(xml, 'text/xml').documentElement
    if (root && fault === undefined) return { ok: true, root }
  } catch (error) {
    // The parser throws on what it calls fatal; its text says what and where.
    fault ??= String(error)
  }
  const line = Number(/line[:\s#]*(\d+)/i.exec(fault ?? '')?.[1] ?? 1)
  return { ok: false, message: (fault ?? 'the file holds no element').split('\n')[0]!, line }
}

export const lineOf = (element: Element): number => element.lineNumber ?? 1
export const inModel = (element: Element): boolean => MODEL_NAMESPACES.has(element.namespaceURI ?? '')
export const attribute = (element: Element, name: string): string | null => element.getAttribute(name) || null

export const elementsOf = (element: Element): Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1)

export const childrenNamed = (element: Element, name: string): Element[] =>
  elementsOf(element).filter((child) => inModel(child) && child.localName === name)

export const childNamed = (element: Element, name: string): Element | undefined => childrenNamed(element, name)[0]
