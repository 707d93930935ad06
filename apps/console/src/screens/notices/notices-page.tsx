/** What leaves the house: deliveries and what became of them, the words they are made of, and the endpoints they go to. */

import { getRouteApi } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../parts/page.tsx'
import { useMay } from '../../parts/use-may.ts'
import { Deliveries } from './deliveries.tsx'
import { readDeliverySearch } from './delivery-search.ts'
import { Templates } from './templates.tsx'
import { Webhooks } from './webhooks.tsx'

const route = getRouteApi('/notices')
const VIEWS = ['deliveries', 'templates', 'webhooks'] as const
type View = (typeof VIEWS)[number]

export function NoticesPage() {
  const { t } = useTranslation()
  const mayManage = useMay('webhooks:manage')
  const [view, setView] = useState<View>('deliveries')
  const search = route.useSearch({ select: readDeliverySearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const views = (
    <Segmented<View>
      value={view}
      onChange={setView}
      options={VIEWS.filter((one) => one !== 'webhooks' || mayManage).map((value) => ({ value, label: t(`notices.view.${value}`) }))}
    />
  )
  return (
    <Page title={t('notices.room')} extra={views}>
      {view === 'deliveries' && <Deliveries search={search} change={(next) => void navigate({ search: next, replace: true })} />}
      {view === 'templates' && <Templates />}
      {view === 'webhooks' && <Webhooks />}
    </Page>
  )
}
