/** A second person is asked to agree. What he sees is what differs from the plan in force. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Drawer, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { proposePlan } from '../../../api/plan-requests.ts'
import { sessionQuery } from '../../../api/queries.ts'
import { useFaultWords } from '../../../parts/fault-words.ts'
import { DESK_KEY } from '../desk-queries.ts'
import { Labelled } from '../form-parts.tsx'
import { PersonField } from '../person.tsx'

type Props = { project: string; plan: string; incident: string | undefined; close: () => void }

export function ProposeForm({ project, plan, incident, close }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const { data: session } = useQuery(sessionQuery)
  const [chosen, choose] = useState<string>()
  const owner = chosen ?? session?.user_id ?? undefined
  const client = useQueryClient()
  const say = useFaultWords()
  const asking = useMutation({
    mutationFn: () =>
      proposePlan(project, {
        ...{ plan_id: plan, reason: reason.trim() },
        ...(incident !== undefined && { incident_id: incident }),
        ...(owner !== undefined && { owner }),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  const send = (event: FormEvent): void => {
    event.preventDefault()
    asking.mutate()
  }
  return (
    <Drawer open size={420} title={t('plans.proposeTitle')} onClose={close}>
      {asking.data === undefined ? (
        <form className="desk-form" onSubmit={send}>
          {asking.error && <Alert type="error" role="alert" title={say(asking.error)} />}
          <p>{t('plans.proposeText')}</p>
          <PersonField label={t('plans.owner')} value={owner} change={choose} />
          <Labelled label={t('plans.reason')}>
            {(id) => <Input.TextArea id={id} rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
          </Labelled>
          <div className="row">
            <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={asking.isPending}>
              {t('plans.propose')}
            </Button>
            <Button onClick={close}>{t('desk.form.cancel')}</Button>
          </div>
        </form>
      ) : (
        <div className="stack">
          <p role="status">{t('plans.asked')}</p>
          <Link to="/approvals/$approval" params={{ approval: asking.data.approval_id }} onClick={close}>
            {t('plans.seeRequest')}
          </Link>
        </div>
      )}
    </Drawer>
  )
}
