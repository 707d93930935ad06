import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { portfolioQuery } from '../../api/queries.ts'
import type { Portfolio } from '../../api/views.ts'
import { useLiveRefresh } from '../../live/use-live.ts'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { Amounts } from './amounts.tsx'
import { Days } from './days.tsx'
import { DemoControls } from './demo-controls.tsx'
import { Feed } from './feed.tsx'
import { Holds } from './holds.tsx'
import { Statuses } from './statuses.tsx'
import { Today } from './today.tsx'

const REFRESH_MS = 2_000
/** Less than this nobody sees. */
const TOLD_FROM_SECONDS = 5

export function PortfolioPage() {
  const { t } = useTranslation()
  const query = useQuery(portfolioQuery)
  const behind = query.data?.behind_seconds ?? 0
  useLiveRefresh(['portfolio'], () => true, REFRESH_MS)
  return (
    <Page
      title={t('portfolio.title')}
      extra={
        <>
          {behind >= TOLD_FROM_SECONDS && <Tag tone="warn">{t('portfolio.behind', { count: behind })}</Tag>}
          <DemoControls />
        </>
      }
    >
      <Loaded query={query} rows={6}>
        {(portfolio) => (portfolio.lines === 0 ? <NoBook /> : <Rooms portfolio={portfolio} />)}
      </Loaded>
    </Page>
  )
}

function NoBook() {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('portfolio.empty')}
      text={t('portfolio.emptyText')}
      action={<Link to="/playground">{t('portfolio.toPlayground')}</Link>}
    />
  )
}

function Rooms({ portfolio }: { portfolio: Portfolio }) {
  return (
    <div className="grid">
      <Amounts portfolio={portfolio} className="span-7" />
      <Statuses portfolio={portfolio} className="span-5" />
      <Today portfolio={portfolio} className="span-12" />
      <Holds portfolio={portfolio} className="span-6" />
      <div className="span-6 stack">
        <Days currency={portfolio.amounts[0]?.currency} />
        <Feed />
      </div>
    </div>
  )
}
