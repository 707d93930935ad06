/** The monthly pack: what it says, and in which forms it may be taken along. */
import './desk.css'
import './reports.css'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchMonthlyPack, type MonthlyPack, packHref } from '../../api/desk-report-requests.ts'
import { addMonths } from '../../format/calendar.ts'
import { addDeskReportWords } from '../../locales/desk-reports.ts'
import { Page, Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { ReportTable } from './report-table.tsx'

addDeskReportWords()

const MONTHS_OFFERED = 24
const MONTH_LENGTH = 'yyyy-mm'.length
const thisMonth = (): string => new Date().toISOString().slice(0, MONTH_LENGTH)

export function ReportsPage() {
  const { t } = useTranslation()
  const [month, choose] = useState(thisMonth)
  // Each making is recorded: not made again because somebody looks away and back.
  const once = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false }
  const pack = useQuery({ queryKey: ['deskReport', month], queryFn: (context) => fetchMonthlyPack(month, context), ...once })
  return (
    <Page title={t('deskReports.title')} extra={<Forms month={month} choose={choose} />}>
      <p className="muted report-about">{t('deskReports.about')}</p>
      <Loaded query={pack} rows={10}>
        {(made) => <Pack pack={made} />}
      </Loaded>
    </Page>
  )
}

function Forms({ month, choose }: { month: string; choose: (month: string) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const months = Array.from({ length: MONTHS_OFFERED }, (_, nth) => addMonths(thisMonth(), -nth))
  return (
    <span className="row report-forms">
      <Select
        aria-label={t('deskReports.month')}
        value={month}
        onChange={choose}
        options={months.map((value) => ({ value, label: words.month(value) }))}
        style={{ minWidth: 140 }}
      />
      <Button href={packHref(month, 'html', words.language)} target="_blank">
        {t('deskReports.html')}
      </Button>
      <Button href={packHref(month, 'csv', words.language)} download>
        {t('deskReports.csv')}
      </Button>
      <Button type="primary" href={packHref(month, 'pdf', words.language)} target="_blank">
        {t('deskReports.pdf')}
      </Button>
    </span>
  )
}

function Pack({ pack: { tables, people, facts_to, at, record_head: head, sha256 } }: { pack: MonthlyPack }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div className="report-columns">
      <nav className="report-index" aria-label={t('deskReports.preview')}>
        <ol>
          {tables.map(({ id, title, rows }) => (
            <li key={id}>
              <a href={`#report-${id}`}>{words.pick(title)}</a> <span className="muted number">{rows.length}</span>
            </li>
          ))}
        </ol>
        <p className="label">{t('deskReports.madeFrom', { facts: facts_to, at: words.dayAndTime(at) })}</p>
        <p className="label">{head === null ? t('deskReports.noHead') : t('deskReports.head', { number: head.number, size: head.size })}</p>
        <p className="label">
          {t('deskReports.hash')} <code className="report-hash">{sha256}</code>
        </p>
      </nav>
      <div className="stack">
        {tables.map((table) => (
          <div key={table.id} id={`report-${table.id}`} className="report-part">
            <Panel title={words.pick(table.title)} flush>
              <p className="label report-from">{words.pick(table.from)}</p>
              <ReportTable table={table} people={people} />
            </Panel>
          </div>
        ))}
      </div>
    </div>
  )
}
