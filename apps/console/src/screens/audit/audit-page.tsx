/** Who did and saw what: filters that stand in the address, a list, and one entry in full. */
import { ACTS } from '@fairline/contract/acts'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AuditEntry, fetchAudit } from '../../api/control-requests.ts'
import { addControlWords } from '../../locales/control.ts'
import { useLanguage } from '../../locales/i18n.ts'
import { ChoiceFilter } from '../../parts/choice-filter.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { type ListColumn, PagedList } from '../../parts/paged-list.tsx'
import { useRoleName } from '../../parts/role-name.ts'
import { SearchBox } from '../../parts/search-box.tsx'
import { Empty } from '../../parts/state.tsx'
import { usePages } from '../../parts/use-pages.ts'
import { useWords } from '../../parts/use-words.ts'
import { AuditDrawer } from './audit-drawer.tsx'
import { AUDIT_KINDS, type AuditSearch, auditQuestion, csvAddress, readAuditSearch, reportAddress } from './audit-search.ts'

addControlWords()

const route = getRouteApi('/audit')

export function AuditPage() {
  const { t } = useTranslation()
  const search = route.useSearch({ select: readAuditSearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const change: Change = (next) => void navigate({ search: readAuditSearch({ ...search, ...next }), replace: true })
  const language = useLanguage()
  const [shown, show] = useState<AuditEntry>()
  const pages = usePages(['audit', search], (page, given) => fetchAudit({ ...auditQuestion(search), ...page }, given))
  return (
    <Page
      title={t('control.audit.title')}
      extra={
        <span className="row">
          <Button href={reportAddress(search, Date.now(), language)} target="_blank">
            {t('control.audit.report')}
          </Button>
          <Button href={csvAddress(search)} download="audit.csv">
            {t('control.audit.export')}
          </Button>
        </span>
      }
    >
      <p className="muted" style={{ marginBottom: 10 }}>
        {t('control.audit.about')}
      </p>
      <Filters search={search} change={change} clear={() => void navigate({ search: {}, replace: true })} />
      <PagedList<AuditEntry>
        pages={pages}
        rowKey={({ id }) => id}
        columns={useColumns(show)}
        card={(entry) => <AuditCard entry={entry} show={show} />}
        empty={<Empty title={t('control.audit.none')} text={t('control.audit.noneText')} />}
      />
      <AuditDrawer entry={shown} change={change} close={() => show(undefined)} />
    </Page>
  )
}

type Change = (next: { [Name in keyof AuditSearch]?: AuditSearch[Name] | undefined }) => void

function Filters({ search, change, clear }: { search: AuditSearch; change: Change; clear: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isFiltered = Object.keys(search).length > 0
  return (
    <search className="toolbar">
      <Segmented
        value={search.kind ?? 'any'}
        onChange={(kind) => change({ kind: AUDIT_KINDS.find((one) => one === kind) })}
        options={(['any', ...AUDIT_KINDS] as const).map((value) => ({ value, label: t(`control.audit.kind.${value}`) }))}
      />
      <DayField label={t('control.audit.from')} value={search.from} change={(from) => change({ from })} />
      <DayField label={t('control.audit.until')} value={search.until} change={(until) => change({ until })} />
      <ChoiceFilter
        label={t('control.audit.what')}
        values={search.what}
        options={Object.entries(ACTS).map(([value, words]) => ({ value, label: words[language] }))}
        change={(what) => change({ what })}
      />
      <SearchBox label={t('control.audit.subject')} value={search.subject} change={(subject) => change({ subject })} width={150} />
      <SearchBox
        label={t('control.audit.person')}
        value={search.person}
        change={(person) => change({ person })}
        width={170}
        isMain={false}
      />
      <SearchBox
        label={t('control.audit.address')}
        value={search.address}
        change={(address) => change({ address })}
        width={140}
        isMain={false}
      />
      {isFiltered && <Button onClick={clear}>{t('control.audit.clear')}</Button>}
    </search>
  )
}

function useColumns(show: (entry: AuditEntry) => void): ListColumn<AuditEntry>[] {
  const { t } = useTranslation()
  const words = useWords()
  const roleName = useRoleName()
  return [
    { key: 'at', title: t('control.audit.at'), width: 150, render: (_, { at }) => <Moment at={at} /> },
    {
      key: 'what',
      title: t('control.audit.what'),
      width: 240,
      render: (_, entry) => (
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => show(entry)}>
          {words.pick(entry.words)}
        </Button>
      ),
    },
    { key: 'who', title: t('control.audit.who'), width: 150, render: (_, { actor }) => <span title={actor.id}>{actor.name}</span> },
    { key: 'roles', title: t('control.audit.roles'), width: 160, render: (_, { roles }) => roles?.map(roleName).join(' · ') },
    { key: 'subject', title: t('control.audit.subject'), width: 170, render: (_, { subject }) => <span className="mono">{subject}</span> },
    { key: 'reason', title: t('control.audit.reason'), width: 220, render: (_, { reason }) => <span className="cut">{reason}</span> },
    { key: 'address', title: t('control.audit.address'), width: 140, render: (_, { address }) => <span className="mono">{address}</span> },
  ]
}

function AuditCard({ entry, show }: { entry: AuditEntry; show: (entry: AuditEntry) => void }) {
  const words = useWords()
  return (
    <div className="card">
      <div className="card-row">
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => show(entry)}>
          {words.pick(entry.words)}
        </Button>
        <Moment at={entry.at} />
      </div>
      <div className="card-row">
        <span>{entry.actor.name}</span>
        <span className="mono cut">{entry.subject}</span>
      </div>
    </div>
  )
}
