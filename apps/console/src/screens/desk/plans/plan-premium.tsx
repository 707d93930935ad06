/** What it costs to be safer: for each weight on the worst cases, how much more is paid, and what the worst of them then cost. Asked for when somebody wants to know. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchPremiums, type Plan, type Premium } from '../../../api/plan-requests.ts'
import { May } from '../../../parts/may.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Fault, Loading } from '../../../parts/state.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { MakePlan } from './make-plan.tsx'
import { usePlanNames } from './plan-names.ts'

type Of = { project: string; plan: Plan }

export function PlanPremium({ project, plan }: Of) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const premiums = useQuery({
    queryKey: ['premiums', project, plan.plan_id],
    queryFn: (context) => fetchPremiums(project, plan.plan_id, context),
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (plan.method === 'rules') return null
  return (
    <Panel title={t('plans.premium')} extra={<span className="label">{t('plans.premiumNote')}</span>}>
      {premiums.data !== undefined ? (
        <Choose project={project} plan={plan} premiums={premiums.data} />
      ) : premiums.error ? (
        <Fault error={premiums.error} retry={() => void premiums.refetch()} />
      ) : isAsked ? (
        <Loading rows={2} />
      ) : (
        <Button onClick={() => setAsked(true)}>{t('plans.premiumAsk')}</Button>
      )}
    </Panel>
  )
}

const PPM_PER_PERMILLE = 1_000

function Choose({ project, plan, premiums }: Of & { premiums: readonly Premium[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const { currency } = usePlanNames(project)
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      premiums.findLastIndex(({ risk_weight_ppm }) => risk_weight_ppm <= plan.risk_weight_ppm),
    ),
  )
  const chosen = premiums[at]
  if (chosen === undefined) return null
  const share = ({ risk_weight_ppm }: Premium): string => words.percent(risk_weight_ppm / PPM_PER_PERMILLE)
  return (
    <div className="stack">
      <label className="plan-weight">
        <span>{t('plans.weight')}</span>
        <input
          type="range"
          min={0}
          max={premiums.length - 1}
          value={at}
          aria-valuetext={share(chosen)}
          onChange={({ target }) => setAt(Number(target.value))}
        />
        <b className="number">{share(chosen)}</b>
      </label>
      <p>
        <strong>{t('plans.premiumOf', { amount: words.compactMoney(chosen.premium_minor, currency) })}</strong>
        <br />
        <span className="label">{t('plans.tailOf', { amount: words.compactMoney(chosen.tail_minor, currency) })}</span>
      </p>
      <May do="desk:plan">
        <div className="row">
          <MakePlan project={project} weightPpm={chosen.risk_weight_ppm} label={t('plans.makeWith')} />
        </div>
      </May>
    </div>
  )
}
