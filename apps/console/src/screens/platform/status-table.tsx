import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'

export type Row = Readonly<{ id: string; what: ReactNode; from: string; to: string | null; actions: ReactNode }>

type StatusTableProps = { title: string; nothing: string; rows: readonly Row[] }

export function StatusTable({ title, nothing, rows }: StatusTableProps) {
  const isNarrow = useNarrow()
  const Rows = isNarrow ? Cards : Table
  return (
    <Panel title={title} flush={!isNarrow}>
      {rows.length === 0 ? <Empty title={nothing} /> : <Rows rows={rows} />}
    </Panel>
  )
}

function End({ to }: Pick<Row, 'to'>) {
  const { t } = useTranslation()
  return to === null ? <span className="muted">{t('platform.unknownEnd')}</span> : <Moment at={to} />
}

/** On a phone one below the other, so that what ends it is not beyond the edge. */
function Cards({ rows }: { rows: readonly Row[] }) {
  return (
    <div className="stack">
      {rows.map(({ id, what, from, to, actions }) => (
        <div key={id}>
          <div>{what}</div>
          <p className="label">
            {id} · <Moment at={from} /> – <End to={to} />
          </p>
          <span className="row">{actions}</span>
        </div>
      ))}
    </div>
  )
}

function Table({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation()
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('platform.id')}</th>
          <th>{t('platform.what')}</th>
          <th>{t('platform.from')}</th>
          <th>{t('platform.to')}</th>
          <th>{t('platform.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, what, from, to, actions }) => (
          <tr key={id}>
            <td className="mono">{id}</td>
            <td>{what}</td>
            <td>
              <Moment at={from} />
            </td>
            <td>
              <End to={to} />
            </td>
            <td className="end">
              <span className="row">{actions}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
