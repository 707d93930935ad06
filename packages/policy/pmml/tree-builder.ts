/**
 * Trees as flat arrays: a decision diagram in which every test has three ways on, `yes`, `no` and `missing`.
 *
 * So any tree of the standard becomes jumps: compound and surrogate predicates, nodes of many children, and each strategy for missing values.
 * A way that is not negative is the next test; a negative one ends at the leaf `~way`. Equal tests with equal ways are one.
 */
import type { PmmlValue } from './data-type.ts'
import { isNumeric } from './data-type.ts'
import { type Predicate, rankOf } from './predicate.ts'
import type { Feature, Field, FlatTrees, Frame } from './scope.ts'

/** `x < bound`, `x <= bound`, `x = bound`, `x in sets[bound]`. The first two make four with `yes` and `no` changed over. */
export const TEST = { below: 0, atMost: 1, equal: 2, among: 3 } as const

export type Way = number
/** Where to go on a predicate that is true, false or unknown. */
export type Ways = { readonly yes: Way; readonly no: Way; readonly unknown: Way }

type Row = { feature: number; kind: number; bound: number; yes: Way; no: Way; missing: Way }

export class TreeBuilder {
  readonly #rows: Row[] = []
  readonly #written = new Map<string, Way>()
  readonly #features: Feature[] = []
  readonly #places = new Map<Field, number>()
  readonly #sets: ReadonlySet<number>[] = []
  #leaves = 0
  #asked = 0
  readonly #most: number

  /** `most` tests of predicates, those within others counted as often as they are looked at. */
  constructor(most: number) {
    this.#most = most
  }

  leaf(): Way {
    return ~this.#leaves++
  }

  get leafCount(): number {
    return this.#leaves
  }

  /** Set where compound predicates within compound predicates multiply beyond what a file can mean. */
  get isTooLarge(): boolean {
    return this.#asked > this.#most
  }

  /** The way that runs a predicate and goes on as `ways` tells. */
  test(predicate: Predicate, ways: Ways): Way {
    if (++this.#asked > this.#most) return ways.no
    switch (predicate.kind) {
      case 'constant':
        return predicate.value ? ways.yes : ways.no
      case 'missing': {
        const [present, absent] = predicate.negated ? [ways.yes, ways.no] : [ways.no, ways.yes]
        return this.#row(predicate.field, TEST.equal, 0, { yes: present, no: present, unknown: absent })
      }
      case 'equal':
        return this.#row(predicate.field, TEST.equal, this.#code(predicate.field, predicate.value), turned(ways, predicate.negated))
      case 'among': {
        this.#sets.push(new Set(predicate.values.map((value) => this.#code(predicate.field, value))))
        return this.#row(predicate.field, TEST.among, this.#sets.length - 1, turned(ways, predicate.negated))
      }
      case 'order':
        return this.#order(predicate, ways)
      case 'compound':
        return this.#compound(predicate.how, predicate.of, ways)
    }
  }

  #order({ field, how, bound }: Extract<Predicate, { kind: 'order' }>, ways: Ways): Way {
    const isBelow = how === 'lessThan' || how === 'greaterOrEqual'
    return this.#row(field, isBelow ? TEST.below : TEST.atMost, bound, turned(ways, how.startsWith('greater')))
  }

