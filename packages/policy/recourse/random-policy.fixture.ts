/** Policies of chance for tests: holds over a few numbers, a scorecard that need not be monotone, a band over its score. Nothing outside tests imports it. */
import { decisionXml, definitions, inputXml } from '../fixtures.ts'
import { loadPolicy, type Policy } from '../policy.ts'

const VALUE_MAX = 24

/** Small, and the same for the same seed. */
export function chance(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % below
  }
}

export type RandomPolicy = { readonly policy: Policy; readonly asked: readonly string[]; readonly features: readonly string[] }

/** To check and compile one takes longer than to ask it a thousand times: there are no more than this of each size. */
const POLICIES = 80
const known = new Map<string, RandomPolicy>()

export function randomPolicy({ features, seed }: { features: number; seed: number }): RandomPolicy {
  const key = `${features} ${seed % POLICIES}`
  const made = known.get(key) ?? makePolicy(features, 1 + (seed % POLICIES))
  known.set(key, made)
  return made
}

function makePolicy(count: number, seed: number): RandomPolicy {
  const pick = chance(seed)
  const features = Array.from({ length: count }, (_, index) => `f${index}`)
  const columns = Object.fromEntries(features.map((name) => [name, 'number']))
  const score = decisionXml({
    name: 'score',
    inputs: columns,
    outputs: ['points'],
    annotations: ['reason'],
    rows: [
      // Without a row for everybody there may be no sum: then the search knows nothing of the scorecard.
      ...(seed % 4 === 0 ? [] : [[...onlyAt(count, 0, '-'), '1', '']]),
      ...features.flatMap((_, at) => binsOf(pick).map(([cell, points]) => [...onlyAt(count, at, cell), points, 'SCORE'])),
    ],
    hitPolicy: 'COLLECT',
    aggregation: 'SUM',
  })
  const low = 2 * count + pick(4 * count)
  const band = decisionXml({
    name: 'band',
    inputs: { score: 'number' },
    outputs: ['band'],
    rows: [
      [`< ${low}`, '"low"'],
      [`[${low}..${low + 3})`, '"middle"'],
      [`>= ${low + 3}`, '"high"'],
    ],
    requires: ['score'],
  })
  const holds = decisionXml({
    name: 'holds',
    // A sum of two inputs is no test of one: where it is asked for, no bound rests on it.
    inputs: { ...columns, score: 'number', band: 'string', 'f0 + f1': 'number' },
    outputs: ['reason'],
    rows: [
      ...Array.from({ length: 1 + pick(3) }, (_, nth) => [...someOf(pick, count), '-', '-', '-', `"R${nth}"`]),
      [...onlyAt(count, 0, '-'), pick(2) === 0 ? `< ${low - 1}` : '-', pick(3) === 0 ? 'not("high")' : '"low"', '-', '"SCORE"'],
      ...(seed % 5 === 2 ? [[...onlyAt(count, 0, '-'), '-', '-', `> ${8 + pick(30)}`, '"SUM"']] : []),
    ],
    hitPolicy: seed % 7 === 3 ? 'FIRST' : 'COLLECT',
    requires: ['score', 'band'],
  })
  const xml = definitions(features.map((name) => inputXml(name, 'number')).join('') + score + band + holds)
  const loaded = loadPolicy({
    xml,
    file: 'random.dmn',
    inputs: new Map(features.map((name) => [name, { type: 'number', nullable: true }])),
  })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, null, 1))
  return { policy: loaded.policy, asked: ['holds'], features }
}

const onlyAt = (count: number, at: number, cell: string): string[] =>
  Array.from({ length: count }, (_, index) => (index === at ? cell : '-'))

/** Points go up and down as the value grows. */
function binsOf(pick: (below: number) => number): [cell: string, points: string][] {
  const cuts = [2 + pick(5), 8 + pick(5), 14 + pick(8)]
  const points = () => String(pick(9) - 1)
  return [
    [`< ${cuts[0]}`, points()],
    [`[${cuts[0]}..${cuts[1]})`, points()],
    [`[${cuts[1]}..${cuts[2]}]`, points()],
    [`> ${cuts[2]}`, points()],
  ]
}

function someOf(pick: (below: number) => number, count: number): string[] {
  const cells = Array.from({ length: count }, () => '-')
  for (let nth = 0; nth < 1 + pick(2); nth++) {
    const bound = pick(VALUE_MAX)
    cells[pick(count)] = [`< ${bound}`, `>= ${bound}`, `[${bound}..${bound + 6}]`, `> ${bound}`][pick(4)]!
  }
  return cells
}
