/** What a run of the kit came to, part by part: as data and as lines to read. */
import type { CaseResult, DirectoryResult, Refusal } from './run-directory.ts'
import { TIERS, type Tier } from './tier.ts'

type Count = { readonly cases: number; readonly exact: number; readonly close: number }
export type TierReport = {
  readonly tier: Tier | 'all'
  readonly directories: number
  readonly all: Count
  /** Among the cases that expect a value, and not null or an error: an engine that answers null to everything passes the others. */
  readonly valued: Count
}
export type KitReport = {
  readonly tiers: readonly TierReport[]
  readonly refused: readonly (Refusal & { readonly directory: string })[]
  readonly failed: readonly (CaseResult & { readonly directory: string })[]
}

export function reportOf(results: readonly DirectoryResult[]): KitReport {
  const tiers: TierReport[] = TIERS.flatMap((tier) => {
    const within = results.filter((each) => each.tier === tier)
    return within.length === 0 ? [] : [tierReport(tier, within)]
  })
  return {
    tiers: [...tiers, tierReport('all', results)],
    refused: results.flatMap(({ directory, refusals }) => refusals.map((each) => ({ directory, ...each }))),
    failed: results.flatMap(({ directory, cases }) =>
      cases.filter(({ agreement }) => agreement === 'none').map((each) => ({ directory, ...each })),
    ),
  }
}

function tierReport(tier: TierReport['tier'], results: readonly DirectoryResult[]): TierReport {
  const cases = results.flatMap((each) => each.cases)
  return { tier, directories: results.length, all: count(cases), valued: count(cases.filter(({ expectsValue }) => expectsValue)) }
}

const count = (cases: readonly CaseResult[]): Count => ({
  cases: cases.length,
  exact: cases.filter(({ agreement }) => agreement === 'exact').length,
  close: cases.filter(({ agreement }) => agreement !== 'none').length,
})

export function linesOf({ tiers, refused, failed }: KitReport): string[] {
  const columns = ['part', 'directories', 'cases', 'exact', '1e-8', 'valued', 'exact', '1e-8']
  const rows = tiers.map(({ tier, directories, all, valued }) =>
    [tier, directories, all.cases, all.exact, all.close, valued.cases, valued.exact, valued.close].map(String),
  )
  const lines = [columns, ...rows].map((row) => row.map((cell, index) => (index === 0 ? cell.padEnd(8) : cell.padStart(12))).join(''))
  if (refused.length > 0) lines.push('', 'refused, in whole or in part:', ...refused.map((each) => `  ${each.directory}  ${each.reason}`))
  if (failed.length > 0) lines.push('', 'not passed:', ...failed.map(lineOf))
  return lines
}

function lineOf({ directory, id, wrong }: KitReport['failed'][number]): string {
  const what = wrong.map(({ name, expected, found }) => `${name}: expected ${shown(expected)}, found ${shown(found)}`)
  return `  ${directory}  ${id}  ${what.join('; ')}`
}

const MAX_SHOWN = 120
const shown = (value: unknown): string => {
  const text = JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? String(each) : each)) ?? 'null'
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}
