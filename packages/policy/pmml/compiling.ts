/** What the readers of one file share: where faults go, and what is numbered once per file. */
import type { Element } from '../dmn/xml.ts'
import { lineOf } from '../dmn/xml.ts'
import type { DataType, PmmlValue } from './data-type.ts'
import type { Reading } from './reading.ts'
import type { Field, Frame, Read, Scope } from './scope.ts'
import type { TreeBuilder } from './tree-builder.ts'

export type Compiling = Reading & {
  readonly slots: Counter
  readonly models: Counter
  readonly trees: TreeBuilder
  /** Counts the models that add in 32-bit floats. */
  readonly singles: Counter
  /** Per numeric input, the values at which some test changes its answer. */
  readonly cuts: Map<string, Set<number>>
  readonly functions: Map<string, DefinedFunction>
  /** Calls of such functions in what is being read. */
  readonly calls: { weight: number; isTold: boolean }
  /** Data fields that the model does not take in: a shared dictionary of transformations may name them, the model may not. */
  readonly absent: Set<string>
  readonly inDictionary: { now: boolean }
}

/** A function of the model: where its arguments are put, and what it gives then. */
/** `weight` is how many functions one call runs, known once the body is. */
export type DefinedFunction = { readonly params: readonly Parameter[]; readonly body: () => Field | null; weight: number }
export type Parameter = { readonly field: Field; readonly slot: number; readonly castTo: DataType | null }

export class Counter {
  #next = 0

  take(): number {
    return this.#next++
  }

  get count(): number {
    return this.#next
  }
}

/** The field of that name; tells where there is none. */
export function findField(name: string, element: Element, scope: Scope, { file, report, absent, inDictionary }: Compiling): Field | null {
  const field = scope.find(name)
  if (field === 'circular') {
    report({ file, line: lineOf(element) }, 'requirement-cycle', `\`${name}\` is computed from itself`)
    return null
  }
  const lacking = inDictionary.now ? undefined : field?.inputs.find((each) => absent.has(each))
  if (field !== null && lacking === undefined) return field
  const message = `\`${lacking ?? name}\` is not in the mining schema of the model`
  report({ file, line: lineOf(element) }, 'unknown-name', lacking === undefined ? `there is no field \`${name}\` here` : message)
  return null
}

/** Computed when first asked for, once per frame. */
export function remembered(slots: Counter, compute: Read): Read {
  const slot = slots.take()
  return (frame: Frame): PmmlValue => {
    const so = frame.slots[slot]
    if (so !== undefined) return so
    const value = compute(frame)
    frame.slots[slot] = value
    return value
  }
}

export function cut({ cuts }: Compiling, { linear }: Pick<Field, 'linear'>, value: number): void {
  if (linear === null || linear.factor === 0 || !Number.isFinite(value)) return
  const so = cuts.get(linear.input) ?? new Set()
  so.add((value - linear.offset) / linear.factor)
  cuts.set(linear.input, so)
}
