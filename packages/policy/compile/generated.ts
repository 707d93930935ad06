/**
 * IR → JavaScript, for hosts that may generate code: chains of decisions, and the rows of long tables. All else is shared with the closures,
 * which remain for a content security policy that forbids this, and as what this is checked against.
 */
import type { InputSchema } from '../input-schema.ts'
import type { IrPolicy, IrTable } from '../ir/ir.ts'
import { build, keeping } from './build.ts'
import { type BackEnd, type CompiledPolicy, compilePolicy } from './closures.ts'
import { compileChain, compileValues } from './emit-chain.ts'
import { emitScans } from './emit-scan.ts'
import type { FindRows, ReadColumns, Scan } from './matching.ts'

export const compileGenerated = (policy: IrPolicy, schema: InputSchema): CompiledPolicy => compilePolicy(policy, schema, GENERATED)

/** Built at the first look: a table that runs inside a chain may never be asked for its rows. */
function compileMatching<Mark>(table: IrTable, marks: readonly Mark[], columns: ReadColumns): FindRows<Mark> {
  const slots = table.columns.map(({ value, allowed }) => (value.op === 'slot' && allowed.match === 'any' ? value.slot : -1))
  const direct = !slots.includes(-1)
  let known: readonly Scan<Mark>[] | null = null
  const scans = (): readonly Scan<Mark>[] => {
    const { kept, keep } = keeping()
    const code = emitScans(table, marks, (column) => (direct ? slots[column]! : column), keep)
    return build(`return ${code}`, kept) as readonly Scan<Mark>[]
  }
  return (frame, trace, found) => {
    known ??= scans()
    const values = direct ? frame : columns(frame, trace)
    for (const scan of known) if (scan(frame, values, found)) return
  }
}

const GENERATED: BackEnd = { compileMatching, compileChain, compileValues }
