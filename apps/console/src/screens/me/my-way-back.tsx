import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchMyWayBack, keepMyWayBack } from '../../api/me-requests.ts'
import type { MyHold, WayBackGoal, WayBackPlan } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

/** Worked out anew when the holds change: it is a search. The first goal is what he wants most: to borrow again. */
export function MyWayBack({ holds, currency }: { holds: readonly MyHold[]; currency: string | null }) {
  const { t } = useTranslation()
  const canDo = holds.some(({ steps }) => steps.some(({ ours, done_at }) => !ours && done_at === null))
  const query = useQuery({ queryKey: ['me', 'way-back', holds.map(({ id }) => id)], queryFn: fetchMyWayBack })
  return (
    <Panel title={t('me.way')}>
      <Loaded query={query} rows={2}>
        {({ goals }) => (goals[0] === undefined ? <p>{t('me.todoNone')}</p> : <Goal goal={goals[0]} currency={currency} canDo={canDo} />)}
      </Loaded>
    </Panel>
  )
}

function Goal({ goal: { plans }, currency, canDo }: { goal: WayBackGoal; currency: string | null; canDo: boolean }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useFaultWords()
  const keeping = useMutation({ mutationFn: keepMyWayBack })
  const kept = keeping.data?.plans[0]
  if (plans.length === 0) return <p>{t('me.wayNone')}</p>
  return (
    <div className="stack">
      {plans.map((plan) => (
        <Plan key={plan.best.join()} plan={plan} currency={currency} canDo={canDo} />
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

function Plan({ plan, currency, canDo }: { plan: WayBackPlan; currency: string | null; canDo: boolean }) {
  const { best, steps, days, reached_at } = plan
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
      {steps.length === 0 && (
        <>
          <p>{t('me.wayWait')}</p>
          {canDo && <p className="muted">{t('me.waySooner')}</p>}
        </>
      )}
      <ol style={{ listStyle: 'decimal', paddingInlineStart: 22 }}>
        {steps.map(({ action, text, amount_minor }) => (
          <li key={action}>
            {words.pick(text)} {amount_minor !== null && <Amount minor={amount_minor} currency={currency} />}
          </li>
        ))}
      </ol>
    </div>
  )
}
