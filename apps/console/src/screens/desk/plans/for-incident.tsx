/** Which incident a plan answers to: back to it, and how far that is. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { addIncidentWords } from '../../../locales/incidents.ts'
import { useIncidentTitle } from '../incident-parts.tsx'
import { incidentQuery } from '../incident-queries.ts'

addIncidentWords()

/** `isAgreed`: two people did; until then it answers to it once it is proposed. */
export function ForIncident({ id, isAgreed }: { id: string; isAgreed: boolean }) {
  const { t } = useTranslation()
  const { data } = useQuery(incidentQuery(id))
  const titleOf = useIncidentTitle()
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {t('plans.forIncident')}{' '}
          <Link to="/desk/incidents/$incident" params={{ incident: id }}>
            {data === undefined ? id : titleOf(data.incident)}
          </Link>
        </>
      }
      description={isAgreed ? undefined : t('plans.forIncidentText')}
    />
  )
}
