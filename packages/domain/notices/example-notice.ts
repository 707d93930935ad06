/** A notice that nobody got: to see words by, before anybody does. */
import type { Cause, LineOutcome } from '../line/outcomes.ts'
import type { Pack } from '../pack/pack.ts'
import type { NoticeToRender } from './render-notice.ts'

const LIMIT_MINOR = 2_000_000
const REASONS = 2

export function exampleNotice(pack: Pack, about: string, at: number): NoticeToRender {
  const known = [...pack.reasons.values()].filter(({ category, isConfidential }) => category === 'credit' && !isConfidential)
  const causes = known.slice(0, REASONS).map(
    ({ code, evidence }): Cause => ({
      reason: code,
      evidence: evidence.map((signal) => ({ signal, value: null, test: null, asOf: null })),
    }),
  )
  const currency = pack.defaultProduct?.currency ?? 'CNY'
  return {
    notice: {
      noticeId: 'ntc_example',
      about,
      holdId: null,
      scope: 'draw',
      drawdownId: null,
      furtherReasons: 0,
      reasons: causes.map((cause) => ({ ...cause, cures: [] })),
    },
    outcome: outcomeOf(about, causes),
    at,
    borrower: 'bor_example',
    line: { status: 'active', currency, limitMinor: LIMIT_MINOR, drawnMinor: 0, availableMinor: LIMIT_MINOR },
    pack,
    product: pack.defaultProduct,
  }
}

/** Only of those whose notices have gaps of their own. */
function outcomeOf(about: string, causes: readonly Cause[]): LineOutcome | null {
  const list = [...causes]
  switch (about) {
    case 'limit-changed':
      return { type: about, data: { fromMinor: 2 * LIMIT_MINOR, toMinor: LIMIT_MINOR, causes: list } }
    case 'price-changed':
      return { type: about, data: { fromDayRate: 30_000, toDayRate: 40_000, causes: list } }
    case 'drawdown-declined':
      return { type: about, data: { drawdownId: 'dd', amountMinor: 100_000, code: 'policy', counts: false, causes: list } }
    case 'drawdown-cancelled':
      return { type: about, data: { drawdownId: 'dd', amountMinor: 100_000, cause: 'technical', causes: list } }
    default:
      return null
  }
}
