/** Approving with a fresh code, rejecting with a reason, or withdrawing what one asked for oneself. What is refused says why. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { approve, proveIdentity, reject, withdraw } from '../../api/approval-requests.ts'
import { isRefused, Refused } from '../../api/faults.ts'
import { sessionQuery } from '../../api/queries.ts'
import type { ApprovalDetail, SessionView } from '../../api/views.ts'
import { useApprovalFault } from '../../parts/approval-parts.tsx'
import { Panel } from '../../parts/page.tsx'

const REASON_MAX = 500
const CODE_LETTERS = 6

export function DecidePanel({ one }: { one: ApprovalDetail }) {
  const { t } = useTranslation()
  const { data: session } = useQuery(sessionQuery)
  if (one.state !== 'open' && one.state !== 'failed') return null
  const whyNot = session?.kind === 'key' ? t('approvals.key') : t('approvals.notYours')
  return (
    <Panel title={t('approvals.decide')}>
      {one.may_withdraw && <Withdrawing one={one} />}
      {one.may_decide && session && <Deciding one={one} session={session} />}
      {!one.may_decide && !one.may_withdraw && <p className="muted">{whyNot}</p>}
    </Panel>
  )
}

/** Whatever came of it: what is shown is asked for again, and so is what waits. */
function useOrder<Order>(send: (order: Order) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSettled: async () => {
      await Promise.all(
        [['approval'], ['to-decide'], sessionQuery.queryKey].map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })),
      )
      await client.invalidateQueries({ queryKey: ['approvals'] })
    },
  })
}

function Fault({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  const say = useApprovalFault()
  return (
    error && (
      <p role="alert" className="bad">
        {error instanceof Refused && error.problem.code === 'code-refused' ? t('approvals.codeWrong') : say(error)}
      </p>
    )
  )
}

function Withdrawing({ one: { approval_id } }: { one: ApprovalDetail }) {
  const { t } = useTranslation()
  const order = useOrder(() => withdraw(approval_id))
  return (
    <div className="stack">
      <p className="muted">{t('approvals.withdrawMeans')}</p>
      <Button loading={order.isPending} onClick={() => order.mutate(undefined)}>
        {t('approvals.withdraw')}
      </Button>
      <Fault error={order.error} />
    </div>
  )
}

const isProved = ({ proved_until }: SessionView): boolean => proved_until !== null && Date.parse(proved_until) > Date.now()

function Deciding({ one, session }: { one: ApprovalDetail; session: SessionView }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const approving = useOrder(async (given: string) => {
    if (given !== '') await proveIdentity(given)
    setCode('')
    await approve(one)
  })
  const asksCode = !isProved(session) || (approving.error instanceof Refused && approving.error.problem.code === 'proof-needed')
  const isBlocked = one.stands_in_the_way !== null || (asksCode && code.length !== CODE_LETTERS)
  return (
    <div className="stack">
      <p className="muted">{t('approvals.means')}</p>
      {asksCode && (
        <div className="stack" style={{ gap: 4 }}>
          <label className="label" htmlFor="approval-code">
            {t('approvals.code')}
          </label>
          <Input
            id="approval-code"
            className="number"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={CODE_LETTERS}
            aria-describedby="approval-code-hint"
            value={code}
            onChange={({ target }) => setCode(target.value.replace(/\D/g, ''))}
          />
          <p id="approval-code-hint" className="label">
            {t('approvals.codeHint')}
          </p>
        </div>
      )}
      <Button
        type="primary"
        block
        disabled={isBlocked}
        loading={approving.isPending}
        onClick={() => approving.mutate(asksCode ? code : '')}
      >
        {one.state === 'failed' ? t('approvals.again') : t('approvals.approve')}
      </Button>
      {!isRefused(approving.error, 404) && <Fault error={approving.error} />}
      <Rejecting one={one} />
    </div>
  )
}

function Rejecting({ one: { approval_id } }: { one: ApprovalDetail }) {
  const { t } = useTranslation()
  const [why, setWhy] = useState('')
  const order = useOrder(() => reject(approval_id, why.trim()))
  return (
    <>
      <Input.TextArea
        aria-label={t('approvals.rejectWhy')}
        placeholder={t('approvals.rejectWhy')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={REASON_MAX}
        value={why}
        onChange={({ target }) => setWhy(target.value)}
      />
      <Button danger block disabled={why.trim() === ''} loading={order.isPending} onClick={() => order.mutate(undefined)}>
        {t('approvals.reject')}
      </Button>
      <Fault error={order.error} />
    </>
  )
}
