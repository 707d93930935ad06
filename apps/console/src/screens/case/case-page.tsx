import { queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { fetchCase } from '../../api/case-requests.ts'
import { isRefused } from '../../api/faults.ts'
import type { CaseDetail } from '../../api/views.ts'
import { useLiveRefresh } from '../../live/use-live.ts'
import { BorrowerLink, Trail } from '../../parts/book-links.tsx'
import { CaseDue, CaseStateTag } from '../../parts/case-parts.tsx'
import { useValueName } from '../../parts/field-value.ts'
import { May } from '../../parts/may.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { BorrowerPanel, OthersPanel } from './borrower-panel.tsx'
import { ClocksPanel } from './clocks-panel.tsx'
import { ClosePanel } from './close-panel.tsx'
import { DecidePanel } from './decide-panel.tsx'
import { DocumentsPanel } from './documents-panel.tsx'
import { HandPanel } from './hand-panel.tsx'
import { MovesPanel } from './moves-panel.tsx'
import { ReplyPanel } from './reply-panel.tsx'
import { SubjectPanel } from './subject-panel.tsx'
import { caseKey } from './use-case-order.ts'

const route = getRouteApi('/cases/$borrower/$case')
const REFRESH_MS = 1_000

const caseQuery = (borrower: string, id: string) =>
  queryOptions({ queryKey: caseKey(borrower, id), queryFn: (context) => fetchCase(borrower, id, context) })

export function CasePage() {
  const { t } = useTranslation()
  const { borrower, case: id } = route.useParams()
  const query = useQuery(caseQuery(borrower, id))
  useLiveRefresh(caseKey(borrower, id), ({ borrower_id }) => borrower_id === borrower, REFRESH_MS)
  const room = <Link to="/cases">{t('cases.title')}</Link>
  if (isRefused(query.error, 404) || isRefused(query.error, 400) || isRefused(query.error, 422)) {
    return (
      <Page title={t('cases.notFound')}>
        <Empty title={t('cases.notFound')} text={t('cases.notFoundText')} action={<Link to="/cases">{t('cases.back')}</Link>} />
      </Page>
    )
  }
  const owner = (
    <span>
      <span className="label lead-in">{t('cases.borrower')}</span>
      <BorrowerLink id={borrower} />
    </span>
  )
  return (
    <Page
      title={id}
      heading={
        <Trail room={room} id={id}>
          {query.data && <Head one={query.data} />}
        </Trail>
      }
      extra={owner}
    >
      <Loaded query={query} rows={8}>
        {(one) => <Rooms one={one} />}
      </Loaded>
    </Page>
  )
}

function Head({ one }: { one: CaseDetail }) {
  const nameOf = useValueName()
  return (
    <>
      <b>{nameOf(one.kind)}</b>
      <CaseStateTag state={one.state} />
      <CaseDue one={one} />
    </>
  )
}

/** What it is about, what was said, and what is to be done: from left to right, and on a phone one below the other. */
function Rooms({ one }: { one: CaseDetail }) {
  const isClosed = one.state === 'closed'
  const isDecidable = (one.kind === 'appeal' || one.kind === 'manual_review') && one.decision === null && !isClosed
  return (
    <div className="grid columns" style={{ alignItems: 'start' }}>
      <div className="span-4 stack">
        <SubjectPanel one={one} />
        <BorrowerPanel one={one} />
        <OthersPanel one={one} />
      </div>
      <div className="span-5 stack">
        {!isClosed && (
          <May do="cases:work">
            <ReplyPanel one={one} />
          </May>
        )}
        <MovesPanel one={one} />
      </div>
      <div className="span-3 stack">
        {(isDecidable || one.decision) && <DecidePanel one={one} />}
        <ClocksPanel one={one} />
        <HandPanel one={one} />
        <DocumentsPanel one={one} />
        {!isClosed && (
          <May do="cases:work">
            <ClosePanel one={one} />
          </May>
        )}
      </div>
    </div>
  )
}
