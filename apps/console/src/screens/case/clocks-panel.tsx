import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../api/views.ts'
import { useRoleName } from '../../parts/case-parts.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { ExtendClock } from './extend-clock.tsx'

const OWN = 'own'

/** Every clock that runs for it with the rule behind it and its last day, the earliest first, and who hears of it when. */
export function ClocksPanel({ one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const roleOf = useRoleName()
  const { clocks, escalations } = one
  return (
    <Panel title={t('cases.clocks')}>
      {clocks.length === 0 && <p className="muted">{t('cases.noClocks')}</p>}
      <ul className="stack" style={{ gap: 4 }}>
        {clocks.map((clock, nth) => (
          <li key={`${clock.source} ${clock.days}`}>
            <div className={nth === 0 ? 'card-row' : 'card-row muted'}>
              <span>
                {clock.source === OWN ? t('cases.own') : <span className="mono">{clock.source}</span>} ·{' '}
                {t('cases.clockDays', { count: clock.days })}
              </span>
              <span className="number">{words.day(Date.parse(clock.due_at) - 1)}</span>
            </div>
            <ExtendClock one={one} clock={clock} />
          </li>
        ))}
      </ul>
      {clocks.length > 1 && <p className="label">{t('cases.earliest')}</p>}
      {escalations.length > 0 && (
        <>
          <p className="label" style={{ marginTop: 10 }}>
            {t('cases.escalations')}
          </p>
          <ul className="stack" style={{ gap: 4 }}>
            {escalations.map(({ at, to, taken }) => (
              <li key={`${at} ${to}`} className="card-row">
                <span>{roleOf(to)}</span>
                {taken ? <Tag tone="bad">{t('cases.taken')}</Tag> : <span className="number muted">{words.day(at)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
