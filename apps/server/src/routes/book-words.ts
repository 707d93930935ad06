/** What the pack in force says about reasons: their categories, and which reasons a filter by category comes to. */
import type { Pack } from '@fairline/domain/pack/pack'
import type { Books } from '../store/database.ts'
import { reasonsOfHolds } from '../store/hold-list.ts'

/** A hold may be older than the pack in force, and its reason gone from it. */
const GONE = 'platform'

export const categoryOf = (pack: Pack, reason: string): string => pack.reasons.get(reason)?.category ?? GONE

/** Undefined where neither was asked for; both together: reasons that are in one of the categories. */
export async function reasonsAsked(
  database: Books,
  organisationId: number,
  pack: Pack,
  { reason, category }: { readonly reason?: readonly string[] | undefined; readonly category?: readonly string[] | undefined },
): Promise<readonly string[] | undefined> {
  if (category === undefined) return reason
  const isAsked = (code: string) => category.includes(categoryOf(pack, code))
  if (reason !== undefined) return reason.filter(isAsked)
  const gone = category.includes(GONE) ? await reasonsOfHolds(database.as(organisationId), organisationId) : []
  return [...new Set([...pack.reasons.keys(), ...gone])].filter(isAsked)
}
