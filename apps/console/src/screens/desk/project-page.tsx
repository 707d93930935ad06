/** What a plan of one project is made from: which line may pay for what, what is blocked, and why. */
import './desk.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ground, Standing } from '../../api/desk-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { Amount } from '../../parts/amount.tsx'
import { Figure } from '../../parts/figures.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { CashFlowPanel } from './coaching/cash-flow-panel.tsx'
import { boardQuery, channelsQuery, planningQuery, standingsQuery } from './desk-queries.ts'
import { ForecastPanel } from './forecast-panel.tsx'
import { type Planned, plannedOf, sumOf, WHYS, type Why } from './planned.ts'
import { ProjectPanel } from './project-panel.tsx'
import { Badge } from './standing.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()

const route = getRouteApi('/desk/projects/$project')

export function ProjectPage() {
  const { t } = useTranslation()
  useDeskLive()
  const { project } = route.useParams()
  const ground = useQuery(planningQuery(project))
  const { data: standings } = useQuery(standingsQuery)
  return (
    <Page title={ground.data?.project.name ?? t('desk.planning')} extra={<Link to="/desk">{t('desk.overview')}</Link>}>
      <Loaded query={ground} rows={8}>
        {(found) => <Whole ground={found} standings={standings?.data ?? []} />}
      </Loaded>
    </Page>
  )
}

function Whole({ ground, standings }: { ground: Ground; standings: readonly Standing[] }) {
  const { t } = useTranslation()
  const standingOf = (id: string) => standings.find(({ facility_id }) => facility_id === id)
  const planned = ground.facilities.map((one) => plannedOf(one, standingOf(one.facility.id)))
  return (
    <div className="grid desk-columns">
      <div className="span-7 stack">
        <ProjectPanel project={ground.project} title={t('desk.home.money')} />
        <CashFlowPanel projectId={ground.project.id} />
      </div>
      <div className="span-5 stack">
        <Usable planned={planned} currency={ground.project.currency} />
      </div>
      <div className="span-7">
        <Panel title={t('desk.ground.lines')} extra={<span className="label">{t('desk.ground.linesNote')}</span>} flush>
          <Lines ground={ground} planned={planned} standingOf={standingOf} />
        </Panel>
      </div>
      <div className="span-5">
        <Blocked planned={planned} currency={ground.project.currency} />
      </div>
      <div className="span-7">
        <ForecastPanel project={ground.project.id} />
      </div>
    </div>
  )
}

function Usable({ planned, currency }: { planned: readonly Planned[]; currency: string }) {
  const { t } = useTranslation()
  const open = planned.filter(({ whole, ways }) => whole === null && ways.length > 0)
  const [steady, shaky] = [sumOf(open.filter(({ isShaky }) => !isShaky)), sumOf(open.filter(({ isShaky }) => isShaky))]
  const countOf = ({ count, unknown }: typeof steady) =>
    unknown === 0 ? t('desk.ground.lineCount', { count }) : t('desk.ground.lineCountUnknown', { count, unknown })
  return (
    <Panel title={t('desk.ground.usable')} extra={<span className="label">{t('desk.ground.usableNote')}</span>}>
      <dl className="figures">
        <Figure label={t('desk.ground.usable')} isLead note={countOf(steady)}>
          <Amount minor={steady.minor} currency={currency} form="compact" />
        </Figure>
        {shaky.count > 0 && (
          <Figure label={t('desk.ground.haircut')} tone="muted" note={countOf(shaky)}>
            <Amount minor={shaky.minor} currency={currency} form="compact" />
          </Figure>
        )}
      </dl>
    </Panel>
  )
}

