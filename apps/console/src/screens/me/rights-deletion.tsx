/** Deletion: what it comes to is said before he asks; asked, until when what is kept is kept, why, and by which law. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForDeletion, takeDeletionBack } from '../../api/rights-requests.ts'
import type { MyDeletion } from '../../api/views.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'
import { useWords } from '../../parts/use-words.ts'
import { newRequestId } from './request-id.ts'

export function RightsDeletion({ deletion }: { deletion: MyDeletion }) {
  const { t } = useTranslation()
  const words = useWords()
  const { standing, answer, until, grounds, erased_at } = deletion
  return (
    <Panel title={t('rights.deletion')}>
      <div className="stack">
        {erased_at !== null && <p>{t('rights.erasedAt', { day: words.day(erased_at) })}</p>}
        {standing === null ? (
          <p>{t(answer === 'erased' ? 'rights.wouldErase' : 'rights.wouldLock')}</p>
        ) : (
          <p>
            {t('rights.standing', { day: words.day(standing.requested_at) })}{' '}
            {until === null ? t('rights.dueLater') : t('rights.due', { day: words.day(until) })}
          </p>
        )}
        {grounds.length > 0 && <Grounds grounds={grounds} />}
        <Ask standing={standing !== null} />
      </div>
    </Panel>
  )
}

function Grounds({ grounds }: Pick<MyDeletion, 'grounds'>) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div>
      <h3>{t('rights.grounds')}</h3>
      <ul>
        {grounds.map(({ code, law, until, text }) => (
          <li key={code}>
            {words.pick(text)}{' '}
            <span className="me-label">
              {[t('rights.law', { law }), ...(until === null ? [] : [t('rights.groundUntil', { day: words.day(until) })])].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Ask({ standing }: { standing: boolean }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const [isSure, setSure] = useState(false)
  const asking = useMutation({
    mutationFn: () => (standing ? takeDeletionBack(`back_${newRequestId()}`) : askForDeletion(`del_${newRequestId()}`)),
    onSuccess: () => {
      setSure(false)
      void client.invalidateQueries({ queryKey: ['me'] }) // Not waited for: his next wish is not held up by it.
    },
  })
  const name = standing ? 'rights.takeDeletionBack' : isSure ? 'rights.confirmAsk' : 'rights.ask'
  return (
    <>
      <div className="me-actions">
        <Button
          danger={!standing}
          loading={asking.isPending}
          onClick={() => {
            if (standing || isSure) asking.mutate()
            else setSure(true)
          }}
        >
          {t(name)}
        </Button>
        {isSure && <Button onClick={() => setSure(false)}>{t('me.cancel')}</Button>}
      </div>
      {asking.error && <Alert type="error" role="alert" title={t('me.failed', { why: say(asking.error) })} />}
    </>
  )
}
