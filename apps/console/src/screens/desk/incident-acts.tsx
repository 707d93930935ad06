/** What is done about an incident as a whole: it is taken, moved on, and closed with what turned out. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Cause, closeIncident, type Incident, moveIncident, takeIncident } from '../../api/incident-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { useMay } from '../../parts/use-may.ts'
import { DESK_KEY } from './desk-queries.ts'
import { CAUSES } from './diagnosis-panel.tsx'
import { Choice, FormDrawer, Labelled } from './form-parts.tsx'

type Form = 'move' | 'close'

export function IncidentActs({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const say = useFaultWords()
  const [form, open] = useState<Form>()
  const mayAct = useMay('desk:plan')
  const taking = useMutation({
    mutationFn: () => takeIncident(incident.id),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  if (!mayAct || incident.state === 'closed') return null
  return (
    <>
      {taking.error && (
        <span role="alert" className="short">
          {say(taking.error)}
        </span>
      )}
      {incident.response.taken_at === null && (
        <Button type="primary" loading={taking.isPending} onClick={() => taking.mutate()}>
          {t('incidents.act.take')}
        </Button>
      )}
      <Button onClick={() => open('move')}>{t('incidents.act.move')}</Button>
      <Button onClick={() => open('close')}>{t('incidents.act.close')}</Button>
      {form === 'move' && <MoveForm incident={incident} close={() => open(undefined)} />}
      {form === 'close' && <CloseForm incident={incident} close={() => open(undefined)} />}
    </>
  )
}

type FormOf = { incident: Incident; close: () => void }
const STATES = ['diagnosing', 'switching', 'recovering', 'observing'] as const
const NOTE_MAX = 1_000

function NoteField({ label, value, change }: { label: string; value: string; change: (to: string) => void }) {
  return (
    <Labelled label={label}>
      {(id) => <Input.TextArea id={id} rows={4} maxLength={NOTE_MAX} value={value} onChange={({ target }) => change(target.value)} />}
    </Labelled>
  )
}

function MoveForm({ incident: { id, state: from }, close }: FormOf) {
  const { t } = useTranslation()
  const names = STATES.filter((one) => one !== from)
  const [state, setState] = useState<(typeof STATES)[number]>(names[0]!)
  const [note, setNote] = useState('')
  const save = () => moveIncident({ id, state, note })
  return (
    <FormDrawer title={t('incidents.act.move')} isWhole={note.trim() !== ''} save={save} close={close}>
      <Choice
        label={t('incidents.col.state')}
        value={state}
        names={names}
        nameOf={(one) => t(`incidents.state.${one}`)}
        change={setState}
      />
      <NoteField label={t('incidents.act.note')} value={note} change={setNote} />
    </FormDrawer>
  )
}

const FOUND: readonly Cause[] = [...CAUSES, 'undetermined']
const VERDICTS = ['real', 'false'] as const

/** What is said here is what the diagnosis learns from, and by what the warnings are judged. */
function CloseForm({ incident: { id }, close }: FormOf) {
  const { t } = useTranslation()
  const [cause, setCause] = useState<Cause>('undetermined')
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number]>('real')
  const [note, setNote] = useState('')
  const save = () => closeIncident({ id, cause, verdict, note })
  return (
    <FormDrawer title={t('incidents.act.close')} act={t('incidents.act.close')} isWhole={note.trim() !== ''} save={save} close={close}>
      <p className="muted">{t('incidents.act.closeText')}</p>
      <Choice
        label={t('incidents.act.cause')}
        value={cause}
        names={FOUND}
        nameOf={(one) => t(`incidents.cause.${one}`)}
        change={setCause}
      />
      <Choice
        label={t('incidents.act.verdict')}
        value={verdict}
        names={VERDICTS}
        nameOf={(one) => t(`incidents.act.verdictName.${one}`)}
        change={setVerdict}
      />
      <NoteField label={t('incidents.act.lesson')} value={note} change={setNote} />
    </FormDrawer>
  )
}
