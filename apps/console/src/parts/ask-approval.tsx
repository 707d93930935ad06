/** Where the server says that something takes two people: why it is wanted, and the request to somebody else. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForApproval, type Wish } from '../api/approval-requests.ts'
import { Refused } from '../api/faults.ts'
import { useApprovalFault } from './approval-parts.tsx'

const REASON_MAX = 500

export const takesTwo = (error: unknown): boolean => error instanceof Refused && error.problem.code === 'approval-required'

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
    <Modal
      open
      title={t('approvals.ask.title', { kind })}
      okText={asking.data ? t('approvals.ask.close') : t('approvals.ask.send')}
      cancelText={t('approvals.ask.cancel')}
      okButtonProps={{ disabled: !asking.data && reason.trim() === '', loading: asking.isPending }}
      cancelButtonProps={asking.data ? { style: { display: 'none' } } : {}}
      onOk={() => (asking.data ? close() : asking.mutate())}
      onCancel={close}
    >
      <div className="stack">
        {asking.data ? (
          <p role="status">
            {t('approvals.ask.sent')} ·{' '}
            <Link to="/approvals/$approval" params={{ approval: asking.data.approval_id }} onClick={close}>
              {t('approvals.ask.look')}
            </Link>
          </p>
        ) : (
          <>
            <p>{t('approvals.ask.text')}</p>
            <Input.TextArea
              aria-label={t('approvals.ask.reason')}
              placeholder={t('approvals.ask.reason')}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={REASON_MAX}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </>
        )}
        {asking.error && (
          <p role="alert" className="bad">
            {say(asking.error)}
          </p>
        )}
      </div>
    </Modal>
  )
}
