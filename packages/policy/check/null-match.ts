/** Would DMN's own rule let a null satisfy a cell that ours keeps it from? Answered by three-valued logic with `?` null and all else unknown. */
import { BUILTINS } from '../feel/builtins/registry.ts'
import type { Type } from '../feel/type.ts'
import type { Ir, IrCell, IrTest } from '../ir/ir.ts'

/** What an expression may be, seen without its values. */
type May = { readonly true: boolean; readonly false: boolean; readonly null: boolean }
const anything: May = { true: true, false: true, null: true }
const twoValued: May = { true: true, false: true, null: false }
const onlyNull: May = { true: false, false: false, null: true }
const onlyTrue: May = { true: true, false: false, null: false }
const onlyFalse: May = { true: false, false: true, null: false }

export function couldBeTrueOnNull(cell: IrCell, type: Type): boolean {
  if (cell.match === 'any' || ('nullable' in type && !type.nullable)) return false
  if (cell.match === 'some' && cell.tests.some(({ test }) => test === 'null')) return false
  return cell.match === 'none' ? cell.tests.every((test) => truth(test).false) : cell.tests.some((test) => truth(test).true)
}

/** A test against null. DMN 7.3.2 also lets a null result match, which is why an ordering condition over `?` counts. */
function truth(test: IrTest): May {
  switch (test.test) {
    case 'null':
      return onlyTrue
    case 'equal':
      return test.negated ? onlyTrue : test.operand.op === 'constant' ? onlyFalse : twoValued
    case 'order':
    case 'interval':
      return onlyNull
    case 'value':
      return test.operand.type.kind === 'range' ? onlyNull : twoValued
    case 'expression': {
      const may = mayBe(test.body)
      return { ...may, true: may.true || may.null }
    }
  }
}

function mayBe(ir: Ir): May {
  if (ir.op === 'constant') return ir.value === true ? onlyTrue : ir.value === false ? onlyFalse : ir.value === null ? onlyNull : twoValued
  if (ir.op === 'it') return onlyNull
  if (ir.op === 'compare') return mayCompare(ir.how, isNull(ir.left), isNull(ir.right))
  if (ir.op === 'logic') return mayJoin(ir.how, mayBe(ir.left), mayBe(ir.right))
  if (ir.op === 'call' && !BUILTINS.get(ir.name)!.nullsAllowed && ir.args.some(isNull)) return onlyNull
  return anything
}

const isNull = (ir: Ir): boolean => {
  const may = mayBe(ir)
  return may.null && !may.true && !may.false
}

function mayCompare(how: string, left: boolean, right: boolean): May {
  if (how !== '=' && how !== '!=') return left || right ? onlyNull : anything
  if (left && right) return how === '=' ? onlyTrue : onlyFalse
  return twoValued
}

function mayJoin(how: 'and' | 'or', left: May, right: May): May {
  const conjunction = how === 'and'
  const decide = (side: May): boolean => (conjunction ? side.false : side.true)
  const pass = (side: May): boolean => (conjunction ? side.true : side.false)
  const decided = decide(left) || decide(right)
  const passed = pass(left) && pass(right)
  const open = (left.null && (right.null || pass(right))) || (right.null && pass(left))
  return { true: conjunction ? passed : decided, false: conjunction ? decided : passed, null: open }
}
