/** What is held of him and who saw it; what he may have corrected, take back, refuse, and have deleted. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchMyData } from '../../api/rights-requests.ts'
import { addRightsWords } from '../../locales/rights.ts'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { CaseForm } from './case-form.tsx'
import { RightsConsents } from './rights-consents.tsx'
import { RightsDeletion } from './rights-deletion.tsx'
import { RightsHeld } from './rights-held.tsx'

addRightsWords()

export function RightsPage() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['me', 'data'], queryFn: fetchMyData })
  return (
    <Loaded query={query} rows={4}>
      {(data) => (
        <>
          <RightsHeld data={data} />
          <RightsConsents />
          <Panel title={t('rights.decisions')}>
            <Decisions />
          </Panel>
          <RightsDeletion deletion={data.deletion} />
        </>
      )}
    </Loaded>
  )
}

function Decisions() {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="stack">
      <p>{t('rights.decisionsText')}</p>
      {isAsking ? (
        <CaseForm kind="manual_review" onCancel={() => setAsking(false)} />
      ) : (
        <div className="me-actions">
          <Button onClick={() => setAsking(true)}>{t('rights.review')}</Button>
        </div>
      )}
    </div>
  )
}
