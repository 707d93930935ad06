import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LimitPoint } from '../../api/views.ts'
import { decisionQuery } from '../../parts/decision-query.ts'
import { useEventWords } from '../../parts/event-words.ts'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useTableWords } from '../../parts/table-words.ts'
import { useWords } from '../../parts/use-words.ts'
import { limitHistoryQuery } from './limit-history-query.ts'

type WhyProps = { id: string; currency: string | null; open: (sequence: number) => void }

/** The decision that set the limit as it is now. */
export function Why({ id, currency, open }: WhyProps) {
  const { t } = useTranslation()
  const query = useQuery(limitHistoryQuery(id))
  return (
    <Panel title={t('line.why')}>
      <Loaded query={query} rows={2}>
        {({ data }) => {
          const setBy = data.findLast(({ outcome }) => outcome !== null)
          return setBy ? <Setting id={id} currency={currency} point={setBy} open={open} /> : <Empty title={t('line.whyNone')} />
        }}
      </Loaded>
    </Panel>
  )
}

const SHOWN_TABLES = 6

function Setting({ id, currency, point, open }: WhyProps & { point: LimitPoint }) {
  const { t } = useTranslation()
  const words = useWords()
  const event = useEventWords()
  const titleOf = useReasonTitle()
  const tables = useTableWords()
  const { data: trace } = useQuery(decisionQuery(id, point.sequence))
  const steps = trace?.tables.filter(({ value, rows }) => value !== null && rows.some(({ fired }) => fired)).slice(0, SHOWN_TABLES) ?? []
  return (
    <div className="stack" style={{ gap: 6 }}>
      <p>
        <span className="muted lead-in">{t('line.whyText', { time: words.dayAndTime(point.at) })}</span>
        {point.outcome && <b className="lead-in">{event.outcome(point.outcome)}</b>}
        {point.reasons.map(titleOf).join(' · ')}
      </p>
      {steps.length > 0 && (
        <table className="table">
          <tbody>
            {steps.map(({ name, value, rows }) => (
              <tr key={name}>
                <td style={{ paddingInlineStart: 0 }}>{tables.nameOf(name)}</td>
                <td className="muted number">{t('line.firedRows', { count: rows.filter(({ fired }) => fired).length })}</td>
                <td className="end number">
                  <b>{tables.say(name, value, currency)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div>
        <Button size="small" onClick={() => open(point.sequence)}>
          {t('line.seeDecision')}
        </Button>
      </div>
    </div>
  )
}
