/** Holds that are not there yet, and how small a change of one signal would bring each: a warning before it is too late. */

import type { CutPoints } from '@fairline/policy/ir/cut-points'
import type { Inputs, Policy, Prepared } from '@fairline/policy/policy'
import { nearMisses } from '@fairline/policy/recourse/near-miss'
import type { Pack } from '../pack/pack.ts'
import { DECISION, tablesLike } from '../pack/pack-shape.ts'
import { readSignal } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'

/** Whole numbers, as all signals are. `bound`: the nearest value that brings the hold. */
export type NearHold = Readonly<{
  reason: string
  signal: string
  value: number
  bound: number
  distance: number
  direction: 'up' | 'down'
}>

type Question = { readonly tables: readonly string[]; readonly ask: Prepared<Inputs>; readonly cuts: CutPoints }
const questions = new WeakMap<Policy, Question>()

function questionOf({ policy }: Pack): Question {
  const tables = tablesLike(policy, DECISION.holds)
  const known = questions.get(policy) ?? { tables, ask: policy.prepare([...tables]), cuts: policy.cutPoints([...tables]) }
  questions.set(policy, known)
  return known
}

/** One for each reason, that of its nearest signal; the nearest first, measured against the bound, so that days and money can be compared. */
export function nearHolds(pack: Pack, source: SignalSource): readonly NearHold[] {
  const { tables, ask, cuts } = questionOf(pack)
  const inputs = Object.fromEntries(pack.policy.ir.inputs.map(({ name }) => [name, readSignal(name, source)]))
  const misses = nearMisses({
    inputs,
    policy: pack.policy,
    decisions: [...tables],
    ask,
    cuts,
    isAdverse: ({ decision }) => tables.includes(decision),
  })
  const near = misses.map(({ reason, feature, value, bound, distance, direction }): NearHold => {
    return { reason, signal: feature, value: Number(value), bound: Number(bound), distance: Number(distance), direction }
  })
  near.sort((a, b) => shareOf(a) - shareOf(b) || (a.reason < b.reason ? -1 : 1))
  return near.filter(({ reason }, index) => near.findIndex((one) => one.reason === reason) === index)
}

const shareOf = ({ distance, bound }: NearHold): number => distance / Math.max(1, Math.abs(bound))
