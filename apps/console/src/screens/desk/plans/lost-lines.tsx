/** What the plan in force still counts on, and that cannot be used: said at the top, with what to do about it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type PlanHead, replan } from '../../../api/plan-requests.ts'
import { useFaultWords } from '../../../parts/fault-words.ts'
import { May } from '../../../parts/may.tsx'
import { DESK_KEY, planningQuery, standingsQuery } from '../desk-queries.ts'
import { newId } from '../form-parts.tsx'
import { lostLines } from './plan-moves.ts'
import { usePlanNames } from './plan-names.ts'

export function LostLines({ project, plan, incident }: { project: string; plan: PlanHead; incident?: string | undefined }) {
  const { t } = useTranslation()
  const names = usePlanNames(project)
  const { data: standings } = useQuery(standingsQuery)
  const { data: ground } = useQuery(planningQuery(project))
  if (standings === undefined || ground === undefined) return null
  const lost = lostLines(plan, standings.data, ground.today)
  if (lost.length === 0) return null
  const lines = lost.map(names.line).join(t('desk.people.comma'))
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={t('plans.lost')}
      description={t('plans.lostText', { lines })}
      action={
        <May do="desk:plan">
          <Replan project={project} plan={plan.plan_id} closed={lost} incident={incident} />
        </May>
      }
    />
  )
}

type ReplanProps = { project: string; plan: string; closed: readonly string[]; incident: string | undefined }

function Replan({ project, plan, closed, incident }: ReplanProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const say = useFaultWords()
  const asking = useMutation({
    mutationFn: () => replan(project, { plan_id: plan, new_plan_id: newId('plan'), closed: [...closed] }),
    onSuccess: async ({ plan: next }) => {
      await client.invalidateQueries({ queryKey: DESK_KEY })
      await navigate({
        to: '/desk/projects/$project/plans/$plan',
        params: { project, plan: next.plan_id },
        search: incident === undefined ? {} : { incident },
      })
    },
  })
  return (
    <div className="stack">
      <Button danger type="primary" loading={asking.isPending} onClick={() => asking.mutate()}>
        {asking.isPending ? t('plans.replanning') : t('plans.replan')}
      </Button>
      {asking.error && (
        <span role="alert" className="short">
          {say(asking.error)}
        </span>
      )}
    </div>
  )
}
