/** Sets of characters in regular expressions of XPath: escapes, categories, blocks, and how case is left out of account. */

/** Is this code point of the set? */
export type CharacterSet = (point: number) => boolean

const CATEGORIES: ReadonlySet<string> = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn'.split(' '),
)

/** The blocks that patterns name; a pattern with another one is refused. */
const BLOCKS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  BasicLatin: [0x00, 0x7f],
  'Latin-1Supplement': [0x80, 0xff],
  'LatinExtended-A': [0x100, 0x17f],
  'LatinExtended-B': [0x180, 0x24f],
  Greek: [0x370, 0x3ff],
  GreekandCoptic: [0x370, 0x3ff],
  Cyrillic: [0x400, 0x4ff],
  Hebrew: [0x590, 0x5ff],
  Arabic: [0x600, 0x6ff],
  GeneralPunctuation: [0x2000, 0x206f],
  CJKSymbolsandPunctuation: [0x3000, 0x303f],
  Hiragana: [0x3040, 0x309f],
  Katakana: [0x30a0, 0x30ff],
  CJKUnifiedIdeographs: [0x4e00, 0x9fff],
  HangulSyllables: [0xac00, 0xd7af],
}

const byPattern =
  (pattern: RegExp): CharacterSet =>
  (point) =>
    pattern.test(String.fromCodePoint(point))

const not =
  (set: CharacterSet): CharacterSet =>
  (point) =>
    !set(point)

export const between =
  (first: number, last: number): CharacterSet =>
  (point) =>
    point >= first && point <= last

export const union = (sets: readonly CharacterSet[], negated: boolean): CharacterSet => {
  const some: CharacterSet = (point) => sets.some((set) => set(point))
  return negated ? not(some) : some
}

export const without =
  (set: CharacterSet, taken: CharacterSet): CharacterSet =>
  (point) =>
    set(point) && !taken(point)

/** Categories keep their meaning without regard to case, so only characters and ranges of them are folded. */
export const folded =
  (set: CharacterSet): CharacterSet =>
  (point) =>
    set(point) || set(otherCase(point, 'lower')) || set(otherCase(point, 'upper'))

function otherCase(point: number, how: 'lower' | 'upper'): number {
  const text = String.fromCodePoint(point)
  const other = how === 'lower' ? text.toLowerCase() : text.toUpperCase()
  const [first = point, ...more] = Array.from(other, (character) => character.codePointAt(0)!)
  return more.length > 0 ? point : first
}

const SPACE: CharacterSet = (point) => point === 0x20 || point === 0x09 || point === 0x0a || point === 0x0d
const NAME_START = byPattern(/[\p{L}\p{Nl}_:]/u)
const NAME = byPattern(/[\p{L}\p{M}\p{Nd}\p{Nl}_:.\-\u00b7]/u)
const DIGIT = byPattern(/\p{Nd}/u)
const WORD = byPattern(/[^\p{P}\p{Z}\p{C}]/u)

export const ANY: CharacterSet = () => true
export const NO_LINE_END: CharacterSet = (point) => point !== 0x0a && point !== 0x0d

/** Escapes that stand for many characters. */
export const MULTIPLE: ReadonlyMap<string, CharacterSet> = new Map([
  ['s', SPACE],
  ['S', not(SPACE)],
  ['i', NAME_START],
  ['I', not(NAME_START)],
  ['c', NAME],
  ['C', not(NAME)],
  ['d', DIGIT],
  ['D', not(DIGIT)],
  ['w', WORD],
  ['W', not(WORD)],
])

/** Escapes that stand for one. */
export const SINGLE: ReadonlyMap<string, number> = new Map([
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ...Array.from('\\|.?*+(){}$-[]^', (character): [string, number] => [character, character.codePointAt(0)!]),
])

/** `\p{name}`, or null when no set has that name. */
export function property(name: string, negated: boolean): CharacterSet | null {
  const block = name.startsWith('Is') && Object.hasOwn(BLOCKS, name.slice(2)) ? BLOCKS[name.slice(2)] : undefined
  const set = block ? between(...block) : CATEGORIES.has(name) ? byPattern(new RegExp(`\\p{${name}}`, 'u')) : null
  return set && negated ? not(set) : set
}
