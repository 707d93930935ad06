/**
 * Patterns of XPath's regular expressions.
 *
 * Answers  null where the pattern is none, and where it names a block of characters that is not known here.
 * Source   XML Schema 1.1 part 2, appendix G; XPath functions 3.1, section 5.6.1 (anchors, reluctance, groups, back-references, flags).
 */
import { ANY, between, type CharacterSet, folded, MULTIPLE, NO_LINE_END, property, SINGLE, union, without } from './character.ts'

export type Flags = { readonly s: boolean; readonly m: boolean; readonly i: boolean; readonly x: boolean; readonly q: boolean }

export type Node =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly branches: readonly Node[] }
  /** `index` is null for a group that is not remembered. */
  | { readonly kind: 'group'; readonly index: number | null; readonly body: Node }
  | { readonly kind: 'repeat'; readonly body: Node; readonly least: number; readonly most: number | null; readonly greedy: boolean }
  | { readonly kind: 'begin' | 'end' }
  | { readonly kind: 'again'; readonly group: number }

export type Parsed = { readonly node: Node; readonly groups: number }

/** Where the parser is. `closed` are the groups that a back-reference may name. */
type Cursor = {
  readonly text: readonly string[]
  at: number
  groups: number
  depth: number
  readonly closed: Set<number>
  readonly flags: Flags
}

const MAX_PATTERN = 1000
const MAX_DEPTH = 50
const MAX_REPEATS = 1000

/** A fault inside the parser: it ends at the one place below that turns it into null. */
class Malformed extends Error {
  override name = 'Malformed'
}

