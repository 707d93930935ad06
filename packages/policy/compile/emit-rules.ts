/**
 * Rules → JavaScript statements that try them in table order. Rules in a row that share a cell are tried behind one test of it, and rules in a
 * row that cannot match together, as the bands of a scorecard's characteristic, are `else` to each other.
 */
import { intersect, isEmpty } from '../check/region.ts'
import { type Bins, binFinder, binsOf, type Cut, endOf, liesBeyond } from './bins.ts'
import type { Keep } from './build.ts'
import { type EmittedCell, emitNumber } from './emit-cell.ts'

/** `nth` of the table's rules, from 0. */
export type EmittedRule = { readonly nth: number; readonly tests: readonly EmittedCell[] }
/** What is done where a rule matches; `alone`: no other rule tried here matches as well; `isCertain`: it is behind no test. */
export type Telling = {
  readonly keep: Keep
  readonly one: (nth: number, alone: boolean, isCertain?: boolean) => string
  /** `index` is code that picks one of the rules; -1 where there is none to pick. */
  readonly picked: (nths: readonly number[], index: string, alone: boolean, isCertain?: boolean) => string
}
/** Rules that share a test; what else each of them tests. */
type Group = { readonly test: EmittedCell; readonly rules: readonly EmittedRule[] }
/**
 * `end`: beyond it no number of any group lies; null where there is no such, undefined before the first number. `listed`: the texts and truths of
 * all groups; null where they are not listed.
 */
type Chain = { readonly groups: Group[]; end: Cut | null | undefined; listed: Set<string | boolean> | null; takesNull: boolean }

/** As many groups are compared each with each. */
const MOST_COMPARED = 64
/** Fewer cuts are counted, more are found by halves. */
const MOST_COUNTED = 16

/** No cell has an effect, so that the order of tests inside a rule is free. */
export function emitRules(rules: readonly EmittedRule[], telling: Telling, alone = true): string {
  const parts = partsOf(rules)
  const isAlone = alone && parts.length === 1
  return parts.map((part) => (typeof part === 'number' ? telling.one(part, isAlone, true) : emitChain(part, telling, isAlone))).join('\n')
}

/** Chains of groups of which one matches at most, and between them rules that match always. */
function partsOf(rules: readonly EmittedRule[]): (readonly Group[] | number)[] {
  const parts: (Group[] | number)[] = []
  let chain = newChain()
  for (let at = 0; at < rules.length; ) {
    const rule = rules[at]!
    if (rule.tests.length === 0) {
      parts.push(rule.nth)
      chain = newChain()
      at++
      continue
    }
    const { test, until } = longestShared(rules, at, chain)
    const rest = rules.slice(at, until).map(({ nth, tests }) => ({ nth, tests: tests.filter(({ code }) => code !== test.code) }))
    if (chain.groups.length === 0 || !isApart(chain, test)) {
      chain = newChain()
      parts.push(chain.groups)
    }
    add(chain, { test, rules: rest })
    at = until
  }
  return parts
}

const newChain = (): Chain => ({ groups: [], end: undefined, listed: new Set(), takesNull: false })

function add(chain: Chain, group: Group): void {
  const { region } = group.test
  chain.takesNull ||= region?.takesNull ?? false
  chain.groups.push(group)
  if (region?.values.kind === 'listed' && !region.values.except) {
    for (const value of region.values.values) chain.listed?.add(value)
    return
  }
  chain.listed = null
  if (region?.values.kind !== 'numbers') chain.end = null
  else if (region.values.intervals.length > 0) chain.end = liesBeyond(region, chain.end) ? endOf(region) : null
}

function emitChain(groups: readonly Group[], telling: Telling, alone: boolean): string {
  const isGrid = groups.every(({ rules }) => testsAlike(rules, groups[0]!.rules))
  const bins = isGrid ? binsOf(groups.map(({ test }) => test)) : null
  return bins === null ? groups.map((group) => emitGroup(group, telling, alone)).join('else ') : emitGrid(groups, bins, telling, alone)
}

