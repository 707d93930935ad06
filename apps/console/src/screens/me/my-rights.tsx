/** His rights over his data. What belongs to them is loaded once he opens them. */
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../parts/page.tsx'
import { Loading } from '../../parts/state.tsx'

const RightsPage = lazy(() => import('./rights-page.tsx').then((part) => ({ default: part.RightsPage })))

export function MyRights() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (isOpen)
    return (
      <Suspense fallback={<Loading rows={4} />}>
        <RightsPage />
      </Suspense>
    )
  return (
    <Panel title={t('me.rights')}>
      <p>{t('me.rightsLead')}</p>
      <Button onClick={() => setOpen(true)}>{t('me.rightsOpen')}</Button>
    </Panel>
  )
}
