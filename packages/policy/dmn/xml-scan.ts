/**
 * A look at the text before the parser sees it: what a parser would be slow at, or too kind to, is refused in one pass.
 *
 * Limits   elements, depth, attributes of one element. No document type: entities are a way to make a small file large.
 */
export type XmlLimits = { readonly elements: number; readonly depth: number }
/** Of a file of decisions. */
const DECISIONS: XmlLimits = { elements: 500_000, depth: 200 }
const MAX_TAG = 100_000

export type XmlFault = { readonly message: string; readonly at: number }

const TAG_NAME = /[\p{L}_][\p{L}\p{N}_.:-]*/uy
const ENTITY = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/y
/** Characters that XML does not know at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNKNOWN_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

/** Sections that hold no markup, by how they begin and end. */
const SECTIONS = [
  ['<!--', '-->', 'a comment'],
  ['<![CDATA[', ']]>', 'a CDATA section'],
  ['<?', '?>', 'a processing instruction'],
] as const

export function scanXml(xml: string, most: XmlLimits = DECISIONS): XmlFault | null {
  const unknown = UNKNOWN_CHARACTER.exec(xml)
  if (unknown) return { message: 'a control character is no character of XML', at: unknown.index }
  const checkText = entitiesOf(xml)
  let [elements, depth, text] = [0, 0, 0]
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', text)) {
    const section = SECTIONS.find(([open]) => xml.startsWith(open, at))
    const end = section ? endOfSection(xml, at, section) : endOfTag(xml, at)
    if (typeof end !== 'number') return end
    const stray = checkText(text, section ? at : end)
    if (stray) return stray
    text = end
    if (section) checkText(end, end)
    else if (xml[at + 1] === '/') {
      if (--depth < 0) return { message: 'an end tag ends nothing', at }
    } else {
      if (++elements > most.elements) return { message: `more than ${most.elements} elements`, at }
      if (xml[end - 2] !== '/' && ++depth > most.depth) return { message: `elements nest more than ${most.depth} deep`, at }
    }
  }
  return checkText(text, xml.length)
}

/** Finds an `&` that begins none of the entities that XML itself defines, in stretches that are asked for from left to right. */
function entitiesOf(xml: string): (from: number, to: number) => XmlFault | null {
  let next = xml.indexOf('&')
  return (from, to) => {
    while (next >= 0 && next < to) {
      ENTITY.lastIndex = next
      if (next >= from && !ENTITY.test(xml)) return { message: '`&` begins no entity that XML defines', at: next }
      next = xml.indexOf('&', next + 1)
    }
    return null
  }
}

function endOfSection(xml: string, at: number, [open, close, what]: (typeof SECTIONS)[number]): number | XmlFault {
  const end = xml.indexOf(close, at + open.length)
  return end < 0 ? { message: `${what} has no end`, at } : end + close.length
}

function endOfTag(xml: string, start: number): number | XmlFault {
  if (xml[start + 1] === '!') return { message: 'a document type declaration is not accepted', at: start }
  TAG_NAME.lastIndex = start + (xml[start + 1] === '/' ? 2 : 1)
  if (!TAG_NAME.test(xml)) return { message: '`<` begins no element', at: start }
  for (let at = TAG_NAME.lastIndex; at < xml.length && at - start < MAX_TAG; at++) {
    const character = xml[at]!
    if (character === '>') return at + 1
    if (character === '<') return { message: '`<` inside of a tag', at }
    if (character !== '"' && character !== "'") continue
    const end = xml.indexOf(character, at + 1)
    if (end < 0) return { message: 'a value has no closing quote', at }
    at = end
  }
  return { message: 'a tag has no end, or is far too long', at: start }
}
