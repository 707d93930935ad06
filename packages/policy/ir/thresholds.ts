/** The cut points of a policy, per numeric input: what recourse, near-miss warnings and what-if sliders are built on. */
import { isNum } from '../value.ts'
import { childrenOf } from './children.ts'
import type { Ir, IrCell, IrPolicy, IrTest } from './ir.ts'

type Cuts = Map<string, Set<number>>

export function thresholdsOf({ inputs, decisions }: IrPolicy): ReadonlyMap<string, readonly number[]> {
  const cuts: Cuts = new Map(inputs.filter(({ type }) => type.kind === 'number').map(({ name }) => [name, new Set()]))
  for (const { body } of decisions) {
    if (body.kind === 'expression') {
      walk(body.value, null, cuts)
      continue
    }
    for (const column of body.columns) walk(column.value, null, cuts)
    for (const { cells, outputs } of body.rules) {
      for (const output of outputs) walk(output, null, cuts)
      for (const [index, cell] of cells.entries()) walkCell(cell, body.columns[index]!.value, cuts)
    }
  }
  return new Map([...cuts].map(([name, points]) => [name, [...points].sort((a, b) => a - b)]))
}

function walkCell(cell: IrCell, it: Ir, cuts: Cuts): void {
  if (cell.match !== 'any') for (const test of cell.tests) walkTest(test, it, cuts)
}

function walkTest(test: IrTest, it: Ir, cuts: Cuts): void {
  switch (test.test) {
    case 'null':
      return
    case 'equal':
    case 'order':
      cut(it, test.operand, cuts)
      walk(test.operand, it, cuts)
      return
    case 'interval':
      cut(it, test.low, cuts)
      cut(it, test.high, cuts)
      return
    case 'expression':
      walk(test.body, it, cuts)
      return
  }
}

/** Every comparison of an input with a constant, wherever it stands. `it` is what `?` stands for. */
function walk(ir: Ir, it: Ir | null, cuts: Cuts): void {
  if (ir.op === 'compare') {
    const [left, right] = [resolve(ir.left, it), resolve(ir.right, it)]
    cut(left, right, cuts)
    cut(right, left, cuts)
  }
  if (ir.op !== 'in') {
    for (const child of childrenOf(ir)) walk(child, it, cuts)
    return
  }
  walk(ir.value, it, cuts)
  for (const test of ir.tests) walkTest(test, resolve(ir.value, it), cuts)
}

const resolve = (ir: Ir, it: Ir | null): Ir => (ir.op === 'it' && it !== null ? it : ir)

function cut(value: Ir, bound: Ir, cuts: Cuts): void {
  if (value.op === 'slot' && bound.op === 'constant' && isNum(bound.value)) cuts.get(value.name)?.add(Number(bound.value))
}
