/** Policies for tests of proofs, without the check of rows, which would refuse most clashes. */
import { checkModel } from '../check/check-model.ts'
import { type Diagnostic, reportInto } from '../check/diagnostic.ts'
import { compilePolicy } from '../compile/closures.ts'
import { decisionInfo } from '../decision-info.ts'
import { readDmn } from '../dmn/read.ts'
import type { InputSchema } from '../input-schema.ts'
import type { IrPolicy } from '../ir/ir.ts'
import type { Provable } from './provable.ts'

export function provableOf(xml: string, offered: InputSchema): Provable {
  const diagnostics: Diagnostic[] = []
  const model = readDmn(xml, 'p.dmn', reportInto(diagnostics))
  const ir = model && checkModel(model, 'p.dmn', offered, diagnostics)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (ir === null || errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  return compiled(ir, offered)
}

export function compiled(ir: IrPolicy, offered: InputSchema): Provable {
  const decisions = new Map(ir.decisions.map((decision) => [decision.name, decisionInfo(decision)]))
  const { evaluate, columnValues } = compilePolicy(ir, offered)
  return { ir, offered, decisions, evaluate, columnValues }
}
