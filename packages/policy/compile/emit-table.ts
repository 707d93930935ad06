/**
 * Table of constants → JavaScript over the locals of a chain: what `fixed-rows.ts` does, without a frame.
 *
 * Clash    at a second row under UNIQUE `P(s)` answers: the closures tell which.
 */
import type { IrTable } from '../ir/ir.ts'
import { type Column, type EmittedCell, emitCell, emitNumber } from './emit-cell.ts'
import { type EmittedRule, emitRules, type Telling } from './emit-rules.ts'
import { askForFrame, askValue, type EmittedStep, isNumber, type Scope } from './emit-scope.ts'
import type { FixedTable } from './fixed-rows.ts'
import { near } from './near.ts'
import { bitsOf, packed } from './packed-rows.ts'

/** `requires`: slots that closures of its cells read. */
type TableStep = {
  readonly table: IrTable
  readonly fixed: FixedTable
  readonly slot: number
  readonly columns: readonly Column[]
  readonly requires: readonly number[]
}

export function emitTable(step: TableStep, scope: Scope): EmittedStep {
  const { table, columns } = step
  const rules = table.rules.map(({ cells }, nth): EmittedRule => {
    const tests = cells.map((cell, column) => emitCell(cell, columns[column]!, scope.keep)).filter((test) => test !== null)
    return { nth, tests }
  })
  const numbers = askFor(
    rules.flatMap(({ tests }) => tests),
    step.requires,
    scope,
  )
  const found = emitFound(step, rules, scope)
  return { ...found, code: numbers + found.code }
}

/** Statements for numbers in columns that may hold other values too. */
function askFor(cells: readonly EmittedCell[], requires: readonly number[], scope: Scope): string {
  for (const { column, usesValue } of cells) if (usesValue) scope.asked.add(column)
  if (cells.some(({ calls }) => calls)) askForFrame(scope, requires)
  const mixed = new Set(
    cells.filter(({ column, usesNumber }) => usesNumber && !isNumber(scope.types.get(column))).map(({ column }) => column),
  )
  return [...mixed].map((column) => `const d${column}=${scope.keep(near)}(${askValue(scope, column)});`).join('')
}

function emitFound({ table, fixed, slot }: TableStep, rules: readonly EmittedRule[], scope: Scope): EmittedStep {
  if (table.hitPolicy === 'FIRST' || table.hitPolicy === 'UNIQUE') return emitPick(table.hitPolicy, rules, fixed, slot, scope)
  return table.aggregation === 'SUM' && fixed.isPlainSum && fixed.rows.every(({ output }) => output !== null)
    ? emitSum(rules, fixed, slot, scope)
    : emitGather(table, rules, fixed, slot, scope)
}

/** Place 0 of what is kept stands for no row. */
function emitPick(
  hitPolicy: 'FIRST' | 'UNIQUE',
  rules: readonly EmittedRule[],
  { rows, fallback }: FixedTable,
  slot: number,
  { keep, types, tells }: Scope,
): EmittedStep {
  const index = `i${slot}`
  const take = (place: string, alone: boolean): string => {
    if (alone) return `${index}=${place};`
    return hitPolicy === 'FIRST' ? `${index}=${place};break x${slot};` : `if(${index}!==0)return P(s);${index}=${place};`
  }
  const telling: Telling = {
    keep,
    one: (nth, alone) => take(`${nth + 1}`, alone),
    picked: (nths, picked, alone) => {
      const place = `${keep(nths.map((nth) => nth + 1))}[${picked}]`
      return alone || nths.every((nth) => nth >= 0) ? take(place, alone) : `{const j=${place};if(j!==0){${take('j', false)}}}`
    },
  }
  const outputs = [fallback, ...rows.map(({ output }) => output)]
  const body = emitRules(rules, telling)
  const search = hitPolicy === 'FIRST' ? `x${slot}:{${body}}` : body
  const told = tells ? `if(${index}!==0)o.push(${keep([null, ...rows])}[${index}]);` : ''
  const code = `let ${index}=0;${search}\n${told}`
  const value = `const c${slot}=${keep(outputs)}[${index}];`
  if (!isNumber(types.get(slot))) return { code: `${code}${value}`, value: '' }
  return { code: `${code}const d${slot}=${keep(Float64Array.from(outputs, near))}[${index}];`, value }
}

