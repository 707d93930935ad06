/** Operators → closures over their operands. */
import type { ArithmeticOp, CompareOp } from '../feel/operator.ts'
import { isOpen, isScalarType, type Type } from '../feel/type.ts'
import { isContext, sameValue } from '../value.ts'
import { bounded, charge, type Run } from './frame.ts'
import { arithmetic, equalValues, order } from './operate.ts'

/** A null condition takes `else`; one that is no truth at all gives null. */
export function compileIf(condition: Run, yes: Run, no: Run): Run {
  return (frame, it) => {
    const holds = condition(frame, it)
    if (holds === true) return yes(frame, it)
    return holds === false || holds === null ? no(frame, it) : null
  }
}

export function compileArithmetic(how: ArithmeticOp, left: Run, right: Run, type: Type): Run {
  const apply = arithmetic(how)
  if (!isOpen(type)) return (frame, it) => apply(left(frame, it), right(frame, it))
  // It may turn out to be a text.
  return (frame, it) => bounded(frame, apply(left(frame, it), right(frame, it)))
}

export function compileConcatenate(left: Run, right: Run): Run {
  return (frame, it) => {
    const [start, end] = [left(frame, it), right(frame, it)]
    return typeof start === 'string' && typeof end === 'string' ? bounded(frame, start + end) : null
  }
}

export function compileField(context: Run, field: string): Run {
  return (frame, it) => {
    const value = context(frame, it)
    return isContext(value) && Object.hasOwn(value, field) ? value[field]! : null
  }
}

/** Values of one kind need not be asked for it. */
export const areCertain = (left: Type, right: Type): boolean => left.kind === right.kind && isScalarType(left)

export function compileCompare(how: CompareOp, left: Run, right: Run, isCertain: boolean): Run {
  if (how !== '=' && how !== '!=') return (frame, it) => order(how, left(frame, it), right(frame, it))
  const wanted = how === '='
  if (isCertain) return (frame, it) => sameValue(left(frame, it), right(frame, it)) === wanted
  return (frame, it) => {
    const [one, other] = [left(frame, it), right(frame, it)]
    if (!charge(frame, one)) return null
    const same = equalValues(one, other)
    return same === null ? null : same === wanted
  }
}

/** Kleene: the deciding value wins over null, and null over the other. */
export function compileLogic(conjunction: boolean, left: Run, right: Run): Run {
  const deciding = !conjunction
  return (frame, it) => {
    const a = left(frame, it)
    if (a === deciding) return deciding
    const b = right(frame, it)
    if (b === deciding) return deciding
    return typeof a === 'boolean' && typeof b === 'boolean' ? conjunction : null
  }
}
