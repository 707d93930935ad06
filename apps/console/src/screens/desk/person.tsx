/** People of the desk by their names: wherever an id of somebody stands, and wherever somebody is chosen. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type DeskPerson, fetchDeskPeople } from '../../api/desk-people-requests.ts'
import { Labelled } from './form-parts.tsx'

const FRESH_MS = 300_000
/** Not under the desk's name: what the desk is told changes nobody's name. */
const peopleQuery = queryOptions({ queryKey: ['desk-people'], queryFn: fetchDeskPeople, staleTime: FRESH_MS })

/** Who is not known keeps his id; what the platform does by itself is said to be so. */
export function usePersonName(): (id: string) => string {
  const { t } = useTranslation()
  const { data: people = [] } = useQuery(peopleQuery)
  return (id) => (id.startsWith('fairline:') ? t('desk.person.itself') : (people.find((one) => one.id === id)?.name ?? id))
}

/** The id stands behind the name, for whoever compares it with the log. */
export function Person({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data: people = [] } = useQuery(peopleQuery)
  const nameOf = usePersonName()
  const known = people.find((one) => one.id === id)
  if (known === undefined && !id.startsWith('fairline:')) return <span className="mono">{id}</span>
  return (
    <span title={id}>
      <bdi>{nameOf(id)}</bdi>
      {known?.is_active === false && <span className="muted"> {t('desk.person.gone')}</span>}
    </span>
  )
}

type FieldProps = {
  label: string
  value: string | undefined
  change: (id: string | undefined) => void
  /** May be left empty. */
  isOptional?: boolean
}

/** Those who may be given something to do. */
export function PersonField({ label, value, change, isOptional = false }: FieldProps) {
  const { t } = useTranslation()
  const { data: people = [], isPending } = useQuery(peopleQuery)
  const nameOf = usePersonName()
  const able = people.filter(({ may_work }) => may_work)
  const options = able.map(({ id, name }: DeskPerson) => ({ value: id, label: name }))
  // Whoever was chosen before, and may not be given anything any more, is still shown.
  const kept = value === undefined || able.some(({ id }) => id === value) ? [] : [{ value, label: nameOf(value) }]
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          value={value ?? null}
          loading={isPending}
          allowClear={isOptional}
          options={[...options, ...kept]}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('desk.person.choose')}
          notFoundContent={t('desk.person.nobody')}
          onChange={(next: string | null) => change(next ?? undefined)}
        />
      )}
    </Labelled>
  )
}
