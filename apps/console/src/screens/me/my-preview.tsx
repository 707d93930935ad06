import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchPreview } from '../../api/me-requests.ts'
import type { MePreview } from '../../api/views.ts'
import { splitHeadline } from '../../parts/headline.ts'
import { Panel } from '../../parts/page.tsx'
import { useSignalValue } from '../../parts/signal-value.ts'
import { Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'

type Action = MePreview['action']
const ACTIONS = ['another_device', 'another_application', 'failed_verification', 'drawdown_request'] as const satisfies readonly Action[]

export function MyPreview({ currency }: { currency: string | null }) {
  const { t } = useTranslation()
  const field = useId()
  const [action, setAction] = useState<Action>()
  return (
    <Panel title={t('me.preview')}>
      <div className="stack">
        <label htmlFor={field} className="me-label">
          {t('me.previewHint')}
        </label>
        <Select
          id={field}
          size="large"
          value={action}
          placeholder={t('me.preview')}
          options={ACTIONS.map((value) => ({ value, label: t(`me.action.${value}`) }))}
          onChange={setAction}
        />
        {action && <Preview action={action} currency={currency} />}
      </div>
    </Panel>
  )
}

function Preview({ action, currency }: { action: Action; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useSignalValue()
  const query = useQuery({ queryKey: ['me', 'preview', action], queryFn: (context) => fetchPreview(action, context) })
  return (
    <div role="status">
      <Loaded query={query} rows={1}>
        {({ holds, nearer }) => (
          <>
            {holds.length === 0 && nearer.length === 0 && <p>{t('me.previewNone')}</p>}
            {holds.map(({ reason, text }) => (
              <p key={reason}>{t('me.previewHolds', { reason: splitHeadline(words.pick(text))[0] })}</p>
            ))}
            {nearer.map(({ reason, text, name, unit, value, bound }) => (
              <p key={reason}>
                {t('me.previewNearer', {
                  reason: splitHeadline(words.pick(text))[0],
                  name: words.pick(name),
                  value: say(value, unit, currency),
                  bound: say(bound, unit, currency),
                })}
              </p>
            ))}
          </>
        )}
      </Loaded>
    </div>
  )
}
