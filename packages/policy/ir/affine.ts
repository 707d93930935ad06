/**
 * Expressions that are a times one number plus b: where a test of such an expression meets its bound, the number itself meets another.
 * Exact: where the bound of the number would have to be rounded, there is none.
 */
import { add, divide, isNum, multiply, type Num, negate, sameValue, subtract } from '../value.ts'
import type { Ir } from './ir.ts'

/** What stands for a parameter of a function, or for `?`, while the expression around it is read. */
export type Scope = { readonly it: Bound | null; readonly slots: ReadonlyMap<number, Bound> }
export type Bound = { readonly ir: Ir; readonly scope: Scope }

export type Affine = { readonly slot: number; readonly factor: Num; readonly plus: Num }

export const emptyScope: Scope = { it: null, slots: new Map() }

/** What stands for a slot: the number itself, a line in another, or, where both are null, something else. */
export type Known = ReadonlyMap<number, { readonly line: Affine | null; readonly constant: Num | null }>

/** Of decisions of one expression, each after what it requires, and of inputs that are held fast. One by one: they may stand upon each other without end. */
export function knownOf(bodies: Iterable<readonly [slot: number, body: Ir]>): Known {
  const known = new Map<number, { line: Affine | null; constant: Num | null }>()
  for (const [slot, ir] of bodies) {
    const bound = { ir, scope: emptyScope }
    known.set(slot, { line: affineOf(bound, known), constant: constantOf(bound, known) })
  }
  return known
}

/** Follows `?` and parameters to what they stand for. */
export function resolve({ ir, scope }: Bound): Bound {
  if (ir.op === 'it' && scope.it !== null) return resolve(scope.it)
  if (ir.op !== 'slot') return { ir, scope }
  const bound = scope.slots.get(ir.slot)
  return bound === undefined ? { ir, scope } : resolve(bound)
}

/** Null where the value is no such expression. */
export function affineOf(bound: Bound, known: Known): Affine | null {
  const { ir, scope } = resolve(bound)
  switch (ir.op) {
    case 'slot': {
      const { line, constant } = known.get(ir.slot) ?? { line: null, constant: null }
      if (line !== null || constant !== null) return line
      return ir.type.kind === 'number' ? { slot: ir.slot, factor: 1, plus: 0 } : null
    }
    case 'negate':
      return scaled(affineOf({ ir: ir.operand, scope }, known), -1)
    case 'arithmetic':
      return ofArithmetic(ir, scope, known)
    case 'apply':
      return affineOf(bodyOf(ir, scope), known)
    default: // Any other operation, also one that is added later, is not of this form.
      return null
  }
}

/** The body of a function, where its parameters stand for what it is called with. */
export function bodyOf({ args, slots, body }: Ir & { op: 'apply' }, scope: Scope): Bound {
  const given = args.map((ir, index) => [slots[index]!, { ir, scope }] as const)
  return { ir: body, scope: { it: null, slots: new Map([...scope.slots, ...given]) } }
}

/** A constant number, also one that a function was given. */
export function constantOf(bound: Bound, known: Known): Num | null {
  const { ir, scope } = resolve(bound)
  if (ir.op === 'negate') {
    const operand = constantOf({ ir: ir.operand, scope }, known)
    return operand === null ? null : negate(operand)
  }
  if (ir.op === 'slot') return known.get(ir.slot)?.constant ?? null
  return ir.op === 'constant' && isNum(ir.value) ? ir.value : null
}

/** The value of the number at which the expression has the value `at`; null where it cannot be told exactly. */
export function solve({ factor, plus }: Affine, at: Num): Num | null {
  const rest = subtract(at, plus)
  const value = rest === null ? null : divide(rest, factor)
  if (rest === null || value === null) return null
  const back = multiply(value, factor)
  const whole = back === null ? null : add(back, plus)
  return whole !== null && sameValue(whole, at) && sameValue(back, rest) ? value : null
}

function ofArithmetic(ir: Ir & { op: 'arithmetic' }, scope: Scope, known: Known): Affine | null {
  const [left, right]: [Bound, Bound] = [
    { ir: ir.left, scope },
    { ir: ir.right, scope },
  ]
  const [before, after] = [constantOf(left, known), constantOf(right, known)]
  if (after !== null) return withConstant(affineOf(left, known), ir.how, after)
  if (before === null) return null
  const affine = affineOf(right, known)
  if (ir.how === '+' || ir.how === '*') return withConstant(affine, ir.how, before)
  return ir.how === '-' ? withConstant(scaled(affine, -1), '+', before) : null
}

function withConstant(affine: Affine | null, how: '+' | '-' | '*' | '/' | '**', constant: Num): Affine | null {
  if (affine === null || how === '**') return null
  if (how === '*') return scaled(affine, constant)
  if (how === '/') {
    const inverse = divide(1, constant)
    return inverse !== null && sameValue(multiply(inverse, constant), 1) ? scaled(affine, inverse) : null
  }
  const plus = how === '+' ? add(affine.plus, constant) : subtract(affine.plus, constant)
  return plus === null ? null : { ...affine, plus }
}

function scaled(affine: Affine | null, by: Num): Affine | null {
  if (affine === null || sameValue(by, 0)) return null
  const [factor, plus] = [multiply(affine.factor, by), multiply(affine.plus, by)]
  return factor === null || plus === null ? null : { ...affine, factor, plus }
}
