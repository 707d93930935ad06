import { useTranslation } from 'react-i18next'
import { weeksOf } from '../../format/calendar.ts'
import { Amount } from '../../parts/amount.tsx'
import { Day } from '../../parts/day.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { byDay, type DueDay } from './due-days.ts'

type MonthProps = { month: string; today: string; data: readonly DueDay[]; open: (day: string) => void }

/** A Monday, and the days after it: only their names are told. */
const WEEK = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07']

export function Month({ month, today, data, open }: MonthProps) {
  const words = useWords()
  const days = byDay(data)
  return (
    <table className="month panel" aria-label={words.month(month)}>
      <thead>
        <tr>
          {WEEK.map((day) => (
            <th key={day} scope="col">
              {words.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks of a month stay where they are
          <tr key={nth}>
            {week.map((day, at) => (
              <td
                key={day ?? `beside-${at}`}
                data-today={day === today || undefined}
                data-past={(day !== null && day < today) || undefined}
              >
                {day !== null && <Cell day={day} today={today} dues={days.get(day) ?? []} open={open} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = { day: string; today: string; dues: readonly DueDay[]; open: (day: string) => void }

function Cell({ day, today, dues, open }: CellProps) {
  const { t } = useTranslation()
  const words = useWords()
  const number = (
    <span className="month-day">
      {Number(day.slice(-2))}
      {day === today && <Tag tone="info">{t('calendar.today')}</Tag>}
    </span>
  )
  if (dues.length === 0) return number
  const count = dues.reduce((sum, { instalments }) => sum + instalments, 0)
  return (
    <button type="button" onClick={() => open(day)} aria-haspopup="dialog">
      <span className="unseen">{words.namedDay(day)}</span>
      <span aria-hidden="true">{number}</span>
      {dues.map(({ currency, total_minor }) => (
        <b key={currency} className={day < today ? 'bad' : ''}>
          <Amount minor={total_minor} currency={currency} form="full" />
        </b>
      ))}
      <span className="label">
        {t('calendar.instalments', { count })}
        {day < today && ` · ${t('calendar.late')}`}
      </span>
    </button>
  )
}

/** For a phone: the days on which there is something to pay, one below the other. */
export function DayList({ today, data, open }: MonthProps) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <ul className="panel day-list">
      {[...byDay(data)].map(([day, dues]) => (
        <li key={day}>
          <button type="button" onClick={() => open(day)} aria-haspopup="dialog">
            <span>
              <Day on={day} /> <span className="muted">{words.weekday(day)}</span>{' '}
              {day === today && <Tag tone="info">{t('calendar.today')}</Tag>}
              <br />
              <span className="label">
                {t('calendar.instalments', { count: dues.reduce((sum, { instalments }) => sum + instalments, 0) })}
                {day < today && ` · ${t('calendar.late')}`}
              </span>
            </span>
            <span style={{ textAlign: 'end' }}>
              {dues.map(({ currency, total_minor }) => (
                <b key={currency} className={day < today ? 'bad' : ''} style={{ display: 'block' }}>
                  <Amount minor={total_minor} currency={currency} form="full" />
                </b>
              ))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
