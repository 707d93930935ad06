/** The steps of a drill in their order: ticked off one by one, each with the time that it took. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Drill, type DrillStep, tickDrill } from '../../../api/playbook-requests.ts'
import { Amount } from '../../../parts/amount.tsx'
import { useFaultWords } from '../../../parts/fault-words.ts'
import { useMay } from '../../../parts/use-may.ts'
import { DESK_KEY } from '../desk-queries.ts'
import { Person, usePersonName } from '../person.tsx'
import type { Names } from '../plans/plan-names.ts'
import { clockOf } from './drill-words.ts'

type Props = { drill: Drill; names: Names; mayTick?: boolean }

export function DrillSteps({ drill, names, mayTick = false }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const say = useFaultWords()
  const isAllowed = useMay('desk:plan') && mayTick
  const ticking = useMutation({
    mutationFn: (step: number) => tickDrill({ id: drill.id, step }),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  const next = drill.steps.find(({ done_at }) => done_at === null)
  if (drill.steps.length === 0) return <p className="label">{t('playbooks.drill.noSteps')}</p>
  const done = drill.steps.filter(({ done_at }) => done_at !== null).length
  return (
    <>
      <p className="label number">{t('playbooks.drill.progress', { done, all: drill.steps.length })}</p>
      <ol className="drill-steps">
        {drill.steps.map((step) => (
          <li key={step.step} aria-current={isAllowed && step === next ? 'step' : undefined} data-done={step.done_at !== null || undefined}>
            <span className="number muted">{step.step}</span>
            <span>
              <What step={step} names={names} />
            </span>
            {step.done_at === null ? (
              isAllowed && (
                <Button
                  size="small"
                  type={step === next ? 'primary' : 'default'}
                  loading={ticking.isPending && ticking.variables === step.step}
                  onClick={() => ticking.mutate(step.step)}
                  aria-label={t('playbooks.drill.tick', { step: step.step })}
                >
                  {t('playbooks.drill.done')}
                </Button>
              )
            ) : (
              <span className="label end">
                <span className="number">{t('playbooks.drill.ticked', { time: clockOf((step.took_seconds ?? 0) * 1_000) })}</span>
                {step.done_by !== null && (
                  <>
                    {' '}
                    · <Person id={step.done_by} />
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {ticking.error && (
        <p role="alert" className="short">
          {say(ticking.error)}
        </p>
      )}
    </>
  )
}

function What({ step, names }: { step: DrillStep; names: Names }) {
  const { t } = useTranslation()
  const nameOf = usePersonName()
  return (
    <>
      {t(`playbooks.drill.step.${step.kind}`)}{' '}
      {step.person !== null && (
        <>
          {step.role} <Person id={step.person} />
        </>
      )}
      {step.deputy !== null && <span className="label"> {t('playbooks.deputy', { name: nameOf(step.deputy) })}</span>}
      {step.facility_id !== null && names.line(step.facility_id)}{' '}
      {step.amount_minor !== null && <Amount minor={step.amount_minor} currency={names.currency} form="compact" />}
      {step.audience !== null && t(`playbooks.audience.${step.audience}`)}
    </>
  )
}
