import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefused } from '../../api/faults.ts'
import { borrowerQuery } from '../../api/queries.ts'
import type { BorrowerView } from '../../api/views.ts'
import { useLiveRefresh } from '../../live/use-live.ts'
import { DocumentsPanel } from '../../parts/documents-panel.tsx'
import { May } from '../../parts/may.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded, Loading } from '../../parts/state.tsx'
import { StatusTag, Tag } from '../../parts/tag.tsx'
import { LineTrio } from '../../parts/trio.tsx'
import { CasesPanel } from './cases-panel.tsx'
import { DecisionDrawer } from './decision-drawer.tsx'
import { readDecision } from './decision-search.ts'
import { Holds } from './holds.tsx'
import { Lending } from './lending.tsx'
import { LimitHistoryPanel } from './limit-history.tsx'
import { MessagesPanel } from './messages-panel.tsx'
import { NoticesPanel } from './notices-panel.tsx'
import { PersonalPanel } from './personal-panel.tsx'
import { Signals } from './signals.tsx'
import { TimelinePanel } from './timeline.tsx'
import { WayBack } from './way-back.tsx'
import { Why } from './why.tsx'

const EventConsole = lazy(async () => ({ default: (await import('../../parts/event-console/event-console.tsx')).EventConsole }))
const route = getRouteApi('/lines/$borrower')
const REFRESH_MS = 500

export function LinePage() {
  const { borrower: id } = route.useParams()
  const query = useQuery(borrowerQuery(id))
  useLiveRefresh(['borrower', id], ({ borrower_id }) => borrower_id === id, REFRESH_MS)
  if (isRefused(query.error, 404) || isRefused(query.error, 400)) return <Unknown id={id} />
  return (
    <Page
      title={id}
      heading={<Heading id={id} borrower={query.data} />}
      extra={
        <May do="events:send">
          <SendEvent id={id} />
        </May>
      }
    >
      <Loaded query={query} rows={6}>
        {(borrower) => <Rooms borrower={borrower} />}
      </Loaded>
    </Page>
  )
}

const ID_SHOWN = 80

function Unknown({ id }: { id: string }) {
  const { t } = useTranslation()
  const title = t('line.notFound', { id: id.length > ID_SHOWN ? `${id.slice(0, ID_SHOWN)}…` : id })
  return (
    <Page title={title} heading={<h1 className="wrap">{title}</h1>}>
      <Empty text={t('line.notFoundText')} title={title} action={<Link to="/lines">{t('line.back')}</Link>} />
    </Page>
  )
}

function Heading({ id, borrower }: { id: string; borrower: BorrowerView | undefined }) {
  const { t } = useTranslation()
  return (
    <div className="row" style={{ minWidth: 0 }}>
      <Link to="/lines" aria-label={t('line.back')}>
        {t('lines.title')}
      </Link>
      <span className="muted">/</span>
      <h1 className="cut" dir="auto" title={id.slice(0, 200)}>
        {id}
      </h1>
      {borrower && <StatusTag status={borrower.line.status} />}
      {borrower && <Tag>{borrower.grade ? `${t('parts.grade')} ${borrower.grade}` : t('parts.noGrade')}</Tag>}
      {borrower?.behaviour_score != null && <Tag>{`${t('parts.behaviourScore')} ${borrower.behaviour_score}`}</Tag>}
    </div>
  )
}

function SendEvent({ id }: { id: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('line.send')}
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={t('line.send')} size={720} destroyOnHidden>
        <Suspense fallback={<Loading />}>
          <EventConsole borrower={id} />
        </Suspense>
      </Drawer>
    </>
  )
}

function Rooms({ borrower }: { borrower: BorrowerView }) {
  const { t } = useTranslation()
  // Read once more: the router hands on what its check left out.
  const { decision: sequence } = route.useSearch({ select: readDecision })
  const navigate = route.useNavigate()
  // In the address, so that a decision can be sent to somebody else, and the way back closes it.
  const open = (decision: number): void => void navigate({ search: { decision }, resetScroll: false })
  const close = (): void => void navigate({ search: {}, replace: true, resetScroll: false })
  const { line, id } = borrower
  return (
    <div className="grid columns" style={{ alignItems: 'start' }}>
      <div className="span-7 stack">
        <Panel
          title={t(`parts.status.${line.status}Text`)}
          extra={
            <span className="muted">
              <Moment at={borrower.as_of} />
            </span>
          }
        >
          <LineTrio line={line} />
        </Panel>
        <Holds borrower={borrower} />
        <WayBack id={id} holds={borrower.holds.map((hold) => hold.id)} />
        <CasesPanel id={id} sequence={borrower.sequence} />
        <NoticesPanel id={id} sequence={borrower.sequence} />
        <MessagesPanel id={id} sequence={borrower.sequence} />
        <Lending id={id} />
        <DocumentsPanel borrower={id} />
        <div className="later">
          <TimelinePanel id={id} currency={line.currency} open={open} />
        </div>
      </div>
      <div className="span-5 stack">
        <Why id={id} currency={line.currency} open={open} />
        <LimitHistoryPanel id={id} currency={line.currency} />
        <Signals id={id} currency={line.currency} />
        <PersonalPanel id={id} sequence={borrower.sequence} />
      </div>
      <DecisionDrawer id={id} sequence={sequence} currency={line.currency} close={close} />
    </div>
  )
}
