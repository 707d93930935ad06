/**
 * Functions of banded variables as decision diagrams: each node asks for the band of one variable, ends are what the function gives. Equal parts exist
 * once, so that two functions are equal exactly when they are the same number, and work done on a part is done once.
 *
 * Limits   a diagram holds at most `budget` nodes, and takes `STEPS_A_NODE` times as many steps; one more throws `BudgetSpent`, which whoever asked for a
 *          proof turns into "not decided".
 * Source   Bryant 1986, "Graph-based algorithms for Boolean function manipulation", with more than two children.
 */

/** A number: the node, or the end. */
export type Node = number
/** The bands on the way to an end, by variable; variables that make no difference are left out. */
export type Way = ReadonlyMap<number, number>
type WideWay = ReadonlyMap<number, readonly number[]>
export type Found<End> = { readonly way: Way; readonly wide: WideWay; readonly end: End }

export class BudgetSpent extends Error {
  override name = 'BudgetSpent'
}

const STEPS_A_NODE = 12
/** Two nodes, or three small ones, make one whole double: quicker to look up than a text. */
const [OF_TWO, OF_THREE] = [2 ** 26, 2 ** 17]

function keyOf(nodes: readonly Node[]): string | number {
  const [a = 0, b = 0, c = 0] = nodes
  if (nodes.length === 2 && a < OF_TWO && b < OF_TWO) return a * OF_TWO + b
  if (nodes.length === 3 && a < OF_THREE && b < OF_THREE && c < OF_THREE) return (a * OF_THREE + b) * OF_THREE + c
  return nodes.join()
}

export class Diagram<End> {
  readonly #budget: number
  #steps = 0
  readonly #keyOf: (end: End) => string
  /** Per node: its variable, and for each band the node below. An end has none. */
  readonly #variable: number[] = []
  readonly #below: (readonly Node[])[] = []
  readonly #ends: (End | undefined)[] = []
  readonly #known = new Map<string, Node>()

  constructor(budget: number, keyOf: (end: End) => string) {
    this.#budget = budget
    this.#keyOf = keyOf
  }

  get size(): number {
    return this.#variable.length
  }

  end(end: End): Node {
    return this.#intern(`=${this.#keyOf(end)}`, Number.POSITIVE_INFINITY, [], end)
  }

  /** Variables are asked in ascending order: those of `below` come after this one. */
  node(variable: number, below: readonly Node[]): Node {
    const [first] = below
    if (below.every((each) => each === first)) return first!
    return this.#intern(`${variable}:${below.join()}`, variable, below, undefined)
  }

  #intern(key: string, variable: number, below: readonly Node[], end: End | undefined): Node {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const node = this.#variable.length
    if (node >= this.#budget) throw new BudgetSpent(`more than ${this.#budget} nodes`)
    this.#variable.push(variable)
    this.#below.push(below)
    this.#ends.push(end)
    this.#known.set(key, node)
    return node
  }

  /** Undefined above an end. */
  endOf(node: Node): End | undefined {
    return this.#ends[node]
  }

  /** A function of one end, on all ends of a diagram; what it gives may be a diagram again, of variables that come later. */
  lift(apply: (end: End) => Node): (node: Node) => Node {
    const done = new Map<Node, Node>()
    const visit = (node: Node): Node => {
      const known = done.get(node)
      if (known !== undefined) return known
      this.#count()
      const below = this.#below[node]!
      const made = below.length === 0 ? apply(this.#ends[node]!) : this.node(this.#variable[node]!, below.map(visit))
      done.set(node, made)
      return made
    }
    return visit
  }

  /** A function of several ends. `soon` may know the answer before all ends are reached. */
  liftAll(
    apply: (ends: readonly End[]) => Node,
    soon: (nodes: readonly Node[]) => Node | null = () => null,
  ): (nodes: readonly Node[]) => Node {
    const done = new Map<string | number, Node>()
    const visit = (nodes: readonly Node[]): Node => {
      const early = soon(nodes)
      if (early !== null) return early
      const key = keyOf(nodes)
      const known = done.get(key)
      if (known !== undefined) return known
      const made = this.#step(nodes, apply, visit)
      done.set(key, made)
      return made
    }
    return visit
  }

  #count(): void {
    if (++this.#steps > this.#budget * STEPS_A_NODE) throw new BudgetSpent(`more than ${this.#budget * STEPS_A_NODE} steps`)
  }

  #step(nodes: readonly Node[], apply: (ends: readonly End[]) => Node, visit: (nodes: readonly Node[]) => Node): Node {
    this.#count()
    let variable = Number.POSITIVE_INFINITY
    let bands = 0
    for (const node of nodes) {
      if (this.#variable[node]! >= variable) continue
      variable = this.#variable[node]!
      bands = this.#below[node]!.length
    }
    if (bands === 0) return apply(nodes.map((node) => this.#ends[node]!))
    const below = Array.from({ length: bands }, (_, band) =>
      visit(nodes.map((node) => (this.#variable[node] === variable ? this.#below[node]![band]! : node))),
    )
    return this.node(variable, below)
  }

  /** The function where one variable lies in one band. */
  restrict(node: Node, variable: number, band: number): Node {
    const done = new Map<Node, Node>()
    const visit = (at: Node): Node => {
      const own = this.#variable[at]!
      if (own > variable) return at
      if (own === variable) return this.#below[at]![band]!
      const known = done.get(at)
      if (known !== undefined) return known
      const made = this.node(own, this.#below[at]!.map(visit))
      done.set(at, made)
      return made
    }
    return visit(node)
  }

  /** All ends that can be reached, in the order they are found. */
  endsOf(node: Node): End[] {
    const ends: End[] = []
    this.#walk(node, (at) => {
      if (this.#below[at]!.length === 0) ends.push(this.#ends[at]!)
    })
    return ends
  }

  variablesOf(node: Node): Set<number> {
    const variables = new Set<number>()
    this.#walk(node, (at) => {
      if (this.#below[at]!.length > 0) variables.add(this.#variable[at]!)
    })
    return variables
  }

  #walk(node: Node, see: (node: Node) => void): void {
    const seen = new Set<Node>()
    const visit = (at: Node): void => {
      if (seen.has(at)) return
      seen.add(at)
      see(at)
      for (const below of this.#below[at]!) visit(below)
    }
    visit(node)
  }

  /** Up to `limit` ways to ends that are wanted, with the ends. Bands that lead to the same part are one way: `wide` has them all. */
  waysTo(node: Node, wanted: (end: End) => boolean, limit: number): Found<End>[] {
    const found: Found<End>[] = []
    const barren = new Set<Node>()
    const visit = (at: Node, wide: WideWay): void => {
      if (found.length >= limit || barren.has(at)) return
      const below = this.#below[at]!
      const before = found.length
      if (below.length === 0 && wanted(this.#ends[at]!)) found.push({ way: firstOf(wide), wide, end: this.#ends[at]! })
      for (const [next, bands] of grouped(below)) visit(next, new Map(wide).set(this.#variable[at]!, bands))
      if (found.length === before && found.length < limit) barren.add(at)
    }
    visit(node, new Map())
    return found
  }
}

function grouped(below: readonly Node[]): Map<Node, number[]> {
  const groups = new Map<Node, number[]>()
  for (const [band, next] of below.entries()) {
    const known = groups.get(next)
    if (known === undefined) groups.set(next, [band])
    else known.push(band)
  }
  return groups
}

const firstOf = (wide: WideWay): Way => new Map([...wide].map(([variable, bands]) => [variable, bands[0]!]))