const testsAlike = (some: readonly EmittedRule[], others: readonly EmittedRule[]): boolean =>
  some.length === others.length && some.every(({ tests }, nth) => codeOf(tests) === codeOf(others[nth]!.tests))

const codeOf = (tests: readonly EmittedCell[]): string => tests.map(({ code }) => code).join('&&')

const behindTest = ({ keep, one, picked }: Telling): Telling => ({
  keep,
  one: (nth, alone) => one(nth, alone),
  picked: (nths, index, alone) => picked(nths, index, alone),
})

function emitGroup({ test, rules }: Group, telling: Telling, alone: boolean): string {
  const [only, ...more] = rules
  if (more.length > 0) return `if(${test.code}){${emitRules(rules, behindTest(telling), alone)}}`
  return `if(${codeOf([test, ...only!.tests])}){${telling.one(only!.nth, alone)}}`
}

/**
 * Rules that are alike but for their band: which band a number is in is counted, not branched on, since a wrong guess of the processor costs
 * more than all the comparisons; the rules of all bands are then tried as one, each standing for as many.
 */
function emitGrid(groups: readonly Group[], { cuts, cells }: Bins, telling: Telling, alone: boolean): string {
  const number = `d${groups[0]!.test.column}`
  const bin = cuts.length > MOST_COUNTED ? `${telling.keep(binFinder(cuts))}(${number})` : countOf(cuts, number)
  const nthsOf = (place: number): number[] => cells.map((cell) => (cell < 0 ? -1 : groups[cell]!.rules[place]!.nth))
  const rules = groups[0]!.rules.map(({ tests }, place) => ({ nth: place, tests }))
  if (rules.length === 1 && rules[0]!.tests.length === 0) return telling.picked(nthsOf(0), bin, alone, true)
  const index = `b${groups[0]!.test.column}`
  const inBand: Telling = {
    keep: telling.keep,
    one: (place, isAlone) => telling.picked(nthsOf(place), index, isAlone),
    picked: (places, picked, isAlone) => {
      const nths = places.flatMap((place) => (place < 0 ? cells.map(() => -1) : nthsOf(place)))
      return telling.picked(nths, `(${picked})*${cells.length}+${index}`, isAlone)
    },
  }
  return `{const ${index}=${bin};${emitRules(rules, inBand, alone)}}`
}

function countOf(cuts: readonly Cut[], number: string): string {
  const bounds = cuts.map(({ at, open }) => `${open ? '>' : '>='}${emitNumber(at)}`)
  return ['>=(-1/0)', ...bounds].map((bound) => `Number(${number}${bound})`).join('+')
}

/** The test to try first: the one that most of the next rules share, then one that excludes the tests before it; a call comes last. */
function longestShared(rules: readonly EmittedRule[], at: number, chain: Chain): { test: EmittedCell; until: number } {
  const weighed = rules[at]!.tests.map((test) => ({
    test,
    until: endOfRun(rules, at, test),
    excludes: chain.groups.length > 0 && isApart(chain, test),
  }))
  weighed.sort((a, b) => Number(a.test.calls) - Number(b.test.calls) || b.until - a.until || Number(b.excludes) - Number(a.excludes))
  return weighed[0]!
}

function endOfRun(rules: readonly EmittedRule[], at: number, { code: shared }: EmittedCell): number {
  let until = at + 1
  while (rules[until]?.tests.some(({ code }) => code === shared)) until++
  return until
}

/** Does a test exclude all before it? Taken not to, where it would have to be compared with too many. */
function isApart({ groups, end, listed, takesNull }: Chain, test: EmittedCell): boolean {
  const { region } = test
  if (region === null) return false
  if (groups[0]!.test.column === test.column && !(takesNull && region.takesNull)) {
    const { values } = region
    if (values.kind === 'numbers' && liesBeyond(region, end)) return true
    if (values.kind === 'listed' && !values.except && listed !== null) return [...values.values].every((value) => !listed.has(value))
  }
  return groups.length < MOST_COMPARED && groups.every((group) => excludes(group.test, test))
}

function excludes(a: EmittedCell, b: EmittedCell): boolean {
  return a.column === b.column && a.region !== null && b.region !== null && isEmpty(intersect(a.region, b.region))
}
