/**
 * Who hangs together with whom, by the devices, networks and cards that they share: for a person to look at, and for nothing else. That somebody
 * shares a device with others is no fault of his: it enters no score, is told him as a kind of link, and he can object.
 *
 * Units    instants in epoch milliseconds; keys are fingerprints of what the senders call a device, a network or a card.
 * Bounds   what more than 20 share says nothing (a shop's terminal, a public network) and is left out, whoever of them it is;
 *          of one borrower no more than his newest 64 uses count; a book of more than 8 million uses is refused.
 * Source   reference/science.md section 7, graph.
 */
import { FRAUD_LINKS } from '@fairline/contract/facts/security-facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { invariant } from '../kernel/outcome.ts'
import { DAY_MS } from '../kernel/time.ts'
import { UnionFind } from './union-find.ts'

export type LinkKind = (typeof FRAUD_LINKS)[number]

/** A borrower used something from `since` on, up to but not at `until`; null: he still does. */
export type Use = Readonly<{ borrower: string; kind: LinkKind; key: number; since: number; until: number | null }>

/**
 * `grownBy`: how many more hang together than a week ago. `shared`: how many others use the very same thing. `component`: a fingerprint of all who
 * hang together: it stays as long as they are the same.
 */
export type FoundLink = Readonly<{ kind: LinkKind; shared: number; componentSize: number; grownBy: number; component: number }>

const SHARED_BY_MAX = 20
const USES_OF_ONE_MAX = 64
const USES_MAX = 8_000_000
const GROWTH_MS = 7 * DAY_MS
const FINGERPRINTS = 2 ** 48

/**
 * By borrower, one link for each kind by which he shares something with another. Who shares nothing is not in it.
 *
 * Throws   BrokenInvariant where there are too many uses.
 */
export function linksFound(uses: readonly Use[], at: number): ReadonlyMap<string, readonly FoundLink[]> {
  invariant(uses.length <= USES_MAX, 'a link graph is built of no more uses than it has room for')
  const now = new LinkGraph(usesAt(uses, at))
  const before = new LinkGraph(usesAt(uses, at - GROWTH_MS))
  return new Map(
    now.borrowers.flatMap((borrower): [string, readonly FoundLink[]][] => {
      const links = now.linksOf(borrower, before.sizeOf(borrower))
      return links.length === 0 ? [] : [[borrower, links]]
    }),
  )
}

/** Of each borrower the newest, each thing once. */
function usesAt(uses: readonly Use[], at: number): readonly Use[] {
  const byBorrower = new Map<string, Map<string, Use>>()
  for (const use of uses) {
    if (use.since > at || (use.until !== null && at >= use.until)) continue
    const own = byBorrower.get(use.borrower) ?? new Map<string, Use>()
    byBorrower.set(use.borrower, own)
    const before = own.get(thingOf(use))
    if (before === undefined || before.since < use.since) own.set(thingOf(use), use)
  }
  return [...byBorrower.values()].flatMap((own) => [...own.values()].sort(newestFirst).slice(0, USES_OF_ONE_MAX))
}

const thingOf = ({ kind, key }: Use): string => `${kind} ${key}`

const newestFirst = (a: Use, b: Use): number => b.since - a.since || a.key - b.key || (a.kind < b.kind ? -1 : 1)

type Thing = { readonly kind: LinkKind; readonly users: number[] }

/** Borrowers come first in the numbering, then what they share. */
class LinkGraph {
  readonly borrowers: readonly string[]
  readonly #number: ReadonlyMap<string, number>
  readonly #shared: readonly Thing[]
  readonly #components: UnionFind
  readonly #things: readonly (readonly Thing[])[]
  /** By root, the sum of its borrowers' fingerprints: the same in any order. */
  readonly #members = new Map<number, number>()

  constructor(uses: readonly Use[]) {
    this.borrowers = [...new Set(uses.map(({ borrower }) => borrower))].sort()
    this.#number = new Map(this.borrowers.map((borrower, number) => [borrower, number]))
    const things = new Map<string, Thing>()
    for (const use of uses) {
      const thing = things.get(thingOf(use)) ?? { kind: use.kind, users: [] }
      things.set(thingOf(use), thing)
      thing.users.push(this.#number.get(use.borrower)!)
    }
    this.#shared = [...things.values()].filter(({ users }) => users.length > 1 && users.length <= SHARED_BY_MAX)
    this.#components = this.#join()
    this.#things = this.#byBorrower()
    for (const [number, borrower] of this.borrowers.entries()) {
      const root = this.#components.find(number)
      this.#members.set(root, ((this.#members.get(root) ?? 0) + fingerprint(borrower)) % FINGERPRINTS)
    }
  }

  #join(): UnionFind {
    const components = new UnionFind(new Int32Array(this.borrowers.length).fill(1))
    for (const { users } of this.#shared) for (const user of users) components.join(users[0]!, user)
    return components
  }

  #byBorrower(): readonly (readonly Thing[])[] {
    const things: Thing[][] = this.borrowers.map(() => [])
    for (const thing of this.#shared) for (const user of thing.users) things[user]!.push(thing)
    return things
  }

  /** How many hang together with him, himself included. */
  sizeOf(borrower: string): number {
    const number = this.#number.get(borrower)
    return number === undefined ? 1 : this.#components.sizeOf(number)
  }

  /** One of each kind, by what the most others share. */
  linksOf(borrower: string, sizeBefore: number): readonly FoundLink[] {
    const number = this.#number.get(borrower)!
    const root = this.#components.find(number)
    const componentSize = this.#components.sizeOf(number)
    const component = this.#members.get(root)!
    const most = new Map<LinkKind, number>()
    for (const { kind, users } of this.#things[number]!) most.set(kind, Math.max(most.get(kind) ?? 0, users.length - 1))
    return FRAUD_LINKS.flatMap((kind) => {
      const shared = most.get(kind)
      return shared === undefined ? [] : [{ kind, shared, componentSize, grownBy: componentSize - sizeBefore, component }]
    })
  }
}
