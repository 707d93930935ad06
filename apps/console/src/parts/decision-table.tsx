import { useTranslation } from 'react-i18next'
import type { TableTrace } from '../api/views.ts'
import { useReasonTitle } from './reasons-book.ts'
import { useSignalValue } from './signal-value.ts'
import { useTableWords } from './table-words.ts'
import { useWords } from './use-words.ts'

type TableProps = { table: TableTrace; onlyFired: boolean; currency: string | null }

/** One table of the pack: what went in, its rows, and those that fired in light. */
export function DecisionTable({ table, onlyFired, currency }: TableProps) {
  const { t } = useTranslation()
  const { nameOf, say } = useTableWords()
  const rows = onlyFired ? table.rows.filter(({ fired }) => fired) : table.rows
  const hasReasons = rows.some(({ reason }) => reason !== null)
  const columns = shownColumns(table, rows)
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <div className="scroll" tabIndex={0}>
        <table className="table">
          <TableHead table={table} columns={columns} hasReasons={hasReasons} currency={currency} />
          <tbody>
            {rows.map((row) => (
              <Row key={row.row} row={row} columns={columns} hasReasons={hasReasons} />
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

/** Of the rows that are shown, the columns that some of them test; all of them where no row is. */
function shownColumns({ inputs }: TableTrace, rows: TableTrace['rows']): number[] {
  const all = inputs.map((_, column) => column)
  return rows.length === 0 ? all : all.filter((column) => rows.some(({ cells }) => cells[column] !== '-'))
}

type HeadProps = { table: TableTrace; columns: readonly number[]; hasReasons: boolean; currency: string | null }

function TableHead({ table, columns, hasReasons, currency }: HeadProps) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useSignalValue()
  const tables = useTableWords()
  return (
    <thead>
      <tr>
        <th>{t('line.row')}</th>
        {table.outputs.map((output) => (
          <th key={output}>{tables.nameOf(output)}</th>
        ))}
        {hasReasons && <th style={{ minWidth: 150 }}>{t('parts.reason')}</th>}
        {table.inputs
          .filter((_, column) => columns.includes(column))
          .map(({ text, name, unit, value }) => (
            <th key={text} title={text}>
              {name ? words.pick(name) : tables.nameOf(text)}
              <br />
              <b className="number" style={{ color: 'var(--text)' }}>
                {say(value, unit ?? '', currency)}
              </b>
            </th>
          ))}
      </tr>
    </thead>
  )
}

type RowProps = { row: TableTrace['rows'][number]; columns: readonly number[]; hasReasons: boolean }

function Row({ row, columns, hasReasons }: RowProps) {
  const { t } = useTranslation()
  const titleOf = useReasonTitle()
  return (
    <tr className={row.fired ? 'lit' : ''}>
      <td className="number">
        {row.row}
        {row.fired && <span className="unseen">{t('line.fired')}</span>}
      </td>
      {row.outputs.map((output, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an output is its column
        <td key={at} className="mono">
          {output === null ? '' : String(output)}
        </td>
      ))}
      {hasReasons && <td>{row.reason && titleOf(row.reason)}</td>}
      {columns.map((column) => (
        <td key={column} className="mono">
          {row.cells[column]}
        </td>
      ))}
    </tr>
  )
}
