/** What the list of recovery cases, the panel of an incident and the drawer of one share. */
import { useTranslation } from 'react-i18next'
import type { Recovery } from '../../api/recovery-requests.ts'
import { Tag, type Tone } from '../../parts/tag.tsx'

const TONES: Readonly<Record<Recovery['state'], Tone>> = {
  preparing: 'warn',
  filed: 'info',
  observing: 'info',
  restored: 'good',
  refused: 'bad',
  withdrawn: 'plain',
}

export function RecoveryState({ state }: { state: Recovery['state'] }) {
  const { t } = useTranslation()
  return (
    <Tag tone={TONES[state]} dot>
      {t(`recoveries.state.${state}`)}
    </Tag>
  )
}

export const isRunning = ({ state }: Recovery): boolean => state === 'preparing' || state === 'filed' || state === 'observing'

/** The day in the browser's own zone, so many days from today. */
export function dayIn(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() + days)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
