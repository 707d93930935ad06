import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'

export type Row = Readonly<{ id: string; what: ReactNode; from: string; to: string | null; actions: ReactNode }>

export function StatusTable({ title, nothing, rows }: { title: string; nothing: string; rows: readonly Row[] }) {
  const { t } = useTranslation()
  return (
    <Panel title={title} flush>
      {rows.length === 0 ? (
        <Empty title={nothing} />
      ) : (
        <div style={{ overflowX: 'auto' }}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('platform.id')}</th>
                <th>{t('platform.what')}</th>
                <th>{t('platform.from')}</th>
                <th>{t('platform.to')}</th>
                <th />
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
                  <td>{to === null ? <span className="muted">{t('platform.unknownEnd')}</span> : <Moment at={to} />}</td>
                  <td className="end">
                    <span className="row">{actions}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
