/** Personal data of the borrower, masked. In clear it is shown for a reason, which is recorded first; and everybody sees who looked. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchPersonalData, type RevealPurpose, revealPersonalData } from '../../api/rights-requests.ts'
import type { PersonalData } from '../../api/views.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { useValueName } from '../../parts/field-value.ts'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { useMay } from '../../parts/use-may.ts'

const PURPOSES = [
  'borrower_service',
  'identity_check',
  'appeal_review',
  'fraud_inquiry',
  'loan_servicing',
  'legal_request',
  'audit',
] as const satisfies readonly RevealPurpose[]
const LOCKED_PURPOSES: readonly RevealPurpose[] = ['loan_servicing', 'legal_request', 'audit']
const OWN: ReadonlySet<string> = new Set(['name', 'id_number', 'phone', 'address', 'bank_card', 'employer', 'email'])
const LOOKS_SHOWN = 5

export function PersonalPanel({ id, sequence }: { id: string; sequence: number }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['personal', id, sequence], queryFn: (context) => fetchPersonalData(id, context) })
  return (
    <Panel title={t('line.personal')} flush>
      <Loaded query={query} rows={2}>
        {(data) => <Values data={data} />}
      </Loaded>
    </Panel>
  )
}

/** The newest of each kind. */
const newestOf = ({ values }: PersonalData) =>
  values.filter((one, nth) => OWN.has(one.kind) && values.findIndex(({ kind }) => kind === one.kind) === nth)

function Values({ data }: { data: PersonalData }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const say = useFaultWords()
  const client = useQueryClient()
  const newest = newestOf(data)
  const mayShow = useMay('personal:reveal')
  const showing = useMutation({
    mutationFn: (purpose: RevealPurpose) => revealPersonalData(data.id, { fields: newest.map(({ kind }) => kind), purpose }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['personal', data.id] }),
  })
  if (newest.length === 0)
    return (
      <p className="muted" style={{ padding: '8px 16px' }}>
        {t('line.personalNone')}
      </p>
    )
  return (
    <>
      {data.locked && <Alert type="warning" title={t('line.personalLocked')} />}
      <ul className="items">
        {newest.map(({ kind, shown }) => (
          <li key={kind} className="card-row">
            <span>{nameOf(kind)}</span>
            <span className="mono">{showing.data?.values[kind] ?? shown ?? t('line.personalErased')}</span>
          </li>
        ))}
      </ul>
      <div style={{ padding: '8px 16px' }}>
        {showing.data === undefined && mayShow && <Show locked={data.locked} isPending={showing.isPending} show={showing.mutate} />}
        {showing.error && <Alert type="error" role="alert" title={say(showing.error)} />}
        <Looks looks={data.looks} />
      </div>
    </>
  )
}

function Show({ locked, isPending, show }: { locked: boolean; isPending: boolean; show: (purpose: RevealPurpose) => void }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const field = useId()
  const purposes = PURPOSES.filter((purpose) => !locked || LOCKED_PURPOSES.includes(purpose))
  const [purpose, setPurpose] = useState<RevealPurpose>()
  return (
    <div className="row">
      <label htmlFor={field}>{t('line.personalWhy')}</label>
      <Select
        id={field}
        style={{ minWidth: 160 }}
        value={purpose}
        onChange={setPurpose}
        options={purposes.map((value) => ({ value, label: nameOf(value) }))}
      />
      <Button disabled={purpose === undefined} loading={isPending} title={t('cases.textsHint')} onClick={() => purpose && show(purpose)}>
        {t('line.personalShow')}
      </Button>
    </div>
  )
}

function Looks({ looks }: Pick<PersonalData, 'looks'>) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  if (looks.length === 0) return null
  return (
    <details>
      <summary>{t('line.personalLooks', { count: looks.length })}</summary>
      <ul>
        {looks.slice(0, LOOKS_SHOWN).map(({ at, actor, purpose, fields }) => (
          <li key={`${at} ${actor} ${fields.join()}`}>
            <Moment at={at} /> {actor} · {nameOf(purpose)}
            {fields.length > 0 && ` · ${fields.map(nameOf).join(t('parts.listSeparator'))}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
