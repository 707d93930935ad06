/**
 * Inputs at random, the same ones each time, with what the columns of a table read from them: for columns that compute, nobody can say which inputs give a
 * value, but many can be tried.
 */
import type { Value } from '../value.ts'
import { isNum, multiply, type Num, sameValue } from '../value.ts'
import { type Axis, type Band, holdsNumber } from './axis.ts'
import type { Box } from './cover.ts'
import { markExpression, newMarks } from './marks.ts'
import type { Provable } from './provable.ts'
import { axisOfVariable, inputsOf, type Variable, type Variables, variableOf } from './variable.ts'

export type Sample = { readonly told: ReadonlyMap<string, Value>; readonly bands: readonly number[] }
type Column = { readonly axis: Axis; readonly column: number }

const SAMPLES = 4_000
const NUMBERS: readonly Num[] = [0, 1, 2, 3, 5, 8, 10, 20, 30, 50, 80, 100, 200, 500, 1_000, 10_000, -1, -10]

export function poolOf(policy: Provable, variables: Variables, decision: string, columns: readonly Column[]): Sample[] {
  const choices = choicesOf(policy, variables, columns)
  let seed = 1
  const below = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    return (seed >> 8) % limit
  }
  return Array.from({ length: SAMPLES }, (): Sample => {
    const told = new Map(choices.map(([name, values]) => [name, values[below(values.length)]!]))
    const read = policy.columnValues(inputsOf(told, variables), decision)
    return { told, bands: columns.map(({ axis, column }) => bandOf(axis.bands, read[column] ?? null)) }
  })
}

/** What the policy compares an input with, and numbers that people use; products of both for what is divided or multiplied. */
function choicesOf({ ir }: Provable, variables: Variables, columns: readonly Column[]): [string, Value[]][] {
  const cuts = columns.flatMap(({ axis }) => axis.bands.map(({ witness }) => witness)).filter(isNum)
  const near = cuts.flatMap((cut) => NUMBERS.map((number) => multiply(cut, number))).filter((number) => number !== null)
  const reads = readsOf(ir, variables)
  return [...variables.values()]
    .filter(({ name }) => reads.has(name))
    .map((variable): [string, Value[]] => {
      const legal = axisOfVariable(variable, newMarks())?.bands.map(({ witness }) => witness) ?? []
      return [variable.name, variable.type.kind === 'number' ? [...legal, ...allowedIn(variable, [...NUMBERS, ...cuts, ...near])] : legal]
    })
    .filter(([, values]) => values.length > 0)
}

/** Allowed values of a number are a band of their own axis. */
function allowedIn(variable: Variable, numbers: readonly Num[]): Num[] {
  const bands = axisOfVariable(variable, newMarks())?.bands ?? []
  return numbers.filter((number) => bands.some((band) => holdsNumber(band, number)))
}

function readsOf({ decisions }: Provable['ir'], variables: Variables): Set<string> {
  const reads = new Set<string>()
  for (const { body } of decisions) {
    const irs = body.kind === 'table' ? body.columns.map(({ value }) => value) : [body.value]
    for (const ir of irs) {
      markExpression(ir, (each) => {
        const name = variableOf(each, variables)
        if (name !== null) reads.add(name)
        return null
      })
    }
  }
  return reads
}

/** -1 where no band is known to hold it. */
function bandOf(bands: readonly Band[], value: Value): number {
  const exact = bands.findIndex((band) => (isNum(value) ? holdsNumber(band, value) : sameValue(band.witness, value)))
  return exact >= 0 || typeof value !== 'string' ? exact : bands.findIndex(({ single, witness }) => !single && typeof witness === 'string')
}

export const sampleIn = (pool: readonly Sample[], box: Box): Sample | undefined =>
  pool.find(({ bands }) => box.every((meant, axis) => meant.includes(bands[axis]!)))
