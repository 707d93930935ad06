/** What a row that is silenced as something adds up lacks at one date, and the least that costs: a knapsack over what each option can give. */
import type { Inputs } from '../policy.ts'
import type { Chosen, Lacking, Ways } from './lacking.ts'
import { gainTable } from './score-gain.ts'

export type Lack = {
  /** Above zero where it is not enough. */
  readonly now: (chosen: readonly Chosen[]) => number
  /** Whether even everything from `first` on is not enough. */
  readonly isHopeless: (chosen: readonly Chosen[], first: number) => boolean
  readonly costOf: (lack: number, first: number, steps: number) => number
  /** By option of an action that meets no other: what comes after it costs at least. Empty where nothing is known of it. */
  readonly costsAfter: (chosen: readonly Chosen[], action: number, steps: number) => Float64Array
}

/** What is given is counted in so many parts. */
const PARTS = 250
/** Less than this is not divided: whatever it is, one part is more. */
const LEAST_MOST = 1e-200
/** Rounding is never held against a plan. */
const ALMOST = 1 - 1e-9

/** Of each action what it moves, and its options; null where those depend on what else was chosen. */
type Offer = { readonly moves: readonly string[]; readonly options: readonly Offered[] | null }
type Offered = Chosen & { readonly costMinor: number; readonly seen: readonly Inputs[] }

export function lackOf(lacking: (ways: Ways) => Lacking, inputs: Inputs, offers: readonly Offer[], stepsMax: number): Lack {
  const options = offers.map((offer) => offer.options ?? [])
  const { now, atBest, after, gains } = lacking({
    inputs,
    actions: offers.map((offer) => ({
      moves: offer.moves,
      options: offer.options && new Map(offer.options.map(({ level, seen }) => [level, seen[0]!])),
    })),
  })
  const given = offers.map((_, action) => gains(action))
  const most = given
    .map((each) => each.reduce((best, gain) => Math.max(best, gain), 0))
    .sort((a, b) => b - a)
    .slice(0, stepsMax)
    .reduce((sum, gain) => sum + gain, 0)
  const scale = most > LEAST_MOST ? PARTS / most : 1
  const table = gainTable(
    options.map((all, action) => all.map(({ costMinor }, nth) => ({ points: Math.ceil(given[action]![nth]! * scale), costMinor }))),
    stepsMax,
  )
  const costOf = (lack: number, first: number, steps: number): number => table.costOf(Math.ceil(lack * scale * ALMOST), first, steps)
  return {
    now,
    isHopeless: (chosen, first) => atBest(chosen, first) > 0,
    costOf,
    costsAfter: (chosen, action, steps) => after(chosen, action).map((lack) => costOf(lack, action + 1, steps)),
  }
}
