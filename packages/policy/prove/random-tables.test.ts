/** What proofs say of random small tables, against asking the evaluator for every case that can differ. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableXml } from '../fixtures.ts'
import type { InputSchema } from '../input-schema.ts'
import type { IrTable } from '../ir/ir.ts'
import type { Inputs, Value } from '../policy.ts'
import { Exact } from '../value.ts'
import { compiled, provableOf } from './provable.fixture.ts'
import type { Provable } from './provable.ts'
import { provePolicy } from './prove.ts'

const CELLS: Readonly<Record<string, readonly string[]>> = {
  number: [
    '-',
    '-',
    '< 3',
    '<= 3',
    '3',
    '> 3',
    '>= 3',
    '[3..5]',
    '(3..5)',
    '[3..5)',
    '(3..5]',
    'not(3)',
    'null',
    'null, < 5',
    '>= 3, < 5',
    '> 5, 3',
    'not([3..5))',
    '? > 2.5 and ? < 5',
    '0.1',
  ],
  text: ['-', '-', '"a"', '"b"', '"a","b"', 'not("a")', 'null', 'null, "b"', '< "b"'],
  kind: ['-', '-', '"x"', '"y"', '"x","y","z"', 'not("x")', 'null'],
  flag: ['-', '-', 'true', 'false', 'null', 'true, false'],
} // prettier-ignore
const VALUES: Readonly<Record<string, readonly Value[]>> = {
  number: [null, 0, new Exact('0.1'), 1, new Exact('2.5'), new Exact('2.7'), 3, 4, 5, 6],
  text: [null, '', 'a', 'aa', 'b', 'c'],
  kind: [null, 'x', 'y', 'z'],
  flag: [null, true, false],
}
const schema: InputSchema = new Map([
  ['number', { type: 'number', nullable: true }],
  ['text', { type: 'string', nullable: true }],
  ['kind', { type: 'string', nullable: true, values: ['x', 'y', 'z'] }],
  ['flag', { type: 'boolean', nullable: false }],
])
const COLUMNS = ['number', 'text', 'kind', 'flag'] as const
const TYPES = { number: 'number', text: 'string', kind: 'string', flag: 'boolean' } as const

const tables = fc
  .record({
    columns: fc.subarray([...COLUMNS], { minLength: 1 }),
    hitPolicy: fc.constantFrom('UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'COLLECT'),
    rows: fc.array(fc.record({ picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), output: fc.constantFrom('"p"', '"q"', '"r"') }), {
      minLength: 1,
      maxLength: 7,
    }),
  })
  .map(({ columns, hitPolicy, rows }) => {
    const cellOf = (column: string, pick: number): string => CELLS[column]![pick % CELLS[column]!.length]!
    const xml = tableXml({
      name: 'T',
      inputs: Object.fromEntries(columns.map((column) => [column, TYPES[column]])),
      outputs: ['out'],
      rows: rows.map(({ picks, output }) => [...columns.map((column, index) => cellOf(column, picks[index]!)), output]),
      hitPolicy,
    }).replace('<output name="out">', '<output name="out"><outputValues><text>"r","q","p"</text></outputValues>')
    return { policy: provableOf(xml, schema), columns, hitPolicy }
  })

/** A flag is never null. */
const casesOf = (columns: readonly string[]): Inputs[] =>
  columns.reduce<Inputs[]>(
    (cases, column) =>
      cases.flatMap((each) =>
        VALUES[column]!.filter((value) => column !== 'flag' || value !== null).map((value) => ({ ...each, [column]: value })),
      ),
    [{}],
  )

/** The rows that match, whatever the hit policy makes of them. */
function matcher({ ir, offered }: Provable): (inputs: Inputs) => number[] {
  const body = ir.decisions[0]!.body as IrTable
  const collecting = compiled({ ...ir, decisions: [{ ...ir.decisions[0]!, body: { ...body, hitPolicy: 'COLLECT' } }] }, offered)
  return (inputs) => collecting.evaluate(inputs, ['T']).fired.map(({ row }) => row)
}

test('gaps, overlaps and dead rows are those that trying every case finds', () => {
  fc.assert(
    fc.property(tables, ({ policy, columns, hitPolicy }) => {
      const [found] = provePolicy(policy).tables
      const { gaps, overlaps, deadRows, reached, undecided } = found!
      expect(undecided).toEqual([])
      const match = matcher(policy)
      const cases = casesOf(columns).map((inputs) => ({ inputs, matching: match(inputs), evaluation: policy.evaluate(inputs, ['T']) }))
      const rows = (policy.ir.decisions[0]!.body as IrTable).rules.map(({ row }) => row)
      const firing = new Set(cases.flatMap(({ evaluation }) => evaluation.fired.map(({ row }) => row)))
      const matched = new Set(cases.flatMap(({ matching }) => matching))
      expect(deadRows.map(({ row }) => row)).toEqual(rows.filter((row) => !firing.has(row)))
      expect(reached.map(({ row }) => row)).toEqual(rows.filter((row) => firing.has(row)))
      expect(deadRows.filter(({ why }) => why === 'empty').map(({ row }) => row)).toEqual(rows.filter((row) => !matched.has(row)))
      expect(gaps.length > 0).toBe(hitPolicy !== 'COLLECT' && cases.some(({ matching }) => matching.length === 0))
      const clashing = new Set(cases.flatMap(({ evaluation, matching }) => (evaluation.errors.length > 0 ? pairsOf(matching) : [])))
      if (hitPolicy === 'UNIQUE') expect(new Set(overlaps.map(({ rows: pair }) => pair.join()))).toEqual(clashing)
      if (hitPolicy === 'ANY') expect(overlaps.length > 0).toBe(clashing.size > 0)
      const witnesses = [...gaps, ...overlaps, ...deadRows, ...reached].flatMap(({ witness }) => witness ?? [])
      expect(witnesses.filter(({ confirmed }) => !confirmed)).toEqual([])
    }),
    { numRuns: 150 },
  )
})

const pairsOf = (rows: readonly number[]): string[] => rows.flatMap((row, index) => rows.slice(index + 1).map((other) => `${row},${other}`))
