/**
 * The locals of a chain of decisions. A slot of the frame, or a column that is worked out, has its own: `d7` where it is a number (see near.ts),
 * else `c7`, the value. A number has `c7` as well where somebody asks for the value.
 */
import type { FiredRow } from '../evaluation.ts'
import type { Type } from '../feel/type.ts'
import type { Keep } from './build.ts'

export type Scope = {
  readonly keep: Keep
  /** Are rows that fire told? */
  readonly tells: boolean
  /** Rows of which numbers are kept, where rows are told. */
  readonly packs: (readonly (readonly FiredRow[])[])[]
  /** The most decimals of a number that anything is compared with. */
  readonly decimals: number
  /** Types of the slots that have a local. */
  readonly types: Map<number, Type>
  /** Whose value is asked for. */
  readonly asked: Set<number>
  /** Which slots of the frame `f` closures read. */
  readonly framed: Set<number>
  /** Does anything need a frame? */
  closures: boolean
  /** An id that no slot has. */
  readonly fresh: () => number
}

/** Statements, and those that make the value of a number, for where it is asked for. */
export type EmittedStep = { readonly code: string; readonly value: string }

export const isNumber = (type: Type | undefined): boolean => type?.kind === 'number'

/** Text of the value of a slot that has a local. */
export function askValue({ asked }: Scope, slot: number): string {
  asked.add(slot)
  return `c${slot}`
}

/** Text that runs a closure over the frame, `slots` of which it may read. */
export function callClosure(scope: Scope, slots: readonly number[], closure: unknown, rest: string): string {
  askForFrame(scope, slots)
  return `${scope.keep(closure)}(f,${rest})`
}

export function askForFrame(scope: Scope, slots: readonly number[]): void {
  scope.closures = true
  for (const slot of slots) {
    scope.framed.add(slot)
    scope.asked.add(slot)
  }
}
