/** On how few the funding rests. */
import { UnionFind } from '../../fraud/union-find.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { MILLION, ppmOf, sum } from './parts.ts'

/** `groups`: what may strike several providers at once, such as a regulator, a family of platforms, a source of data, a guarantor. */
export type Funding = Readonly<{ provider: string; groups: readonly string[]; drawnMinor: number; limitMinor: number; reachMinor: number }>
/** Drawn, agreed, or what counts of what is free (`countedMinor`). */
export type Amount = 'drawnMinor' | 'limitMinor' | 'reachMinor'

export type Concentration = Readonly<{
  /** Herfindahl's index; null where there is nothing. */
  hhiPpm: number | null
  /** As many equal sources would be as concentrated, in thousandths. */
  effectiveMilli: number | null
  /** Largest first, then by name. */
  shares: readonly Readonly<{ of: string; minor: number; ppm: number }>[]
}>

/**
 * Concentration by provider.
 *
 * Formula  HHI = Σ share², N_eff = 1 / HHI. Exact in bigint, then rounded down.
 */
export const byProvider = (fundings: readonly Funding[], amount: Amount): Concentration =>
  concentrationOf(new Map([...groupBy(fundings, ({ provider }) => provider)].map(([provider, all]) => [provider, total(all, amount)])))

/**
 * Concentration by what hangs together: providers that share a group, or are tied through another, fail as one; a provider without a group stands alone. Named after
 * its first provider.
 */
export const byCommonCause = (fundings: readonly Funding[], amount: Amount): Concentration =>
  concentrationOf(
    new Map(
      clustersOf(fundings).map((providers) => {
        const own = fundings.filter(({ provider }) => providers.includes(provider))
        return [providers[0]!, total(own, amount)]
      }),
    ),
  )

/** Providers that fail as one, each in order of name. */
export function clustersOf(members: readonly Pick<Funding, 'provider' | 'groups'>[]): string[][] {
  const providers = [...new Set(members.map(({ provider }) => provider))].sort()
  const index = new Map(providers.map((provider, nth) => [provider, nth]))
  const ties = new UnionFind(new Int32Array(providers.length).fill(1))
  const firsts = new Map<string, number>()
  for (const { provider, groups } of members) {
    for (const group of groups) {
      const first = firsts.get(group) ?? index.get(provider)!
      firsts.set(group, first)
      ties.join(first, index.get(provider)!)
    }
  }
  return [...groupBy(providers, (provider) => ties.find(index.get(provider)!)).values()]
}

/** The share of each group by itself, in parts per million; they may overlap. Largest first. */
export function groupShares(fundings: readonly Funding[], amount: Amount): { group: string; ppm: number }[] {
  const whole = total(fundings, amount)
  if (whole === 0) return []
  const groups = [...new Set(fundings.flatMap((funding) => funding.groups))]
  const shares = groups.map((group) => ({
    group,
    ppm: ppmOf(
      total(
        fundings.filter(({ groups: of }) => of.includes(group)),
        amount,
      ),
      whole,
    ),
  }))
  return shares.sort((a, b) => b.ppm - a.ppm || (a.group < b.group ? -1 : 1))
}

const total = (fundings: readonly Funding[], amount: Amount): number => sum(fundings.map((funding) => funding[amount]))

function concentrationOf(amounts: ReadonlyMap<string, number>): Concentration {
  const some = [...amounts].filter(([, minor]) => minor > 0)
  const whole = some.reduce((all, [, minor]) => all + BigInt(minor), 0n)
  const squares = some.reduce((all, [, minor]) => all + BigInt(minor) ** 2n, 0n)
  const shares = some.map(([of, minor]) => ({ of, minor, ppm: ppmOf(minor, Number(whole)) }))
  return {
    hhiPpm: whole === 0n ? null : Number((squares * BigInt(MILLION)) / whole ** 2n),
    effectiveMilli: whole === 0n ? null : Number((whole ** 2n * 1000n) / squares),
    shares: shares.sort((a, b) => b.minor - a.minor || (a.of < b.of ? -1 : 1)),
  }
}
