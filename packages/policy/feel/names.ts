/**
 * Which names a text may use. Names hold spaces and operators (`Monthly income`, `a-b`), so what a name is depends on which are known:
 * the longest that fits is meant (DMN 1.5, section 10.3.1.5). A plain word is read as one whether or not it is known.
 */
import { isPart, WORD_ONLY } from './characters.ts'

/** `pattern` is null for a plain word. */
type Known = { readonly name: string; readonly pattern: RegExp | null }
/** `phrases` by their first UTF-16 unit, the longest first. */
type Index = { readonly words: ReadonlySet<string>; readonly phrases: ReadonlyMap<string, readonly Known[]> }

/**
 * `scope`: what may be used here. `elsewhere`: names of the model that have no meaning here; they are read as one name where none in scope fits, so
 * that the fault can say what is missing. `fields`: what may follow a dot.
 */
export type Names = { readonly scope: Index; readonly elsewhere: Index; readonly fields: Index }
/** A name that the text itself brings: an entry of a context, an iterator, a parameter. */
export type Local = Known & { readonly outer: Local | null }

/** Properties of temporal values and ranges that are more than one word. */
const PROPERTIES = ['time offset', 'start included', 'end included']

const escapeRegExp = (text: string): string => text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')

function knownName(name: string): Known {
  if (WORD_ONLY.test(name)) return { name, pattern: null }
  return { name, pattern: new RegExp(name.trim().split(/\s+/).map(escapeRegExp).join('\\s+'), 'uy') }
}

export const localName = (name: string, outer: Local | null): Local => ({ ...knownName(name), outer })

function indexOf(names: Iterable<string>): Index {
  const words = new Set<string>()
  const phrases = new Map<string, Known[]>()
  for (const name of [...new Set(names)].sort((a, b) => b.length - a.length)) {
    const known = knownName(name)
    const start = name.trim()[0]
    if (known.pattern === null) words.add(name)
    else if (start !== undefined) phrases.set(start, [...(phrases.get(start) ?? []), known])
  }
  return { words, phrases }
}

/** All names of a model: each may stand in scope, elsewhere or behind a dot. */
export function knownNames(names: Iterable<string>): Names {
  const all = [...names]
  return { scope: indexOf(all), elsewhere: indexOf([]), fields: indexOf([...all, ...PROPERTIES]) }
}

/** Only these are in scope; the others of the model are elsewhere. `fields`: those of what is in scope, besides those of the model. */
export const scopedNames = (scope: Iterable<string>, fields: ReadonlySet<string>, model: Names): Names => ({
  scope: indexOf(scope),
  elsewhere: model.scope,
  fields: fields.size === 0 ? model.fields : joined(model.fields, indexOf(fields)),
})

function joined(left: Index, right: Index): Index {
  const phrases = new Map(left.phrases)
  for (const [start, known] of right.phrases)
    phrases.set(
      start,
      [...(phrases.get(start) ?? []), ...known].sort((a, b) => b.name.length - a.name.length),
    )
  return { words: left.words, phrases }
}

export type Found = { readonly name: string; readonly length: number }

/** The longest name of several words or with operators in it. */
export function longestPhrase({ phrases }: Index, source: string, at: number): Found | undefined {
  for (const known of phrases.get(source[at] ?? '') ?? []) {
    const length = lengthOf(known, source, at)
    if (length > 0) return { name: known.name, length }
  }
  return undefined
}

export function longestLocal(local: Local | null, source: string, at: number): Found | undefined {
  let best: Found | undefined
  for (let each = local; each !== null; each = each.outer) {
    const length = lengthOf(each, source, at)
    if (length > (best?.length ?? 0)) best = { name: each.name, length }
  }
  return best
}

/** Does a plain word mean something here? */
export function isInScope(word: string, names: Names, local: Local | null): boolean {
  if (names.scope.words.has(word)) return true
  for (let each = local; each !== null; each = each.outer) if (each.name === word) return true
  return false
}

/** How much of the source a name takes; 0 when it is not there, or is only the beginning of a longer word. */
function lengthOf({ pattern }: Known, source: string, at: number): number {
  if (pattern === null) return 0
  pattern.lastIndex = at
  const text = pattern.exec(source)?.[0]
  if (text === undefined) return 0
  const next = source.codePointAt(at + text.length)
  return next !== undefined && isPart(String.fromCodePoint(next)) && isPart(text.at(-1)!) ? 0 : text.length
}

/** Types of the language whose names are more than one word. */
export const typeNames: Index = indexOf(['date and time', 'days and time duration', 'years and months duration'])
