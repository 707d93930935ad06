import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchCalendar } from '../../api/lending-requests.ts'
import type { RepaymentCalendar } from '../../api/views.ts'
import { addMonths, firstDay, lastDay, monthOf } from '../../format/calendar.ts'
import { useLiveRefresh } from '../../live/use-live.ts'
import { Amount } from '../../parts/amount.tsx'
import { Figure } from '../../parts/figures.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ProductFilter } from '../../parts/product-filter.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { useWords } from '../../parts/use-words.ts'
import { type CalendarSearch, readCalendarSearch } from './calendar-search.ts'
import { DayDrawer } from './day-drawer.tsx'
import { type Due, sumsOf } from './due-days.ts'
import { DayList, Month } from './month.tsx'

const route = getRouteApi('/calendar')
const REFRESH_MS = 5_000

export function CalendarPage() {
  const { t } = useTranslation()
  const search = route.useSearch({ select: readCalendarSearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const change = (next: CalendarSearch): void => void navigate({ search: readCalendarSearch(next), resetScroll: false })
  const { product } = search
  const now = useQuery({
    queryKey: ['calendar', 'now', product],
    queryFn: (context) => fetchCalendar(product === undefined ? {} : { product }, context),
  })
  useLiveRefresh(['calendar'], ({ outcomes }) => outcomes.length > 0, REFRESH_MS)
  return (
    <Page
      title={t('calendar.title')}
      extra={<ProductFilter value={product} change={(next) => change(readCalendarSearch({ ...search, product: next }))} />}
    >
      <Loaded query={now} rows={6}>
        {({ today, unpaid_before_today }) => (
          <Room month={search.month ?? monthOf(today)} today={today} before={unpaid_before_today} search={search} change={change} />
        )}
      </Loaded>
    </Page>
  )
}

type RoomProps = { month: string; today: string; before: readonly Due[]; search: CalendarSearch; change: (next: CalendarSearch) => void }

function Room({ month, today, before, search, change }: RoomProps) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const words = useWords()
  const { product } = search
  const query = useQuery({
    queryKey: ['calendar', month, product],
    queryFn: (context) => fetchCalendar({ from: firstDay(month), to: lastDay(month), ...(product !== undefined && { product }) }, context),
  })
  const { day: _, ...shown } = search
  const open = (day: string): void => change({ ...search, month, day })
  const Days = isNarrow ? DayList : Month
  return (
    <div className="stack">
      <Panel title={words.month(month)} extra={<Months month={month} today={today} go={(next) => change({ ...shown, month: next })} />}>
        <Sums query={query.data} before={before} />
      </Panel>
      <Loaded query={query} rows={6}>
        {({ data }) =>
          data.length === 0 && isNarrow ? (
            <Empty title={t('calendar.nothing')} />
          ) : (
            <Days month={month} today={today} data={data} open={open} />
          )
        }
      </Loaded>
      <p className="label">{t('calendar.hint')}</p>
      <DayDrawer day={search.day} product={product} close={() => change(shown)} />
    </div>
  )
}

function Months({ month, today, go }: { month: string; today: string; go: (month: string) => void }) {
  const { t } = useTranslation()
  return (
    <div className="row">
      {month !== monthOf(today) && (
        <Button size="small" type="link" onClick={() => go(monthOf(today))}>
          {t('calendar.toToday')}
        </Button>
      )}
      <Button size="small" icon={<LeftOutlined />} aria-label={t('lending.previous')} onClick={() => go(addMonths(month, -1))} />
      <Button size="small" icon={<RightOutlined />} aria-label={t('lending.next')} onClick={() => go(addMonths(month, 1))} />
    </div>
  )
}

function Sums({ query, before }: { query: RepaymentCalendar | undefined; before: readonly Due[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const said = ({ principal_minor, interest_minor, currency }: Due): string =>
    t('calendar.principalAndInterest', {
      principal: words.fullMoney(principal_minor, currency),
      interest: words.fullMoney(interest_minor, currency),
    })
  const month = sumsOf(query?.data ?? [])
  return (
    <dl className="figures">
      {month.length === 0 && (
        <Figure isLead label={t('calendar.toPay')} tone="muted">
          {t('parts.none')}
        </Figure>
      )}
      {month.map((due) => (
        <Figure
          key={due.currency}
          isLead
          label={t('calendar.toPay')}
          note={`${t('calendar.toPayText', { instalments: words.count(due.instalments) })} · ${said(due)}`}
        >
          <Amount minor={due.total_minor} currency={due.currency} form="full" />
        </Figure>
      ))}
      {before.length === 0 && (
        <Figure label={t('calendar.before')} tone="muted">
          {t('calendar.noneBefore')}
        </Figure>
      )}
      {before.map((due) => (
        <Figure
          key={due.currency}
          label={t('calendar.before')}
          tone="bad"
          note={`${t('calendar.beforeText', { instalments: words.count(due.instalments) })} · ${said(due)}`}
        >
          <Amount minor={due.total_minor} currency={due.currency} form="full" />
        </Figure>
      ))}
    </dl>
  )
}
