/**
 * What a built-in function is to the typer and to the back ends.
 *
 * Always   `apply` is total: it checks what it is given, never throws and answers null where a call has no meaning. So arguments whose types are
 *          known only at run time need no guard, and a static fault says early what would be null later.
 * Source   DMN 1.5, section 10.3.4; conversions of arguments: 10.3.2.9.4.
 */
import { isList, type Value } from '../../value.ts'
import { coerce, conforms } from '../conform.ts'
import { anyType, type ContextType, type FunctionType, listOf, type RangeType, scalar, type Type } from '../type.ts'

/** Named as in the standard, so that arguments may be named. `nullable`: null is taken; elsewhere it makes the result null. */
export type Parameter = { readonly name: string; readonly type: Type; readonly optional?: true; readonly nullable?: true }

/** One way to call a function. `variadic`: the last parameter is given once or more often, by position only. */
export type Form = { readonly params: readonly Parameter[]; readonly variadic?: true }
type Case = Form & { readonly body: (args: readonly Value[]) => Value }

export type Builtin = {
  /** The first form that takes the arguments is meant. */
  readonly forms: readonly Form[]
  /** False: one null among the arguments (not inside a list) makes the result null. */
  readonly nullsAllowed: boolean
  readonly resultType: (args: readonly Type[]) => Type
  /** Arguments in the order of a form's parameters. Optional ones that are not given are left away from the end, and null before it. */
  readonly apply: (args: readonly Value[]) => Value
}

/** How a table of functions is written down. */
export type Functions = readonly (readonly [name: string, Builtin])[]
export type ResultType = Type | ((args: readonly Type[]) => Type)

export const numberType: Type = scalar('number')
export const stringType: Type = scalar('string')
export const booleanType: Type = scalar('boolean')
export const anyList: Type = listOf(anyType)
export const anyContext: ContextType = { kind: 'context', fields: new Map() }
export const anyRange: RangeType = { kind: 'range', of: anyType }
export const anyFunction: FunctionType = { kind: 'function', params: null, result: anyType }

export const required = (name: string, type: Type): Parameter => ({ name, type })
export const optional = (name: string, type: Type): Parameter => ({ name, type, optional: true })
/** Takes null, and any value besides. */
export const whatever = (name: string): Parameter => ({ name, type: anyType, nullable: true })
export const number = (name: string): Parameter => required(name, numberType)
export const string = (name: string): Parameter => required(name, stringType)
export const list = (name = 'list'): Parameter => required(name, anyList)

/** How many arguments a form takes. */
export const leastOf = ({ params }: Form): number => params.filter((each) => !each.optional).length
export const mostOf = ({ params, variadic }: Form): number => (variadic ? Number.POSITIVE_INFINITY : params.length)
export const parameterAt = ({ params }: Form, index: number): Parameter => params[Math.min(index, params.length - 1)]!

/** A function of one form. Its body sees only arguments that fit, and null only where the parameter takes it. */
export const define = (params: readonly Parameter[], result: ResultType, body: Case['body']): Builtin =>
  overload(result, [{ params, body }])

/** A function of several forms: the first that takes the arguments as they are, else the first that takes them after conversion. */
export function overload(result: ResultType, cases: readonly Case[]): Builtin {
  const counted = cases.map((each): Counted => ({ ...each, least: leastOf(each), most: mostOf(each) }))
  return {
    forms: cases,
    nullsAllowed: cases.some(({ params }) => params.some(({ nullable }) => nullable)),
    resultType: typeof result === 'function' ? result : () => result,
    apply: (args) => {
      for (const each of counted) if (takes(each, args)) return each.body(args)
      for (const each of counted) {
        const converted = convertAll(each, args)
        if (converted !== null) return each.body(converted)
      }
      return null
    },
  }
}

/** A function of a list or of any number of values, none of them null; one that does not fit makes the result null. */
export const fold = (item: Type, name: string, result: ResultType, body: Case['body']): Builtin => ({
  ...foldAll(item, name, result, (values) => (values.every((value) => isOf(value, item)) ? body(values) : null)),
  nullsAllowed: false,
})

/** The same, of values as they come. A null in place of the list is no list. */
export const foldAll = (item: Type, name: string, result: ResultType, body: Case['body']): Builtin => ({
  forms: [{ params: [required('list', listOf(item))] }, { params: [{ name, type: item, nullable: true }], variadic: true }],
  nullsAllowed: true,
  resultType: typeof result === 'function' ? result : () => result,
  apply: (args) => {
    const [first] = args
    if (args.length !== 1) return args.length === 0 ? null : body(args)
    return first === null ? null : body(isList(first) ? first : args)
  },
})

type Counted = Case & { readonly least: number; readonly most: number }

function takes(form: Counted, args: readonly Value[]): boolean {
  if (args.length < form.least || args.length > form.most) return false
  for (let index = 0; index < args.length; index++) {
    const { type, nullable } = parameterAt(form, index)
    if (args[index] === null ? nullable !== true : !conforms(args[index]!, type)) return false
  }
  return true
}

function convertAll(form: Counted, args: readonly Value[]): readonly Value[] | null {
  if (args.length < form.least || args.length > form.most) return null
  const converted: Value[] = []
  for (const [index, arg] of args.entries()) {
    const { type, nullable } = parameterAt(form, index)
    const fitting = coerce(arg, type)
    if (fitting === null && (arg !== null || !nullable)) return null
    converted.push(fitting)
  }
  return converted
}

const isOf = (value: Value, type: Type): boolean => value !== null && conforms(value, type)
