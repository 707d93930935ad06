/** What takes two people: why it is wanted, and the request to somebody else. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForApproval, type Wish } from '../api/approval-requests.ts'
import { sessionQuery } from '../api/queries.ts'
import { useApprovalFault } from './approval-parts.tsx'

const REASON_MAX = 500

/** A key may be trusted with what the lender's own two people agreed on; a person never is. */
export function useTakesTwo(): boolean {
  const { data } = useQuery(sessionQuery)
  return data?.permissions.includes('events:approved') === false
}

/** `wish` undefined: nothing is shown. */
export function AskApproval({ wish, close }: { wish: Wish | undefined; close: () => void }) {
  return wish === undefined ? null : <Asking wish={wish} close={close} />
}

function Asking({ wish, close }: { wish: Wish; close: () => void }) {
  const { t } = useTranslation()
  const say = useApprovalFault()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const asking = useMutation({
    mutationFn: () => askForApproval(wish, reason.trim()),
    onSuccess: () => client.invalidateQueries({ queryKey: ['approvals'] }),
  })
  const kind = t(`approvals.kinds.${wish.kind}`)
  return (
    <Drawer open size={400} title={t('approvals.ask.title', { kind })} onClose={close}>
      {asking.data ? (
        <p role="status">
          {t('approvals.ask.sent')} ·{' '}
          <Link to="/approvals/$approval" params={{ approval: asking.data.approval_id }} onClick={close}>
            {t('approvals.ask.look')}
          </Link>
        </p>
      ) : (
        <div className="stack">
          <p>{t('approvals.ask.text')}</p>
          <Input.TextArea
            aria-label={t('approvals.ask.reason')}
            placeholder={t('approvals.ask.reason')}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={REASON_MAX}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button type="primary" disabled={reason.trim() === ''} loading={asking.isPending} onClick={() => asking.mutate()}>
            {t('approvals.ask.send')}
          </Button>
          {asking.error && (
            <p role="alert" className="bad">
              {say(asking.error)}
            </p>
          )}
        </div>
      )}
    </Drawer>
  )
}
