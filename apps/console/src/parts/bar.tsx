import { useTranslation } from 'react-i18next'
import { useWords } from './use-words.ts'

const WARN_PERMILLE = 800
const BAD_PERMILLE = 950

/** How much of a line is used. Above the limit the bar is full, and says so. */
function UtilisationBar({ permille }: { permille: number | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const level = permille === null || permille < WARN_PERMILLE ? 'calm' : permille < BAD_PERMILLE ? 'warn' : 'bad'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot be drawn alike in all browsers
    <div
      className="bar"
      data-level={level}
      role="meter"
      aria-label={t('parts.utilisation')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.min((permille ?? 0) / 10, 100)}
      aria-valuetext={permille === null ? t('parts.none') : words.percent(permille)}
    >
      <i style={{ width: `${Math.min((permille ?? 0) / 10, 100)}%` }} />
    </div>
  )
}

export function UtilisationCell({ permille }: { permille: number | null }) {
  const words = useWords()
  const { t } = useTranslation()
  return (
    <div className="bar-cell">
      <UtilisationBar permille={permille} />
      <span className="number">{permille === null ? t('parts.none') : words.percent(permille)}</span>
    </div>
  )
}

/** A share of a whole beside others in a table: decoration for the eye, the number stands next to it. */
export function ShareBar({ permille }: { permille: number }) {
  return (
    <div className="bar" aria-hidden="true">
      <i style={{ width: `${permille / 10}%` }} />
    </div>
  )
}
