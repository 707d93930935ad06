import { useTranslation } from 'react-i18next'
import type { HoldView } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { useWords } from '../../parts/use-words.ts'

type RestorationView = NonNullable<HoldView['restoration']>

const shareOf = (permille: number): string => `${permille / 10} %`

/** How far a line that comes back in stages has come: its stages, its monthly checks, and what may be used now. */
export function Restoration({ restoration, currency }: { restoration: RestorationView; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const { permille, usable_minor, began_at, ends_at, stages, checkpoints, set_backs } = restoration
  const passed = checkpoints.filter((one) => one.passed).length
  return (
    <section className="restoration" aria-label={t('line.restoration')}>
      <div className="row">
        <span className="label">{t('line.restoration')}</span>
        <b>{shareOf(permille)}</b>
        <span className="muted">
          {t('line.usable')} <Amount minor={usable_minor} currency={currency} />
        </span>
        <span style={{ flex: 1 }} />
        <span className="muted">{ends_at ? t('line.restoredOn', { day: words.day(ends_at) }) : t('line.restorationWaits')}</span>
      </div>
      <ol className="stages">
        {stages.map((stage) => (
          <li key={stage.after_days} className={stage.reached ? 'reached' : undefined}>
            <span className="share">{shareOf(stage.permille)}</span>
            <span className="muted">{stage.at ? words.day(stage.at) : t('line.afterDays', { days: words.days(stage.after_days) })}</span>
          </li>
        ))}
      </ol>
      <p className="muted">
        {t('line.checkpoints', { passed, of: checkpoints.length })}
        {began_at === null && set_backs > 0 ? ` · ${t('line.setBack')}` : ''}
        {set_backs > 0 ? ` · ${t('line.setBacks', { count: set_backs })}` : ''}
      </p>
    </section>
  )
}
