/** One decision of a meeting that goes on now, and who made it. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minuteMeeting } from '../../api/desk-report-requests.ts'
import { FormDrawer, Labelled, newId } from './form-parts.tsx'

const [WORDS_MAX, PEOPLE_MAX] = [500, 1_000]
const BETWEEN = /[,，、;；]/

export function MeetingForm({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const [decision, decide] = useState('')
  const [people, name] = useState('')
  // Sent again it is the same meeting.
  const [meeting] = useState(() => ({ id: newId('meeting'), held_at: new Date().toISOString() }))
  const decidedBy = people
    .split(BETWEEN)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const save = () => minuteMeeting({ ...meeting, decisions: [{ words: decision.trim(), decided_by: decidedBy }] })
  const isWhole = decision.trim() !== '' && decidedBy.length > 0
  return (
    <FormDrawer title={t('deskReports.minute')} isWhole={isWhole} save={save} close={close} act={t('deskReports.save')}>
      <Labelled label={t('deskReports.decision')}>
        {(id) => <Input.TextArea id={id} value={decision} rows={3} maxLength={WORDS_MAX} onChange={({ target }) => decide(target.value)} />}
      </Labelled>
      <Labelled label={t('deskReports.decidedBy')}>
        {(id) => <Input id={id} value={people} maxLength={PEOPLE_MAX} onChange={({ target }) => name(target.value)} />}
      </Labelled>
      <p className="label">{t('deskReports.decidedByNote')}</p>
      <p className="label">{t('deskReports.heldAt')}</p>
    </FormDrawer>
  )
}
