/**
 * What a lender's answer about a line comes to on the desk: values that are told, and what the borrower lets the desk see.
 *
 * Told     what differs from what was told before; and what does not, once its time has come, so that silence is never taken for health.
 * When     a value is so from when something last happened at the lender, but not from before it was last seen to be otherwise.
 */
import type { LenderLine } from '@fairline/contract/desk/lender'
import type { ObservedField } from '@fairline/contract/desk/observations'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { HOUR_MS } from '../../kernel/time.ts'

/** Of one field: what was told of it last, and when. */
type Before = Readonly<{ field: ObservedField; value: unknown; observedAt: number }>
type Told = Readonly<{ field: ObservedField; value: unknown; effectiveAt: number }>

const AVAILABILITY: Readonly<Record<LenderLine['status'], string>> = {
  pending: 'unknown',
  active: 'drawable',
  suspended: 'blocked_temporary',
  closed: 'closed',
  charged_off: 'closed',
}

/** The first is what it says itself; what it does not say is not told. */
function valuesOf(line: LenderLine): ReadonlyMap<ObservedField, unknown> {
  const { currency, band, limit_minor: limit, balance_minor: balance, due_dates: due, score, reasons } = line
  const { inquiries_three_months: inquiries = null, debt_share_ppm: share = null } = line
  const money = (amount: number | null) => (amount === null || currency === null ? undefined : { amount_minor: amount, currency })
  const said: [ObservedField, unknown][] = [
    ['availability', AVAILABILITY[line.status]],
    ['authorisation', 'granted'],
    ['causes', line.causes],
    ['tasks', line.tasks],
    ['limit', money(limit)],
    ['limit_band', limit === null && band !== null && currency !== null ? { ...band, currency } : undefined],
    ['balance', money(balance)],
    ['next_due', due?.[0] === undefined ? undefined : { due_on: due[0] }],
    ['score', score === null ? undefined : { value: score }],
    ['reasons', reasons ?? undefined],
    ['inquiries', inquiries === null ? undefined : { in_three_months: inquiries }],
    ['debt_share', share === null ? undefined : { ppm: share }],
  ]
  return new Map(said.filter(([, value]) => value !== undefined))
}

/** `everyHours`: so often at least each value is told, changed or not. */
export function toldOf(
  line: LenderLine,
  before: readonly Before[],
  { at, everyHours }: Readonly<{ at: number; everyHours: number }>,
): Told[] {
  const changedAt = Math.min(Date.parse(line.changed_at), at)
  return [...valuesOf(line)].flatMap(([field, value]) => {
    const known = before.find((one) => one.field === field)
    const isSame = known !== undefined && canonicalJson(known.value) === canonicalJson(value)
    if (isSame) return at - known.observedAt < (everyHours * HOUR_MS) / 2 ? [] : [{ field, value, effectiveAt: at }]
    return [{ field, value, effectiveAt: Math.max(changedAt, known?.observedAt ?? 0) }]
  })
}

/** As a consent of the desk's: all that stands together, until the first of it runs out. Undefined where nothing does. */
export function consentOf(
  line: LenderLine,
): Readonly<{ scopes: LenderLine['scopes'][number]['scope'][]; granted_at: string; expires_at: string }> | undefined {
  if (line.scopes.length === 0) return undefined
  const ends = line.scopes.flatMap(({ expires_at }) => expires_at ?? [])
  return {
    scopes: line.scopes.map(({ scope }) => scope),
    granted_at: [...line.scopes.map(({ granted_at }) => granted_at)].sort().at(-1)!,
    expires_at: ends.sort()[0] ?? '9999-12-31T00:00:00.000Z',
  }
}
