/** The reference policy by other engines and by hand, in the process that measures ours. Each must first tell the same of a sample. */
import { isDeepStrictEqual } from 'node:util'
import type { PreparedValues } from '@fairline/policy/compile/closures'
import type { Answer, Inputs, Prepared } from '@fairline/policy/policy'
import { perCpuSecondInTurns, perCpuSecondOfAsync, print } from '../figure.ts'
import { inputs } from '../reference-policy.ts'
import { feelinPeer } from './feelin.ts'
import { handWritten } from './hand-written.ts'
import { rulesEnginePeer } from './json-rules-engine.ts'
import type { Tell, Told } from './told.ts'
import { zenPeer } from './zen.ts'

const UNIT = 'evaluations/cpu-s'
const IN_FLIGHT = 64
type Peer = { readonly name: string; readonly tell: Tell<Record<string, unknown>>; readonly rows: number; readonly target: number }

const PEERS: readonly Peer[] = [
  { name: 'zen-engine', tell: zenPeer(inputs), rows: 640, target: 400 },
  { name: 'json-rules-engine', tell: rulesEnginePeer(), rows: 200, target: 2_000 },
  { name: 'feelin', tell: feelinPeer(), rows: 60, target: 2_000 },
]

/** `rate`: of `ours` over the same rows. */
export async function comparePeers(rows: readonly Inputs[], ours: Prepared<Inputs>, rate: number): Promise<void> {
  for (const { name, tell, rows: count, target } of PEERS) {
    const sample = rows.slice(0, count) as readonly Record<string, unknown>[]
    for (const row of sample) expectSame(name, await tell(row), toldBy(ours(row as Inputs)))
    const run = async (): Promise<void> => {
      for (let start = 0; start < sample.length; start += IN_FLIGHT)
        await Promise.all(sample.slice(start, start + IN_FLIGHT).map(async (row) => tell(row)))
    }
    const value = await perCpuSecondOfAsync(sample.length, run, 3)
    print('policy', { figure: `peer-${name}`, value, unit: UNIT })
    const ratio = rate / value
    print('policy', { figure: 'reference-policy', value: rate, unit: UNIT, against: `peer-${name}`, ratio, target, met: ratio >= target })
  }
}

/** Turn by turn with ours, so that a slower minute of the machine is both's. Tells our rate. */
export function compareHandWritten(rows: readonly Inputs[], ours: Prepared<Inputs>, rounds: number): number {
  const theirs = handWritten as unknown as Prepared<Inputs>
  for (const row of rows) expectSame('hand-written', theirs(row), plainly(ours(row)))
  const works = [theirs, ours].map((answer) => tellAll(answer, rows, rounds))
  const [hand, our] = perCpuSecondInTurns(rows.length * rounds, works) as [number, number]
  const [target, ratio] = [0.9, our / hand]
  print('policy', { figure: 'peer-hand-written', value: hand, unit: UNIT })
  print('policy', { figure: 'reference-policy', value: our, unit: UNIT, against: 'peer-hand-written', ratio, target, met: ratio >= target })
  return our
}

/** Against the values alone: rows that are kept and read by nobody, and rows of which each is read. */
export function costOfExplaining(rows: readonly Inputs[], ours: Prepared<Inputs>, values: PreparedValues, rounds: number): void {
  for (const row of rows) expectSame('the values alone', values(row), ours(row).values)
  let told = 0
  const works = [
    (): void => {
      for (let round = 0; round < rounds; round++) for (const row of rows) told += values(row).length
    },
    (): void => {
      for (let round = 0; round < rounds; round++) for (const row of rows) told += ours(row).values.length
    },
    tellAll(ours, rows, rounds),
  ]
  const [alone, kept, read] = perCpuSecondInTurns(rows.length * rounds, works) as [number, number, number]
  if (told === 0) throw new Error('nothing was told')
  const [target, against] = [0.8, 'values-alone']
  print('policy', { figure: against, value: alone, unit: UNIT })
  print('policy', { figure: 'with-rows', value: kept, unit: UNIT, against, ratio: kept / alone, target, met: kept / alone >= target })
  print('policy', { figure: 'with-rows-read', value: read, unit: UNIT, against, ratio: read / alone })
}

/** Every fired row is looked at, so that none can be left out of an answer that is not read. */
export const tellAll =
  (answer: Prepared<Inputs>, rows: readonly Inputs[], rounds: number): (() => void) =>
  () => {
    let told = 0
    for (let round = 0; round < rounds; round++) for (const row of rows) told += reasonsIn(answer(row))
    if (told === 0) throw new Error('no row fired')
  }

function reasonsIn({ fired }: Answer): number {
  let known = 0
  for (const { reason } of fired) if (reason !== null) known++
  return known
}

function toldBy({ values, fired }: Answer): Told {
  const rowsOf = (decision: string): number[] => fired.filter((row) => row.decision === decision).map(({ row }) => row)
  return {
    holds: rowsOf('holds'),
    card: rowsOf('score'),
    score: values[1] as number,
    matrix: rowsOf('limit'),
    limit: values[2] as number | null,
  }
}

/** Without what is only there until rows are read. */
const plainly = ({ values, fired, errors }: Answer): Answer => ({ values, fired, errors })

function expectSame(name: string, theirs: unknown, ours: unknown): void {
  if (!isDeepStrictEqual(theirs, ours)) throw new Error(`${name} tells ${JSON.stringify(theirs)}, we ${JSON.stringify(ours)}`)
}
