/** A drill is over: how it went, and what was found missing, each with somebody who sees to it by some day. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Drill, type Finding, moveDrill } from '../../../api/playbook-requests.ts'
import { sessionQuery } from '../../../api/queries.ts'
import { FormDrawer, Labelled, NumberField } from '../form-parts.tsx'
import { PersonField } from '../person.tsx'

type Row = Readonly<{ key: string; words: string; owner: string | undefined; days: number | null }>
const [DAY_MS, USUAL_DAYS, FINDINGS_MAX] = [86_400_000, 14, 50]

export function DrillEndForm({ drill, close }: { drill: Drill; close: () => void }) {
  const { t } = useTranslation()
  const { data: session } = useQuery(sessionQuery)
  const [note, setNote] = useState('')
  const [rows, setRows] = useState<readonly Row[]>([])
  const put = (key: string, more: Partial<Row>): void => setRows(rows.map((row) => (row.key === key ? { ...row, ...more } : row)))
  const add = (): void =>
    setRows([...rows, { key: crypto.randomUUID(), words: '', owner: session?.user_id ?? undefined, days: USUAL_DAYS }])
  const isWhole =
    note.trim() !== '' && rows.every(({ words, owner, days }) => words.trim() !== '' && owner !== undefined && (days ?? 0) > 0)
  const save = () => moveDrill({ id: drill.id, state: 'ended', note: note.trim(), findings: rows.map(findingOf) })
  return (
    <FormDrawer title={t('playbooks.drill.finishTitle')} act={t('playbooks.drill.finish')} isWhole={isWhole} save={save} close={close}>
      {drill.funds_at === null && <Alert type="warning" showIcon title={t('playbooks.drill.noFunds')} />}
      <Labelled label={t('playbooks.drill.how')}>
        {(id) => <Input.TextArea id={id} rows={3} maxLength={1_000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </Labelled>
      <fieldset className="playbook-fields">
        <legend>{t('playbooks.drill.findings')}</legend>
        <p className="label">{t('playbooks.drill.finishText')}</p>
        {rows.map(({ key, words, owner, days }, nth) => (
          <div key={key} className="playbook-row">
            <Labelled label={t('playbooks.drill.finding')}>
              {(id) => <Input id={id} maxLength={500} value={words} onChange={({ target }) => put(key, { words: target.value })} />}
            </Labelled>
            <PersonField label={t('playbooks.drill.owner')} value={owner} change={(one) => put(key, { owner: one })} />
            <NumberField label={t('playbooks.drill.within')} value={days} max={366} change={(one) => put(key, { days: one })} />
            <Button
              size="small"
              aria-label={t('playbooks.drill.remove', { nth: nth + 1 })}
              onClick={() => setRows(rows.filter((row) => row.key !== key))}
            >
              ×
            </Button>
          </div>
        ))}
        <Button size="small" disabled={rows.length >= FINDINGS_MAX} onClick={add}>
          {t('playbooks.drill.addFinding')}
        </Button>
      </fieldset>
    </FormDrawer>
  )
}

const findingOf = ({ words, owner, days }: Row): Finding => ({
  ...{ words: words.trim(), assignee: owner ?? '' },
  due_at: new Date(Date.now() + (days ?? 0) * DAY_MS).toISOString(),
})
