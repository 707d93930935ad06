import { useTranslation } from 'react-i18next'
import type { PlanHead } from '../../../api/plan-requests.ts'
import { Tag, type Tone } from '../../../parts/tag.tsx'

const TONES: Readonly<Record<PlanHead['state'], Tone>> = { made: 'warn', approved: 'good', superseded: 'plain' }

export function PlanState({ plan: { state, method } }: { plan: Pick<PlanHead, 'state' | 'method'> }) {
  const { t } = useTranslation()
  return (
    <>
      <Tag tone={TONES[state]} dot>
        {t(`plans.state.${state}`)}
      </Tag>
      {method === 'rules' && (
        <Tag tone="warn" title={t('plans.byRules')}>
          {t('plans.method.rules')}
        </Tag>
      )}
    </>
  )
}
