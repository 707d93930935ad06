/** Does a decision depend on what it must not look at, itself or through others? Reading it is enough. */
import { childrenOf } from '../ir/children.ts'
import type { Ir, IrCell, IrDecision, IrPolicy } from '../ir/ir.ts'
import type { Forbidden } from './statements.ts'

/** From the decision to the input. */
export type Dependence = { readonly path: readonly string[] }

export function dependencesOn(policy: IrPolicy, { inputs, decisions }: Pick<Forbidden, 'inputs' | 'decisions'>): Dependence[] {
  const reads = readsOf(policy)
  const patterns = inputs.map(patternOf)
  const isForbidden = (name: string): boolean => patterns.some((pattern) => pattern.test(name))
  const asked = decisions ?? policy.decisions.map(({ name }) => name)
  return asked.flatMap((name) => pathsFrom(name, reads, isForbidden).map((path) => ({ path })))
}

/** Words may be parted by `_` or blanks: `social graph` and `social_graph` are the same. */
const patternOf = (name: string): RegExp =>
  new RegExp(
    `^${name
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/[_ ]/g, '[_ ]')
      .replaceAll('*', '.*')}$`,
    'i',
  )

/** One path to each forbidden input. */
function pathsFrom(from: string, reads: ReadonlyMap<string, ReadonlySet<string>>, isForbidden: (name: string) => boolean): string[][] {
  const found: string[][] = []
  const seen = new Set<string>()
  const visit = (name: string, path: readonly string[]): void => {
    if (seen.has(name)) return
    seen.add(name)
    const here = [...path, name]
    const own = reads.get(name)
    if (own === undefined && isForbidden(name)) found.push(here)
    for (const next of own ?? []) visit(next, here)
  }
  visit(from, [])
  return found
}

/** What each decision reads, by name: inputs, parts of inputs, and decisions. */
function readsOf(policy: IrPolicy): ReadonlyMap<string, ReadonlySet<string>> {
  const nameAt = new Map([...policy.inputs, ...policy.decisions].map(({ slot, name }) => [slot, name]))
  return new Map(
    policy.decisions.map((decision) => {
      const reads = new Set<string>()
      const hand = { nameAt, tables: policy.tables, seen: new Set<Ir>() }
      for (const ir of expressionsOf(decision.body)) walk(ir, hand, reads)
      return [decision.name, reads]
    }),
  )
}

type Hand = { readonly nameAt: ReadonlyMap<number, string>; readonly tables: IrPolicy['tables']; readonly seen: Set<Ir> }

function walk(ir: Ir, hand: Hand, reads: Set<string>): void {
  const { nameAt, tables, seen } = hand
  // Functions stand in each of their calls: the same part need not be walked again.
  if (seen.has(ir)) return
  seen.add(ir)
  if (ir.op === 'table') for (const each of expressionsOf(tables[ir.table]!.table)) walk(each, hand, reads)
  if (ir.op === 'slot') {
    const name = nameAt.get(ir.slot)
    if (name !== undefined) reads.add(name)
  }
  if (ir.op === 'field') {
    const path = pathOf(ir, nameAt)
    if (path !== null) reads.add(path)
  }
  for (const child of childrenOf(ir)) walk(child, hand, reads)
}

function pathOf(ir: Ir, nameAt: ReadonlyMap<number, string>): string | null {
  if (ir.op === 'slot') return nameAt.get(ir.slot) ?? null
  const of = ir.op === 'field' ? pathOf(ir.of, nameAt) : null
  return ir.op === 'field' && of !== null ? `${of}.${ir.field}` : null
}

function expressionsOf(body: IrDecision['body']): readonly Ir[] {
  if (body.kind === 'expression') return [body.value]
  const cells = body.rules.flatMap((rule) => rule.cells)
  const outputs = [...body.rules.flatMap((rule) => rule.outputs), ...body.outputs.flatMap(({ defaultValue }) => defaultValue ?? [])]
  return [...body.columns.map(({ value }) => value), ...cells.flatMap(partsOfCell), ...outputs]
}

const partsOfCell = (cell: IrCell): readonly Ir[] =>
  cell.match === 'any'
    ? []
    : childrenOf({ op: 'in', value: { op: 'it', type: { kind: 'unknown' } }, tests: cell.tests, type: { kind: 'boolean', nullable: true } })
