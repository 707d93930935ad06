/**
 * What a forest lacks to let a borrower pass, as a search goes along: how much after each option of an action, at the least, and how much any option
 * can give at the most.
 *
 * Exact    an option never gives more than is said: of each tree, the farthest that its change can lead with the actions before it anywhere and those
 *          after it not taken yet. Plans grow in the order of the catalogue, so what several of them give is never more than the sum.
 * Unknown  an input of which nobody knows what becomes of it is taken to be wherever that is best.
 */
import type { Inputs } from '../policy.ts'
import { type LeafTree, leastOf, leavesWith } from './leaf-sets.ts'

/** By action: what it moves, and by level what it makes of that; null where that depends on what else was chosen. */
export type Ways = {
  readonly inputs: Inputs
  readonly actions: readonly { readonly moves: readonly string[]; readonly options: ReadonlyMap<number, Inputs> | null }[]
}
export type Chosen = { readonly action: number; readonly level: number }

export type Lacking = {
  /** After what was chosen. */
  readonly now: (chosen: readonly Chosen[]) => number
  /** By option of an action, after what was chosen; above zero where it is not enough. */
  readonly after: (chosen: readonly Chosen[], action: number) => Float64Array
  /** With actions from `first` on anywhere. */
  readonly atBest: (chosen: readonly Chosen[], first: number) => number
  /** By option, what it gives at the most. */
  readonly gains: (action: number) => Float64Array
}

export type Summed = {
  readonly trees: readonly LeafTree[]
  readonly features: readonly string[]
  readonly numberOf: (inputs: Inputs, feature: string) => number
  /** Lacking with trees that add nothing. */
  readonly base: number
}

/** Of one action: the trees that look at what it moves, and which of their leaves remain as it is (`before`), by option, and by any of all. */
type Moved = {
  readonly trees: readonly number[]
  readonly features: ReadonlySet<number>
  readonly before: Int32Array
  readonly options: readonly Int32Array[]
  readonly any: Int32Array
  /** By level, the place of its option. */
  readonly places: ReadonlyMap<number, number>
}

const ALL = -1

export function lackingOf(summed: Summed, { inputs, actions }: Ways): Lacking {
  const { trees, features, numberOf } = summed
  const movable = new Set(actions.flatMap(({ moves }) => moves))
  const still = features.flatMap((name, place) => (movable.has(name) ? [] : [{ place, value: numberOf(inputs, name) }]))
  const fixed = Int32Array.from(trees, (tree) => still.reduce((set, { place, value }) => set & leavesWith(tree, place, value), ALL))
  const moved = actions.map(({ moves, options }) => movedBy(summed, inputs, options === null ? [] : moves, options ?? new Map()))
  const lacking = new ForestLacking(summed, moved, fixed)
  return {
    now: (chosen) => lacking.now(chosen),
    atBest: (chosen, first) => lacking.atBest(chosen, first),
    after: (chosen, action) => lacking.after(chosen, action),
    gains: (action) => lacking.gains(action),
  }
}

function movedBy(
  { trees, features, numberOf }: Summed,
  inputs: Inputs,
  moves: readonly string[],
  options: ReadonlyMap<number, Inputs>,
): Moved {
  const own = moves.map((name) => ({ name, place: features.indexOf(name) })).filter(({ place }) => place >= 0)
  const places = new Set(own.map(({ place }) => place))
  const looking = [...trees.keys()].filter((tree) => trees[tree]!.tests.some(({ feature }) => places.has(feature)))
  const setsWith = (values: Inputs): Int32Array => {
    const given = own.map(({ name, place }) => ({ place, value: numberOf(values, name) }))
    return Int32Array.from(looking, (tree) => given.reduce((set, { place, value }) => set & leavesWith(trees[tree]!, place, value), ALL))
  }
  const before = setsWith(inputs)
  const sets = [...options.values()].map(setsWith)
  return {
    trees: looking,
    features: places,
    before,
    options: sets,
    any: before.map((set, nth) => sets.reduce((all, option) => all | option[nth]!, set)),
    places: new Map([...options.keys()].map((level, nth) => [level, nth])),
  }
}

