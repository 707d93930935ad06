import { useTranslation } from 'react-i18next'
import { toneOfOutcome, useEventWords } from './event-words.ts'
import { isScope, outcomeFigures } from './outcome-figures.ts'
import { useReasonTitle } from './reasons-book.ts'
import { useWords } from './use-words.ts'

type Outcome = Readonly<{ type: string; data: Readonly<Record<string, unknown>> }>

/** One outcome in a line: what was decided, how much, and why in short. */
export function OutcomeLine({ outcome, currency }: { outcome: Outcome; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const name = useEventWords()
  const titleOf = useReasonTitle()
  const { amounts, reasons, further, scope } = outcomeFigures(outcome.data)
  const money = amounts.map((minor) => words.money(minor, currency ?? 'CNY')).join(' → ')
  return (
    <div className="outcome" data-tone={toneOfOutcome(outcome.type)}>
      <b>{name.outcome(outcome.type)}</b>
      {money && <span className="number">{money}</span>}
      {scope !== undefined && isScope(scope) && <span>{t(`parts.scopeBlocks.${scope}`)}</span>}
      {reasons.length > 0 && <span className="muted wrap">{reasons.map((code) => titleOf(code)).join(' · ')}</span>}
      {further > 0 && <span className="muted">{t('parts.furtherReasons', { count: further })}</span>}
    </div>
  )
}
