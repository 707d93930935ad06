/** A tree of elements → text, indented; texts are written as they are, so that no white space of theirs changes. */
export type Node =
  | { readonly name: string; readonly attributes: string; readonly children: readonly Node[] }
  | { readonly name: string; readonly attributes: string; readonly text: string }
  | { readonly raw: string }

export type Attributes = Readonly<Record<string, string | boolean | null>>

/** Attributes that are null or false are left out. */
export const node = (name: string, attributes: Attributes, children: readonly (Node | null)[] = []): Node => ({
  name,
  attributes: attributesOf(attributes),
  children: children.filter((child) => child !== null),
})
export const textNode = (name: string, text: string): Node => ({ name, attributes: '', text })

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replace(/[\n\t"]/g, entity)}"`)
    .join('')

const entity = (character: string): string => `&#${character.charCodeAt(0)};`
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** XML has no way to say most control characters; U+FFFD stands for what was lost before, and readers complain of it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSAYABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD-\uFFFF]/g

/** Readers make a line feed of these unless they are written as entities. */
const LINE_ENDS = /[\r\u0085\u2028\u2029]/g

const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNSAYABLE, '?')
    .replace(/[&<>]/g, (character) => NAMED[character]!)
    .replace(LINE_ENDS, entity)

export function writeXml(root: Node): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>']
  writeInto(lines, root, '')
  return `${lines.join('\n')}\n`
}

function writeInto(lines: string[], each: Node, indent: string): void {
  if ('raw' in each) lines.push(indent + each.raw)
  else if ('text' in each) lines.push(indent + inline(each))
  else if (each.children.length === 0) lines.push(`${indent}<${each.name}${each.attributes} />`)
  else if (each.children.length === 1 && 'text' in each.children[0]!) {
    lines.push(`${indent}<${each.name}${each.attributes}>${inline(each.children[0])}</${each.name}>`)
  } else {
    lines.push(`${indent}<${each.name}${each.attributes}>`)
    for (const child of each.children) writeInto(lines, child, `${indent}  `)
    lines.push(`${indent}</${each.name}>`)
  }
}

const inline = ({ name, attributes, text }: Extract<Node, { text: string }>): string => `<${name}${attributes}>${escapeXml(text)}</${name}>`
