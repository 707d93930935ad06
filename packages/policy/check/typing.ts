/** What the typer knows at one place of a model. */
import { anyType, fits, isOpen, type Type, unknownType } from '../feel/type.ts'
import type { Ir, IrBox } from '../ir/ir.ts'
import type { DiagnosticCode } from './diagnostic.ts'

/** A name inside of an expression (an iterator, an entry of a context) is a parameter too. */
export type Variable = {
  readonly slot: number
  readonly type: Type
  readonly kind: 'input' | 'decision' | 'parameter'
  /** How it is read, where that is not by its slot: a field of an item. */
  readonly read?: Ir
}
/** A function of the model, its body typed once. */
export type KnownFunction = {
  readonly params: readonly { readonly name: string; readonly type: Type; readonly slot: number }[]
  readonly body: Ir
  /** Slot where the function is kept once it is needed as a value, so that it is the same one each time. */
  readonly once: number
}

/** Where the input is found that `now` and `today` read, and whether a text has asked for it. */
export type Moment = { readonly name: string; readonly slot: number; used: boolean }

/** What is the same for all texts of a model. */
export type Language = {
  /** Nonsense is null, as the standard has it, and a mixture of types is known at run time. */
  readonly lenient: boolean
  /** The next slot of a frame that nobody has. */
  readonly slots: { next: number }
  /** Decision tables inside of expressions, in the order they are found. */
  readonly tables: IrBox[]
  /** A type that the model defines. */
  readonly typeNamed: (name: string) => Type | null
  /** What `now` and `today` read, where the host hands it over. */
  moment: Moment | null
}

/** What names mean inside one decision: what it requires and nothing else. */
export type Scope = {
  readonly functions: ReadonlyMap<string, KnownFunction>
  readonly variables: ReadonlyMap<string, Variable>
  /** Names of the model that exist but are not required here: the hint differs. */
  readonly elsewhere: ReadonlySet<string>
}

/** Reports at a part of the text in hand, or at all of it. */
export type Fault = (at: { readonly at: number; readonly end: number } | null, code: DiagnosticCode, message: string, hint?: string) => void

export type Typing = Scope & {
  readonly language: Language
  /** Type of `?`, or null outside a cell. */
  readonly it: Type | null
  /** The item of a filter whose fields are known only at run time; every name may be one of them. */
  readonly item: { readonly value: Ir; readonly outside: Scope['variables'] } | null
  readonly fault: Fault
}

/** Stands for an expression whose fault is told: it fits everywhere, so nothing is told twice. */
export const broken: Ir = { op: 'constant', value: null, type: unknownType }

export const newLanguage = (lenient: boolean, typeNamed: Language['typeNamed'] = () => null): Language => ({
  lenient,
  slots: { next: 0 },
  tables: [],
  moment: null,
  typeNamed,
})

/** A name that an expression brings in, with a slot of its own. */
export function bind(typing: Typing, name: string, type: Type): { readonly typing: Typing; readonly slot: number } {
  const slot = typing.language.slots.next++
  const variables = new Map(typing.variables).set(name, { slot, type, kind: 'parameter' })
  return { typing: { ...typing, variables }, slot }
}

/** A mixture of types is a fault, or known at run time where nonsense is null. */
export function anyOr(type: Type | null, at: Parameters<Fault>[0], message: string, typing: Typing): Type {
  if (type !== null) return type
  if (typing.language.lenient) return anyType
  typing.fault(at, 'type-mismatch', message)
  return unknownType
}

/** Held to a type where that is not certain. */
export const coerced = (value: Ir, to: Type): Ir =>
  isOpen(to) || (fits(value.type, to) && !isOpen(value.type)) ? value : { op: 'coerce', value, to, type: to }

export const didYouMean = (nearest: string | undefined): string | undefined =>
  nearest === undefined ? undefined : `did you mean \`${nearest}\`?`
