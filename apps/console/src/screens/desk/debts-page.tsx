/** What a project owes and when, and on how few its funding rests. Every figure says what it is made of. */
import './desk.css'
import './registers.css'
import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ground } from '../../api/desk-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addRegisterWords } from '../../locales/registers.ts'
import { Amount } from '../../parts/amount.tsx'
import { ShareBar } from '../../parts/bar.tsx'
import { Day } from '../../parts/day.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { CovenantsPanel } from './covenants-panel.tsx'
import { pictureQuery, planningQuery, projectsQuery } from './desk-queries.ts'
import { duesOf, spansOf } from './dues.ts'
import { MeasureList } from './measure-list.tsx'
import { SharesTab } from './shares-tab.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()
addRegisterWords()

const TABS = ['debts', 'shares'] as const

export function DebtsPage() {
  const { t } = useTranslation()
  useDeskLive()
  const projects = useQuery(projectsQuery)
  const [chosen, choose] = useState<string>()
  const [tab, turn] = useState<(typeof TABS)[number]>('debts')
  const project =
    projects.data?.find(({ id }) => id === chosen) ?? projects.data?.find(({ state }) => state !== 'draft') ?? projects.data?.[0]
  const acts = project !== undefined && (
    <>
      <Segmented
        aria-label={t('registers.debts.title')}
        value={tab}
        onChange={turn}
        options={TABS.map((one) => ({ value: one, label: t(one === 'debts' ? 'registers.debts.tabDebts' : 'registers.debts.tabShares') }))}
      />
      <Select
        aria-label={t('desk.money.project')}
        value={project.id}
        onChange={choose}
        options={(projects.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        popupMatchSelectWidth={false}
      />
    </>
  )
  return (
    <Page title={t('registers.debts.title')} extra={acts}>
      <Loaded query={projects} rows={8}>
        {() => {
          if (project === undefined) return <Empty title={t('desk.home.noProjects')} text={t('desk.home.noProjectsText')} />
          return tab === 'debts' ? <DebtsTab project={project.id} /> : <SharesTab project={project} />
        }}
      </Loaded>
    </Page>
  )
}

const OF_DEBTS = ['leverage', 'debt_service_coverage', 'maturity_wall', 'remaining_maturity'] as const

function DebtsTab({ project }: { project: string }) {
  const { t } = useTranslation()
  const ground = useQuery(planningQuery(project))
  const picture = useQuery(pictureQuery(project))
  return (
    <div className="grid desk-columns">
      <div className="span-6">
        <Panel title={t('registers.debts.calendar')} extra={<span className="label">{t('registers.debts.calendarNote')}</span>} flush>
          <Loaded query={ground}>{(found) => <Calendar ground={found} />}</Loaded>
        </Panel>
      </div>
      <div className="span-6 stack">
        <Panel title={t('registers.debts.measures')} flush>
          <Loaded query={picture}>
            {({ data }) => <MeasureList measures={data[0]?.measures ?? []} names={OF_DEBTS} currency={data[0]?.currency} />}
          </Loaded>
        </Panel>
        <Loaded query={picture}>{({ data }) => <CovenantsPanel covenants={data[0]?.covenants ?? []} />}</Loaded>
        <Panel title={t('registers.debts.wall')} extra={<span className="label">{t('registers.debts.wallNote')}</span>} flush>
          <Loaded query={ground}>{(found) => <Wall ground={found} />}</Loaded>
        </Panel>
      </div>
    </div>
  )
}

function Calendar({ ground }: { ground: Ground }) {
  const { t } = useTranslation()
  const dues = duesOf(ground)
  const hidden = ground.debts.filter(({ masked }) => masked.length > 0).length
  return (
    <>
      {hidden > 0 && <p className="desk-tier">{t('registers.masked', { count: hidden })}</p>}
      {dues.length === 0 ? (
        <Empty title={t('registers.debts.noDue')} text={t('registers.debts.noDueText')} />
      ) : (
        <ul className="desk-money">
          {dues.map(({ id, of, dueOn, minor }) => (
            <li key={id}>
              <span>
                <Day on={dueOn} /> {of} <Tag tone="info">{t('desk.tier.t0')}</Tag>
              </span>
              <span className="end">
                <Amount minor={minor} currency={ground.project.currency} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Wall({ ground }: { ground: Ground }) {
  const { t } = useTranslation()
  const spans = spansOf(duesOf(ground), ground.today)
  const highest = Math.max(1, ...spans.map(({ minor }) => minor))
  if (spans.length === 0) return <Empty title={t('registers.debts.noDue')} />
  return (
    <ul className="register-spans">
      {spans.map(({ fromWeek, minor, isHighest }) => (
        <li key={fromWeek} data-highest={isHighest}>
          <span>{t('registers.debts.weeks', { from: fromWeek, to: fromWeek + 3 })}</span>
          <ShareBar permille={(minor / highest) * 1_000} />
          <span className="end">
            <Amount minor={minor} currency={ground.project.currency} form="compact" />
          </span>
        </li>
      ))}
    </ul>
  )
}
