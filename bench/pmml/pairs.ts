/** Which table of a folder belongs to which model: by name first, and by the columns it must have. */
import { basename, dirname, extname } from 'node:path'
import type { EvaluableModel } from '@fairline/policy/pmml/load-model'
import { type Plan, plain, planOf } from './columns.ts'
import type { Csv } from './csv.ts'

export type Table = { readonly path: string; readonly csv: Csv }
/** What is put in and what should come out: one table, or two of as many rows. */
export type Pair = { readonly inputs: Table; readonly expected: Table; readonly plan: Plan; readonly answers: Plan }

const NOISE = /(inputs?|expected|results?|outputs?|data|dataset|test|cases?|pmml|model)$/

const stemOf = (path: string): string => plain(basename(path, extname(path)))
function coreOf(path: string): string {
  let core = stemOf(path)
  while (NOISE.test(core) && core.replace(NOISE, '').length > 2) core = core.replace(NOISE, '')
  return core
}

export function pairOf(modelPath: string, model: EvaluableModel, tables: readonly Table[]): Pair | null {
  const ranked = tables
    .map((table) => ({ table, rank: rankOf(modelPath, table.path), plan: planOf(model, table.csv.header) }))
    .sort((a, b) => b.rank - a.rank)
  const named = ranked.filter(({ rank }) => rank >= 2)
  const whole = named.find(({ plan }) => plan.unmet.length === 0 && plan.expected.length > 0)
  if (whole) return { inputs: whole.table, expected: whole.table, plan: whole.plan, answers: whole.plan }
  const answers = named.find(({ plan }) => plan.expected.length > 0)
  const size = answers?.table.csv.rows.length
  const given = answers && ranked.find(({ table, plan }) => plan.unmet.length === 0 && table.csv.rows.length === size)
  if (answers && given) return { inputs: given.table, expected: answers.table, plan: given.plan, answers: answers.plan }
  const byColumns = ranked.filter(({ plan, rank }) => rank >= 1 && plan.unmet.length === 0 && plan.expected.length > 0)
  const only = byColumns.length === 1 ? byColumns[0]! : undefined
  return only ? { inputs: only.table, expected: only.table, plan: only.plan, answers: only.plan } : null
}

/** 5 and 4: the same name, here or elsewhere. 3 and 2: one name holds the other. 1: the same folder. */
function rankOf(model: string, table: string): number {
  const isHere = dirname(model) === dirname(table)
  if (stemOf(model) === stemOf(table)) return isHere ? 5.5 : 5
  const [a, b] = [coreOf(model), coreOf(table)]
  if (a === b) return isHere ? 4.5 : 4
  if (Math.min(a.length, b.length) > 3 && (a.startsWith(b) || b.startsWith(a) || a.endsWith(b)))
    return 2 + Math.min(a.length, b.length) / 100
  return isHere ? 1 : 0
}