export function parsePattern(pattern: string, flags: Flags): Parsed | null {
  if (pattern.length > MAX_PATTERN) return null
  if (flags.q) return { node: sequence(Array.from(pattern, (character) => oneCharacter(character, flags))), groups: 0 }
  const text = Array.from(flags.x ? withoutSpace(pattern) : pattern)
  const cursor: Cursor = { text, at: 0, groups: 0, depth: 0, closed: new Set(), flags }
  try {
    const node = parseChoice(cursor)
    return cursor.at === text.length ? { node, groups: cursor.groups } : null
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

const sequence = (parts: readonly Node[]): Node => ({ kind: 'sequence', parts })

function oneCharacter(character: string, { i }: Flags): Node {
  const point = character.codePointAt(0)!
  return { kind: 'set', set: range(point, point, i) }
}

const range = (first: number, last: number, ignoresCase: boolean): CharacterSet =>
  ignoresCase ? folded(between(first, last)) : between(first, last)

/** Flag x: space outside of classes is there for the reader only, also between a backslash and what it escapes. */
function withoutSpace(pattern: string): string {
  let [depth, kept, isEscaped] = [0, '', false]
  for (const character of pattern) {
    if (depth === 0 && /[ \t\n\r]/.test(character)) continue
    if (!isEscaped) depth += Number(character === '[') - Number(character === ']')
    isEscaped = !isEscaped && character === '\\'
    kept += character
  }
  return kept
}

function take(cursor: Cursor, character: string): boolean {
  if (cursor.text[cursor.at] !== character) return false
  cursor.at++
  return true
}

function next(cursor: Cursor): string {
  const character = cursor.text[cursor.at++]
  if (character === undefined) throw new Malformed('the pattern ends too early')
  return character
}

function parseChoice(cursor: Cursor): Node {
  if (++cursor.depth > MAX_DEPTH) throw new Malformed('too deep')
  const branches = [parseBranch(cursor)]
  while (take(cursor, '|')) branches.push(parseBranch(cursor))
  cursor.depth--
  return branches.length === 1 ? branches[0]! : { kind: 'choice', branches }
}

function parseBranch(cursor: Cursor): Node {
  const parts: Node[] = []
  for (;;) {
    const character = cursor.text[cursor.at]
    if (character === undefined || character === '|' || character === ')') return sequence(parts)
    parts.push(parseQuantifier(parseAtom(cursor), cursor))
  }
}

function parseAtom(cursor: Cursor): Node {
  const character = next(cursor)
  switch (character) {
    case '.':
      return { kind: 'set', set: cursor.flags.s ? ANY : NO_LINE_END }
    case '^':
      return { kind: 'begin' }
    case '$':
      return { kind: 'end' }
    case '(':
      return parseGroup(cursor)
    case '[':
      return { kind: 'set', set: parseClass(cursor) }
    case '\\':
      return parseEscapedAtom(cursor)
    case '?':
    case '*':
    case '+':
    case '{':
    case '}':
    case ']':
      throw new Malformed('a sign where a character should be')
    default:
      return oneCharacter(character, cursor.flags)
  }
}

function parseGroup(cursor: Cursor): Node {
  const isRemembered = !(cursor.text[cursor.at] === '?')
  if (!isRemembered && !(take(cursor, '?') && take(cursor, ':'))) throw new Malformed('an unknown kind of group')
  const index = isRemembered ? ++cursor.groups : null
  const body = parseChoice(cursor)
  if (!take(cursor, ')')) throw new Malformed('a group without an end')
  if (index !== null) cursor.closed.add(index)
  return { kind: 'group', index, body }
}

function parseEscapedAtom(cursor: Cursor): Node {
  const digit = cursor.text[cursor.at]
  if (digit === undefined || !/[1-9]/.test(digit)) return { kind: 'set', set: parseEscape(cursor).set }
  let group = Number(next(cursor))
  // A further digit belongs to the number only if there are so many groups.
  for (let more = cursor.text[cursor.at]; more !== undefined && /\d/.test(more); more = cursor.text[cursor.at]) {
    if (group * 10 + Number(more) > cursor.groups) break
    group = group * 10 + Number(next(cursor))
  }
  if (!cursor.closed.has(group)) throw new Malformed('a reference to a group that is not closed before it')
  return { kind: 'again', group }
}

/** What follows a backslash; `point` is there when it is one character, which may begin or end a range. */
function parseEscape(cursor: Cursor): { readonly set: CharacterSet; readonly point: number | null } {
  const character = next(cursor)
  const point = SINGLE.get(character)
  if (point !== undefined) return { set: range(point, point, cursor.flags.i), point }
  const set = character === 'p' || character === 'P' ? parseProperty(cursor, character === 'P') : MULTIPLE.get(character)
  if (!set) throw new Malformed('an unknown escape')
  return { set, point: null }
}

function parseProperty(cursor: Cursor, negated: boolean): CharacterSet | null {
  if (!take(cursor, '{')) return null
  let name = ''
  while (!take(cursor, '}')) name += next(cursor)
  return property(name, negated)
}

/** After `[`. A class may end in `-[...]`, the characters taken away from it. */
function parseClass(cursor: Cursor): CharacterSet {
  if (++cursor.depth > MAX_DEPTH) throw new Malformed('too deep')
  const negated = take(cursor, '^')
  const sets: CharacterSet[] = []
  let taken: CharacterSet | null = null
  while (!take(cursor, ']')) {
    if (taken !== null) throw new Malformed('something after what is taken away')
    if (sets.length > 0 && cursor.text[cursor.at] === '-' && cursor.text[cursor.at + 1] === '[') {
      cursor.at += 2
      taken = parseClass(cursor)
    } else sets.push(parseClassPart(cursor, sets.length === 0))
  }
  if (sets.length === 0) throw new Malformed('an empty class')
  cursor.depth--
  const set = union(sets, negated)
  return taken === null ? set : without(set, taken)
}

function parseClassPart(cursor: Cursor, isFirst: boolean): CharacterSet {
  const first = parseClassCharacter(cursor, isFirst)
  const [dash, end] = [cursor.text[cursor.at], cursor.text[cursor.at + 1]]
  if (first.point === null || dash !== '-' || end === ']' || end === '[') return first.set
  cursor.at++
  const last = parseClassCharacter(cursor, false)
  if (last.point === null || last.point < first.point) throw new Malformed('a range that ends before it begins')
  return range(first.point, last.point, cursor.flags.i)
}

/** A dash stands for itself at the ends of a class only. */
function parseClassCharacter(cursor: Cursor, isFirst: boolean): { readonly set: CharacterSet; readonly point: number | null } {
  const character = next(cursor)
  if (character === '\\') return parseEscape(cursor)
  if (character === '[' || (character === '-' && !isFirst && cursor.text[cursor.at] !== ']')) throw new Malformed('a sign inside a class')
  const point = character.codePointAt(0)!
  return { set: range(point, point, cursor.flags.i), point }
}

function parseQuantifier(body: Node, cursor: Cursor): Node {
  const bounds = parseBounds(cursor)
  if (bounds === null) return body
  const [least, most] = bounds
  return { kind: 'repeat', body, least, most, greedy: !take(cursor, '?') }
}

function parseBounds(cursor: Cursor): readonly [least: number, most: number | null] | null {
  if (take(cursor, '?')) return [0, 1]
  if (take(cursor, '*')) return [0, null]
  if (take(cursor, '+')) return [1, null]
  if (!take(cursor, '{')) return null
  let text = ''
  while (!take(cursor, '}')) text += next(cursor)
  const found = /^(\d{1,4})(?:(,)(\d{1,4})?)?$/.exec(text)
  if (found === null) throw new Malformed('a count that is none')
  const least = Number(found[1])
  const most = found[3] === undefined ? (found[2] === undefined ? least : null) : Number(found[3])
  if (least > MAX_REPEATS || (most ?? 0) > MAX_REPEATS || (most !== null && most < least)) throw new Malformed('a count out of bounds')
  return [least, most]
}
