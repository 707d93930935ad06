/** XML with line numbers, and the few questions the reader asks of an element. */
import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom'
import { scanXml, type XmlLimits } from './xml-scan.ts'

export type { Element }

/** DMN 1.3, 1.4 and 1.5. */
const VERSIONS = ['20191111', '20211108', '20230324']
const MODEL_NAMESPACES: ReadonlySet<string> = new Set(VERSIONS.map((version) => `https://www.omg.org/spec/DMN/${version}/MODEL/`))
/** What is written: DMN 1.3, which every editor opens. */
export const MODEL_NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
export const PICTURE_NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/DMNDI/'
const NEWER_NAMESPACE = /https:\/\/www\.omg\.org\/spec\/DMN\/(?:20211108|20230324)\/(MODEL|DMNDI)\//g

export type ParsedXml =
  | { readonly ok: true; readonly root: Element }
  | { readonly ok: false; readonly message: string; readonly line: number }

/** Well-formed XML only, and no document type. */
export function parseXml(text: string, most?: XmlLimits): ParsedXml {
  // Editors on Windows begin a file with a byte order mark.
  const xml = text.replace(/^\uFEFF/, '')
  const scanned = scanXml(xml, most)
  if (scanned) return { ok: false, message: scanned.message, line: xml.slice(0, scanned.at).split('\n').length }
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
const isModelNamespace = (namespace: string): boolean => MODEL_NAMESPACES.has(namespace)
export const inModel = (element: Element): boolean => isModelNamespace(element.namespaceURI ?? '')
export const attribute = (element: Element, name: string): string | null => element.getAttribute(name) || null

export const elementsOf = (element: Element): Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1)

export const childrenNamed = (element: Element, ...names: string[]): Element[] =>
  elementsOf(element).filter((child) => inModel(child) && names.includes(child.localName ?? ''))

export const childNamed = (element: Element, name: string): Element | undefined => childrenNamed(element, name)[0]

/** An element as text, in the namespaces of DMN 1.3. */
export const writeElement = (element: Element): string =>
  new XMLSerializer()
    .serializeToString(element)
    .replace(NEWER_NAMESPACE, 'https://www.omg.org/spec/DMN/20191111/$1/')
    .replaceAll(` xmlns="${MODEL_NAMESPACE}"`, '')
