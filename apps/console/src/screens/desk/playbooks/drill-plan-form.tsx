/** A drill is planned, or the clock is started at once: who is taken to fail, by which playbook, and when. */
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginDrill, type DrillWish, type Playbook } from '../../../api/playbook-requests.ts'
import { instantOf, wallTime } from '../../../format/wall-time.ts'
import { Choice, FormDrawer, Labelled, newId } from '../form-parts.tsx'
import { usePlanNames } from '../plans/plan-names.ts'
import { bookQuery } from '../plans/plan-queries.ts'
import { failingName } from './drill-words.ts'

/** Empty: it is chosen in the form. */
export type Supposed = Readonly<{ kind?: string; id?: string }>
type Props = { project: string; plan: string; playbooks: readonly Playbook[]; supposed: Supposed; close: () => void }

const KINDS = ['provider', 'group', 'facility'] as const
const WHEN = ['atOnce', 'later'] as const
const [NONE, DAY_MS] = ['', 86_400_000]

export function DrillPlanForm({ project, plan, playbooks, supposed, close }: Props) {
  const { t } = useTranslation()
  const names = usePlanNames(project)
  const { data: book } = useQuery(bookQuery(project, plan))
  const [id] = useState(() => newId('drill'))
  const [failing, fail] = useState(() => (supposed.id === undefined ? undefined : `${supposed.kind} ${supposed.id}`))
  // What is drilled most is the playbook by which money is drawn on elsewhere.
  const [playbook, choose] = useState(() => playbooks.find(({ level }) => level === 3)?.id ?? playbooks[0]?.id ?? NONE)
  const [when, setWhen] = useState<(typeof WHEN)[number]>('atOnce')
  const [time, setTime] = useState(() => wallTime(new Date(Date.now() + DAY_MS).toISOString()).slice(0, 16))
  const entries = (book?.entries ?? []).filter(({ severity }) => severity === 'closed')
  const options = KINDS.map((kind) => ({
    label: t(`playbooks.drill.kind.${kind}`),
    options: entries
      .filter((entry) => entry.kind === kind)
      .map((entry) => ({ value: `${kind} ${entry.id}`, label: failingName(names, { kind, fails: entry.id }) })),
  })).filter((group) => group.options.length > 0)
  const save = () => {
    const at = failing?.indexOf(' ') ?? 0
    return beginDrill({
      ...{ id, project_id: project, plan_id: plan, kind: failing?.slice(0, at) as DrillWish['kind'], fails: failing?.slice(at + 1) ?? '' },
      ...(playbook !== NONE && { playbook_id: playbook }),
      ...(when === 'later' && { planned_for: instantOf(time) }),
    })
  }
  const isWhole = failing !== undefined && (when === 'atOnce' || time !== '')
  const act = t(when === 'atOnce' ? 'playbooks.drill.start' : 'playbooks.drill.plan')
  return (
    <FormDrawer title={t('playbooks.drill.planTitle')} act={act} isWhole={isWhole} save={save} close={close}>
      <p className="label">{t('playbooks.drill.planText')}</p>
      <Labelled label={t('playbooks.drill.whoFails')}>
        {(field) => (
          <Select
            id={field}
            value={failing ?? null}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(next: string | null) => fail(next ?? undefined)}
          />
        )}
      </Labelled>
      <Choice
        label={t('playbooks.drill.byPlaybook')}
        value={playbook}
        names={[...playbooks.map((one) => one.id), NONE]}
        nameOf={(one) => playbooks.find((of) => of.id === one)?.name ?? t('playbooks.drill.noPlaybook')}
        change={choose}
      />
      <Choice label={t('playbooks.drill.when')} value={when} names={WHEN} nameOf={(one) => t(`playbooks.drill.${one}`)} change={setWhen} />
      {when === 'later' && (
        <Labelled label={t('playbooks.drill.plannedFor')}>
          {(field) => <Input id={field} type="datetime-local" value={time} onChange={({ target }) => setTime(target.value)} />}
        </Labelled>
      )}
    </FormDrawer>
  )
}
