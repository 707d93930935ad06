/**
 * Regular expressions as `matches`, `replace` and `split` ask for them.
 *
 * Limits   a text of 100,000 characters, a pattern of 1,000, two million steps a call: what needs more is null. Steps
 *          count as work of the evaluation, so that no pattern holds up a decision.
 * Source   DMN 1.5, 10.3.4.3, which points to XPath functions: fn:matches, fn:replace, fn:tokenize.
 */
import { work } from '../builtins/work.ts'
import { type Flags, parsePattern } from './parse.ts'
import { type Program, programOf } from './program.ts'
import { type Budget, MAX_STEPS, type Match, type Mode, search } from './run.ts'

type Regex = { readonly program: Program; readonly mode: Mode; readonly isLiteral: boolean }

const MAX_TEXT = 100_000
const MAX_KNOWN = 500
/** Patterns are nearly always the same few texts of a policy. */
const known = new Map<string, Regex | null>()

function regexOf(pattern: string, flagText: string): Regex | null {
  const key = `${flagText}/${pattern}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= MAX_KNOWN) known.clear()
  const made = makeRegex(pattern, flagText)
  known.set(key, made)
  return made
}

function makeRegex(pattern: string, flagText: string): Regex | null {
  if (!/^[smixq]*$/.test(flagText)) return null
  const has = (flag: string): boolean => flagText.includes(flag)
  const flags: Flags = { s: has('s'), m: has('m'), i: has('i'), x: has('x'), q: has('q') }
  const parsed = parsePattern(pattern, flags)
  const program = parsed && programOf(parsed)
  return program && { program, mode: { multiline: flags.m && !flags.q, ignoresCase: flags.i }, isLiteral: flags.q }
}

export function matches(text: string, pattern: string, flags: string): boolean | null {
  const regex = regexOf(pattern, flags)
  const points = pointsOf(text)
  if (regex === null || points === null) return null
  return metered((budget) => {
    const found = search(regex.program, points, 0, regex.mode, budget)
    return budget.steps < 0 ? null : found !== null
  })
}

/** `$1` to `$9` in the replacement are groups, `$0` is the match; `\$` and `\\` are the signs themselves. */
export function replace(text: string, pattern: string, replacement: string, flags: string): string | null {
  const regex = regexOf(pattern, flags)
  const parts = regex && (regex.isLiteral ? [replacement] : partsOf(replacement, regex.program.groups))
  const points = pointsOf(text)
  if (regex === null || parts === null || points === null) return null
  const found = allMatches(regex, points)
  if (found === null) return null
  const pieces: string[] = []
  let end = 0
  for (const match of found) {
    pieces.push(textOf(points, end, match[0]!))
    for (const part of parts) pieces.push(typeof part === 'string' ? part : textOf(points, match[2 * part]!, match[2 * part + 1]!))
    end = match[1]!
  }
  return [...pieces, textOf(points, end, points.length)].join('')
}

export function split(text: string, pattern: string): readonly string[] | null {
  const regex = regexOf(pattern, '')
  const points = pointsOf(text)
  const found = regex && points && allMatches(regex, points)
  if (!found) return null
  const starts = [0, ...found.map((match) => match[1]!)]
  const ends = [...found.map((match) => match[0]!), points.length]
  return starts.map((start, index) => textOf(points, start, ends[index]!))
}

/** Null when the pattern takes the empty text: then there is no end of matches. */
const allMatches = ({ program, mode }: Regex, points: readonly number[]): readonly Match[] | null =>
  metered((budget) => {
    const empty = search(program, [], 0, mode, budget)
    if (empty !== null) return null
    const found: Match[] = []
    for (let from = 0; ; ) {
      const match = search(program, points, from, mode, budget)
      if (match === null) return budget.steps < 0 ? null : found
      if (match[0] === match[1]) return null
      found.push(match)
      from = match[1]!
    }
  })

/** Runs within the steps that one call may take, and tells how many it took. */
function metered<Result>(run: (budget: Budget) => Result): Result {
  const budget: Budget = { steps: MAX_STEPS }
  const result = run(budget)
  work(MAX_STEPS - budget.steps)
  return result
}

const pointsOf = (text: string): readonly number[] | null =>
  text.length > MAX_TEXT ? null : Array.from(text, (character) => character.codePointAt(0)!)

function textOf(points: readonly number[], start: number, end: number): string {
  let text = ''
  for (let at = Math.max(start, 0); at < end; at++) text += String.fromCodePoint(points[at]!)
  return text
}

/** Texts and numbers of groups, in turn. A group that the pattern has not is the empty text. */
function partsOf(replacement: string, groups: number): readonly (string | number)[] | null {
  const parts: (string | number)[] = []
  for (let at = 0; at < replacement.length; at++) {
    const [sign, next = ''] = [replacement[at]!, replacement[at + 1]]
    if (sign === '\\') {
      if (next !== '\\' && next !== '$') return null
      parts.push(next)
      at++
    } else if (sign === '$') {
      const number = groupNumber(replacement.slice(at + 1), groups)
      if (number === null) return null
      if (Number(number) <= groups) parts.push(Number(number))
      at += number.length
    } else parts.push(sign)
  }
  return parts
}

/** The longest number that names a group, and at least one digit. */
function groupNumber(text: string, groups: number): string | null {
  const digits = /^\d+/.exec(text)?.[0]
  if (digits === undefined) return null
  for (let length = digits.length; length > 1; length--) if (Number(digits.slice(0, length)) <= groups) return digits.slice(0, length)
  return digits.slice(0, 1)
}
