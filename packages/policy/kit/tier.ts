/**
 * The part of the kit that a directory belongs to: what is promised of the engine, part by part.
 *
 * P0  level 2: tables and simple expressions     P1  tables and requirement graphs     P2  scalar expressions
 * P3  dates and durations                        P4  lists, contexts, functions        PX  outside the first profile
 */
export const TIERS = ['P0', 'P1', 'P2', 'P3', 'P4', 'PX', 'level 3', 'other'] as const
export type Tier = (typeof TIERS)[number]

/** By the number that a directory's name begins with, within level 3. */
const BY_NUMBER: readonly (readonly [tier: Tier, numbers: string])[] = [
  ['P1', '0004 0005 0008 0017 0020 0032 0034-0041 0087'],
  ['P2', '0050-0056 0058-0066 0068 0071-0073 0075 0077 0078 0083 0090 0094 0099 0100 0103 1100-1108 1110 1131 1140-1144 1150'],
  ['P3', '0007 0074 0093 0095-0098 1115-1117 1120 1121 1148 1149'],
  ['P4', '0001-0003 0006 0009-0014 0016 0021 0033 0057 0067 0069 0080 0081 0084 1109 1111 1130 1145-1147 1151-1156 1161'],
  ['PX', '0030 0031 0070 0076 0082 0085 0086 0088 0089 0091 0092'],
]

/** A directory that no part names counts to its level. */
export function tierOf(level: string, directory: string): Tier {
  if (level.includes('level-2')) return 'P0'
  if (!level.includes('level-3')) return 'other'
  const number = Number(/^\d{4}/.exec(directory)?.[0] ?? Number.NaN)
  return BY_NUMBER.find(([, numbers]) => holds(numbers, number))?.[0] ?? 'level 3'
}

const holds = (numbers: string, number: number): boolean =>
  numbers.split(' ').some((each) => {
    const [first, last] = each.split('-').map(Number)
    return number >= first! && number <= (last ?? first!)
  })
