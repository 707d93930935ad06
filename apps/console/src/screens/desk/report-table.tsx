/** One table of a report, as the server made it: what is not known says so, and is no gap. */
import { useTranslation } from 'react-i18next'
import type { ReportTable as Table } from '../../api/desk-report-requests.ts'
import { Amount } from '../../parts/amount.tsx'
import { useWords } from '../../parts/use-words.ts'

type Cell = Table['rows'][number][number]
type Kind = Table['columns'][number]['kind']
type People = Readonly<Record<string, string>>

const FIGURES: ReadonlySet<Kind> = new Set<Kind>(['count', 'money', 'ppm', 'milli', 'permille', 'minutes'])

export function ReportTable({ table: { columns, rows, title }, people }: { table: Table; people: People }) {
  const words = useWords()
  const { t } = useTranslation()
  if (rows.length === 0) return <p className="report-none muted">{t('deskReports.noRows')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keys
    // biome-ignore lint/a11y/useSemanticElements: its panel is the section already
    <div className="report-scroll" role="group" tabIndex={0} aria-label={words.pick(title)}>
      <table className="report-table">
        <thead>
          <tr>
            {columns.map(({ id, label, kind }) => (
              <th key={id} scope="col" className={FIGURES.has(kind) ? 'report-figure' : undefined}>
                {words.pick(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and never move
            <tr key={nth}>
              {columns.map(({ id, kind }, at) => (
                <td key={id} className={FIGURES.has(kind) ? 'report-figure' : undefined}>
                  <CellText cell={row[at] ?? null} kind={kind} people={people} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CellText({ cell, kind, people }: { cell: Cell; kind: Kind; people: People }) {
  const words = useWords()
  const { t } = useTranslation()
  if (cell === null) return <span className="muted">{t('deskReports.unknown')}</span>
  if (typeof cell === 'number') return <span className="number">{figureText(cell, kind)}</span>
  if (typeof cell === 'object')
    return 'amount_minor' in cell ? <Amount minor={cell.amount_minor} currency={cell.currency} /> : <span>{words.pick(cell)}</span>
  if (kind === 'at' && cell !== '')
    return (
      <time dateTime={cell} className="number">
        {words.dayAndTime(cell)}
      </time>
    )
  return <bdi>{kind === 'people' ? namesOf(cell, people) : cell}</bdi>
}

const namesOf = (ids: string, people: People): string =>
  ids
    .split(' ')
    .map((id) => people[id] ?? id)
    .join(' · ')

const [PPM_OF_PERCENT, PERMILLE_OF_PERCENT, THOUSANDTHS] = [10_000, 10, 1_000]

function figureText(figure: number, kind: Kind): string {
  if (kind === 'ppm') return `${(figure / PPM_OF_PERCENT).toFixed(2)}%`
  if (kind === 'permille') return `${(figure / PERMILLE_OF_PERCENT).toFixed(1)}%`
  return kind === 'milli' ? (figure / THOUSANDTHS).toFixed(2) : String(figure)
}
