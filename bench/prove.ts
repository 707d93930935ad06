/**
 * How long it takes to prove the default pack and long tables, in CPU time and against loading the default pack in the same run: to know that a policy is
 * right must cost no more than a few times what it costs to read it.
 */
import { tableXml } from '@fairline/policy/fixtures'
import { type InputSchema, loadPolicy, type Policy } from '@fairline/policy/policy'
import { provePolicy } from '@fairline/policy/prove/prove'
import { noStatements } from '@fairline/policy/prove/statements'
import { tallyOf } from '@fairline/policy/prove/tally'
import { defaultPack } from './default-pack.ts'
import { median, print } from './figure.ts'

const [ROWS, COLUMNS, TEXT_COLUMNS] = [200, 8, 2]
/** In milliseconds of CPU time. */
const [TARGET_PACK, TARGET_TABLE] = [2_000, 10_000]
const RUNS = 5

function cpuMs(work: () => unknown): number {
  work()
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return median(times)
}

const pack = await defaultPack()
const xml = pack.files.get('policy.dmn')!
const load = cpuMs(() => loadPolicy({ xml, file: 'policy.dmn', inputs: pack.policy.offered }))
print('prove', { figure: 'load-default-pack', value: load, unit: 'cpu-ms' })

function besideLoading(figure: string, value: number, target: number): void {
  print('prove', { figure, value, unit: 'cpu-ms', against: 'load-default-pack', ratio: value / load, target, met: value <= target })
}

const { refuted, undecided } = tallyOf(provePolicy(pack.policy, pack.statements))
if (refuted + undecided > 0) throw new Error('the default pack is not proved')
besideLoading(
  'default-pack',
  cpuMs(() => provePolicy(pack.policy, pack.statements)),
  TARGET_PACK,
)

/** The same numbers every time. */
let seed = 7
const below = (limit: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
  return (seed >> 8) % limit
}

const names = Array.from({ length: COLUMNS }, (_, column) => `c${column}`)
const isText = (column: number): boolean => column >= COLUMNS - TEXT_COLUMNS
const schema: InputSchema = new Map(names.map((name, column) => [name, { type: isText(column) ? 'string' : 'number', nullable: true }]))

function randomCell(column: number, dashes: number): string {
  if (below(100) < dashes) return '-'
  if (isText(column)) return ['"a"', '"b","c"', 'not("a")', 'null,"d"', '"e"'][below(5)]!
  const low = below(20) * 5
  return [`[${low}..${low + 5 + below(12) * 5})`, `< ${low}`, `>= ${low}`, `(${low}..${low + 40}]`, `null, > ${low}`][below(5)]!
}

/** Rows as they come: `dashes` of 100 cells test nothing. */
const randomRows = (dashes: number): string[][] =>
  Array.from({ length: ROWS }, () => [...names.map((_, column) => randomCell(column, dashes)), `${below(3)}`])

/** Each row tests few columns, and little of each: many overlap, few cover, and a search that splits without cutting off is lost. */
const sparseRows = (tested: number, width: number): string[][] =>
  Array.from({ length: ROWS }, (_, row) => {
    const cells = names.map(() => '-')
    for (let test = 0; test < tested; test++) {
      const low = below(100 - width + 1)
      cells[below(COLUMNS)] = low === 0 ? `< ${width}` : low + width === 100 ? `>= ${low}` : `[${low}..${low + width})`
    }
    return [...cells, `${row % 3}`]
  })

type Part = readonly (readonly [low: number, high: number])[]

/** Everything, parted until there are as many rows as wanted: no gap and no overlap, however the cuts lie. */
function partition(): string[][] {
  const parts: Part[] = [names.map(() => [0, 1_000])]
  while (parts.length < ROWS) {
    const at = below(parts.length)
    const part = parts[at]!
    const column = below(COLUMNS)
    const [low, high] = part[column]!
    if (high - low < 2) continue
    const cut = low + 1 + below(high - low - 1)
    const halves = [[low, cut] as const, [cut, high] as const].map((half) => part.map((each, index) => (index === column ? half : each)))
    parts.splice(at, 1, ...halves)
  }
  const cellOf = ([low, high]: Part[number]): string => {
    if (low === 0 && high === 1_000) return '-'
    if (low === 0) return `null, < ${high}`
    return high === 1_000 ? `>= ${low}` : `[${low}..${high})`
  }
  return parts.map((part, index) => [...part.map(cellOf), `${index % 3}`])
}

const numbers: InputSchema = new Map(names.map((name) => [name, { type: 'number', nullable: true }]))

function tableOf(rows: string[][], hitPolicy: string, inputs: InputSchema): Policy {
  const types = Object.fromEntries([...inputs].map(([name, { type }]) => [name, type]))
  const loaded = loadPolicy({ xml: tableXml({ name: 'T', inputs: types, outputs: ['out'], hitPolicy, rows }), file: 't.dmn', inputs })
  if (!loaded.ok) throw new Error(loaded.diagnostics[0]!.message)
  return loaded.policy
}

function proveTable(figure: string, policy: Policy): void {
  const [found] = provePolicy(policy, noStatements).tables
  if (found!.undecided.length > 0) throw new Error(`${figure}: not all is decided`)
  besideLoading(
    figure,
    cpuMs(() => provePolicy(policy, noStatements)),
    TARGET_TABLE,
  )
}

for (const dashes of [0, 20, 40, 60, 80])
  proveTable(`first-${ROWS}x${COLUMNS}-${dashes}-dashes`, tableOf(randomRows(dashes), 'FIRST', schema))
for (const [tested, width] of [
  [2, 10],
  [3, 50],
] as const)
  proveTable(`first-${ROWS}x${COLUMNS}-${tested}-tested`, tableOf(sparseRows(tested, width), 'FIRST', numbers))
const parted = partition()
proveTable(`unique-${ROWS}x${COLUMNS}-complete`, tableOf(parted, 'UNIQUE', numbers))
proveTable(`first-${ROWS}x${COLUMNS}-complete`, tableOf(parted, 'FIRST', numbers))
proveTable(`unique-${ROWS}x${COLUMNS}-one-row-short`, tableOf(parted.slice(1), 'UNIQUE', numbers))
