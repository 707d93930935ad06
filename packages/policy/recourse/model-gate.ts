/**
 * A forest of a PMML model as a gate. Its numbers are those of the model before anything is done to its sum, such as a link or Targets: the bound is a
 * margin.
 *
 * Refused  where the model does something to an input before its trees look at it, since a gate sees inputs as they are.
 */
import type { EvaluableModel, ModelInputInfo } from '../pmml/evaluable-model.ts'
import type { Forest } from '../pmml/forest-data.ts'
import type { Inputs } from '../policy.ts'
import { isNum } from '../value.ts'
import { type ForestBound, forestGate } from './forest-gate.ts'
import type { Gate } from './gate.ts'

export type GateOfModel = { readonly ok: true; readonly gate: Gate } | { readonly ok: false; readonly fault: string }

/** `nth` of the model's forests, from 0. */
export function modelGate(model: EvaluableModel, nth: number, bound: ForestBound, naming: Pick<Gate, 'name' | 'reason'>): GateOfModel {
  const forest = model.forests[nth]
  if (forest === undefined) return { ok: false, fault: `the model has ${model.forests.length} forests over its inputs` }
  const inputs = model.inputs.filter(({ name }) => forest.features.includes(name))
  const fault = inputs.map((input) => faultOf(input, forest)).find((each) => each !== null)
  if (fault !== undefined) return { ok: false, fault }
  const gate = forestGate(forest, bound, naming)
  const whole = inputs.filter(({ type }) => type === 'integer').map(({ name }) => name)
  const isWhole = (given: Inputs): boolean =>
    whole.every((name) => {
      const value = given[name]
      return !isNum(value) || Number.isInteger(Number(value))
    })
  // Of what is no whole number where one is asked for, the model says nothing.
  return { ok: true, gate: { ...gate, isOpen: (given) => isWhole(given) && gate.isOpen(given) } }
}

function faultOf({ name, isTreated, isOnlyRounded, nullable, values, intervals }: ModelInputInfo, { precision }: Forest): string | null {
  if (isTreated && !isOnlyRounded) return `the model changes \`${name}\` before it looks at it`
  if (values !== null || intervals.length > 0) return `the model takes some values of \`${name}\` only`
  if (!nullable) return `the model has no result where \`${name}\` is missing`
  if (isOnlyRounded && precision === 'double') return `the model rounds \`${name}\` and adds up what it does not round`
  return null
}
