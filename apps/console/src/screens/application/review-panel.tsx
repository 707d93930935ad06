import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefused } from '../../api/faults.ts'
import { type Review, reviewApplication } from '../../api/lending-requests.ts'
import type { ApplicationDetail } from '../../api/views.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'

type Result = Review['result']

/** Where the policy leaves the decision to a person. The server says whether this key may. */
export function ReviewPanel({ application: { borrower_id, application_id } }: { application: ApplicationDetail }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Result>()
  const review = useMutation({
    mutationFn: (result: Result) => reviewApplication({ borrower_id, application_id, result }),
    onSettled: async () => {
      setChosen(undefined)
      await client.invalidateQueries({ queryKey: ['application', borrower_id, application_id] })
      await client.invalidateQueries({ queryKey: ['applications'], refetchType: 'none' })
    },
  })
  const isDone = review.isPending || review.isSuccess
  return (
    <Panel title={t('applications.review')}>
      <p>{t('applications.reviewText')}</p>
      {chosen === undefined ? (
        <div className="row" style={{ marginTop: 10 }}>
          <Button type="primary" disabled={isDone} onClick={() => setChosen('approve')}>
            {t('applications.approve')}
          </Button>
          <Button danger disabled={isDone} onClick={() => setChosen('decline')}>
            {t('applications.decline')}
          </Button>
        </div>
      ) : (
        <Confirm result={chosen} isComing={review.isPending} confirm={() => review.mutate(chosen)} cancel={() => setChosen(undefined)} />
      )}
      <p role="status" className="muted">
        {review.isSuccess && t('applications.reviewed')}
      </p>
      {review.error && <Refusal error={review.error} />}
    </Panel>
  )
}

type ConfirmProps = { result: Result; isComing: boolean; confirm: () => void; cancel: () => void }

/** What follows is said before it is done; the way back has the focus. */
function Confirm({ result, isComing, confirm, cancel }: ConfirmProps) {
  const { t } = useTranslation()
  const isApproval = result === 'approve'
  const title = isApproval ? t('applications.confirmApprove') : t('applications.confirmDecline')
  return (
    <div role="alertdialog" aria-label={title} className="confirm">
      <b>{title}</b>
      <p>{isApproval ? t('applications.confirmApproveText') : t('applications.confirmDeclineText')}</p>
      <div className="row" style={{ marginTop: 8 }}>
        <Button type="primary" danger={!isApproval} loading={isComing} onClick={confirm}>
          {t('applications.confirm')}
        </Button>
        <Button autoFocus disabled={isComing} onClick={cancel}>
          {t('applications.cancel')}
        </Button>
      </div>
    </div>
  )
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  return (
    <p role="alert" className="bad">
      {isRefused(error, 403) ? t('applications.notAllowed') : say(error)}
    </p>
  )
}
