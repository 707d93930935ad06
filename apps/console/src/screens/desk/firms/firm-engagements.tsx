/** What a firm works on. One that may not be chosen is offered no new work; what it has can be ended. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceStanding } from '../../../api/desk-upkeep-requests.ts'
import { May } from '../../../parts/may.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { EndForm } from '../end-form.tsx'
import { registerQuery } from '../register-queries.ts'
import type { WriteEntry } from '../write-entry.ts'
import { FirmPart } from './firm-part.tsx'

type Props = { firm: ServiceStanding; today: string; write: WriteEntry }

export function FirmEngagements({ firm: { service_provider_id: id, may_be_chosen: isFree, engagements }, today, write }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const [ending, end] = useState<string>()
  const { data: entries = [] } = useQuery(registerQuery('engagement', false))
  const act = (
    <Button
      size="small"
      disabled={!isFree}
      title={isFree ? undefined : t('deskPeople.firms.noNewWork')}
      onClick={() => write('engagement', undefined, { service_provider_id: id, from_on: today })}
    >
      {t('deskPeople.firms.addEngagement')}
    </Button>
  )
  const entry = entries.find((one) => one.id === ending)
  const stop = () => end(undefined)
  return (
    <FirmPart title={t('deskPeople.firms.engagements')} act={act} none={engagements.length === 0 && t('deskPeople.firms.noEngagements')}>
      {engagements.map((one) => (
        <li key={one.id}>
          <span className="row">
            <strong>{one.purpose}</strong>
            <span className="gap" />
            <May do="desk:plan">
              <Button size="small" danger onClick={() => end(one.id)}>
                {t('registers.end')}
              </Button>
            </May>
          </span>
          <p className="label">
            {t('deskPeople.firms.since', { day: words.namedDay(one.from_on) })} · {t(`deskPeople.firms.fee.${one.fee}`)}
          </p>
          {ending === one.id && entry !== undefined && <EndForm kind="engagement" entry={entry} close={stop} cancel={stop} />}
        </li>
      ))}
    </FirmPart>
  )
}
