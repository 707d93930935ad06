import { type IndicatorId, SEEN_BY } from './catalogue.ts'
import { type Band, type Bound, holding, type Indicator, type Role } from './indicator.ts'
import { VALUES, type ValueName, type Values } from './values.ts'

type Words = Readonly<{ zh: string; en: string }>

/** What each alert carries: the reason, what it rests on, what to do first, and who else sees it. */
export type AlertText = Readonly<{
  indicator: IndicatorId
  band: Band
  name: Words
  reasons: readonly Readonly<{ value: ValueName; found: number; bound: Bound }>[]
  /** Ids of observations. */
  evidence: readonly string[]
  firstAction: Words
  owner: Role
  seenBy: readonly Role[]
}>

/** `indicator` as the desk tuned it. Without a reason there is nothing to tell: undefined. */
export function alertText(
  indicator: Indicator<IndicatorId>,
  band: 'amber' | 'red',
  values: Values,
  evidence: readonly string[],
): AlertText | undefined {
  const bounds = holding(indicator[band], values)
  if (bounds.length === 0) return undefined
  return {
    indicator: indicator.id,
    band,
    name: indicator.name,
    reasons: bounds.map((bound) => ({ value: VALUES[bound.of], found: values[bound.of]!, bound })),
    evidence,
    firstAction: indicator.firstAction,
    owner: indicator.owner,
    seenBy: SEEN_BY[indicator.scope],
  }
}
