/** One incident: what is the matter, what it may cost, what to do first; then why, and all that was said and done. */
import './desk.css'
import './incidents.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { IncidentDetail, ProjectPicture } from '../../api/incident-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addIncidentWords } from '../../locales/incidents.ts'
import { Amount } from '../../parts/amount.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { CashFlowPanel } from './coaching/cash-flow-panel.tsx'
import { projectsQuery } from './desk-queries.ts'
import { DiagnosisPanel } from './diagnosis-panel.tsx'
import { IncidentActs } from './incident-acts.tsx'
import { ResponseClock, Severity, StateTag, useIncidentTitle } from './incident-parts.tsx'
import { incidentQuery, pictureQuery } from './incident-queries.ts'
import { IncidentTasks } from './incident-tasks.tsx'
import { IncidentTimeline } from './incident-timeline.tsx'
import { useMeasured } from './measured.ts'
import { NoticesPanel } from './notices-panel.tsx'
import { Person } from './person.tsx'
import { PlaybookPanel } from './playbook-panel.tsx'
import { PostMortemPanel } from './post-mortem-panel.tsx'
import { ProbesPanel } from './probes-panel.tsx'
import { RecoveryPanel } from './recovery-panel.tsx'
import { Ago } from './standing.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()
addIncidentWords()

const route = getRouteApi('/desk/incidents/$incident')

export function IncidentPage() {
  const { t } = useTranslation()
  useDeskLive()
  const { incident: id } = route.useParams()
  const detail = useQuery(incidentQuery(id))
  const titleOf = useIncidentTitle()
  return (
    <Page
      title={detail.data === undefined ? t('incidents.one') : titleOf(detail.data.incident)}
      extra={
        <>
          {detail.data && <IncidentActs incident={detail.data.incident} />}
          <Link to="/desk/incidents">{t('incidents.title')}</Link>
        </>
      }
    >
      <Loaded query={detail} rows={10}>
        {(found) => <Whole detail={found} />}
      </Loaded>
    </Page>
  )
}

function Whole({ detail }: { detail: IncidentDetail }) {
  const { incident, diagnosis, alerts } = detail
  const about = [incident.warning?.key, incident.warning?.channel, ...incident.subjects.map(({ kind, id }) => `${kind}:${id}`)]
  return (
    <div className="grid desk-columns">
      <div className="span-12">
        <AtOnce detail={detail} />
      </div>
      <div className="span-7 stack">
        {diagnosis && <DiagnosisPanel diagnosis={diagnosis} />}
        {alerts.length > 0 && <Alerts alerts={alerts} />}
        {detail.post_mortem && <PostMortemPanel id={incident.id} mortem={detail.post_mortem} />}
        <RecoveryPanel incident={incident} />
        <CashFlows detail={detail} />
        <IncidentTimeline detail={detail} />
      </div>
      <div className="span-5 stack">
        {incident.state !== 'closed' && <ProbesPanel incident={incident} probes={detail.probes} />}
        <PlaybookPanel detail={detail} course={diagnosis?.course} />
        <IncidentTasks incident={incident} tasks={detail.tasks} />
        <NoticesPanel about={about.filter((one) => one !== undefined && one !== null)} />
      </div>
    </div>
  )
}

/** Of each project that it concerns: evidence that its enterprise does better. */
function CashFlows({ detail: { incident, playbook } }: { detail: IncidentDetail }) {
  const { data: projects = [] } = useQuery(projectsQuery)
  const named = incident.subjects.flatMap(({ kind, id }) => (kind === 'project' ? [id] : []))
  return [...new Set([...playbook.map(({ project_id }) => project_id), ...named])].map((id) => (
    <CashFlowPanel key={id} projectId={id} name={projects.find((one) => one.id === id)?.name ?? id} incident={incident} />
  ))
}

/** For whoever sees it for the first time. */
function AtOnce({ detail }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const { incident, escalation } = detail
  return (
    <Panel
      title={t('incidents.atOnce.title')}
      extra={
        <span className="row incident-marks">
          <Severity level={incident.severity} />
          <StateTag state={incident.state} />
          <span className="label">
            {t('incidents.col.age')} <Ago at={incident.began_at} />
          </span>
          <ResponseClock incident={incident} />
        </span>
      }
    >
      <dl className="at-once">
        <div>
          <dt>{t('incidents.atOnce.matter')}</dt>
          <dd>
            <Matter detail={detail} />
          </dd>
        </div>
        <div>
          <dt>{t('incidents.atOnce.cost')}</dt>
          <dd>
            <Cost detail={detail} />
          </dd>
        </div>
        <div>
          <dt>{t('incidents.atOnce.first')}</dt>
          <dd>
            <First detail={detail} />
          </dd>
        </div>
      </dl>
      {incident.response.taken_by !== null && (
        <p className="label">
          {t('incidents.takenBy')} <Person id={incident.response.taken_by} />
        </p>
      )}
      {escalation.step > 0 && incident.response.taken_at === null && (
        <p className="label">{t('incidents.escalated', { count: escalation.step })}</p>
      )}
    </Panel>
  )
}

