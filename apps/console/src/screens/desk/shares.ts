/** On whom the funding of a project rests: shares by provider and by what may strike several at once. */
import type { Picture, ProjectPicture } from '../../api/desk-registers.ts'

export type AmountBy = 'counted_minor' | 'limit_minor'
/** `ppm`: rounded down. `tied`: of a provider, those that share a group with it; of a group, its providers. */
export type Share = Readonly<{ of: string; minor: number; ppm: number; tied: readonly string[] }>
export type Shares = Readonly<{
  wholeMinor: number
  hhiPpm: number | null
  providers: readonly Share[]
  groups: readonly Share[]
  unknown: number
}>

type Line = Pick<ProjectPicture['lines'][number], 'channel_id' | 'may_fund' | 'limit_minor' | 'counted_minor'>
type Channel = Pick<Picture['channels'][number], 'channel_id' | 'provider_id' | 'group_ids'>
const MILLION = 1_000_000

/** Of a limit that is hidden or unknown something may count all the same: the lower end of its band. */
const minorOf = ({ limit_minor, counted_minor }: Line, by: AmountBy): number | null => {
  if (by === 'limit_minor') return limit_minor
  return limit_minor === null && counted_minor === 0 ? null : counted_minor
}

/** Lines that may pay for none of its needs do not count; those of which no amount is known are counted apart. `limit_minor`: as it was seen, or else as it was agreed. */
export function sharesOf(lines: readonly Line[], channels: readonly Channel[], by: AmountBy): Shares {
  const ofChannel = new Map(channels.map((one) => [one.channel_id, one]))
  const open = lines.filter(({ may_fund }) => may_fund)
  const known = open.flatMap((line) => {
    const channel = ofChannel.get(line.channel_id)
    const minor = minorOf(line, by)
    return channel === undefined || minor === null ? [] : [{ provider: channel.provider_id, groups: channel.group_ids, minor }]
  })
  const wholeMinor = known.reduce((sum, { minor }) => sum + minor, 0)
  const groupsOf = new Map(known.map(({ provider, groups }) => [provider, groups]))
  const shareOf = (of: string, mine: typeof known, tied: readonly string[]): Share => {
    const minor = mine.reduce((sum, one) => sum + one.minor, 0)
    return { of, minor, ppm: wholeMinor === 0 ? 0 : Math.floor((minor / wholeMinor) * MILLION), tied }
  }
  const largestFirst = (a: Share, b: Share): number => b.minor - a.minor || a.of.localeCompare(b.of)
  const providers = [...groupsOf].map(([provider, groups]) =>
    shareOf(
      provider,
      known.filter((one) => one.provider === provider),
      [...groupsOf]
        .filter(([other, theirs]) => other !== provider && theirs.some((group) => groups.includes(group)))
        .map(([other]) => other),
    ),
  )
  const groups = [...new Set(known.flatMap((one) => one.groups))].map((group) => {
    const mine = known.filter((one) => one.groups.includes(group))
    return shareOf(group, mine, [...new Set(mine.map(({ provider }) => provider))])
  })
  return {
    ...{ wholeMinor, hhiPpm: hhiOf(providers, wholeMinor), unknown: open.length - known.length },
    ...{ providers: providers.sort(largestFirst), groups: groups.sort(largestFirst) },
  }
}

/** Sum of the squared shares, exact until it is rounded down at the end, as the server has it. */
function hhiOf(shares: readonly Share[], wholeMinor: number): number | null {
  if (wholeMinor === 0) return null
  const squares = shares.reduce((sum, { minor }) => sum + BigInt(minor) ** 2n, 0n)
  return Number((squares * BigInt(MILLION)) / BigInt(wholeMinor) ** 2n)
}

/** One over it, in thousandths. */
export const effectiveMilli = (hhiPpm: number | null): number | null =>
  hhiPpm === null || hhiPpm === 0 ? null : Math.floor(1_000_000_000 / hhiPpm)
