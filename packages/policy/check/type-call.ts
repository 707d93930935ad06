/** Calls: of built-in functions, of functions of the model, and of whatever an expression turns out to be. */
import type { Expr } from '../feel/ast.ts'
import { type Builtin, type Form, leastOf, mostOf, parameterAt } from '../feel/builtins/builtin.ts'
import { BUILTINS, REFUSED_BUILTINS } from '../feel/builtins/registry.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { anyType, fits, nullType, type Type, typeName } from '../feel/type.ts'
import type { Ir } from '../ir/ir.ts'
import { mayBecome } from './hold.ts'
import { typeMoment } from './moment.ts'
import type { TypeOfExpr } from './type-of-expr.ts'
import { broken, coerced, didYouMean, type KnownFunction, type Typing } from './typing.ts'

type Call = Extract<Expr, { kind: 'call' }>
type Typed = { readonly name: string | null; readonly expr: Expr; readonly ir: Ir }

export function typeCall(expr: Call, typing: Typing, typeOf: TypeOfExpr): Ir {
  const args = expr.args.map(({ name, value }): Typed => ({ name, expr: value, ir: typeOf(value, typing) }))
  if (expr.of.kind !== 'name' || typing.variables.has(expr.of.name)) return typeInvocation(expr, typeOf(expr.of, typing), args, typing)
  const { name } = expr.of
  const known = typing.functions.get(name)
  if (known) return typeApply(expr, name, known, args, typing)
  const builtin = BUILTINS.get(name)
  if (builtin) return typeBuiltin(expr, name, builtin, args, typing)
  if (typing.item !== null) return typeInvocation(expr, typeOf(expr.of, typing), args, typing)
  const { moment } = typing.language
  if (moment && (name === 'now' || name === 'today')) {
    if (args.length === 0) return typeMoment(name, moment)
    typing.fault(expr, 'argument-count', `\`${name}\` is called as \`${name}()\``)
    return broken
  }
  refuseCall(expr.of, name, typing)
  return broken
}

function refuseCall(at: Expr, name: string, typing: Typing): void {
  if (REFUSED_BUILTINS.has(name))
    typing.fault(at, 'unsupported', `function \`${name}\` is outside the policy profile of FEEL`, 'the host has to hand the moment over')
  else if (typing.elsewhere.has(name))
    typing.fault(at, 'unknown-function', `\`${name}\` is not required by this decision`, 'add a knowledge requirement for it')
  else typing.fault(at, 'unknown-function', `no function is called \`${name}\``, didYouMean(nearestName(name, callable(typing))))
}

const callable = (typing: Typing): readonly string[] => [...typing.functions.keys(), ...BUILTINS.keys()]

function typeBuiltin(expr: Call, name: string, builtin: Builtin, args: readonly Typed[], typing: Typing): Ir {
  const placed = args.some((arg) => arg.name !== null) ? placeNamed(builtin, args) : placeInOrder(builtin, args)
  if (placed === null) {
    typing.fault(expr, 'argument-count', `\`${name}\` is called as ${formsOf(name, builtin).join(' or ')}`)
    return broken
  }
  const taking = (fit: typeof fits): Placement | undefined =>
    placed.find(({ form, args: given }) => given.every((arg, index) => fit(arg.ir.type, parameterAt(form, index).type)))
  // A list of one value may stand for the value, and the other way round: the function sees to that.
  const taken = taking(fits) ?? taking(mayBecome)
  if (!taken) {
    reportMisfits(expr, name, placed, typing)
    return broken
  }
  const irs = taken.args.map(({ ir }) => ir)
  return { op: 'call', name, args: irs, type: builtin.resultType(irs.map(({ type }) => type)) }
}

/** Each argument that no way to call the function takes; if each is taken by some way, all of them together. */
function reportMisfits(expr: Call, name: string, placed: readonly Placement[], typing: Typing): void {
  const { args } = placed[0]!
  let told = false
  for (const [index, { expr: at, ir }] of args.entries()) {
    const wanted = placed.map(({ form }) => parameterAt(form, index).type)
    if (wanted.some((type) => mayBecome(ir.type, type))) continue
    told = true
    const kinds = [...new Set(wanted.map(typeName))].join(' or ')
    typing.fault(at, 'type-mismatch', `argument ${index + 1} of \`${name}\` is a ${typeName(ir.type)}, not a ${kinds}`)
  }
  if (told) return
  const found = args.map(({ ir }) => typeName(ir.type)).join(', ')
  typing.fault(expr, 'type-mismatch', `\`${name}\` does not take these types together: ${found}`)
}