/** Where rows are not told they are counted: a sum of none is no zero. */
function emitSum(rules: readonly EmittedRule[], fixed: FixedTable, slot: number, scope: Scope): EmittedStep {
  const { rows, fallback } = fixed
  const { keep, tells } = scope
  const packed = tells ? emitPackedSum(rules, fixed, slot, scope) : null
  if (packed !== null) return packed
  const points = (nth: number): number => (nth < 0 ? 0 : (rows[nth]!.output as number))
  const tell = (row: string): string => (tells ? `o.push(${row});` : 'n++;')
  const telling: Telling = {
    keep,
    one: (nth) => `${tell(keep(rows[nth]))}z+=${points(nth)};`,
    picked: (nths, picked) => {
      const added = keep(Float64Array.from(nths, points))
      const isCertain = nths.every((nth) => nth >= 0)
      if (!tells && isCertain) return `n++;z+=${added}[${picked}];`
      const told = keep(nths.map((nth) => rows[nth] ?? null))
      const always = `${tell(`${told}[j]`)}z+=${added}[j];`
      return `{const j=${picked};${isCertain ? always : `if(${told}[j]!==null){${always}}`}}`
    },
  }
  const [d, z] = [`d${slot}`, `z${slot}`]
  const [start, any] = tells ? ['const n=o.length', 'o.length!==n'] : ['let n=0', 'n!==0']
  const code = `let ${z};{${start};let z=0;${emitRules(rules, telling)}\n${z}=${any}?z:null;}const ${d}=${z}===null?${emitNumber(near(fallback))}:${z};`
  return { code, value: `const c${slot}=${z}===null?${keep(fallback)}:${z};` }
}

/** Where each part of a table always has exactly one row, their places are kept instead of them. Null where it is not so. */
function emitPackedSum(rules: readonly EmittedRule[], { rows }: FixedTable, slot: number, { keep, packs }: Scope): EmittedStep | null {
  const parts: { nths: readonly number[]; picked: string }[] = []
  let isPacked = true
  const [d, z] = [`d${slot}`, `z${slot}`]
  const never = (): string => {
    isPacked = false
    return ''
  }
  const telling: Telling = {
    keep,
    one: (nth, _alone, isCertain) => {
      if (isCertain !== true) return never()
      parts.push({ nths: [nth], picked: '0' })
      return ''
    },
    picked: (nths, picked, _alone, isCertain) => {
      if (isCertain !== true || nths.some((nth) => nth < 0)) return never()
      parts.push({ nths, picked })
      return ''
    },
  }
  emitRules(rules, telling)
  if (!isPacked || parts.length === 0) return null
  const lists = new Map(parts.map((part) => [part.nths.map((nth) => rows[nth]!), part]))
  const taken = packed([...lists.keys()])
  packs.push(...taken)
  const told = taken.map((pack) => {
    const places = pack.map((list) => {
      const { nths, picked } = lists.get(list)!
      const points = Float64Array.from(nths, (nth) => rows[nth]!.output as number)
      return `{const j=${picked};z+=${keep(points)}[j];p=p<<${bitsOf(list)}|j}`
    })
    return `{let p=0;${places.join('\n')}\no.push(p)}`
  })
  return { code: `let ${z};{let z=0;${told.join('\n')}\n${z}=z}const ${d}=${z};`, value: `const c${slot}=${z};` }
}

function emitGather(
  { aggregation }: IrTable,
  rules: readonly EmittedRule[],
  { rows, fallback, gather }: FixedTable,
  slot: number,
  { keep, types }: Scope,
): EmittedStep {
  const telling: Telling = {
    keep,
    one: (nth) => `o.push(${keep(rows[nth])});`,
    picked: (nths, picked) => {
      const told = `${keep(nths.map((nth) => rows[nth] ?? null))}[${picked}]`
      return nths.every((nth) => nth >= 0) ? `o.push(${told});` : `{const j=${told};if(j!==null)o.push(j);}`
    },
  }
  const [start, c] = [`n${slot}`, `c${slot}`]
  const search = `const ${start}=o.length;${emitRules(rules, telling)}\n`
  if (aggregation !== null) {
    const code = `${search}const ${c}=${keep(gather)}(o,${start});`
    return { code: isNumber(types.get(slot)) ? `${code}const d${slot}=${keep(near)}(${c});` : code, value: '' }
  }
  const list = `const ${c}=[];for(let j=${start};j<o.length;j++)${c}.push(o[j].output);`
  return { code: `${search}${list}${fallback === null ? '' : `if(${c}.length===0)${c}.push(${keep(fallback)});`}`, value: '' }
}
