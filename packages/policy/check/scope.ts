/** What the elements of a requirement graph mean to those that require them. */
import type { DmnModel, Requirement } from '../dmn/model.ts'
import type { KnownFunction, Scope, Variable } from './typing.ts'

/** By id. `nameOf` holds all elements, also those without a meaning yet. */
export type Resolved = {
  readonly variables: Map<string, Variable>
  readonly functions: Map<string, KnownFunction>
  readonly nameOf: ReadonlyMap<string, string>
  /** All names of the model. */
  readonly names: ReadonlySet<string>
}

export type Requirable = { readonly id: string; readonly name: string; readonly line: number }

export const elementsOf = ({ inputs, functions, decisions, services }: DmnModel): readonly Requirable[] => [
  ...inputs,
  ...functions,
  ...decisions,
  ...services,
]

/** Only what is required has a meaning; `own` comes on top. */
export function scopeOf(
  requires: readonly Pick<Requirement, 'id' | 'as'>[],
  resolved: Resolved,
  own: Iterable<readonly [string, Variable]> = [],
): Scope {
  const { variables, functions, nameOf, names } = resolved
  const required = new Map<string, Variable>()
  const callable = new Map<string, KnownFunction>()
  for (const { id, as } of requires) {
    const [variable, called, name] = [variables.get(id), functions.get(id), as ?? nameOf.get(id)]
    if (variable && name !== undefined) required.set(name, variable)
    if (called && name !== undefined) callable.set(name, called)
  }
  for (const [name, variable] of own) required.set(name, variable)
  return { variables: required, functions: callable, elsewhere: names }
}

/** Faults of an imported element are told of its own file. */
export const inOwnFile = <T extends { readonly file: string }>(checking: T, { file = checking.file }: { readonly file?: string }): T =>
  file === checking.file ? checking : { ...checking, file }
