/** The desk at a glance: each project's money, how the lines stand, and what went wrong last. */
import './desk.css'
import './people.css'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Standing, Standings } from '../../api/desk-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addDeskPeopleWords } from '../../locales/desk-people.ts'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { boardQuery, channelsQuery, projectsQuery, standingsQuery } from './desk-queries.ts'
import { ProjectPanel } from './project-panel.tsx'
import { RemindersPanel } from './reminders-panel.tsx'
import { Ago, BADGES, Badge, useCauseName, wordOn } from './standing.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()
addDeskPeopleWords()

const CHANGES = 10
/** Each of them is asked for by itself. */
const PROJECTS_SHOWN = 12

export function DeskPage() {
  const { t } = useTranslation()
  useDeskLive()
  const projects = useQuery(projectsQuery)
  const standings = useQuery(standingsQuery)
  return (
    <Page title={t('desk.overview')}>
      <div className="grid">
        <div className="span-12 desk-lines">
          <Panel title={t('desk.home.lines')}>
            <Loaded query={standings} rows={2}>
              {(all) => <Lines standings={all} />}
            </Loaded>
          </Panel>
        </div>
        <div className="span-7 stack">
          <Loaded query={projects} rows={8}>
            {(all) =>
              all.length === 0 ? (
                <Panel title={t('desk.home.projects')}>
                  <Empty title={t('desk.home.noProjects')} text={t('desk.home.noProjectsText')} />
                </Panel>
              ) : (
                [...all]
                  .sort((a, b) => Number(a.state === 'draft') - Number(b.state === 'draft'))
                  .slice(0, PROJECTS_SHOWN)
                  .map((project) => <ProjectPanel key={project.id} project={project} />)
              )
            }
          </Loaded>
        </div>
        <div className="span-5 stack">
          <RemindersPanel />
          <Panel title={t('desk.home.changed')} extra={<span className="label">{t('desk.home.changedNote')}</span>} flush>
            <Loaded query={standings} rows={6}>
              {({ data }) => <Changes standings={data} />}
            </Loaded>
          </Panel>
        </div>
      </div>
    </Page>
  )
}

function Lines({ standings: { data, off_board } }: { standings: Standings }) {
  const { t } = useTranslation()
  if (data.length === 0 && off_board === 0) return <Empty title={t('desk.home.noLines')} text={t('desk.home.noLinesText')} />
  const counts = BADGES.map((name) => ({ name, count: data.filter(({ badge }) => badge === name).length })).filter(({ count }) => count > 0)
  return (
    <div className="row desk-badges">
      {counts.map((one) => (
        <Badge key={one.name} {...one} />
      ))}
      <span className="label">{t('desk.home.linesNote', { count: data.length })}</span>
      <span className="gap" />
      {off_board > 0 ? (
        <span className="desk-off" title={t('desk.home.offBoardText')}>
          {t('desk.home.offBoard', { count: off_board })}
        </span>
      ) : (
        <span className="label">{t('desk.home.allShown')}</span>
      )}
    </div>
  )
}

/** Since when the field holds that the badge rests on. */
function sinceOf({ badge, authorisation, availability, limit_minor, obligation, seen_at, words }: Standing): string | null {
  switch (badge) {
    case 'debt_urgent':
      return obligation.since
    case 'authorisation_ended':
    case 'needs_authorisation':
      return authorisation.since
    case 'limit_cut':
      return limit_minor.since
    case 'unknown':
      return seen_at
    case 'doubtful':
      return (
        words
          .map(({ at }) => at)
          .sort()
          .at(-1) ?? null
      )
    case 'closed':
    case 'suspended':
    case 'normal':
      return availability.since
  }
}

const causesOf = (line: Standing): readonly string[] => (wordOn(line, 'causes')?.value as string[] | undefined) ?? []

function Changes({ standings }: { standings: readonly Standing[] }) {
  const { t } = useTranslation()
  const nameOf = useLineName()
  const causeName = useCauseName()
  const odd = standings
    .filter(({ badge }) => badge !== 'normal')
    .map((one) => ({ one, since: sinceOf(one) }))
    .sort((a, b) => (b.since ?? '').localeCompare(a.since ?? ''))
  if (odd.length === 0) return <Empty title={t('desk.home.calm')} text={t('desk.home.calmText')} />
  return (
    <ul className="desk-changes">
      {odd.slice(0, CHANGES).map(({ one, since }) => (
        <li key={one.facility_id}>
          <Badge name={one.badge} />
          <span className="desk-what">
            <strong>{nameOf(one)}</strong>
            <span className="label">{[t(`desk.badgeText.${one.badge}`), ...causesOf(one).map(causeName)].join(' · ')}</span>
          </span>
          <span className="label">{since === null ? t('desk.people.neverSeen') : <Ago at={since} />}</span>
        </li>
      ))}
    </ul>
  )
}

/** By the label that the desk gave, or the product of the channel. */
function useLineName(): (line: Standing) => string {
  const { data: board = [] } = useQuery(boardQuery)
  const { data: channels = [] } = useQuery(channelsQuery)
  return ({ facility_id, channel_id }) =>
    board.find((row) => row.facility_id === facility_id)?.label ?? channels.find(({ id }) => id === channel_id)?.product ?? facility_id
}
