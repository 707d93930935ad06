/**
 * A problem at one date: what the policy sees then, what each action can do by then, and what the least is that silences a row.
 * Everything is worked out where it is first asked for.
 */
import type { Answer, Inputs } from '../policy.ts'
import { canonical, isNum, type Value } from '../value.ts'
import { type Code, criticalLevels, lattice, sameCode } from './critical-levels.ts'
import { mostInTime } from './in-time.ts'
import { type Lack, lackOf } from './lack.ts'
import { DAY_MS } from './problem.ts'
import { NO_RANGES, type Range, widened } from './range.ts'
import { type Gain, type GainTable, gainTable } from './score-gain.ts'
import { likelyAfter, NotSeparate, type Setting } from './setting.ts'
import type { AvoidedRow, Target } from './target.ts'

export type Choice = { readonly action: number; readonly level: number; readonly costMinor: number; readonly effectiveAt: number }
/** `seen`: by time, what the inputs are that it moves, or all of them where it was worked out from the whole state. */
export type Option = Choice & { readonly seen: readonly Inputs[] }
/** The least that silences a row by inputs other than a score, by the first action that may be taken; and which actions can. */
export type Silencing = { readonly from: Float64Array; readonly actions: number }

export class Moment<State> {
  readonly setting: Setting<State>
  readonly date: number
  /** The date itself, then those at which a row has to have been silent already, or still. */
  readonly times: readonly number[]
  readonly inputs: readonly Inputs[]
  readonly answers: readonly Answer[]
  /** By time, the inputs that are looked at then. */
  readonly #watchedAt: readonly ReadonlySet<string>[]
  readonly #ranges: (ReadonlyMap<string, Range> | undefined)[] = []
  readonly #options: (readonly Option[] | undefined)[] = []
  readonly #silencing: (Silencing | undefined)[] = []
  readonly #gains: (GainTable | undefined)[] = []
  /** The places of the avoided rows of which `lack` says something. */
  readonly summed: readonly number[]
  readonly #lacks: (Lack | undefined)[] = []

  constructor(setting: Setting<State>, date: number) {
    const { state, at, target, featuresAt, keep } = setting.problem
    this.setting = setting
    this.date = date
    const stays = target.avoided.map(({ stayMs }) => Math.max(at, date - stayMs))
    this.times = [...new Set([date, ...stays, ...(keep === undefined ? [] : [date + keep.forMs])])]
    this.#watchedAt = this.times.map((time, index) => {
      if (index === 0) return target.inputs
      return new Set(target.avoided.filter((row) => this.#counts(row, time)).flatMap(({ inputs }) => [...inputs]))
    })
    this.inputs = this.times.map((time) => featuresAt(state, time))
    this.answers = this.inputs.map((inputs) => target.ask(inputs))
    this.summed = [...target.avoided.keys()].filter((place) => setting.isSeparate && target.avoided[place]!.lacking !== undefined)
    if (setting.isSeparate) for (const action of setting.actions.keys()) this.#holdToItsName(action)
  }

