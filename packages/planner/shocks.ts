/** A line, a provider or a common cause that fails today. */
import { NOTHING_ELSE, type Overlay } from './path.ts'
import type { PlanCase } from './plan-case.ts'

export type Shock = { readonly kind: 'facility' | 'provider' | 'group'; readonly id: string; readonly severity: 'closed' | 'called' }

/** Every single failure; what nobody may call back is only closed. */
export function singleShocks({ facilities, providers, groups }: PlanCase): Shock[] {
  const shocks: Shock[] = []
  const add = (kind: Shock['kind'], id: string, places: readonly number[]): void => {
    shocks.push({ kind, id, severity: 'closed' })
    const owesToCallable = places.some((nth) => facilities[nth]!.facility.callable && facilities[nth]!.facility.drawnMinor > 0)
    if (owesToCallable) shocks.push({ kind, id, severity: 'called' })
  }
  for (const [nth, { facility }] of facilities.entries()) add('facility', facility.id, [nth])
  for (const holder of providers) add('provider', holder.id, holder.facilities)
  for (const holder of groups) add('group', holder.id, holder.facilities)
  return shocks
}

export function overlayOf({ facilities, providers, groups }: PlanCase, { kind, id, severity }: Shock): Overlay {
  const holder = (kind === 'provider' ? providers : groups).find((each) => each.id === id)
  const hit = facilities.filter(({ facility }, nth) =>
    kind === 'facility' ? facility.id === id : (holder?.facilities.includes(nth) ?? false),
  )
  const called = severity === 'called' ? hit.filter(({ facility }) => facility.callable) : []
  return {
    ...NOTHING_ELSE,
    closed: new Set(hit.map(({ facility }) => facility.id)),
    called: new Set(called.map(({ facility }) => facility.id)),
  }
}
