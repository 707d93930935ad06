import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Account, endSessions } from '../../api/people-requests.ts'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'

type Props = { account: Account; onChanged: () => Promise<void> }

export function SessionsPanel({ account: { sessions }, onChanged }: Props) {
  const { t } = useTranslation()
  const ending = useMutation({ mutationFn: endSessions, onSuccess: () => onChanged() })
  const endOthers = sessions.length > 1 && (
    <Button size="small" loading={ending.isPending} onClick={() => ending.mutate(undefined)}>
      {t('people.account.endOthers')}
    </Button>
  )
  return (
    <Panel title={t('people.account.sessions')} extra={endOthers} flush>
      <ul>
        {sessions.map((one) => (
          <li key={one.id} className="row" style={{ padding: '10px 16px', borderTop: '1px solid var(--hairline)', flexWrap: 'wrap' }}>
            <span style={{ minWidth: 150, fontWeight: 500 }}>{one.device || t('people.account.unknownDevice')}</span>
            <span className="muted number">{one.network}</span>
            <span className="muted">
              {t('people.account.seen')} <Moment at={one.seen_at} />
            </span>
            <span style={{ marginLeft: 'auto' }} />
            {one.is_this ? (
              <Tag tone="good">{t('people.account.here')}</Tag>
            ) : (
              <Button size="small" disabled={ending.isPending} onClick={() => ending.mutate(one.id)}>
                {t('people.account.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
