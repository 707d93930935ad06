import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../api/views.ts'
import { useRoleName } from '../../parts/case-parts.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

const OWN = 'own'

/** Every clock that runs for it with the rule behind it and its last day, the earliest first, and who hears of it when. */
export function ClocksPanel({ one: { clocks, escalations } }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const roleOf = useRoleName()
  return (
    <Panel title={t('cases.clocks')}>
      {clocks.length === 0 && <p className="muted">{t('cases.noClocks')}</p>}
      <ul className="stack" style={{ gap: 4 }}>
        {clocks.map(({ days, source, due_at }, nth) => (
          <li key={`${source} ${days}`} className={nth === 0 ? 'card-row' : 'card-row muted'}>
            <span>
              {source === OWN ? t('cases.own') : <span className="mono">{source}</span>} · {t('cases.clockDays', { count: days })}
            </span>
            <span className="number">{words.day(Date.parse(due_at) - 1)}</span>
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
