import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LineStatus, Portfolio } from '../../api/views.ts'
import { permilleOf } from '../../format/number.ts'
import { Panel } from '../../parts/page.tsx'
import { StatusTag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

const FILL: Readonly<Record<LineStatus, string>> = {
  active: 'var(--good-fill)',
  suspended: 'var(--bad-fill)',
  pending: 'var(--border)',
  closed: 'var(--border)',
  charged_off: 'var(--bad-fill)',
}
const ORDER: readonly LineStatus[] = ['active', 'suspended', 'pending', 'closed', 'charged_off']

export function Statuses({ portfolio, className }: { portfolio: Portfolio; className: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const rows = ORDER.map((status) => ({ status, lines: portfolio.by_status.find((known) => known.status === status)?.lines ?? 0 }))
  return (
    <Panel
      title={t('portfolio.statusTitle')}
      className={className}
      extra={<Link to="/lines" className="number">{`${t('portfolio.linesTotal')} ${words.count(portfolio.lines)}`}</Link>}
    >
      <div className="split" aria-hidden="true">
        {rows.map(({ status, lines }) => lines > 0 && <i key={status} style={{ flex: lines, background: FILL[status] }} />)}
      </div>
      <table className="table" style={{ marginTop: 10 }}>
        <tbody>
          {rows.map(({ status, lines }) => (
            <tr key={status}>
              <td style={{ paddingInline: 0 }}>
                <Link to="/lines" search={{ status: [status] }}>
                  <StatusTag status={status} />
                </Link>
              </td>
              <td className="end number">
                <Link to="/lines" search={{ status: [status] }}>
                  {words.count(lines)}
                </Link>
              </td>
              <td className="end number muted" style={{ paddingInlineEnd: 0, width: 70 }}>
                {words.percent(permilleOf(lines, portfolio.lines))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p style={{ marginTop: 10 }}>
        <span className="label lead-in">{t('portfolio.gradeTitle')}</span>
        {portfolio.by_grade.map(({ grade, lines }) => (
          <Link key={grade} to="/lines" search={{ grade: [grade ?? 'none'] }} className="number lead-in">
            {grade ?? t('parts.noGrade')} {words.count(lines)}
          </Link>
        ))}
      </p>
    </Panel>
  )
}
