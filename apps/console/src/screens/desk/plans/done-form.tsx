/** A step is done: how, and what proves it. The file stays where it is; its fingerprint is kept. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveTask, type Task } from '../../../api/plan-requests.ts'
import { useWords } from '../../../parts/use-words.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { FormDrawer, Labelled } from '../form-parts.tsx'
import { saidIn } from './said-in.ts'

export function DoneForm({ task, close }: { task: Task; close: () => void }) {
  const { t } = useTranslation()
  const { language } = useWords()
  const [note, setNote] = useState('')
  const [file, setFile] = useState<File>()
  const save = async (): Promise<void> => {
    const evidence = file === undefined ? {} : { evidence_sha256: await fingerprintOf(file) }
    await moveTask({ id: task.id, state: 'done', note: note.trim(), ...evidence })
  }
  return (
    <FormDrawer title={t('plans.doneTitle')} act={t('plans.done')} isWhole={note.trim() !== ''} save={save} close={close}>
      <p>{saidIn(task.words, language)}</p>
      <Labelled label={t('plans.note')}>
        {(id) => <Input.TextArea id={id} rows={3} maxLength={1_000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </Labelled>
      <Labelled label={t('plans.evidence')}>
        {(id) => <input id={id} type="file" onChange={({ target }) => setFile(target.files?.[0])} />}
      </Labelled>
    </FormDrawer>
  )
}
