/** A policy changed in one place and compiled again: what its explanations are checked with. */
import { canGenerate } from '../compile/build.ts'
import { type CompiledPolicy, compilePolicy } from '../compile/closures.ts'
import { compileGenerated } from '../compile/generated.ts'
import type { IrDecision, IrPolicy } from '../ir/ir.ts'
import type { Policy } from '../policy.ts'

/** The policy with a decision turned into an input of the same name: all that stands on it can be asked for any value of it. */
export function withGiven({ ir, offered }: Pick<Policy, 'ir' | 'offered'>, decision: string): CompiledPolicy | null {
  const score = ir.decisions.find(({ name }) => name === decision)
  if (score === undefined) return null
  const { name, slot, type } = score
  const changed: IrPolicy = {
    ...ir,
    inputs: [...ir.inputs, { name, slot, type, allowed: { match: 'any' } }],
    decisions: ir.decisions.filter((each) => each !== score),
  }
  const compile = canGenerate() ? compileGenerated : compilePolicy
  return compile(changed, new Map([...offered, [name, { type: 'number', nullable: true }]]))
}

/** A decision whose table tells one of its rows, asked for all that hold. Null where it tells all anyway. */
export function withAllRows({ ir, offered }: Pick<Policy, 'ir' | 'offered'>, decision: string): CompiledPolicy | null {
  const own = ir.decisions.find(({ name }) => name === decision)
  if (own?.body.kind !== 'table' || (own.body.hitPolicy !== 'FIRST' && own.body.hitPolicy !== 'PRIORITY')) return null
  const all: IrDecision = { ...own, allowed: { match: 'any' }, body: { ...own.body, hitPolicy: 'COLLECT', aggregation: null } }
  return compilePolicy({ ...ir, decisions: ir.decisions.map((each) => (each === own ? all : each)) }, offered)
}