  /** What the most of it does not move, less of it does not move either. */
  #holdToItsName(action: number): void {
    const { problem, actions } = this.setting
    const range = actions[action]!.levels(problem.state, problem.at)
    const most = range === null ? null : mostInTime(this.setting, action, range, this.date)
    if (most === null) return
    const others = this.#others(action)
    const after = this.#codeOf(this.#seenAfter([], action, most).seen, others)
    if (!sameCode(after, this.#codeOf(this.inputs, others))) throw new NotSeparate()
  }

  get target(): Target {
    return this.setting.problem.target
  }

  /** The places of the avoided rows that fire, at the date or at another time at which they have to be silent. */
  firing(answers: readonly Answer[]): readonly number[] {
    const { avoided, placeOf } = this.target
    const places: number[] = []
    for (const [index, { fired }] of answers.entries()) {
      for (const { decision, row } of fired) {
        const place = placeOf(decision, row)
        if (place === undefined || places.includes(place)) continue
        if (index === 0 || this.#counts(avoided[place]!, this.times[index]!)) places.push(place)
      }
    }
    return places
  }

  /** Whether a row has to be silent at a time beside the date. */
  #counts(row: AvoidedRow, time: number): boolean {
    const { at, keep } = this.setting.problem
    return time === Math.max(at, this.date - row.stayMs) || (keep !== undefined && time === this.date + keep.forMs && keep.concerns(row))
  }

  /** What an action can do alone. */
  options(action: number): readonly Option[] {
    this.#options[action] ??= this.optionsAfter([], action)
    return this.#options[action]
  }

  /** What it can do once others were chosen, worked out from the state. */
  optionsAfter(chosen: readonly Choice[], action: number): readonly Option[] {
    const { problem, actions, latticeLevels, gaps, likely } = this.setting
    const { levels, id } = actions[action]!
    const range = levels(this.stateAt(chosen, this.date), problem.at)
    const most = range === null ? null : mostInTime(this.setting, action, range, this.date)
    if (range === null || most === null) return []
    const known = new Map<number, Option>()
    const optionAt = (level: number): Option => {
      const before = known.get(level)
      if (before !== undefined) return before
      const option = this.#seenAfter(chosen, action, level)
      known.set(level, option)
      return option
    }
    const watched = this.#watched(action)
    const codeAt = (level: number): Code => this.#codeOf(optionAt(level).seen, watched)
    const critical = criticalLevels(range.least, most, codeAt, latticeLevels, likelyAfter(this.setting, chosen, action, most))
    for (const level of critical ?? []) likely[action]!.add(level)
    const isShared = this.#meetsLater(action)
    if (critical !== null && !isShared) return this.#useful(chosen, critical.map(optionAt), watched)
    const even = lattice(range.least, most, latticeLevels)
    if (even.gap > 1) gaps.set(id, Math.max(gaps.get(id) ?? 1, even.gap))
    const all = [...new Set([...(critical ?? []), ...even.levels])].sort((a, b) => a - b)
    return this.#useful(chosen, all.map(optionAt), watched)
  }

  /** The actions that have taken effect by then, in the order in which they do. */
  stateAt(chosen: readonly Choice[], time: number): State {
    const { problem, actions, states } = this.setting
    if (chosen.length === 0) return problem.state
    const due = chosen.filter(({ effectiveAt }) => effectiveAt <= time)
    due.sort((a, b) => a.effectiveAt - b.effectiveAt || a.action - b.action)
    let [state, key] = [problem.state, '']
    for (const { action, level, effectiveAt } of due) {
      key = `${key} ${action}:${level}`
      const known = states.get(key)
      state = known ?? actions[action]!.apply(state, level, effectiveAt)
      if (known === undefined) states.set(key, state)
    }
    return state
  }

  /** The codes of all that the policy reads. */
  codesOf(seen: readonly Inputs[]): Code {
    return this.#codeOf(seen, [...this.target.inputs])
  }

  silencing(place: number): Silencing {
    this.#silencing[place] ??= this.#silencingOf(this.target.avoided[place]!)
    return this.#silencing[place]
  }

  gains(card: number): GainTable {
    this.#gains[card] ??= this.#gainsOf(card)
    return this.#gains[card]
  }

  /** Null where nothing adds up, or actions are not held to what they name. */
  lack(place: number): Lack | null {
    const { actions, isSeparate, stepsMax } = this.setting
    const { lacking } = this.target.avoided[place]!
    if (lacking === undefined || !isSeparate) return null
    const offers = () => actions.map(({ moves }, action) => ({ moves, options: this.#meetsAny(action) ? null : this.options(action) }))
    this.#lacks[place] ??= lackOf(lacking, this.inputs[0]!, offers(), stepsMax)
    return this.#lacks[place]
  }

  /** How many points it is worth alone, at the date. */
  gainOf(card: number, { action, seen }: Option): number {
    let gain = 0
    for (const input of this.setting.actions[action]!.moves) {
      const points = this.target.cards[card]!.points.get(input)
      if (points !== undefined) gain += points.at(seen[0]![input]) - points.at(this.inputs[0]![input])
    }
    return gain
  }

  /** By the first action that may be taken: what the inputs may come to, beside what they are. */
  ranges(first: number): ReadonlyMap<string, Range> {
    const { actions, shared } = this.setting
    if (first >= actions.length) return NO_RANGES
    const { moves } = actions[first]!
    const isOpen = (input: string) => shared.has(input) || this.#isLoose(first)
    this.#ranges[first] ??= widened(this.ranges(first + 1), moves, isOpen, () => this.options(first).map(({ seen }) => seen[0]!))
    return this.#ranges[first]
  }

  #seenAfter(chosen: readonly Choice[], action: number, level: number): Option {
    const { problem, actions } = this.setting
    const { costMinor, waitDays } = actions[action]!
    const choice = { action, level, costMinor: costMinor(level), effectiveAt: problem.at + waitDays(level) * DAY_MS }
    const all = [...chosen, choice]
    return { ...choice, seen: this.times.map((time) => problem.featuresAt(this.stateAt(all, time), time)) }
  }

  #others(action: number): readonly string[] {
    const { moves } = this.setting.actions[action]!
    return [...this.target.inputs].filter((input) => !moves.includes(input))
  }

  #watched(action: number): readonly string[] {
    const { isSeparate, actions } = this.setting
    return isSeparate ? actions[action]!.moves.filter((input) => this.target.inputs.has(input)) : [...this.target.inputs]
  }

  #codeOf(seen: readonly Inputs[], watched: readonly string[]): Code {
    const code: Value[] = []
    for (const [index, inputs] of seen.entries()) {
      const looked = this.#watchedAt[index]!
      for (const input of watched) if (looked.has(input)) code.push(this.target.codeOf(input, inputs[input]))
    }
    return code
  }

