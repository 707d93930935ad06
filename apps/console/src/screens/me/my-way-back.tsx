import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchMyWayBack, keepMyWayBack } from '../../api/me-requests.ts'
import type { WayBackGoal, WayBackPlan } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

/** Worked out anew when the holds change: it is a search. The first goal is what he wants most: to borrow again. */
export function MyWayBack({ holds, currency }: { holds: readonly string[]; currency: string | null }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['me', 'way-back', holds], queryFn: fetchMyWayBack })
  return (
    <Panel title={t('me.way')}>
      <Loaded query={query} rows={2}>
        {({ goals }) => (goals[0] === undefined ? <p>{t('me.todoNone')}</p> : <Goal goal={goals[0]} currency={currency} />)}
      </Loaded>
    </Panel>
  )
}

function Goal({ goal: { plans }, currency }: { goal: WayBackGoal; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useFaultWords()
  const keeping = useMutation({ mutationFn: keepMyWayBack })
  const kept = keeping.data?.plans[0]
  if (plans.length === 0) return <p>{t('me.wayNone')}</p>
  return (
    <div className="stack">
      {plans.map((plan) => (
        <Plan key={plan.best.join()} plan={plan} currency={currency} />
      ))}
      <p className="me-label">{t('me.wayProof')}</p>
      {kept ? (
        <p role="status">{t('me.wayKept', { day: words.day(kept.honour_until) })}</p>
      ) : (
        <div className="me-actions">
          <Button loading={keeping.isPending} onClick={() => keeping.mutate()}>
            {t('me.wayKeep')}
          </Button>
        </div>
      )}
      {keeping.error && <Alert type="error" role="alert" title={t('me.failed', { why: say(keeping.error) })} />}
    </div>
  )
}

function Plan({ plan: { best, steps, days, reached_at }, currency }: { plan: WayBackPlan; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div>
      <div className="row">
        {best.map((name) => (
          <Tag key={name} tone={name === 'preferred' ? 'good' : 'plain'}>
            {t(`me.wayBest.${name}`)}
          </Tag>
        ))}
        <b>{days === 0 ? t('me.wayAtOnce') : t('me.wayBy', { day: words.day(reached_at) })}</b>
      </div>
      <ol style={{ listStyle: 'decimal', paddingInlineStart: 22 }}>
        {steps.length === 0 && <li>{t('me.wayWait')}</li>}
        {steps.map(({ action, text, amount_minor }) => (
          <li key={action}>
            {words.pick(text)} {amount_minor !== null && <Amount minor={amount_minor} currency={currency} />}
          </li>
        ))}
      </ol>
    </div>
  )
}
