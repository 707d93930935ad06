/** Lists within the form of a playbook: what calls it, whom to call, and which money comes first. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaybookLevel } from '../../../api/playbook-requests.ts'
import { useWords } from '../../../parts/use-words.ts'
import { facilitiesQuery } from '../desk-queries.ts'
import { Labelled, NumberField } from '../form-parts.tsx'
import { PersonField } from '../person.tsx'
import { usePlanNames } from '../plans/plan-names.ts'
import { type ContactRow, newContact, newSource, type PlaybookDraft, type Purpose, type SourceRow } from './playbook-draft.ts'

const PURPOSES = ['payroll', 'supplier', 'tax', 'equipment', 'capex', 'debt_service', 'other'] as const satisfies readonly Purpose[]

type Triggers = PlaybookDraft['triggers']
type TriggerProps = { levels: readonly PlaybookLevel[]; value: Triggers; change: (to: Triggers) => void }

export function TriggerChoice({ levels, value, change }: TriggerProps) {
  const { t } = useTranslation()
  const words = useWords()
  const options = levels.map(({ name, triggers }) => ({
    label: words.pick(name),
    options: triggers.map((one) => ({ value: one.trigger as Triggers[number], label: words.pick(one.words) })),
  }))
  return (
    <Labelled label={t('playbooks.form.triggers')}>
      {(id) => (
        <Select id={id} mode="multiple" value={[...value]} options={options} onChange={(next: Triggers[number][]) => change(next)} />
      )}
    </Labelled>
  )
}

type RowsProps<Row> = {
  legend: string
  add: string
  rows: readonly Row[]
  fresh: () => Row
  change: (rows: readonly Row[]) => void
  children: (row: Row, put: (more: Partial<Row>) => void) => ReactNode
}

function Rows<Row extends Readonly<{ key: string }>>({ legend, add, rows, fresh, change, children }: RowsProps<Row>) {
  const { t } = useTranslation()
  return (
    <fieldset className="playbook-fields">
      <legend>{legend}</legend>
      {rows.map((row, nth) => (
        <div key={row.key} className="playbook-row">
          {children(row, (more) => change(rows.map((one) => (one.key === row.key ? { ...one, ...more } : one))))}
          <Button
            size="small"
            aria-label={t('playbooks.form.remove', { nth: nth + 1 })}
            onClick={() => change(rows.filter(({ key }) => key !== row.key))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => change([...rows, fresh()])}>
        {add}
      </Button>
    </fieldset>
  )
}

export function ContactRows({ rows, change }: { rows: readonly ContactRow[]; change: (rows: readonly ContactRow[]) => void }) {
  const { t } = useTranslation()
  return (
    <Rows legend={t('playbooks.form.contacts')} add={t('playbooks.form.addContact')} rows={rows} fresh={newContact} change={change}>
      {({ role, person, deputy }, put) => (
        <>
          <Labelled label={t('playbooks.form.role')}>
            {(id) => <Input id={id} maxLength={100} value={role} onChange={({ target }) => put({ role: target.value })} />}
          </Labelled>
          <PersonField label={t('playbooks.form.person')} value={person} change={(one) => put({ person: one })} isOptional />
          <PersonField label={t('playbooks.form.deputy')} value={deputy} change={(one) => put({ deputy: one })} isOptional />
        </>
      )}
    </Rows>
  )
}

type SourceProps = { rows: readonly SourceRow[]; project: string; change: (rows: readonly SourceRow[]) => void }

/** Lines of the company alone: a borrower's may be gone with his consent on any day. */
export function SourceRows({ rows, project, change }: SourceProps) {
  const { t } = useTranslation()
  const names = usePlanNames(project)
  const { data: facilities = [] } = useQuery(facilitiesQuery)
  const lines = facilities
    .filter(({ borrower_id, credit_kind }) => borrower_id === undefined && credit_kind !== 'consumer')
    .map(({ id }) => ({ value: id, label: names.line(id) }))
  return (
    <Rows legend={t('playbooks.form.sources')} add={t('playbooks.form.addSource')} rows={rows} fresh={newSource} change={change}>
      {({ facility, amount, purposes, precondition }, put) => (
        <>
          <Labelled label={t('playbooks.form.facility')}>
            {(id) => (
              <Select
                id={id}
                value={facility ?? null}
                options={lines}
                onChange={(one: string | null) => put({ facility: one ?? undefined })}
              />
            )}
          </Labelled>
          <NumberField label={t('playbooks.form.amount')} value={amount} digits={2} change={(one) => put({ amount: one })} />
          <Labelled label={t('playbooks.form.purposes')}>
            {(id) => (
              <Select
                id={id}
                mode="multiple"
                value={[...purposes]}
                options={PURPOSES.map((purpose) => ({ value: purpose, label: t(`desk.purpose.${purpose}`) }))}
                onChange={(next: Purpose[]) => put({ purposes: next })}
              />
            )}
          </Labelled>
          <Labelled label={t('playbooks.form.precondition')}>
            {(id) => <Input id={id} maxLength={300} value={precondition} onChange={({ target }) => put({ precondition: target.value })} />}
          </Labelled>
        </>
      )}
    </Rows>
  )
}
