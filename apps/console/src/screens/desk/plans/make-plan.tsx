/** A new plan under an id of its own; while it takes long, the same is asked again until it is there. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { makePlan, type Plan } from '../../../api/plan-requests.ts'
import { useFaultWords } from '../../../parts/fault-words.ts'
import { DESK_KEY } from '../desk-queries.ts'
import { newId } from '../form-parts.tsx'

const ASK_AGAIN_MS = 1_000
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The server answers each time within some seconds, whether it is there or not. */
async function made(project: string, plan_id: string, more: Readonly<{ risk_weight_ppm?: number }>): Promise<Plan> {
  for (;;) {
    const answer = await makePlan(project, { plan_id, ...more })
    if (answer.state !== 'making') return answer as Plan
    await pause(ASK_AGAIN_MS)
  }
}

/** `incident`: the plan is to answer to it; whoever proposes it says so. */
type Props = { project: string; incident?: string | undefined; weightPpm?: number; label?: string }

export function MakePlan({ project, incident, weightPpm, label }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const say = useFaultWords()
  const making = useMutation({
    mutationFn: () => made(project, newId('plan'), weightPpm === undefined ? {} : { risk_weight_ppm: weightPpm }),
    onSuccess: async ({ plan_id }) => {
      await client.invalidateQueries({ queryKey: DESK_KEY })
      await navigate({
        to: '/desk/projects/$project/plans/$plan',
        params: { project, plan: plan_id },
        search: incident === undefined ? {} : { incident },
      })
    },
  })
  return (
    <>
      {making.error && (
        <span role="alert" className="short">
          {say(making.error)}
        </span>
      )}
      {making.isPending && (
        <span role="status" className="label">
          {t('plans.making')}
        </span>
      )}
      <Button type={label === undefined ? 'primary' : 'default'} loading={making.isPending} onClick={() => making.mutate()}>
        {label ?? t('plans.make')}
      </Button>
    </>
  )
}
