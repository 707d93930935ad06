/** What if it fails tonight: supposed, solved, told; nothing of it is kept. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Plan, type Rehearsed, rehearse } from '../../../api/plan-requests.ts'
import { useFaultWords } from '../../../parts/fault-words.ts'
import { useWords } from '../../../parts/use-words.ts'
import { groupsQuery, planningQuery, providersQuery } from '../desk-queries.ts'
import { Labelled } from '../form-parts.tsx'
import { usePlanNames } from './plan-names.ts'

type Props = { project: string; plan: Plan; close: () => void }

const idsOf = (picked: readonly string[], kind: string): string[] =>
  picked.filter((one) => one.startsWith(`${kind} `)).map((one) => one.slice(kind.length + 1))

export function RehearseForm({ project, plan, close }: Props) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const [picked, setPicked] = useState<readonly string[]>([])
  const options = useOptions(project)
  const trying = useMutation({
    mutationFn: () =>
      rehearse(project, {
        ...{ plan_id: plan.plan_id, providers: idsOf(picked, 'provider'), groups: idsOf(picked, 'group') },
        closed: idsOf(picked, 'facility'),
      }),
  })
  return (
    <Drawer open size={460} title={t('plans.rehearse')} onClose={close}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          trying.mutate()
        }}
      >
        <p className="label">{t('plans.rehearseText')}</p>
        <Labelled label={t('plans.whoFails')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={[...picked]}
              options={options}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(next: string[]) => setPicked(next)}
            />
          )}
        </Labelled>
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={picked.length === 0} loading={trying.isPending}>
            {t('plans.try')}
          </Button>
        </div>
        {trying.error && <Alert type="error" role="alert" title={say(trying.error)} />}
        {trying.data !== undefined && <Answer project={project} answer={trying.data} />}
      </form>
    </Drawer>
  )
}

function useOptions(project: string) {
  const { t } = useTranslation()
  const names = usePlanNames(project)
  const { data: providers = [] } = useQuery(providersQuery)
  const { data: groups = [] } = useQuery(groupsQuery)
  const { data: ground } = useQuery(planningQuery(project))
  const lines = ground?.facilities ?? []
  return [
    { label: t('plans.provider'), options: providers.map(({ id, name }) => ({ value: `provider ${id}`, label: name })) },
    { label: t('plans.group'), options: groups.map(({ id, name }) => ({ value: `group ${id}`, label: name })) },
    { label: t('plans.facility'), options: lines.map(({ facility: { id } }) => ({ value: `facility ${id}`, label: names.line(id) })) },
  ].filter(({ options }) => options.length > 0)
}

function Answer({ project, answer: { gap, slips, difference } }: { project: string; answer: Rehearsed }) {
  const { t } = useTranslation()
  const words = useWords()
  const { currency } = usePlanNames(project)
  const money = (minor: number): string => words.compactMoney(minor, currency)
  return (
    <div role="status" className="stack">
      {gap === null ? (
        <Alert
          type="success"
          title={t('plans.noGap')}
          description={difference.extra_cost_minor > 0 ? t('plans.extra', { amount: money(difference.extra_cost_minor) }) : undefined}
        />
      ) : (
        <Alert type="error" title={t('plans.gapFrom', { day: words.namedDay(gap.first_on), amount: money(gap.peak_minor) })} />
      )}
      <h3 className="desk-small">{t('plans.slips')}</h3>
      {slips.length === 0 ? (
        <p className="muted">{t('plans.noSlips')}</p>
      ) : (
        <ul className="desk-why">
          {slips.map(({ need_id, name, amount_minor, due_on, paid_on }) => (
            <li key={need_id}>
              <strong>{name}</strong>
              <span className="number">{money(amount_minor)}</span>
              <span className="label">
                {paid_on === null
                  ? t('plans.slipNever', { due: words.namedDay(due_on) })
                  : t('plans.slip', { due: words.namedDay(due_on), paid: words.namedDay(paid_on) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
