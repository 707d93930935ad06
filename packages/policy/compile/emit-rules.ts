/**
 * Rules → JavaScript statements that try them in table order. Rules in a row that share a cell are tried behind one test of it, and rules in a
 * row that cannot match together, as the bands of a scorecard's characteristic, are `else` to each other.
 */
import { intersect, isEmpty } from '../check/region.ts'
import { type Bins, binsOf } from './bins.ts'
import type { Keep } from './build.ts'
import { type EmittedCell, emitNumber } from './emit-cell.ts'

export type EmittedRule = { readonly tests: readonly EmittedCell[]; readonly mark: unknown }
/** Under FIRST nothing is tried any more once a rule matches. */
type Emitting = { readonly keep: Keep; readonly onlyFirst: boolean }
/** Rules that share a test; what else each of them tests. */
type Group = { readonly test: EmittedCell; readonly rules: readonly EmittedRule[] }

/** No cell has an effect, so that the order of tests inside a rule is free. */
export function emitRules(rules: readonly EmittedRule[], how: Emitting): string {
  const statements: string[] = []
  let chain: Group[] = []
  const end = (): void => {
    if (chain.length > 0) statements.push(emitChain(chain, how))
    chain = []
  }
  for (let at = 0; at < rules.length; ) {
    const rule = rules[at]!
    if (rule.tests.length === 0) {
      end()
      statements.push(emitMatch(how.keep(rule.mark), how))
      at++
      continue
    }
    const { test, until } = longestShared(rules, at, chain)
    if (!isApart(chain, test)) end()
    const rest = rules.slice(at, until).map(({ tests, mark }) => ({ tests: tests.filter(({ code }) => code !== test.code), mark }))
    chain.push({ test, rules: rest })
    at = until
  }
  end()
  return statements.join('\n')
}

const emitMatch = (mark: string, { onlyFirst }: Emitting): string => `o.push(${mark});${onlyFirst ? 'return true;' : ''}`

/** Groups of which one matches at most. */
function emitChain(groups: readonly Group[], how: Emitting): string {
  const bins = groups.every(({ rules: [only, ...more] }) => more.length === 0 && only!.tests.length === 0)
    ? binsOf(groups.map(({ test, rules }) => ({ test, mark: rules[0]!.mark })))
    : null
  return bins === null ? groups.map((group) => emitGroup(group, how)).join('else ') : emitBins(bins, groups[0]!.test.column, how)
}

function emitGroup({ test, rules }: Group, how: Emitting): string {
  const [only, ...more] = rules
  if (more.length > 0) return `if(${test.code}){${emitRules(rules, how)}}`
  return `if(${[test, ...only!.tests].map(({ code }) => code).join('&&')}){${emitMatch(how.keep(only!.mark), how)}}`
}

/** Which bin a number is in is counted, not branched on: a wrong guess of the processor costs more than all the comparisons. */
function emitBins({ cuts, marks }: Bins, column: number, how: Emitting): string {
  const bin = ['(-1/0)', ...cuts.map(emitNumber)].map((cut) => `Number(d${column}>=${cut})`).join('+')
  const found = `${how.keep(marks)}[${bin}]`
  if (marks.every((mark) => mark !== null) && !how.onlyFirst) return emitMatch(found, how)
  return `{const r=${found};if(r!==null){${emitMatch('r', how)}}}`
}

/** The test to try first: the one that most of the next rules share, then one that excludes the tests before it; a call comes last. */
function longestShared(rules: readonly EmittedRule[], at: number, chain: readonly Group[]): { test: EmittedCell; until: number } {
  const weighed = rules[at]!.tests.map((test) => ({
    test,
    until: endOfRun(rules, at, test),
    excludes: chain.length > 0 && isApart(chain, test),
  }))
  weighed.sort((a, b) => Number(b.test.quick) - Number(a.test.quick) || b.until - a.until || Number(b.excludes) - Number(a.excludes))
  return weighed[0]!
}

function endOfRun(rules: readonly EmittedRule[], at: number, { code: shared }: EmittedCell): number {
  let until = at + 1
  while (rules[until]?.tests.some(({ code }) => code === shared)) until++
  return until
}

const isApart = (chain: readonly Group[], test: EmittedCell): boolean => chain.every((group) => excludes(group.test, test))

function excludes(a: EmittedCell, b: EmittedCell): boolean {
  return a.column === b.column && a.region !== null && b.region !== null && isEmpty(intersect(a.region, b.region))
}
