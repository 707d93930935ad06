/** What a request for a higher limit would come to. It is asked only when he wants to know, and leaves no trace. */
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { checkMyIncrease } from '../../api/me-requests.ts'
import type { IncreaseCheck } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { useFaultWords } from '../../parts/fault-words.ts'
import { splitHeadline } from '../../parts/headline.ts'
import { Panel } from '../../parts/page.tsx'
import { useWords } from '../../parts/use-words.ts'

export function MyIncrease() {
  const { t } = useTranslation()
  const say = useFaultWords()
  const checking = useMutation({ mutationFn: checkMyIncrease })
  return (
    <Panel title={t('me.increase')}>
      <div className="stack">
        <p className="me-label">{t('me.previewHint')}</p>
        <div className="me-actions">
          <Button onClick={() => checking.mutate()} loading={checking.isPending}>
            {t('me.increaseCheck')}
          </Button>
        </div>
        {checking.error && <Alert type="error" role="alert" title={t('me.failed', { why: say(checking.error) })} />}
        <div role="status">{checking.data && <Checked check={checking.data} />}</div>
      </div>
    </Panel>
  )
}

function Checked({ check: { limit_minor, currency, reasons, not_before } }: { check: IncreaseCheck }) {
  const { t } = useTranslation()
  const words = useWords()
  if (limit_minor !== null) {
    return (
      <p>
        {t('me.increaseYes')} <Amount minor={limit_minor} currency={currency} />
      </p>
    )
  }
  return (
    <div className="stack">
      <p>{t('me.increaseNo')}</p>
      <ul className="stack">
        {reasons.map(({ code, text, cures }) => {
          const [title, more] = splitHeadline(words.pick(text))
          return (
            <li key={code}>
              <b>{title}</b>
              {more && <p>{more}</p>}
              <ul style={{ listStyle: 'disc', paddingInlineStart: 20 }}>
                {cures.map(({ id, text: cure }) => (
                  <li key={id}>{words.pick(cure)}</li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
      {not_before && <p>{t('me.increaseFrom', { day: words.day(not_before) })}</p>}
    </div>
  )
}
