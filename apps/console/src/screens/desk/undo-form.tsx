import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Statement, undoStatement } from '../../api/desk-registers.ts'
import { FormDrawer, Labelled } from './form-parts.tsx'

const REASON_MAX = 500

export function UndoForm({ statement: { statement_id, account_end }, close }: { statement: Statement; close: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <FormDrawer
      title={`${t('registers.statements.undoTitle')} · ${account_end}`}
      act={t('registers.statements.confirmUndo')}
      isWhole={reason.trim() !== ''}
      save={() => undoStatement(statement_id, reason.trim())}
      close={close}
    >
      <p>{t('registers.statements.undoText')}</p>
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
    </FormDrawer>
  )
}