  /** From the last part to the first; what is the same way is built once, so the tests grow with the square of the parts at most. */
  #compound(how: 'and' | 'or' | 'xor' | 'surrogate', of: readonly Predicate[], ways: Ways): Way {
    const { yes, no, unknown } = ways
    const reversed = of.toReversed()
    switch (how) {
      case 'and': {
        let [so, undecided] = [yes, unknown]
        for (const part of reversed) {
          so = this.test(part, { yes: so, no, unknown: undecided })
          undecided = this.test(part, { yes: undecided, no, unknown: undecided })
        }
        return so
      }
      case 'or': {
        let [so, undecided] = [no, unknown]
        for (const part of reversed) {
          so = this.test(part, { yes, no: so, unknown: undecided })
          undecided = this.test(part, { yes, no: undecided, unknown: undecided })
        }
        return so
      }
      case 'xor': {
        let [even, odd] = [no, yes]
        for (const part of reversed)
          [even, odd] = [this.test(part, { yes: odd, no: even, unknown }), this.test(part, { yes: even, no: odd, unknown })]
        return even
      }
      case 'surrogate':
        return reversed.reduce((so, part) => this.test(part, { yes, no, unknown: so }), unknown)
    }
  }

  #row(field: Field, kind: number, bound: number, ways: Ways): Way {
    const feature = this.#place(field)
    const yes = this.#known(ways.yes, feature, kind, bound, 'yes')
    const no = this.#known(ways.no, feature, kind, bound, 'no')
    const missing = this.#missing(ways.unknown, feature)
    if (yes === no && no === missing) return yes
    const key = `${feature} ${kind} ${bound} ${yes} ${no} ${missing}`
    const same = this.#written.get(key)
    if (same !== undefined) return same
    const way = this.#rows.push({ feature, kind, bound, yes, no, missing }) - 1
    this.#written.set(key, way)
    return way
  }

  /** The same test has the same answer again: what follows it does not ask. */
  #known(way: Way, feature: number, kind: number, bound: number, answer: 'yes' | 'no'): Way {
    let so = way
    for (let row = this.#rows[so]; row?.feature === feature && row.kind === kind && row.bound === bound; row = this.#rows[so])
      so = row[answer]
    return so
  }

  #missing(way: Way, feature: number): Way {
    let so = way
    for (let row = this.#rows[so]; row?.feature === feature; row = this.#rows[so]) so = row.missing
    return so
  }

  #place(field: Field): number {
    const so = this.#places.get(field)
    if (so !== undefined) return so
    const place = this.#features.push({ field, codes: isNumeric(field.type) ? null : new Map(codesOf(field)) }) - 1
    this.#places.set(field, place)
    return place
  }

  /** A value that no list names gets the next code; one that is never tested has none and equals nothing. */
  #code(field: Field, value: PmmlValue): number {
    const { codes } = this.#features[this.#place(field)]!
    if (codes === null) return typeof value === 'number' ? value : Number.NaN
    const so = codes.get(value)
    if (so !== undefined) return so
    codes.set(value, codes.size)
    return codes.size - 1
  }

  build(): FlatTrees {
    const rows = this.#rows
    return {
      features: this.#features,
      feature: Int32Array.from(rows, ({ feature }) => feature),
      kind: Uint8Array.from(rows, ({ kind }) => kind),
      bound: Float64Array.from(rows, ({ bound }) => bound),
      yes: Int32Array.from(rows, ({ yes }) => yes),
      no: Int32Array.from(rows, ({ no }) => no),
      missing: Int32Array.from(rows, ({ missing }) => missing),
      sets: this.#sets,
    }
  }
}

const turned = ({ yes, no, unknown }: Ways, negated: boolean): Ways => (negated ? { yes: no, no: yes, unknown } : { yes, no, unknown })

/** Of an ordinal field the code is the rank. */
const codesOf = (field: Field): [PmmlValue, number][] => (field.values ?? []).map((value, index) => [value, rankOf(field, value) ?? index])

/** The leaf at which a tree ends for a case. Each feature is read once a case, and only if a test asks for it. */
export function leafOf({ features, feature, kind, bound, yes, no, missing, sets }: FlatTrees, root: Way, frame: Frame): number {
  const { row, known } = frame
  let way = root
  while (way >= 0) {
    const place = feature[way]!
    if (known[place] === 0) {
      row[place] = codeOf(features[place]!, frame)
      known[place] = 1
    }
    const value = row[place]!
    const limit = bound[way]!
    let holds: boolean
    if (kind[way] === TEST.below) holds = value < limit
    else if (kind[way] === TEST.atMost) holds = value <= limit
    else if (kind[way] === TEST.equal) holds = value === limit
    else holds = sets[limit]!.has(value)
    if (holds) way = yes[way]!
    else way = Number.isNaN(value) ? missing[way]! : no[way]!
  }
  return ~way
}

function codeOf({ field, codes }: Feature, frame: Frame): number {
  const value = field.read(frame)
  if (value === null) return Number.NaN
  return codes === null ? (value as number) : (codes.get(value) ?? -1)
}