  #meetsLater(action: number): boolean {
    const { actions, meet } = this.setting
    return actions.some((_, other) => other > action && meet(action, other))
  }

  /** Without those that change nothing; of separate actions only what they name is kept. */
  #useful(chosen: readonly Choice[], options: readonly Option[], watched: readonly string[]): readonly Option[] {
    const { isSeparate } = this.setting
    if (chosen.length > 0 || !isSeparate) return options
    const before = this.#codeOf(this.inputs, watched)
    return options.flatMap((option) => {
      const isSame = sameCode(this.#codeOf(option.seen, watched), before)
      if (isSame && !this.#meetsAny(option.action)) return []
      return [{ ...option, seen: option.seen.map((inputs) => Object.fromEntries(watched.map((input) => [input, inputs[input]]))) }]
    })
  }

  #meetsAny(action: number): boolean {
    const { actions, meet } = this.setting
    return actions.some((_, other) => other !== action && meet(action, other))
  }

  #silencingOf(row: AvoidedRow): Silencing {
    const { actions } = this.setting
    const from = new Float64Array(actions.length + 1).fill(Number.POSITIVE_INFINITY)
    let able = 0
    for (let action = actions.length - 1; action >= 0; action--) {
      const cost = this.#costOfSilencing(row, action)
      from[action] = Math.min(from[action + 1]!, cost)
      const scores = row.scores.some(({ card }) => this.#movesCard(card, action))
      if (cost < Number.POSITIVE_INFINITY || scores) able |= actions.length > 31 ? -1 : 1 << action
    }
    return { from, actions: able }
  }

  #costOfSilencing(row: AvoidedRow, action: number): number {
    const { actions, shared } = this.setting
    const moves = actions[action]!.moves.filter((input) => row.inputs.has(input))
    if (moves.length === 0) return Number.POSITIVE_INFINITY
    if (this.#isLoose(action)) return 0
    const plain = row.plain.filter(({ input }) => moves.includes(input))
    // Together with another one, or behind a test that is not understood, any level may do.
    if (moves.some((input) => row.opaque.has(input)) || plain.some(({ input }) => shared.has(input))) return this.leastCost(action)
    const isSilent = ({ seen }: Option) => plain.some(({ input, match }) => seen.some((inputs) => !match([], known(inputs[input]))))
    return this.options(action).reduce(
      (least, option) => (option.costMinor < least && isSilent(option) ? option.costMinor : least),
      Infinity,
    )
  }

  /** What it costs at least, without looking at what it does; infinite where it cannot be taken, or not in time. */
  leastCost(action: number): number {
    const { problem, actions } = this.setting
    const { levels, costMinor } = actions[action]!
    if (this.#isLoose(action)) return 0
    const range = levels(problem.state, problem.at)
    return range === null || mostInTime(this.setting, action, range, this.date) === null ? Number.POSITIVE_INFINITY : costMinor(range.least)
  }

  /** Of an action that others make possible, nothing is known before they are taken. */
  #isLoose(action: number): boolean {
    return (this.setting.actions[action]!.after?.length ?? 0) > 0
  }

  #movesCard(card: number, action: number): boolean {
    return this.setting.actions[action]!.moves.some((input) => this.target.cards[card]!.points.has(input))
  }

  #gainsOf(card: number): GainTable {
    const { actions, stepsMax, shared } = this.setting
    const { points } = this.target.cards[card]!
    const byAction = actions.map(({ moves }, action): readonly Gain[] => {
      if (!this.#movesCard(card, action)) return []
      const together = moves.filter((input) => shared.has(input) && points.has(input))
      const spread = together.reduce((sum, input) => sum + points.get(input)!.most - points.get(input)!.least, 0)
      const alone = moves.filter((input) => !shared.has(input) && points.has(input))
      const gainOf = ({ seen }: Option) =>
        alone.reduce((sum, input) => sum + points.get(input)!.at(seen[0]![input]) - points.get(input)!.at(this.inputs[0]![input]), spread)
      const gains = this.options(action).map((option) => ({ points: gainOf(option), costMinor: option.costMinor }))
      if (!this.#isLoose(action)) return gains
      const most = alone.reduce((sum, input) => sum + points.get(input)!.most - points.get(input)!.least, spread)
      return [{ points: most, costMinor: 0 }]
    })
    return gainTable(byAction, stepsMax)
  }
}

const known = (value: Value | undefined): Value => (value === undefined || value === null ? null : isNum(value) ? canonical(value) : value)
