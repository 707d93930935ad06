import { queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isRefused } from '../../api/faults.ts'
import { fetchApplication } from '../../api/lending-requests.ts'
import type { ApplicationDetail, ExplainedReason } from '../../api/views.ts'
import { dayRateText } from '../../format/day-rate.ts'
import { useLiveRefresh } from '../../live/use-live.ts'
import { Amount } from '../../parts/amount.tsx'
import { BorrowerLink, Trail } from '../../parts/book-links.tsx'
import { Figure } from '../../parts/figures.tsx'
import { LendingTag } from '../../parts/lending-tag.tsx'
import { May } from '../../parts/may.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Reason } from '../../parts/reason.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { useLength, Waiting } from '../../parts/waiting.tsx'
import { BoundsPanel } from './bounds-panel.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { StepsPanel } from './steps-panel.tsx'

const route = getRouteApi('/applications/$borrower/$application')
const REFRESH_MS = 500

const applicationQuery = (borrower: string, id: string) =>
  queryOptions({ queryKey: ['application', borrower, id], queryFn: (context) => fetchApplication(borrower, id, context) })

export function ApplicationPage() {
  const { t } = useTranslation()
  const { borrower, application: id } = route.useParams()
  const query = useQuery(applicationQuery(borrower, id))
  useLiveRefresh(['application', borrower, id], ({ borrower_id }) => borrower_id === borrower, REFRESH_MS)
  const room = <Link to="/applications">{t('applications.title')}</Link>
  if (isRefused(query.error, 404) || isRefused(query.error, 400) || isRefused(query.error, 422)) {
    const back = <Link to="/applications">{t('applications.back')}</Link>
    return (
      <Page title={t('applications.notFound')}>
        <Empty title={t('applications.notFound')} text={t('applications.notFoundText')} action={back} />
      </Page>
    )
  }
  const owner = (
    <span>
      <span className="label lead-in">{t('lending.borrower')}</span>
      <BorrowerLink id={borrower} />
    </span>
  )
  return (
    <Page
      title={id}
      heading={
        <Trail room={room} id={id}>
          {query.data && <LendingTag kind="application" state={query.data.state} />}
        </Trail>
      }
      extra={owner}
    >
      <Loaded query={query} rows={6}>
        {(application) => <Rooms application={application} />}
      </Loaded>
    </Page>
  )
}

function Rooms({ application }: { application: ApplicationDetail }) {
  const { t } = useTranslation()
  const { state, reasons, missing, offer } = application
  const currency = offer?.currency ?? null
  return (
    <div className="grid columns" style={{ alignItems: 'start' }}>
      <div className="span-7 stack">
        <Panel title={t('applications.one')} extra={<Since application={application} />}>
          <Head application={application} />
        </Panel>
        {state === 'referred' && (
          <May do="applications:review">
            <ReviewPanel application={application} />
          </May>
        )}
        {reasons.length > 0 && (
          <ReasonsPanel
            title={state === 'referred' ? t('applications.reasonsReferred') : t('applications.reasonsDeclined')}
            reasons={reasons}
            currency={currency}
          />
        )}
        {(state === 'open' || state === 'referred' || state === 'offered') && <Missing application={application} missing={missing} />}
        {offer && <BoundsPanel application={application} />}
      </div>
      <div className="span-5 stack">
        <StepsPanel application={application} />
      </div>
    </div>
  )
}

function Since({ application }: { application: ApplicationDetail }) {
  const { t } = useTranslation()
  return (
    <span className="row">
      <span className="mono muted">{application.product}</span>
      <span className="muted">
        {t('applications.submitted')} <Moment at={application.submitted_at} />
      </span>
      <Waiting application={application} />
    </span>
  )
}

function Head({ application: { wish_minor, offer, took_ms } }: { application: ApplicationDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useLength()
  const took = took_ms === null ? t('parts.none') : say(took_ms)
  return (
    <dl className="figures">
      {offer ? (
        <Figure
          isLead
          label={t('applications.offer')}
          note={
            <>
              {dayRateText(offer.day_rate)} {t('lending.perDay')} ·{' '}
              {t('applications.offerTo', { time: words.dayAndTime(offer.expires_at) })}
            </>
          }
        >
          <Amount minor={offer.limit_minor} currency={offer.currency} form="full" />
        </Figure>
      ) : (
        <Figure isLead label={t('applications.offer')} tone="muted">
          {t('parts.none')}
        </Figure>
      )}
      <Figure label={t('applications.wish')}>
        {wish_minor === null ? (
          <span className="muted">{t('applications.noWish')}</span>
        ) : (
          <Amount minor={wish_minor} currency={offer?.currency ?? 'CNY'} />
        )}
      </Figure>
      <Figure label={t('applications.took')} note={t('applications.tookHint')}>
        <span className="number">{took}</span>
      </Figure>
    </dl>
  )
}

type ReasonsProps = { title: string; reasons: readonly ExplainedReason[]; currency: string | null }

function ReasonsPanel({ title, reasons, currency }: ReasonsProps) {
  return (
    <Panel title={title} flush>
      <ul className="items">
        {reasons.map((reason) => (
          <li key={reason.code}>
            <Reason reason={reason} currency={currency} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Missing({ application: { state, offer }, missing }: { application: ApplicationDetail; missing: readonly ExplainedReason[] }) {
  const { t } = useTranslation()
  if (missing.length > 0 && state === 'open') {
    return <ReasonsPanel title={t('applications.missing')} reasons={missing} currency={offer?.currency ?? null} />
  }
  const text =
    state === 'offered'
      ? 'applications.waitsForBorrower'
      : state === 'referred'
        ? 'applications.waitsForReview'
        : 'applications.nothingMissing'
  return (
    <Panel title={t('applications.missing')}>
      <p>{t(text)}</p>
    </Panel>
  )
}
