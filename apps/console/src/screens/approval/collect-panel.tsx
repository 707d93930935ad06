/** The key that another person approved: made when whoever asked fetches it, and shown to him this once. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { collectKey } from '../../api/approval-requests.ts'
import { Refused } from '../../api/faults.ts'
import { useApprovalFault } from '../../parts/approval-parts.tsx'
import { Panel } from '../../parts/page.tsx'
import { NotProved, useProof } from '../../parts/use-proof.tsx'

/** `canCollect`: nobody fetched it yet, and there is time left. What was fetched here stays in view until the page is left. */
export function CollectPanel({ id, canCollect }: { id: string; canCollect: boolean }) {
  const { t } = useTranslation()
  const say = useApprovalFault()
  const { withProof, dialog } = useProof()
  const fetching = useMutation({ mutationFn: () => withProof(() => collectKey(id)) })
  const { data, error } = fetching
  if (data === undefined && !canCollect)
    return (
      <Panel title={t('approvals.collect.title')}>
        <p className="muted">{t('approvals.collect.gone')}</p>
      </Panel>
    )
  return (
    <Panel title={t('approvals.collect.title')}>
      {data === undefined ? (
        <div className="stack">
          <p className="muted">{t('approvals.collect.text')}</p>
          <Button type="primary" loading={fetching.isPending} onClick={() => fetching.mutate()}>
            {t('approvals.collect.do')}
          </Button>
          {error && !(error instanceof NotProved) && (
            <p role="alert" className="bad">
              {error instanceof Refused && error.problem.code === 'key-over' ? t('approvals.collect.gone') : say(error)}
            </p>
          )}
        </div>
      ) : (
        <div className="stack">
          <p>{t('approvals.collect.store')}</p>
          <Input.TextArea value={data.secret} readOnly autoSize className="mono" aria-label={t('approvals.collect.secret')} />
        </div>
      )}
      {dialog}
    </Panel>
  )
}
