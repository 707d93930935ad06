/** What a statement costs: asked as it is, and explained by PostgreSQL. */
import type pg from 'pg'
import type { Queryable } from '../store/database.ts'

type Plan = { 'Node Type': string; 'Actual Rows': number; 'Rows Removed by Filter'?: number; Plans?: Plan[] }

export type QueryCost = { readonly rows: number; readonly nodes: readonly string[] }

/** Runs the very statement that `ask` asks first, and gives how many rows PostgreSQL touched for it, and how. */
export async function queryCost(client: pg.Client, ask: (database: Queryable) => Promise<unknown>): Promise<QueryCost> {
  const seen: { text: string; values: unknown[] }[] = []
  const query = ((text: string, values: unknown[]) => {
    seen.push({ text, values })
    return Promise.resolve({ rows: [] })
  }) as unknown as Queryable['query']
  await ask({ query })
  const { text, values } = seen[0]!
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, format json) ${text}`, values)
  const nodes: string[] = []
  let touched = 0
  const visit = (plan: Plan) => {
    nodes.push(plan['Node Type'])
    touched = Math.max(touched, plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0))
    for (const part of plan.Plans ?? []) visit(part)
  }
  visit(rows[0]!['QUERY PLAN'][0]!.Plan)
  return { rows: touched, nodes }
}