function Blocked({ planned, currency }: { planned: readonly Planned[]; currency: string }) {
  const { t } = useTranslation()
  const reasons = WHYS.map((why) => ({ why, sum: sumOf(planned.filter(({ whole }) => whole === why)) })).filter(({ sum }) => sum.count > 0)
  return (
    <Panel title={t('desk.ground.blocked')} extra={<span className="label">{t('desk.ground.blockedNote')}</span>}>
      {reasons.length === 0 ? (
        <Empty title={t('desk.ground.blockedNone')} />
      ) : (
        <ul className="desk-why">
          {reasons.map(({ why, sum }) => (
            <li key={why}>
              <strong>
                {t(`desk.ground.why.${why}`)} <span className="muted number">× {sum.count}</span>
              </strong>
              <span>
                {sum.unknown === sum.count ? (
                  <span className="muted">{t('desk.ground.amountHidden')}</span>
                ) : (
                  <Amount minor={sum.minor} currency={currency} form="compact" />
                )}
              </span>
              <span className="label">{t(`desk.ground.ruleText.${why}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

type LinesProps = { ground: Ground; planned: readonly Planned[]; standingOf: (id: string) => Standing | undefined }

function Lines({ ground, planned, standingOf }: LinesProps) {
  const { t } = useTranslation()
  const { data: channels = [] } = useQuery(channelsQuery)
  const { data: board = [] } = useQuery(boardQuery)
  if (ground.facilities.length === 0) return <Empty title={t('desk.ground.noFacilities')} />
  if (ground.needs.length === 0) return <Empty title={t('desk.ground.noNeeds')} />
  const nameOf = (id: string, channel: string): string =>
    board.find(({ facility_id }) => facility_id === id)?.label ?? channels.find((one) => one.id === channel)?.product ?? id
  const rows = ground.facilities.map(({ facility }, nth) => ({ facility, plan: planned[nth]!, standing: standingOf(facility.id) }))
  const ownFirst = [...rows].sort((a, b) => Number(a.facility.borrower_id !== undefined) - Number(b.facility.borrower_id !== undefined))
  return (
    <ul className="desk-money">
      {ownFirst.map(({ facility, plan, standing }) => (
        <li key={facility.id}>
          <span>
            {nameOf(facility.id, facility.channel_id)} {standing && <Badge name={standing.badge} />}
          </span>
          <span className="end">
            {plan.limitMinor === undefined ? (
              <span className="muted">{t('desk.ground.amountHidden')}</span>
            ) : (
              <>
                {plan.isLeast && '≥ '}
                <Amount minor={plan.limitMinor} currency={facility.currency} form="compact" />
              </>
            )}
          </span>
          <span className="row" style={{ gridColumn: '1 / -1' }}>
            <Ways plan={plan} />
          </span>
        </li>
      ))}
    </ul>
  )
}

const PURPOSES = ['debt_service', 'payroll', 'tax', 'supplier', 'equipment', 'capex', 'other'] as const

function Ways({ plan: { whole, ways, isShaky } }: { plan: Planned }) {
  const { t } = useTranslation()
  if (whole !== null) return <WhyTag why={whole} />
  const open = PURPOSES.filter((purpose) => ways.some(([name, why]) => name === purpose && why === null))
  const shut = PURPOSES.flatMap((purpose) => {
    const why = ways.find(([name]) => name === purpose)?.[1]
    return why ? [{ purpose, why }] : []
  })
  return (
    <>
      {open.map((purpose) => (
        <Tag key={purpose} tone={isShaky ? 'plain' : 'good'}>
          {t('desk.ground.may')} {t(`desk.purpose.${purpose}`)}
        </Tag>
      ))}
      {shut.map(({ purpose, why }) => (
        <span key={purpose} className="label" title={t(`desk.ground.why.${why}`)}>
          <s>{t(`desk.purpose.${purpose}`)}</s>
        </span>
      ))}
      {isShaky && <span className="label">{t('desk.ground.haircut')}</span>}
    </>
  )
}

function WhyTag({ why }: { why: Why }) {
  const { t } = useTranslation()
  return (
    <Tag tone="warn" title={t(`desk.ground.ruleText.${why}`)}>
      {t(`desk.ground.why.${why}`)}
    </Tag>
  )
}
