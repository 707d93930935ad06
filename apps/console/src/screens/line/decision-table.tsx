import { useTranslation } from 'react-i18next'
import type { TableTrace } from '../../api/views.ts'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { useSignalValue } from '../../parts/signal-value.ts'
import { useTableWords } from '../../parts/table-words.ts'
import { useWords } from '../../parts/use-words.ts'

type TableProps = { table: TableTrace; onlyFired: boolean; currency: string | null }

/** One table of the pack: what went in, its rows, and those that fired in light. */
export function DecisionTable({ table, onlyFired, currency }: TableProps) {
  const { t } = useTranslation()
  const { nameOf, say } = useTableWords()
  const rows = onlyFired ? table.rows.filter(({ fired }) => fired) : table.rows
  const hasReasons = rows.some(({ reason }) => reason !== null)
  return (
    <section className="panel" aria-label={table.name}>
      <header className="panel-head">
        <h2 title={table.name}>{nameOf(table.name)}</h2>
        <span className="label">
          {t('line.hitPolicy')} {table.hit_policy}
        </span>
        <span style={{ flex: 1 }} />
        {table.value !== null && <b className="number">{say(table.name, table.value, currency)}</b>}
      </header>
      <div className="scroll">
        <table className="table">
          <TableHead table={table} hasReasons={hasReasons} currency={currency} />
          <tbody>
            {rows.map((row) => (
              <Row key={row.row} row={row} hasReasons={hasReasons} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && (
        <p className="label" style={{ padding: '8px 16px' }}>
          {t('line.noneFired')}
        </p>
      )}
    </section>
  )
}

function TableHead({ table, hasReasons, currency }: { table: TableTrace; hasReasons: boolean; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useSignalValue()
  const tables = useTableWords()
  return (
    <thead>
      <tr>
        <th>{t('line.row')}</th>
        {table.inputs.map(({ text, name, unit, value }) => (
          <th key={text} title={text}>
            {name ? words.pick(name) : tables.nameOf(text)}
            <br />
            <b className="number" style={{ color: 'var(--text)' }}>
              {say(value, unit ?? '', currency)}
            </b>
          </th>
        ))}
        {table.outputs.map((output) => (
          <th key={output}>{tables.nameOf(output)}</th>
        ))}
        {hasReasons && <th>{t('parts.reason')}</th>}
      </tr>
    </thead>
  )
}

function Row({ row, hasReasons }: { row: TableTrace['rows'][number]; hasReasons: boolean }) {
  const { t } = useTranslation()
  const titleOf = useReasonTitle()
  return (
    <tr className={row.fired ? 'lit' : ''}>
      <td className="number">
        {row.row}
        {row.fired && <span className="unseen">{t('line.fired')}</span>}
      </td>
      {row.cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
        <td key={at} className="mono">
          {cell}
        </td>
      ))}
      {row.outputs.map((output, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <td key={at} className="mono">
          {output === null ? '' : String(output)}
        </td>
      ))}
      {hasReasons && <td>{row.reason && titleOf(row.reason)}</td>}
    </tr>
  )
}