function Matter({ detail: { incident, diagnosis, alerts } }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  if (diagnosis === null) {
    const [worst] = [...alerts].sort((a, b) => Number(b.band === 'red') - Number(a.band === 'red'))
    if (worst !== undefined) return <>{words.pick(worst.name)}</>
    return <>{t(incident.warning === undefined ? 'incidents.atOnce.byHand' : 'incidents.atOnce.noReason')}</>
  }
  const { cause, own, shares_ppm: shares } = diagnosis
  const failed = t('incidents.atOnce.failed', { count: own.length })
  return cause === 'undetermined' ? (
    <>
      {failed} <strong>{t('incidents.atOnce.undetermined')}</strong>
    </>
  ) : (
    <>
      {failed}{' '}
      <strong>
        {t('incidents.atOnce.likely', {
          cause: t(`incidents.cause.${cause}`),
          share: words.percent(Math.round((shares[cause] ?? 0) / 1_000)),
        })}
      </strong>
    </>
  )
}

const worthOf = ({ measures }: ProjectPicture, name: string): number | null =>
  measures.find(({ measure }) => measure === name)?.value ?? null

/** Of each project that it concerns: what can still be reached, for how long, and the level of the playbook. */
function Cost({ detail: { playbook } }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const { data: pictures = [] } = useQuery(pictureQuery)
  const { data: projects = [] } = useQuery(projectsQuery)
  if (playbook.length === 0) return <>{t('incidents.atOnce.noProject')}</>
  return (
    <ul>
      {playbook.map(({ project_id, level }) => {
        const picture = pictures.find((one) => one.project_id === project_id)
        const [headroom, weeks] = picture === undefined ? [null, null] : [worthOf(picture, 'headroom'), worthOf(picture, 'survival')]
        return (
          <li key={project_id}>
            <Link to="/desk/projects/$project" params={{ project: project_id }}>
              {projects.find(({ id }) => id === project_id)?.name ?? project_id}
            </Link>{' '}
            {headroom !== null && picture && (
              <>
                {t('incidents.atOnce.reach')} <Amount minor={headroom} currency={picture.currency} />
                {t('incidents.atOnce.comma')}
              </>
            )}
            {weeks === null ? t('incidents.atOnce.weeksUnknown') : t('incidents.atOnce.weeks', { count: weeks })}
            <span className="label"> · {words.pick(level.name)}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** While the cause is open, the next question; then what the cause asks for. */
function First({ detail: { incident, diagnosis, probes, alerts } }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  if (incident.state === 'closed') return <>{t('incidents.atOnce.over')}</>
  const [probe] = probes
  if (diagnosis?.cause === 'undetermined' && probe)
    return (
      <>
        <strong>{words.pick(probe.words)}</strong>{' '}
        <span className="label">{t('incidents.minutes', { time: words.duration(probe.minutes * 60_000) })}</span>
      </>
    )
  const action = diagnosis?.course.money ?? alerts[0]?.first_action
  return <strong>{action === undefined ? t('incidents.atOnce.take') : words.pick(action)}</strong>
}

function Alerts({ alerts }: { alerts: IncidentDetail['alerts'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useReasonWords()
  return (
    <Panel title={t('incidents.alerts.title')} flush>
      <ul className="desk-money">
        {alerts.map((alert) => (
          <li key={`${alert.indicator}:${alert.subject}:${alert.at}`}>
            <span>
              <span className={`band band-${alert.band}`}>{t(`incidents.band.${alert.band}`)}</span>
              <strong>{words.pick(alert.name)}</strong>
              <span>{alert.reasons.map(say).join(t('incidents.and'))}</span>
            </span>
            <span className="label end">
              <Ago at={alert.at} />
            </span>
            <span className="label">
              {t('incidents.alerts.first')} {words.pick(alert.first_action)}
            </span>
            <span className="label end">{words.pick(alert.owner_name)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type Reason = IncidentDetail['alerts'][number]['reasons'][number]

function useReasonWords(): (reason: Reason) => string {
  const { t } = useTranslation()
  const words = useWords()
  const measured = useMeasured()
  return ({ name, unit, found, mark }) =>
    t('incidents.alerts.reason', { name: words.pick(name), found: measured(found, unit), mark: measured(mark, unit) })
}
