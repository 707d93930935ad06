import { useInfiniteQuery, useIsFetching, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefused } from '../../api/faults.ts'
import { useLive } from '../../live/use-live.ts'
import { Page } from '../../parts/page.tsx'
import { Empty, Fault, Loading } from '../../parts/state.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { useWords } from '../../parts/use-words.ts'
import { Filters } from './filters.tsx'
import { LineCards } from './line-cards.tsx'
import { filterCount, type LineSearch, readLineSearch } from './line-search.ts'
import { LineTable } from './line-table.tsx'
import { linesQuery, refreshLines } from './lines-query.ts'
import { forgetPlace } from './use-place.ts'

const route = getRouteApi('/lines')

export function LinesPage() {
  const { t } = useTranslation()
  const words = useWords()
  const isNarrow = useNarrow()
  // Read once more: the router hands on what its check left out.
  const search = route.useSearch({ select: readLineSearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const change = (next: LineSearch): void => void navigate({ search: next, replace: true })
  const { rows, query, total, isBegunAnew } = useLines(search)
  const List = isNarrow ? LineCards : LineTable
  const count = total === undefined ? '' : t('lines.total', { count: words.count(total) as unknown as number })
  return (
    <Page title={t('lines.title')} extra={<Total count={count} search={search} />}>
      <Filters search={search} change={change} />
      <p className="notice" role="status">
        {isBegunAnew && t('lines.begunAnew')}
      </p>
      {query.isPending ? (
        <Loading rows={6} />
      ) : query.error && rows.length === 0 ? (
        <Fault error={query.error} retry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        <NoLines isFiltered={filterCount(search) > 0} clear={() => change({})} />
      ) : (
        <List
          rows={rows}
          search={search}
          change={change}
          hasMore={query.hasNextPage}
          isMoreComing={query.isFetchingNextPage}
          more={() => void query.fetchNextPage()}
        />
      )}
    </Page>
  )
}

/** A cursor that fits no more is begun anew from the top, and the reader is told. */
function useLines(search: LineSearch) {
  const client = useQueryClient()
  const query = useInfiniteQuery(linesQuery(search))
  const [begunAnew, setBegunAnew] = useState<LineSearch>()
  const isStale = query.isFetchNextPageError && isRefused(query.error, 422)
  useEffect(() => {
    if (!isStale) return
    setBegunAnew(search)
    forgetPlace()
    void client.resetQueries({ queryKey: linesQuery(search).queryKey })
  }, [isStale, client, search])
  const rows = useMemo(() => query.data?.pages.flatMap(({ data }) => data) ?? [], [query.data])
  return { rows, query, total: query.data?.pages[0]?.total, isBegunAnew: begunAnew === search }
}

function NoLines({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) {
  const { t } = useTranslation()
  if (!isFiltered) return <Empty title={t('portfolio.empty')} text={t('portfolio.emptyText')} />
  return <Empty title={t('lines.noneFit')} text={t('lines.noneFitText')} action={<Button onClick={clear}>{t('lines.clear')}</Button>} />
}

function Total({ count, search }: { count: string; search: LineSearch }) {
  return (
    <div className="row">
      <Changes search={search} />
      <span className="muted number">{count}</span>
    </div>
  )
}

/** Rows never move under the reader's hand: he says when, and stays where he is in the list. */
function Changes({ search }: { search: LineSearch }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { queryKey } = linesQuery(search)
  const isComing = useIsFetching({ queryKey }) > 0
  const [isChanged, setChanged] = useState(false)
  useLive(({ items }) => {
    if (items.some(({ outcomes }) => outcomes.length > 0)) setChanged(true)
  })
  if (!isChanged) return null
  const refresh = (): void => {
    setChanged(false)
    void refreshLines(client, queryKey)
  }
  return (
    <>
      <span className="muted">{t('lines.changed')}</span>
      <Button size="small" type="link" disabled={isComing} onClick={refresh}>
        {t('lines.refresh')}
      </Button>
    </>
  )
}
