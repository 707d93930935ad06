/** Early warnings at a glance: each indicator against whatever it is read of; and how good the warnings were. */
import './desk.css'
import './incidents.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Band, Indicator, Warning, Warnings } from '../../api/incident-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addIncidentWords } from '../../locales/incidents.ts'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { CalibrationPanel } from './calibration-panel.tsx'
import { useSubjectName } from './incident-parts.tsx'
import { warningsQuery } from './incident-queries.ts'
import { useDeskLive } from './use-desk-live.ts'
import { WarningDrawer } from './warning-drawer.tsx'
import { WarningLedger } from './warning-ledger.tsx'

addDeskWords()
addIncidentWords()

/** What has the same subjects stands in one table: the worst rows first, and the worst columns. */
const SCOPES = ['borrower', 'channel', 'portfolio', 'data'] as const
type Chosen = Readonly<{ indicator: string; subject: string }>

export function WarningsPage() {
  const { t } = useTranslation()
  useDeskLive()
  const warnings = useQuery(warningsQuery)
  const [chosen, choose] = useState<Chosen>()
  const opened = chosen && warnings.data?.indicators.find(({ indicator }) => indicator === chosen.indicator)
  return (
    <Page title={t('incidents.warn.title')} extra={<Legend />}>
      <Loaded query={warnings} rows={10}>
        {(found) => (
          <div className="stack">
            <p className="muted">{t('incidents.warn.about')}</p>
            {SCOPES.map((scope) => (
              <Heat key={scope} scope={scope} warnings={found} choose={choose} />
            ))}
            <WarningLedger ledger={found.ledger} indicators={found.indicators} />
            <CalibrationPanel />
          </div>
        )}
      </Loaded>
      {chosen && opened && <WarningDrawer subject={chosen.subject} indicator={opened} close={() => choose(undefined)} />}
    </Page>
  )
}

type Look = Band | 'unknown'
const LOOKS: readonly Look[] = ['red', 'amber', 'normal', 'unknown']

/** What was amber or red and still holds is shown as that; what is not known is never green. */
const lookOf = ({ band, reads }: Warning): Look => (band !== 'normal' ? band : reads === null ? 'unknown' : 'normal')

function Legend() {
  const { t } = useTranslation()
  return (
    <span className="row">
      {LOOKS.map((look) => (
        <span key={look} className="row heat-key">
          <i className={`heat-cell heat-${look}`} aria-hidden="true" />
          {t(`incidents.warn.look.${look}`)}
        </span>
      ))}
    </span>
  )
}

type HeatProps = { scope: (typeof SCOPES)[number]; warnings: Warnings; choose: (chosen: Chosen) => void }

function Heat({ scope, warnings: { data, indicators }, choose }: HeatProps) {
  const { t } = useTranslation()
  const nameOf = useSubjectName()
  const cells = new Map(data.map((one) => [`${one.indicator}:${one.subject}`, one]))
  const own = data.filter(({ indicator }) => indicators.some((one) => one.scope === scope && one.indicator === indicator))
  const worst = (of: 'indicator' | 'subject', name: string) =>
    Math.min(...own.filter((one) => one[of] === name).map((one) => LOOKS.indexOf(lookOf(one))))
  const columns = indicators
    .filter(({ indicator }) => own.some((one) => one.indicator === indicator))
    .sort((a, b) => worst('indicator', a.indicator) - worst('indicator', b.indicator))
  const subjects = [...new Set(own.map(({ subject }) => subject))].sort(
    (a, b) => worst('subject', a) - worst('subject', b) || nameOf(a).localeCompare(nameOf(b)),
  )
  return (
    <Panel title={t(`incidents.warn.scope.${scope}`)} flush>
      {subjects.length === 0 ? (
        <Empty title={t('incidents.warn.none')} text={t('incidents.warn.noneText')} />
      ) : (
        <div className="scroll">
          <table className="table heat">
            <thead>
              <tr>
                <th scope="col">{t('incidents.warn.subject')}</th>
                {columns.map((one) => (
                  <HeadCell key={one.indicator} indicator={one} />
                ))}
              </tr>
            </thead>
            <tbody>
              {subjects.map((subject) => (
                <tr key={subject}>
                  <th scope="row">{nameOf(subject)}</th>
                  {columns.map((one) => (
                    <Cell
                      key={one.indicator}
                      indicator={one}
                      subject={subject}
                      cell={cells.get(`${one.indicator}:${subject}`)}
                      choose={choose}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function HeadCell({ indicator: { indicator, name, tunings } }: { indicator: Indicator }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <th scope="col" title={words.pick(name)}>
      <span className="mono">{indicator}</span> <span className="heat-name">{words.pick(name)}</span>
      {tunings.length > 0 && <span className="label"> {t('incidents.warn.tuned')}</span>}
    </th>
  )
}

const MARKS: Readonly<Record<Look, string>> = { red: '!!', amber: '!', normal: '·', unknown: '?' }
type CellProps = { indicator: Indicator; subject: string; cell: Warning | undefined; choose: (chosen: Chosen) => void }

function Cell({ indicator: { indicator, name }, subject, cell, choose }: CellProps) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useSubjectName()
  if (cell === undefined) return <td />
  const look = lookOf(cell)
  const said = t(`incidents.warn.look.${look}`)
  return (
    <td>
      <button
        type="button"
        className={`heat-cell heat-${look}`}
        aria-label={`${nameOf(subject)} · ${words.pick(name)} · ${said}`}
        title={`${words.pick(name)} · ${said}`}
        onClick={() => choose({ indicator, subject })}
      >
        {MARKS[look]}
      </button>
    </td>
  )
}
