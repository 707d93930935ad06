/**
 * Rows of a table → JavaScript functions that find those that match, over values in an array.
 *
 * Source   V8 stops optimising very large functions, so that 1,000 rules in one ran ten times slower than 40: code is emitted in chunks.
 */
import type { IrTable } from '../ir/ir.ts'
import type { Keep } from './build.ts'
import { emitCell } from './emit-cell.ts'
import { type EmittedRule, emitRules, type Telling } from './emit-rules.ts'
import { near } from './near.ts'

const RULES_PER_FUNCTION = 100
const TESTS_PER_FUNCTION = 500

/** Text of an array of `Scan`s. `placeOf`: where a column's value stands. */
export function emitScans(table: IrTable, marks: readonly unknown[], placeOf: (column: number) => number, keep: Keep): string {
  const rules = table.rules.map(({ cells }, nth): EmittedRule => {
    const tests = cells.map((cell, column) => emitCell(cell, { id: column, type: table.columns[column]!.value.type }, keep))
    return { nth, tests: tests.filter((test) => test !== null) }
  })
  const telling = tellingOf(marks, table.hitPolicy === 'FIRST', keep)
  const chunks = chunksOf(rules).map(
    (chunk) => `function findRows(f,v,o){${emitLocals(chunk, placeOf, keep)}${emitRules(chunk, telling)}\nreturn false}`,
  )
  return `[${chunks.join(',')}]`
}

function tellingOf(marks: readonly unknown[], onlyFirst: boolean, keep: Keep): Telling {
  const tell = (mark: string): string => `o.push(${mark});${onlyFirst ? 'return true;' : ''}`
  return {
    keep,
    one: (nth) => tell(keep(marks[nth])),
    picked: (nths, index) => {
      const found = `${keep(nths.map((nth) => marks[nth] ?? null))}[${index}]`
      if (!onlyFirst && nths.every((nth) => nth >= 0)) return tell(found)
      return `{const r=${found};if(r!==null){${tell('r')}}}`
    },
  }
}

function chunksOf(rules: readonly EmittedRule[]): readonly (readonly EmittedRule[])[] {
  const chunks: EmittedRule[][] = []
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

function emitLocals(chunk: readonly EmittedRule[], placeOf: (column: number) => number, keep: Keep): string {
  const tests = chunk.flatMap((rule) => rule.tests)
  const byOrder = new Set(tests.filter((test) => test.usesNumber).map(({ column }) => column))
  const locals = [...new Set(tests.map(({ column }) => column))].map((column) => {
    const [c, d] = [`c${column}`, `d${column}`]
    const read = `const ${c}=v[${placeOf(column)}];`
    return byOrder.has(column)
      ? `${read}let ${d}=NaN;if(typeof ${c}==='number')${d}=${c};else if(${c}!==null&&typeof ${c}==='object')${d}=${keep(near)}(${c});`
      : read
  })
  return locals.join('')
}
