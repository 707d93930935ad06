import type { Ir } from '../ir/ir.ts'
import { functionOf, valueTerm } from './term.ts'

/** The operations that are taken apart, so that partial results meet early. */
export function partsOf(ir: Ir): { ir: Ir; id: string; of: readonly Ir[] } | null {
  const at = (slot: number, part: Ir): Ir => ({ op: 'slot', slot, name: '', type: part.type })
  switch (ir.op) {
    case 'negate':
      return { ir: { ...ir, operand: at(0, ir.operand) }, id: 'negate', of: [ir.operand] }
    case 'arithmetic':
    case 'concatenate':
    case 'compare':
    case 'logic': {
      const how = 'how' in ir ? ir.how : ''
      return { ir: { ...ir, left: at(0, ir.left), right: at(1, ir.right) }, id: `${ir.op} ${how}`, of: [ir.left, ir.right] }
    }
    case 'if':
      return {
        ir: { ...ir, condition: at(0, ir.condition), yes: at(1, ir.yes), no: at(2, ir.no) },
        id: 'if',
        of: [ir.condition, ir.yes, ir.no],
      }
    case 'field':
      return { ir: { ...ir, of: at(0, ir.of) }, id: `.${ir.field}`, of: [ir.of] }
    case 'call':
      return { ir: { ...ir, args: ir.args.map((arg, slot) => at(slot, arg)) }, id: `${ir.name}/${ir.args.length}`, of: ir.args }
    // A model of which nothing is known but its value is no part of anything.
    case 'invoke': {
      const called = functionOf(ir)
      if (called === null || !called.moves.some((move) => move !== null)) return null
      return { ir: { ...ir, args: ir.args.map((arg, slot) => at(slot, arg)) }, id: valueTerm(called).key, of: ir.args }
    }
    default:
      return null
  }
}