/** For a message: how a function may be called. */
const formsOf = (name: string, { forms }: Builtin): string[] =>
  forms.map(({ params, variadic }) => {
    const listed = params.map((param) => (param.optional ? `[${param.name}]` : param.name))
    return `\`${name}(${listed.join(', ')}${variadic ? ', …' : ''})\``
  })

type Placement = { readonly form: Form; readonly args: readonly Typed[] }
type Placed = readonly Placement[] | null

function placeInOrder({ forms }: Builtin, args: readonly Typed[]): Placed {
  const fitting = forms.filter((form) => args.length >= leastOf(form) && args.length <= mostOf(form))
  return fitting.length === 0 ? null : fitting.map((form) => ({ form, args }))
}

/** In the order of the parameters; what is left out between others is null. */
function placeNamed({ forms }: Builtin, args: readonly Typed[]): Placed {
  const placed = forms.flatMap((form) => {
    if (form.variadic) return []
    const given = placeByName(form.params, args)
    return given === null || form.params.some(({ name, optional }) => !optional && !args.some((arg) => arg.name === name))
      ? []
      : [{ form, args: given }]
  })
  return placed.length === 0 ? null : placed
}

function placeByName(params: readonly { readonly name: string }[], args: readonly Typed[]): readonly Typed[] | null {
  const byName = new Map(args.map((arg) => [arg.name, arg]))
  if (byName.size < args.length || args.some((arg) => !params.some(({ name }) => name === arg.name))) return null
  const last = params.findLastIndex(({ name }) => byName.has(name))
  return params.slice(0, last + 1).map(({ name }) => byName.get(name) ?? { name, expr: args[0]!.expr, ir: missing })
}

const missing: Ir = { op: 'constant', value: null, type: nullType }

function typeApply(expr: Call, name: string, { params, body }: KnownFunction, args: readonly Typed[], typing: Typing): Ir {
  const given = args.some((arg) => arg.name !== null) ? placeByName(params, args) : args
  if (given === null || given.length !== params.length) {
    const listed = params.map((param) => param.name).join(', ')
    typing.fault(expr, 'argument-count', `\`${name}\` is called as \`${name}(${listed})\``)
    return broken
  }
  const held = given.map(({ expr: at, ir }, index) => {
    const { name: parameter, type } = params[index]!
    if (!mayBecome(ir.type, type))
      typing.fault(at, 'type-mismatch', `\`${parameter}\` of \`${name}\` is a ${typeName(type)}, not a ${typeName(ir.type)}`)
    return coerced(ir, type)
  })
  return { op: 'apply', args: held, slots: params.map(({ slot }) => slot), body, type: body.type }
}

/** Of a value that ought to be a function. */
function typeInvocation(expr: Call, of: Ir, args: readonly Typed[], typing: Typing): Ir {
  const { type } = of
  if (type.kind !== 'function' && type.kind !== 'any') {
    if (type.kind !== 'unknown') typing.fault(expr.of, 'type-mismatch', `a ${typeName(type)} cannot be called`)
    return broken
  }
  const names = args.some((arg) => arg.name !== null) ? args.map((arg) => arg.name!) : null
  const result: Type = type.kind === 'function' ? type.result : anyType
  const ir: Ir = { op: 'invoke', of, args: args.map((arg) => arg.ir), names, type: result }
  if (type.kind === 'function' && type.params !== null && names === null) reportArguments(expr, type.params, args, typing)
  return ir
}

function reportArguments(expr: Call, params: readonly Type[], args: readonly Typed[], typing: Typing): void {
  if (args.length !== params.length)
    typing.fault(expr, 'argument-count', `this function takes ${params.length} argument(s), found ${args.length}`)
  for (const [index, { expr: at, ir }] of args.entries()) {
    const wanted = params[index]
    if (wanted && !mayBecome(ir.type, wanted))
      typing.fault(at, 'type-mismatch', `argument ${index + 1} is a ${typeName(ir.type)}, not a ${typeName(wanted)}`)
  }
}
