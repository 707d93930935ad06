/**
 * Rules → JavaScript statements that try them in table order. Rules in a row that share a cell are tried behind one test of it, and rules in a
 * row that cannot match together, as the bands of a scorecard's characteristic, are `else` to each other.
 */
import { intersect, isEmpty } from '../check/region.ts'
import type { EmittedCell } from './emit-cell.ts'

/** `then`: what is done where all tests hold. */
export type EmittedRule = { readonly tests: readonly EmittedCell[]; readonly then: string }

/** No cell has an effect, so that the order of tests inside a rule is free. */
export function emitRules(rules: readonly EmittedRule[]): string {
  const statements: string[] = []
  let chain: readonly EmittedCell[] = []
  for (let at = 0; at < rules.length; ) {
    if (rules[at]!.tests.length === 0) {
      statements.push(rules[at]!.then)
      chain = []
      at++
      continue
    }
    const { test, until } = longestShared(rules, at, chain)
    const group = rules.slice(at, until).map(({ tests, then }) => ({ tests: tests.filter(({ code }) => code !== test.code), then }))
    const [only] = group
    const statement =
      group.length === 1 ? `if(${[test, ...only!.tests].map(({ code }) => code).join('&&')}){${only!.then}}` : `if(${test.code}){${emitRules(group)}}`
    const excluded = chain.length > 0 && areApart(chain, test)
    statements.push(excluded ? `else ${statement}` : statement)
    chain = excluded ? [...chain, test] : [test]
    at = until
  }
  return statements.join('\n')
}

/** The test to try first: the one that most of the next rules share, then one that excludes the tests before it; a call comes last. */
function longestShared(rules: readonly EmittedRule[], at: number, chain: readonly EmittedCell[]): { test: EmittedCell; until: number } {
  const weighed = rules[at]!.tests.map((test) => ({ test, until: endOfRun(rules, at, test), excludes: chain.length > 0 && areApart(chain, test) }))
  weighed.sort(
    (a, b) => Number(b.test.quick) - Number(a.test.quick) || b.until - a.until || Number(b.excludes) - Number(a.excludes),
  )
  return weighed[0]!
}

function endOfRun(rules: readonly EmittedRule[], at: number, { code: shared }: EmittedCell): number {
  let until = at + 1
  while (rules[until]?.tests.some(({ code }) => code === shared)) until++
  return until
}

const areApart = (chain: readonly EmittedCell[], test: EmittedCell): boolean => chain.every((each) => excludes(each, test))

function excludes(a: EmittedCell, b: EmittedCell): boolean {
  return a.column === b.column && a.region !== null && b.region !== null && isEmpty(intersect(a.region, b.region))
}
