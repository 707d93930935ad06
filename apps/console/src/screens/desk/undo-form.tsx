import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Statement, undoStatement } from '../../api/desk-registers.ts'
import { Refused } from '../../api/faults.ts'
import { FormDrawer, Labelled, NotKept } from './form-parts.tsx'

const REASON_MAX = 500

export function UndoForm({ statement: { statement_id, account_end }, close }: { statement: Statement; close: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const undo = async (): Promise<void> => {
    try {
      await undoStatement(statement_id, reason.trim())
    } catch (error) {
      if (error instanceof Refused && error.problem.code === 'entry-changed') throw new NotKept(t('registers.statements.mustBeLast'))
      throw error
    }
  }
  return (
    <FormDrawer
      title={`${t('registers.statements.undoTitle')} · ${account_end}`}
      act={t('registers.statements.confirmUndo')}
      isWhole={reason.trim() !== ''}
      save={undo}
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
