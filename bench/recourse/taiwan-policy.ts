/** A policy over the clients of UCI 350: six rules, a scorecard of weights of evidence over all features, and a cut; learned from every other client. */
import { decisionXml, definitions, inputXml } from '@fairline/policy/fixtures'
import { loadPolicy, type Policy } from '@fairline/policy/policy'
import type { Person } from './taiwan-people.ts'

const BINS = 6
/** Points that double the odds. */
const POINTS_TO_DOUBLE = 20
const DECLINED_SHARE = 0.4
/** Added to both sides of every bin. */
const SMOOTHING = 10

export type Scorecard = ReadonlyMap<string, readonly Bin[]>
/** From `from` on, up to the next. */
export type Bin = { readonly from: number; readonly points: number }
export type Condition = { readonly feature: string; readonly how: '>=' | '<'; readonly bound: number }
export type TaiwanPolicy = {
  readonly policy: Policy
  readonly scorecard: Scorecard
  readonly rules: readonly (readonly Condition[])[]
  readonly cut: number
}

const RULES: TaiwanPolicy['rules'] = [
  [{ feature: 'status_1', how: '>=', bound: 3 }],
  [{ feature: 'late_months', how: '>=', bound: 4 }],
  [{ feature: 'utilisation', how: '>=', bound: 1_050 }],
  [
    { feature: 'utilisation_avg', how: '>=', bound: 900 },
    { feature: 'paid_share', how: '<', bound: 50 },
  ],
  [
    { feature: 'status_1', how: '>=', bound: 2 },
    { feature: 'status_2', how: '>=', bound: 2 },
  ],
  [
    { feature: 'status_3', how: '>=', bound: 2 },
    { feature: 'bill_3', how: '>=', bound: 100_000 },
  ],
]

export function taiwanPolicy(people: readonly Person[]): TaiwanPolicy {
  const features = Object.keys(people[0]!.features)
  const scorecard: Scorecard = new Map(features.map((feature) => [feature, binsOf(people, feature)]))
  const scores = people.map(({ features: values }) => scoreOf(scorecard, values)).sort((a, b) => a - b)
  const cut = scores[Math.floor(scores.length * DECLINED_SHARE)]!
  const xml = xmlOf(features, scorecard, cut)
  const inputs = new Map(features.map((name) => [name, { type: 'number', nullable: false }] as const))
  const loaded = loadPolicy({ xml, file: 'taiwan.dmn', inputs, backEnd: 'generated' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics[0]))
  return { policy: loaded.policy, scorecard, rules: RULES, cut }
}

export const pointsOf = (bins: readonly Bin[], value: number): number => bins.findLast(({ from }) => value >= from)!.points

const scoreOf = (scorecard: Scorecard, values: Readonly<Record<string, number>>): number =>
  [...scorecard].reduce((total, [feature, bins]) => total + pointsOf(bins, values[feature]!), 0)

/** By quantiles; points need not go one way. */
function binsOf(people: readonly Person[], feature: string): readonly Bin[] {
  const sorted = people.map(({ features }) => features[feature]!).sort((a, b) => a - b)
  const froms = Array.from({ length: BINS }, (_, bin) =>
    bin === 0 ? Number.NEGATIVE_INFINITY : sorted[Math.floor((bin * sorted.length) / BINS)]!,
  )
  const distinct = [...new Set(froms)].filter((from, index) => index === 0 || from > sorted[0]!)
  const bad = people.filter(({ defaulted }) => defaulted).length
  return distinct.map((from, index) => {
    const to = distinct[index + 1] ?? Number.POSITIVE_INFINITY
    const inside = people.filter(({ features }) => features[feature]! >= from && features[feature]! < to)
    const badInside = inside.filter(({ defaulted }) => defaulted).length
    const goodShare = (inside.length - badInside + SMOOTHING) / (people.length - bad + SMOOTHING)
    const badShare = (badInside + SMOOTHING) / (bad + SMOOTHING)
    return { from, points: Math.round((POINTS_TO_DOUBLE * Math.log(goodShare / badShare)) / Math.LN2) }
  })
}

function xmlOf(features: readonly string[], scorecard: Scorecard, cut: number): string {
  const columns = Object.fromEntries(features.map((name) => [name, 'number']))
  const cells = (given: Readonly<Record<string, string>>): string[] => features.map((name) => given[name] ?? '-')
  const bins = [...scorecard].flatMap(([feature, all]) =>
    all.map(({ from, points }, index) => {
      const to = all[index + 1]?.from
      const cell = index === 0 ? (to === undefined ? '-' : `< ${to}`) : to === undefined ? `>= ${from}` : `[${from}..${to})`
      return [...cells({ [feature]: cell }), String(points), feature]
    }),
  )
  const score = decisionXml({
    name: 'score',
    inputs: columns,
    outputs: ['points'],
    annotations: ['reason'],
    rows: [[...cells({}), '0', ''], ...bins],
    hitPolicy: 'COLLECT',
    aggregation: 'SUM',
  })
  const decline = decisionXml({
    name: 'decline',
    inputs: { ...columns, score: 'number' },
    outputs: ['reason'],
    rows: [
      ...RULES.map((rule, nth) => [
        ...cells(Object.fromEntries(rule.map((one) => [one.feature, `${one.how} ${one.bound}`]))),
        '-',
        `"R${nth + 1}"`,
      ]),
      [...cells({}), `< ${cut}`, '"SCORE"'],
    ],
    hitPolicy: 'COLLECT',
    requires: ['score'],
  })
  return definitions(features.map((name) => inputXml(name, 'number')).join('') + score + decline)
}
