import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchWayBack } from '../../api/requests.ts'
import type { NearHold, WayBackGoal, WayBackPlan, WayBack as WayBackView } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { useSignalValue } from '../../parts/signal-value.ts'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

/** Nearer than this share of the bound: what is farther away is no warning. */
const NEAR_SHARE = 0.5
const NEAR_SHOWN = 3

const isNear = ({ distance, bound }: NearHold): boolean => distance < NEAR_SHARE * Math.abs(bound)

/** Worked out anew when the holds change, and not with every event: it is a search. */
export function WayBack({ id, holds }: { id: string; holds: readonly string[] }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['way-back', id, holds], queryFn: (context) => fetchWayBack(id, context) })
  const { data: way } = query
  const near = way?.near_holds.filter(isNear).slice(0, NEAR_SHOWN) ?? []
  return (
    <>
      {(way === undefined || way.goals.length > 0) && (
        <Panel title={t('line.wayBack')} flush>
          <Loaded query={query} rows={2}>
            {(found) => (
              <ul className="items">
                {found.goals.map((goal) => (
                  <Goal key={goal.scope} goal={goal} way={found} />
                ))}
              </ul>
            )}
          </Loaded>
        </Panel>
      )}
      {way && near.length > 0 && (
        <Panel title={t('line.near')}>
          <Near near={near} currency={way.currency} />
        </Panel>
      )}
    </>
  )
}

function Goal({ goal, way }: { goal: WayBackGoal; way: WayBackView }) {
  const { t } = useTranslation()
  const words = useWords()
  const titleOf = useReasonTitle()
  const { scope, answer, plans, stuck, certificate } = goal
  const days = words.days(certificate.horizon_days)
  return (
    <li className="stack" style={{ gap: 8 }}>
      <b>{t(`line.wayTo.${scope}`)}</b>
      {answer === 'none' && <p>{t('line.noWay', { days, reasons: stuck.map(titleOf).join(' · ') })}</p>}
      {answer === 'bounded' && <p>{t('line.unproven')}</p>}
      {plans.map((plan) => (
        <Plan key={plan.best.join()} plan={plan} currency={way.currency} />
      ))}
      {plans.length > 0 && (
        <p className="muted">
          {t('line.wayProof', { day: words.day(certificate.honour_until) })}
          {way.assumes && ` ${t('line.wayAssumes', { what: words.pick(way.assumes) })}`}
        </p>
      )}
    </li>
  )
}

function Plan({ plan: { best, steps, cost_minor, days, reached_at }, currency }: { plan: WayBackPlan; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div>
      <div className="row">
        {best.map((name) => (
          <Tag key={name} tone={name === 'preferred' ? 'good' : 'plain'}>
            {t(`line.best.${name}`)}
          </Tag>
        ))}
        <span style={{ flex: 1 }} />
        <span title={words.dayAndTime(reached_at)}>{days === 0 ? t('line.atOnce') : t('line.within', { days: words.days(days) })}</span>
        {cost_minor > 0 && <Amount minor={cost_minor} currency={currency} />}
      </div>
      <ol style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
        {steps.length === 0 && <li>{t('line.justWait')}</li>}
        {steps.map(({ action, text, amount_minor }) => (
          <li key={action}>
            {words.pick(text)} {amount_minor !== null && <Amount minor={amount_minor} currency={currency} />}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Near({ near, currency }: { near: readonly NearHold[]; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useSignalValue()
  const titleOf = useReasonTitle()
  return (
    <div className="stack" style={{ gap: 4 }}>
      {near.map(({ reason, name, unit, value, bound, direction }) => (
        <p key={reason}>
          <span className="lead-in">{titleOf(reason)}</span>
          <span className="muted">
            {t(`line.nearText.${direction}`, {
              signal: words.pick(name),
              value: say(value, unit, currency),
              bound: say(bound, unit, currency),
            })}
          </span>
        </p>
      ))}
    </div>
  )
}
