/** The lines of borrowers that the desk watches: of each, what he lets it see. */
import './desk.css'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../api/desk-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { boardQuery, facilitiesQuery, standingsQuery } from './desk-queries.ts'
import { KindTag, type Watched } from './kind-tag.tsx'
import { LineDrawer } from './line-drawer.tsx'
import { Ago, BADGES, Badge, type BadgeName, useCauseName, useFieldWords, useSeenWords, wordOn } from './standing.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()

export function WatchPage() {
  const { t } = useTranslation()
  useDeskLive()
  const board = useQuery(boardQuery)
  const standings = useQuery(standingsQuery)
  const { data: facilities = [] } = useQuery(facilitiesQuery)
  const [chosen, choose] = useState<string>()
  const [only, setOnly] = useState<BadgeName | 'all'>('all')
  const watched = (board.data ?? []).flatMap((row): Watched[] => {
    const standing = standings.data?.data.find(({ facility_id }) => facility_id === row.facility_id)
    return standing === undefined ? [] : [{ row, standing, facility: facilities.find(({ id }) => id === row.facility_id) }]
  })
  const shown = [...watched].filter(({ standing }) => only === 'all' || standing.badge === only).sort(worstFirst)
  const opened = watched.find(({ row }) => row.enrolment_id === chosen)
  const offBoard = standings.data?.off_board ?? 0
  return (
    <Page title={t('desk.watch')} extra={<Filter watched={watched} only={only} change={setOnly} />}>
      <div className="stack">
        <p className="muted">
          {t('desk.people.about')} {offBoard > 0 && <strong>{t('desk.home.offBoard', { count: offBoard })}</strong>}
        </p>
        <Panel title={t('desk.watch')} flush>
          <Loaded query={board} rows={8}>
            {() => <Rows rows={shown} isAny={watched.length > 0} choose={choose} />}
          </Loaded>
        </Panel>
      </div>
      {opened && <LineDrawer watched={opened} close={() => choose(undefined)} />}
    </Page>
  )
}

const worstFirst = (a: Watched, b: Watched): number =>
  BADGES.indexOf(a.standing.badge) - BADGES.indexOf(b.standing.badge) || a.row.label.localeCompare(b.row.label)

function Filter({
  watched,
  only,
  change,
}: {
  watched: readonly Watched[]
  only: BadgeName | 'all'
  change: (to: BadgeName | 'all') => void
}) {
  const { t } = useTranslation()
  const there = BADGES.filter((name) => name === only || watched.some(({ standing }) => standing.badge === name))
  const count = (name: BadgeName) => watched.filter(({ standing }) => standing.badge === name).length
  return (
    <Segmented<BadgeName | 'all'>
      value={only}
      onChange={change}
      options={[
        { value: 'all', label: `${t('desk.all')} ${watched.length}` },
        ...there.map((name) => ({ value: name, label: `${t(`desk.badge.${name}`)} ${count(name)}` })),
      ]}
    />
  )
}

function Rows({ rows, isAny, choose }: { rows: readonly Watched[]; isAny: boolean; choose: (enrolment: string) => void }) {
  const { t } = useTranslation()
  if (!isAny) return <Empty title={t('desk.people.none')} text={t('desk.people.noneText')} />
  if (rows.length === 0) return <Empty title={t('desk.people.noneFit')} />
  return (
    <ul>
      <li className="watch-row watch-head" aria-hidden="true">
        <span>{t('desk.people.name')}</span>
        <span>{t('desk.field.availability')}</span>
        <span>{t('desk.field.causes')}</span>
        <span>{t('desk.field.limit')}</span>
        <span>{t('desk.field.next_due')}</span>
        <span>{t('desk.people.seen')}</span>
      </li>
      {rows.map((watched) => (
        <Row key={watched.row.enrolment_id} watched={watched} choose={choose} />
      ))}
    </ul>
  )
}

function Row({ watched: { row, standing, facility }, choose }: { watched: Watched; choose: (enrolment: string) => void }) {
  const { t } = useTranslation()
  const fields = useFieldWords()
  const cause = useCauseName()
  const causes = (wordOn(standing, 'causes')?.value as string[] | undefined) ?? []
  return (
    <li className="watch-row">
      <span className="watch-who">
        <button type="button" className="desk-open" onClick={() => choose(row.enrolment_id)}>
          {row.label}
        </button>
        {facility && <KindTag facility={facility} />}
      </span>
      <span>
        <Badge name={standing.badge} /> <span className="label">{fields.availability(standing.availability.last_known)}</span>
      </span>
      <span data-label={t('desk.field.causes')}>
        {causes.length === 0 ? <span className="muted">{t('desk.none')}</span> : causes.map((one) => <Tag key={one}>{cause(one)}</Tag>)}
      </span>
      <span data-label={t('desk.field.limit')}>
        <Given standing={standing} field="limit" instead="limit_band" />
      </span>
      <span data-label={t('desk.field.next_due')}>
        <Given standing={standing} field="next_due" isGiven={row.scopes.includes('due_dates')} />
      </span>
      <span className="label" data-label={t('desk.people.seen')}>
        {standing.seen_at === null ? t('desk.people.neverSeen') : <Ago at={standing.seen_at} />}
      </span>
    </li>
  )
}

type GivenProps = { standing: Standing; field: 'limit' | 'next_due' | 'balance'; instead?: 'limit_band'; isGiven?: boolean }

/** What he does not let the desk see is said to be so, and is no gap. */
function Given({ standing, field, instead, isGiven = false }: GivenProps) {
  const { t } = useTranslation()
  const say = useSeenWords()
  const word = wordOn(standing, field)
  if (word !== undefined) return <span className="number">{say(word)}</span>
  const band = instead && wordOn(standing, instead)
  if (band)
    return (
      <span title={t('desk.people.bandNote')}>
        <span className="number">{say(band)}</span> <span className="label">{t('desk.people.bandNote')}</span>
      </span>
    )
  return <span className="muted">{isGiven ? t('desk.none') : t('desk.people.notGiven')}</span>
}
