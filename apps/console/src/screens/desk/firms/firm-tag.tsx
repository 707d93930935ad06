import { useTranslation } from 'react-i18next'
import type { ServiceStanding } from '../../../api/desk-upkeep-requests.ts'
import { Tag, type Tone } from '../../../parts/tag.tsx'

const TONES: Readonly<Record<ServiceStanding['state'], Tone>> = { usable: 'good', check_due: 'warn', refused: 'bad' }

export function FirmTag({ state }: Pick<ServiceStanding, 'state'>) {
  const { t } = useTranslation()
  return (
    <Tag tone={TONES[state]} dot>
      {t(`deskPeople.firms.state.${state}`)}
    </Tag>
  )
}

export function useReasons(): (reasons: ServiceStanding['reasons']) => string {
  const { t } = useTranslation()
  return (reasons) => reasons.map((reason) => t(`deskPeople.firms.reason.${reason}`)).join(t('deskPeople.between'))
}
