/** Ending an entry, with its reason. Of a consent, what goes with it is said first. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Entry, endEntry, type RegisterKind } from '../../api/desk-registers.ts'
import { DESK_KEY } from './desk-queries.ts'
import { Labelled } from './form-parts.tsx'
import { useRegisterFault } from './register-form.tsx'
import { registerQuery } from './register-queries.ts'
import { textOf } from './text-of.ts'

const REASON_MAX = 500

export function EndForm({ kind, entry, close, cancel }: { kind: RegisterKind; entry: Entry; close: () => void; cancel: () => void }) {
  const { t } = useTranslation()
  const say = useRegisterFault()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const ending = useMutation({
    mutationFn: () => endEntry(kind, entry.id, reason.trim()),
    onSuccess: () => {
      close()
      return client.invalidateQueries({ queryKey: DESK_KEY })
    },
  })
  return (
    <form
      className="desk-form register-end"
      onSubmit={(event) => {
        event.preventDefault()
        ending.mutate()
      }}
    >
      {kind === 'consent' ? <WhatGoes borrower={textOf(entry.borrower_id)} /> : <p>{t('registers.endText')}</p>}
      {ending.error && <Alert type="error" role="alert" title={say(ending.error)} />}
      <Labelled label={t('registers.reason')}>
        {(id) => (
          <Input.TextArea
            id={id}
            placeholder={t('registers.reasonHint')}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={REASON_MAX}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Labelled>
      <div className="row">
        <Button type="primary" danger htmlType="submit" disabled={reason.trim() === ''} loading={ending.isPending}>
          {t(kind === 'consent' ? 'registers.confirmWithdraw' : 'registers.confirmEnd')}
        </Button>
        <Button onClick={cancel}>{t('registers.cancel')}</Button>
      </div>
    </form>
  )
}

function WhatGoes({ borrower }: { borrower: string }) {
  const { t } = useTranslation()
  const { data: borrowers = [] } = useQuery(registerQuery('borrower', true))
  const label = textOf(borrowers.find(({ id }) => id === borrower)?.label ?? borrower)
  return (
    <div>
      <p>{t('registers.withdrawText')}</p>
      <ul className="cures">
        <li>{t('registers.withdrawGone.people', { label })}</li>
        <li>{t('registers.withdrawGone.plan')}</li>
      </ul>
      <p className="label">{t('registers.withdrawGone.open')}</p>
    </div>
  )
}
