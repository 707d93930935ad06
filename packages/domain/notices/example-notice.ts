/** Notices that nobody got: to see words by, before anybody does. */
import type { Language } from '../documents/markup.ts'
import type { Cause, LineOutcome } from '../line/outcomes.ts'
import type { Pack } from '../pack/pack.ts'
import { renderBack } from './render-back.ts'
import { type NoticeToRender, renderNotice } from './render-notice.ts'
import type { Rendered } from './rendered.ts'
import { BACK, type NoticeTemplate } from './templates.ts'

const LIMIT_MINOR = 2_000_000
const REASONS = 2

/** A letter about what is `back` is among them. */
export function renderExample(pack: Pack, about: string, at: number, template: NoticeTemplate): (language: Language) => Rendered {
  const told = exampleNotice(pack, about, at)
  if (about !== BACK) return (language) => renderNotice({ ...told, template }, language)
  const outcomes = told.notice.reasons.map(
    ({ reason }, nth): LineOutcome => ({ type: 'hold-lifted', data: { holdId: `hd_${nth}`, reason } }),
  )
  return (language) => {
    const rendered = renderBack({ ...told, outcomes, holds: [], template }, language)
    return rendered ?? { subject: template.subject[language], blocks: [] }
  }
}

function exampleNotice(pack: Pack, about: string, at: number): NoticeToRender {
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
