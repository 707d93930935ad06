/** The reference policy cell by cell through feelin, which has tests but no tables: only cells that test something are asked. */
import { unaryTest } from 'feelin'
import { card, holds, matrix, type ReferenceRule } from '../reference-policy.ts'
import type { Tell } from './told.ts'

function rowsOf(rules: readonly ReferenceRule[], values: Readonly<Record<string, unknown>>): number[] {
  const matches = ({ cells }: ReferenceRule): boolean =>
    Object.entries(cells).every(([column, text]) => unaryTest(text, { '?': values[column] }).value === true)
  return rules.flatMap((rule, nth) => (matches(rule) ? [nth + 1] : []))
}

export const feelinPeer = (): Tell<Record<string, unknown>> => (row) => {
  const told = rowsOf(card, row)
  const score = told.reduce((sum, nth) => sum + Number(card[nth - 1]!.outputs[0]), 0)
  const found = rowsOf(matrix, { score, s0: row.s0 })
  const limit = found[0] === undefined ? null : Number(matrix[found[0] - 1]!.outputs[0])
  return { holds: rowsOf(holds, row), card: told, score, matrix: found, limit }
}
