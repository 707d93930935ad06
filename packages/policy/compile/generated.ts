/**
 * IR → JavaScript, for hosts that may generate code: reading inputs and finding the rows of a table. All else is shared with the closures,
 * which remain for a content security policy that forbids this, and as what this is checked against.
 *
 * Source   V8 stops optimising very large functions, so that 1,000 rules in one ran ten times slower than 40: code is emitted in chunks.
 */
import type { InputSchema } from '../input-schema.ts'
import type { IrPolicy, IrTable } from '../ir/ir.ts'
import { build, type Keep, keeping } from './build.ts'
import { type BackEnd, type CompiledPolicy, compilePolicy } from './closures.ts'
import { emitCell } from './emit-cell.ts'
import { compileChain } from './emit-chain.ts'
import { type EmittedRule, emitRules } from './emit-rules.ts'
import { type FindRows, type ReadColumns, type Scan, scanByClosures } from './matching.ts'

const RULES_PER_FUNCTION = 100
const TESTS_PER_FUNCTION = 500

export const compileGenerated = (policy: IrPolicy, schema: InputSchema): CompiledPolicy => compilePolicy(policy, schema, GENERATED)

function compileMatching<Mark>(table: IrTable, marks: readonly Mark[], columns: ReadColumns): FindRows<Mark> {
  const { kept, keep } = keeping()
  const direct = table.columns.every(({ value, allowed }) => value.op === 'slot' && allowed.match === 'any')
  const scans = build(emitTable(table, marks, direct, keep), kept) as readonly Scan<Mark>[]
  const scan = scans.length === 1 ? scans[0]! : inTurn(scans)
  if (direct) {
    return (frame, _trace, found) => {
      scan(frame, frame, found)
    }
  }
  return (frame, trace, found) => {
    scan(frame, columns(frame, trace), found)
  }
}

const inTurn =
  <Mark>(scans: readonly Scan<Mark>[]): Scan<Mark> =>
  (frame, values, found) => {
    for (const scan of scans) if (scan(frame, values, found)) return true
    return false
  }

type Numbered = EmittedRule & { readonly index: number }

function emitTable(table: IrTable, marks: readonly unknown[], direct: boolean, keep: Keep): string {
  const onlyFirst = table.hitPolicy === 'FIRST'
  const rules = table.rules.map(({ cells }, index): Numbered => {
    const tests = cells
      .map((cell, column) => emitCell(cell, column, table.columns[column]!.value.type, keep))
      .filter((test) => test !== null)
    return { index, tests, mark: marks[index] }
  })
  const placeOf = (column: number): number => {
    const { value } = table.columns[column]!
    return direct && value.op === 'slot' ? value.slot : column
  }
  const chunks = chunksOf(rules).map((chunk) => {
    const [from, to] = [chunk[0]!.index, chunk.at(-1)!.index + 1]
    const slow = scanByClosures(table.rules.slice(from, to), marks.slice(from, to), onlyFirst)
    const slots = direct ? table.columns.map((_column, column) => placeOf(column)) : null
    const locals = emitLocals(chunk, placeOf, keep(slots === null ? slow : fromFrame(slow, slots)))
    return `function findRows(f,v,o){${locals}${emitRules(chunk, { keep, onlyFirst })}\nreturn false}`
  })
  return `return [${chunks.join(',')}]`
}

const fromFrame =
  (scan: Scan<unknown>, slots: readonly number[]): Scan<unknown> =>
  (frame, _values, found) =>
    scan(
      frame,
      slots.map((slot) => frame[slot]!),
      found,
    )

function chunksOf(rules: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const chunks: Numbered[][] = []
  let count = Number.POSITIVE_INFINITY
  for (const rule of rules) {
    count += rule.tests.length
    if (count > TESTS_PER_FUNCTION || chunks.at(-1)!.length === RULES_PER_FUNCTION) {
      chunks.push([])
      count = rule.tests.length
    }
    chunks.at(-1)!.push(rule)
  }
  return chunks
}

/** `slow` takes over where a Decimal stands in a column that is tested by order. */
function emitLocals(chunk: readonly Numbered[], placeOf: (column: number) => number, slow: string): string {
  const tests = chunk.flatMap((rule) => rule.tests)
  const byOrder = new Set(tests.filter((test) => test.byOrder).map(({ column }) => column))
  const locals = [...new Set(tests.map(({ column }) => column))].map((column) => {
    const [c, d] = [`c${column}`, `d${column}`]
    const read = `const ${c}=v[${placeOf(column)}];`
    if (!byOrder.has(column)) return read
    return `${read}let ${d}=NaN;if(typeof ${c}==='number')${d}=${c};else if(${c}!==null&&typeof ${c}==='object')return ${slow}(f,v,o);`
  })
  return locals.join('')
}

const GENERATED: BackEnd = { compileMatching, compileChain }
