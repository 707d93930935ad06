/** A playbook is not followed any more, for a reason that is kept. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endPlaybook, type Playbook } from '../../../api/playbook-requests.ts'
import { FormDrawer, Labelled } from '../form-parts.tsx'

export function PlaybookRetire({ playbook, close }: { playbook: Playbook; close: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <FormDrawer
      title={`${t('playbooks.end')} ${playbook.name}`}
      act={t('playbooks.end')}
      isWhole={reason.trim() !== ''}
      save={() => endPlaybook(playbook.id, reason.trim())}
      close={close}
    >
      <Labelled label={t('playbooks.endReason')}>
        {(id) => <Input.TextArea id={id} rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Labelled>
    </FormDrawer>
  )
}
