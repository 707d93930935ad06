import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '../../../parts/tag.tsx'
import type { CheckState } from './coaching-order.ts'

const TONES: Readonly<Record<CheckState, Tone>> = { ready: 'good', attention: 'warn', not_ready: 'bad', unknown: 'plain' }

export function CheckTag({ state, count }: { state: CheckState; count?: number }) {
  const { t } = useTranslation()
  return (
    <Tag tone={TONES[state]} dot>
      {t(`deskPeople.coaching.state.${state}`)}
      {count !== undefined && <b className="number">{count}</b>}
    </Tag>
  )
}
