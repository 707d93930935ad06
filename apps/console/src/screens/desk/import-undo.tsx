/** Taking an import back as a whole, or setting aside a file of which nothing was written. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import { type Import, undoImport } from '../../api/import-requests.ts'
import { FormDrawer, Labelled, NotKept } from './form-parts.tsx'

const REASON_MAX = 500
type Errors = readonly { pointer: string; detail: string }[]

export function ImportUndo({ one, close }: { one: Import; close: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const isTaken = one.state === 'taken'
  const undo = async (): Promise<void> => {
    try {
      await undoImport(one.import_id, reason.trim())
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.code !== 'entry-changed') throw error
      const { errors = [] } = error.problem as { errors?: Errors }
      const what = errors.map(({ pointer, detail }) => `${pointer.split('/').at(-1)} (${detail})`).join('; ')
      throw new NotKept(t('imports.rests', { what }))
    }
  }
  return (
    <FormDrawer
      title={t(isTaken ? 'imports.undoTitle' : 'imports.setAsideTitle')}
      act={t('imports.confirmUndo')}
      isWhole={reason.trim() !== ''}
      save={undo}
      close={close}
    >
      <p>{t(isTaken ? 'imports.undoText' : 'imports.setAsideText')}</p>
      <Labelled label={t('registers.reason')}>
        {(id) => (
          <Input.TextArea
            {...{ id, value: reason, maxLength: REASON_MAX, placeholder: t('registers.reasonHint'), autoSize: { minRows: 2, maxRows: 6 } }}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Labelled>
    </FormDrawer>
  )
}
