import { getRouteApi } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Page } from '../../parts/page.tsx'
import { ControlPanel } from './control-panel.tsx'
import { JournalList } from './journal-list.tsx'
import { type LedgerProps, readLedgerSearch, VIEWS } from './ledger-search.ts'
import { TrialPanel } from './trial-panel.tsx'

const route = getRouteApi('/ledger')

export function LedgerPage() {
  const { t } = useTranslation()
  const search = route.useSearch({ select: readLedgerSearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const change: LedgerProps['change'] = (next) => void navigate({ search: readLedgerSearch(next), replace: true })
  const view = search.view ?? 'trial'
  const View = { trial: TrialPanel, control: ControlPanel, journal: JournalList }[view]
  const tabs = (
    <Segmented
      aria-label={t('ledger.tabs')}
      value={view}
      options={VIEWS.map((value) => ({ value, label: t(`ledger.${value}`) }))}
      onChange={(next) => change({ view: next, on: search.on, product: search.product })}
    />
  )
  return (
    <Page title={t('ledger.title')} extra={tabs}>
      <View search={search} change={change} />
    </Page>
  )
}
