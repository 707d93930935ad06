/** What the typer knows at one place of a model. */
import { type Type, unknownType } from '../feel/type.ts'
import type { Ir } from '../ir/ir.ts'
import type { DiagnosticCode } from './diagnostic.ts'

export type Variable = { readonly slot: number; readonly type: Type; readonly kind: 'input' | 'decision' | 'parameter' }
/** A function of the model, its body typed once. */
export type KnownFunction = {
  readonly params: readonly { readonly name: string; readonly type: Type; readonly slot: number }[]
  readonly body: Ir
}

export type Typing = {
  readonly functions: ReadonlyMap<string, KnownFunction>
  readonly variables: ReadonlyMap<string, Variable>
  /** Names of the model that exist but are not required here: the hint differs. */
  readonly elsewhere: ReadonlySet<string>
  /** Type of `?`, or null outside a cell. */
  readonly it: Type | null
  /** Reports at the place of the expression in hand. */
  readonly fault: (code: DiagnosticCode, message: string, hint?: string) => void
}

/** Stands for an expression whose fault is told: it fits everywhere, so nothing is told twice. */
export const broken: Ir = { op: 'constant', value: null, type: unknownType }
