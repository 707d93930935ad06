/** Help for borrowers, before anything stands in their way: what is ready, what they are to be told, and what came of it. */
import '../desk.css'
import '../people.css'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoachingPage as Coaching, LineCoaching } from '../../../api/desk-upkeep-requests.ts'
import { addDeskWords } from '../../../locales/desk.ts'
import { addDeskPeopleWords } from '../../../locales/desk-people.ts'
import { addRegisterWords } from '../../../locales/registers.ts'
import { Page, Panel } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { projectsQuery } from '../desk-queries.ts'
import { coachingQuery } from '../people-queries.ts'
import { RegisterForm } from '../register-form.tsx'
import { useDeskLive } from '../use-desk-live.ts'
import { CheckTag } from './check-tag.tsx'
import { CoachingDrawer } from './coaching-drawer.tsx'
import { CHECK_STATES, countOf, duesOf, firstToHelp } from './coaching-order.ts'

addDeskWords()
addDeskPeopleWords()
addRegisterWords()

const ALL = 'all'
type Topic = LineCoaching['guidance'][number]['topic']
/** `telling`: in the place of the drawer. */
type Open = Readonly<{ enrolment: string; telling?: Topic }>

export function CoachingPage() {
  const { t } = useTranslation()
  useDeskLive()
  const coaching = useQuery(coachingQuery)
  const { data: projects = [] } = useQuery(projectsQuery)
  const [project, choose] = useState(ALL)
  const [open, setOpen] = useState<Open>()
  const options = [
    { value: ALL, label: t('deskPeople.coaching.allProjects') },
    ...projects.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const filter = (
    <Select
      aria-label={t('deskPeople.coaching.project')}
      value={project}
      onChange={choose}
      options={options}
      popupMatchSelectWidth={false}
    />
  )
  const line = coaching.data?.data.find(({ enrolment_id }) => enrolment_id === open?.enrolment)
  return (
    <Page title={t('deskPeople.coaching.title')} extra={filter}>
      <p className="muted people-about">{t('deskPeople.coaching.about')}</p>
      <Panel title={t('deskPeople.coaching.title')} flush>
        <Loaded query={coaching} rows={8}>
          {(all) => <Rows all={ofProject(all, project)} choose={(enrolment) => setOpen({ enrolment })} />}
        </Loaded>
      </Panel>
      {line && open?.telling === undefined && (
        <CoachingDrawer
          line={line}
          tell={(telling) => setOpen({ enrolment: line.enrolment_id, telling })}
          close={() => setOpen(undefined)}
        />
      )}
      {line && open?.telling !== undefined && (
        <RegisterForm
          kind="guidance"
          entry={undefined}
          given={{ facility_id: line.facility_id, topic: open.telling, given_on: coaching.data?.today }}
          close={() => setOpen({ enrolment: line.enrolment_id })}
        />
      )}
    </Page>
  )
}

type Shown = Pick<Coaching, 'data' | 'hidden'>

const ofProject = ({ data, hidden }: Shown, project: string): Shown => {
  const isOf = ({ project_id }: { project_id: string | null }) => project === ALL || project_id === project
  return { data: data.filter(isOf), hidden: hidden.filter(isOf) }
}

function Rows({ all: { data, hidden }, choose }: { all: Shown; choose: (enrolment: string) => void }) {
  const { t } = useTranslation()
  if (data.length + hidden.length === 0) return <Empty title={t('deskPeople.coaching.none')} text={t('deskPeople.coaching.noneText')} />
  return (
    <ul className="people-rows coaching-rows">
      <li className="people-head" aria-hidden="true">
        <span>{t('deskPeople.coaching.borrower')}</span>
        <span>{t('deskPeople.coaching.readiness')}</span>
        <span>{t('deskPeople.coaching.guidance')}</span>
        <span>{t('deskPeople.coaching.raise')}</span>
      </li>
      {[...data].sort(firstToHelp).map((line) => (
        <Row key={line.enrolment_id} line={line} choose={choose} />
      ))}
      {hidden.map(({ enrolment_id, label }) => (
        <li key={enrolment_id} className="people-hidden">
          <span>{label}</span>
          <span className="muted">{t('deskPeople.coaching.hidden')}</span>
        </li>
      ))}
    </ul>
  )
}

function Row({ line, choose }: { line: LineCoaching; choose: (enrolment: string) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const dues = duesOf(line)
  const isReady = countOf(line, 'ready') === line.readiness.length
  const told = line.guidance.filter(({ state }) => state !== 'due')
  return (
    <li>
      <span>
        <button type="button" className="desk-open" onClick={() => choose(line.enrolment_id)}>
          {line.label}
        </button>
      </span>
      <span className="people-tags" data-label={t('deskPeople.coaching.readiness')}>
        {isReady && <Tag tone="good">{t('deskPeople.coaching.allReady')}</Tag>}
        {CHECK_STATES.filter((state) => state !== 'ready' && countOf(line, state) > 0).map((state) => (
          <CheckTag key={state} state={state} count={countOf(line, state)} />
        ))}
      </span>
      <span className="people-tags" data-label={t('deskPeople.coaching.guidance')}>
        {line.guidance.length === 0 && <span className="muted">{t('deskPeople.coaching.nothingToTell')}</span>}
        {dues.map(({ topic, name }) => (
          <Tag key={topic} tone="bad" dot>
            {words.pick(name)}
          </Tag>
        ))}
        {told.map(({ topic, name, state }) => (
          <span key={topic} className="label">
            {words.pick(name)} · {t(`deskPeople.coaching.told.${state}`)}
          </span>
        ))}
      </span>
      <span className="label" data-label={t('deskPeople.coaching.raise')}>
        {t(`deskPeople.coaching.when.${line.raise.when as 'may_ask'}`)}
      </span>
    </li>
  )
}
