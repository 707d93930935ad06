/**
 * XML from outside, and places in it that know their paths.
 *
 * Refuses   document types (so no entity can fetch a file or grow without end), what is not well-formed, what is nested too deep.
 * Names     are compared without their namespaces: each version of a message has its own.
 */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import type { FaultList } from './import-fault.ts'

export type Place = { readonly element: Element; readonly path: string; readonly line: number | null }

/** A statement needs about 15. */
export const DEPTH_MAX = 64

/** The root, or undefined and a fault. */
export function readXml(bytes: Uint8Array, faults: FaultList): Element | undefined {
  const file = { path: '', line: null }
  const xml = decode(bytes)
  if (typeof xml !== 'string') {
    faults.tell('encoding-not-read', file, xml)
    return undefined
  }
  const doctype = xml.search(/<!(?:DOCTYPE|ENTITY)/i)
  if (doctype >= 0) {
    faults.tell('document-type-refused', { path: '', line: xml.slice(0, doctype).split('\n').length })
    return undefined
  }
  const parsed = parse(xml)
  if ('line' in parsed) faults.tell('malformed-xml', { path: '', line: parsed.line })
  else if (isTooDeep(parsed.root)) faults.tell('too-deep', file, { limit: DEPTH_MAX })
  else return parsed.root
  return undefined
}

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/
const CHINESE = /^(gb18030|gbk|gb2312)$/i

/** Messages are UTF-8; some mainland banks write, and declare, a Chinese encoding. */
function decode(bytes: Uint8Array): string | { readonly encoding: string } {
  const declared = DECLARED.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1] ?? 'utf-8'
  const encoding = CHINESE.test(declared) ? 'gb18030' : 'utf-8'
  if (encoding === 'utf-8' && !/^(utf-?8|us-ascii)$/i.test(declared)) return { encoding }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return { encoding }
  }
}

/** What the parser finds wrong quotes the file; only its line is kept. A warning counts: it is a guess about what was meant. */
function parse(xml: string): { readonly root: Element } | { readonly line: number | null } {
  let fault: string | undefined
  const onError = (_level: string, message: string): void => {
    fault ??= message
  }
  try {
    const root = new DOMParser({ locator: true, onError }).parseFromString(xml, 'text/xml').documentElement
    if (root && fault === undefined) return { root }
  } catch (error) {
    fault = String(error)
  }
  const line = /line[:\s#]*(\d+)/i.exec(fault ?? '')?.[1]
  return { line: line === undefined ? lastLine(xml) : Number(line) }
}

/** A file that was cut off ends at its fault. */
const lastLine = (xml: string): number => xml.trimEnd().split('\n').length

/** Without recursion: the depth is what is in doubt. */
function isTooDeep(root: Element): boolean {
  let depth = 1
  let node: Node = root
  for (;;) {
    if (depth > DEPTH_MAX) return true
    if (node.firstChild) {
      node = node.firstChild
      depth++
      continue
    }
    while (!node.nextSibling && node !== root) {
      if (!node.parentNode) return false
      node = node.parentNode
      depth--
    }
    if (node === root || !node.nextSibling) return false
    node = node.nextSibling
  }
}

/** Child elements of that name, numbered from 1. */
export function allAt({ element, path }: Place, name: string): Place[] {
  const places: Place[] = []
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType !== 1 || (node as Element).localName !== name) continue
    const child = node as Element
    places.push({ element: child, path: `${path}/${name}[${places.length + 1}]`, line: child.lineNumber ?? null })
  }
  return places
}

/** The first element along `steps`: `Acct/Id/IBAN`. */
export function placeAt(place: Place, steps: string): Place | undefined {
  let at: Place | undefined = place
  for (const name of steps.split('/')) {
    const child: Element | undefined = at && allAt(at, name)[0]?.element
    at = at && child && { element: child, path: `${at.path}/${name}`, line: child.lineNumber ?? null }
  }
  return at
}

export const textAt = (place: Place, steps: string): string | undefined => {
  const found = placeAt(place, steps)
  return found && textOf(found)
}

export const textOf = ({ element }: Place): string => (element.textContent ?? '').trim()

/** The place of something that may be absent, for a fault to point at. */
export const wouldBe = (place: Place, steps: string): Omit<Place, 'element'> =>
  placeAt(place, steps) ?? { path: `${place.path}/${steps}`, line: place.line }
