import { getRouteApi } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../format/calendar.ts'
import { useLiveRefresh } from '../../live/use-live.ts'
import { addMeasureWords } from '../../locales/measures.ts'
import { useBookNow } from '../../parts/book-now.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Page } from '../../parts/page.tsx'
import { ProductFilter } from '../../parts/product-filter.tsx'
import { Approvals } from './approvals.tsx'
import { Flows } from './flows.tsx'
import { type MeasuresSearch, questionOf, readMeasuresSearch, VIEWS } from './measures-search.ts'
import { Recovery } from './recovery.tsx'
import { Restrictions } from './restrictions.tsx'

addMeasureWords()

const route = getRouteApi('/measures')
const PARTS = { restrictions: Restrictions, recovery: Recovery, flows: Flows, approvals: Approvals }
/** They move slowly, and cost more than a list. */
const REFRESH_MS = 30_000

export function MeasuresPage() {
  const { t } = useTranslation()
  const search = route.useSearch({ select: readMeasuresSearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const change = (next: Partial<Record<keyof MeasuresSearch, unknown>>): void =>
    void navigate({ search: readMeasuresSearch({ ...search, ...next }), replace: true })
  useLiveRefresh(['measures'], ({ outcomes }) => outcomes.length > 0, REFRESH_MS)
  const view = search.measure ?? 'restrictions'
  const Part = PARTS[view]
  const tabs = (
    <Segmented
      aria-label={t('measures.tabs')}
      value={view}
      options={VIEWS.map((value) => ({ value, label: t(`measures.views.${value}`) }))}
      onChange={(next) => change({ measure: next })}
    />
  )
  return (
    <Page title={t('measures.title')} extra={tabs}>
      <Period search={search} change={change} />
      <Part question={questionOf(search)} />
    </Page>
  )
}

const SPANS = [30, 90, 365] as const
const DEFAULT_SPAN = 90
const ZONE_MS = 8 * 3_600_000

type PeriodProps = { search: MeasuresSearch; change: (next: Partial<Record<keyof MeasuresSearch, unknown>>) => void }

function Period({ search, change }: PeriodProps) {
  const { t } = useTranslation()
  const now = useBookNow()
  const today = now === undefined ? undefined : new Date(now + ZONE_MS).toISOString().slice(0, 'yyyy-mm-dd'.length)
  const from = search.from ?? (today && addDays(search.to ?? today, 1 - DEFAULT_SPAN))
  return (
    <div className="row measure-period">
      <DayField label={t('measures.from')} value={from} change={(day) => change({ from: day })} />
      <DayField label={t('measures.to')} value={search.to ?? today} change={(day) => change({ to: day })} />
      {today !== undefined &&
        SPANS.map((days) => {
          const isDefault = days === DEFAULT_SPAN
          const begins = addDays(today, 1 - days)
          const isOn = search.to === undefined && (isDefault ? search.from === undefined : search.from === begins)
          return (
            <Button
              key={days}
              size="small"
              type={isOn ? 'primary' : 'default'}
              aria-pressed={isOn}
              onClick={() => change({ from: isDefault ? undefined : begins, to: undefined })}
            >
              {t('measures.lastDays', { days })}
            </Button>
          )
        })}
      <span className="gap" />
      <ProductFilter value={search.product} change={(product) => change({ product })} />
    </div>
  )
}
