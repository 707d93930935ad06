import { useTranslation } from 'react-i18next'
import type { Delivery } from '../api/views.ts'
import { Tag, type Tone } from './tag.tsx'

const TONES: Readonly<Record<Delivery['state'], Tone>> = { waiting: 'info', sent: 'good', 'given-up': 'bad', withheld: 'plain' }

export function DeliveryTag({ delivery: { channel, state, problem, attempts } }: { delivery: Delivery }) {
  const { t } = useTranslation()
  const tries = t('notices.tries', { count: attempts })
  return (
    <Tag tone={TONES[state]} dot title={problem === null ? tries : `${problem} · ${tries}`}>
      {t(`notices.channel.${channel}`)} · {t(`notices.state.${state}`)}
    </Tag>
  )
}
