/** Of each facility: whether it pays for anything now, and if not, why. */
import type { PlannedFacility, Standing } from '../../api/desk-requests.ts'

export const WHYS = [
  ...(['consumer-credit', 'purposes-not-approved', 'purpose-not-allowed', 'not-for-this-project'] as const),
  ...(['consent-missing', 'facility-ended', 'channel-not-active', 'not-available-then', 'other-currency'] as const),
] as const
export type Why = (typeof WHYS)[number]

const isWhy = (text: string): text is Why => WHYS.some((why) => why === text)

/** `ways`: what stands against each purpose; null: nothing. `limitMinor` undefined: the desk does not know it. */
export type Planned = Readonly<{
  id: string
  ways: readonly (readonly [purpose: string, why: Why | null])[]
  /** What stands against all of them; null: something may be paid from it. */
  whole: Why | null
  /** It may pay, but nobody knows that it does: a plan counts it as nothing. */
  isShaky: boolean
  limitMinor: number | undefined
  /** It is that much, or more. */
  isLeast: boolean
}>

const STEADY: ReadonlySet<Standing['badge']> = new Set(['normal', 'limit_cut', 'needs_authorisation'])

/** `standing` undefined: the borrower lets nobody see. */
export function plannedOf({ facility, blocked }: PlannedFacility, standing: Standing | undefined): Planned {
  const ways = Object.entries(blocked).map(([purpose, why]) => [purpose, why !== null && isWhy(why) ? why : null] as const)
  const open = ways.some(([, why]) => why === null)
  return {
    id: facility.id,
    ways,
    whole: open ? null : (ways[0]?.[1] ?? null),
    isShaky: open && (standing === undefined || !STEADY.has(standing.badge)),
    limitMinor: standing?.limit_minor.last_known ?? facility.limit_minor,
    isLeast: standing?.limit_is_least ?? false,
  }
}

type Sum = Readonly<{ count: number; minor: number; unknown: number }>

export const sumOf = (planned: readonly Planned[]): Sum => ({
  count: planned.length,
  minor: planned.reduce((sum, { limitMinor = 0 }) => sum + limitMinor, 0),
  unknown: planned.filter(({ limitMinor }) => limitMinor === undefined).length,
})