/** What is done of an action: the place of an option, nothing, or anything. */
const [NOTHING, ANYTHING] = [-1, -2]

class ForestLacking {
  readonly #trees: readonly LeafTree[]
  readonly #moved: readonly Moved[]
  readonly #fixed: Int32Array
  readonly #base: number
  /** By tree, the actions that concern it, and its place among the trees of each. */
  readonly #concerned: readonly (readonly { readonly action: number; readonly nth: number }[])[]
  #last: { readonly chosen: readonly Chosen[]; readonly done: Int32Array; readonly leasts: Float64Array; readonly sum: number } | null =
    null

  constructor({ trees, base }: Summed, moved: readonly Moved[], fixed: Int32Array) {
    this.#trees = trees
    this.#moved = moved
    this.#fixed = fixed
    this.#base = base
    const concerned = trees.map((): { action: number; nth: number }[] => [])
    for (const [action, one] of moved.entries()) for (const [nth, tree] of one.trees.entries()) concerned[tree]!.push({ action, nth })
    this.#concerned = concerned
  }

  after(chosen: readonly Chosen[], action: number): Float64Array {
    const { trees, options } = this.#moved[action]!
    const { done, leasts, sum } = this.#at(chosen)
    const lacks = new Float64Array(options.length).fill(trees.reduce((rest, tree) => rest - leasts[tree]!, sum))
    for (let nth = 0; nth < trees.length; nth++) {
      const tree = this.#trees[trees[nth]!]!
      const others = this.#setOf(trees[nth]!, done, action)
      for (let option = 0; option < lacks.length; option++) lacks[option]! += leastOf(tree, others & options[option]![nth]!)
    }
    return lacks
  }

  now(chosen: readonly Chosen[]): number {
    return this.#at(chosen).sum
  }

  atBest(chosen: readonly Chosen[], first: number): number {
    const done = this.#at(chosen).done.map((one, action) => (action < first ? one : ANYTHING))
    return this.#trees.reduce((sum, tree, place) => sum + leastOf(tree, this.#setOf(place, done, -1)), this.#base)
  }

  gains(action: number): Float64Array {
    const { trees, options, before, features } = this.#moved[action]!
    const done = Int32Array.from(this.#moved, (_, other) => (other < action ? ANYTHING : NOTHING))
    const gains = new Float64Array(options.length)
    for (const [nth, place] of trees.entries()) {
      const others = this.#setOf(place, done, action)
      const from = others & before[nth]!
      const partings = this.#trees[place]!.partings.filter((parting) => (parting.from & from) !== 0 && features.has(parting.feature))
      for (const [option, sets] of options.entries()) {
        const to = others & sets[nth]!
        gains[option]! += partings.find((parting) => (parting.to & to) !== 0)?.less ?? 0
      }
    }
    return gains
  }

  #at(chosen: readonly Chosen[]) {
    if (this.#last?.chosen === chosen) return this.#last
    const done = new Int32Array(this.#moved.length).fill(NOTHING)
    for (const { action, level } of chosen) done[action] = this.#moved[action]!.places.get(level) ?? NOTHING
    const leasts = Float64Array.from(this.#trees, (tree, place) => leastOf(tree, this.#setOf(place, done, -1)))
    this.#last = { chosen, done, leasts, sum: leasts.reduce((sum, least) => sum + least, this.#base) }
    return this.#last
  }

  /** The leaves that remain of a tree, whatever one action does. */
  #setOf(tree: number, done: Int32Array, but: number): number {
    let set = this.#fixed[tree]!
    for (const { action, nth } of this.#concerned[tree]!) {
      if (action === but) continue
      const { before, options, any } = this.#moved[action]!
      const what = done[action]!
      set &= what === NOTHING ? before[nth]! : what === ANYTHING ? any[nth]! : options[what]![nth]!
    }
    return set
  }
}
