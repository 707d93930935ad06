import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { RecoveryMeasures } from '../../api/views.ts'
import { permilleOf } from '../../format/number.ts'
import { ShareBar } from '../../parts/bar.tsx'
import { Figure } from '../../parts/figures.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { Empty, Loaded } from '../../parts/state.tsx'
import { CategoryTag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { datesOf, sumByDay } from './days-option.ts'
import { DaysPanel } from './days-panel.tsx'
import { HowCounted } from './how-counted.tsx'
import { recoveryQuery } from './measures-query.ts'
import type { MeasureQuestion } from './measures-search.ts'
import { Waiting } from './share-cell.tsx'

export function Recovery({ question }: { question: MeasureQuestion }) {
  const { t } = useTranslation()
  const query = useQuery(recoveryQuery(question))
  return (
    <Loaded query={query} rows={6}>
      {(measures) =>
        measures.data.length === 0 ? (
          <Empty title={t('measures.noRestrictions')} text={t('measures.otherDays')} />
        ) : (
          <Measured measures={measures} />
        )
      }
    </Loaded>
  )
}

function Measured({ measures }: { measures: RecoveryMeasures }) {
  const { t } = useTranslation()
  const { from, to, days, is_partial, definitions } = measures
  return (
    <div className="stack">
      <Panel title={t('measures.recovery.title')}>
        <Totals measures={measures} />
        <HowCounted definitions={definitions} is_partial={is_partial} />
      </Panel>
      <Panel title={t('measures.recovery.byReason')} flush>
        <Reasons rows={measures.data} />
      </Panel>
      <DaysPanel
        title={t('measures.recovery.byDay')}
        dates={datesOf(from, to)}
        series={[
          { name: t('measures.recovery.placed'), counts: sumByDay(days, ({ placed }) => placed), tone: 'neutral' },
          { name: t('measures.recovery.lifted'), counts: sumByDay(days, ({ lifted }) => lifted), tone: 'good-fill' },
        ]}
      />
    </div>
  )
}

function Totals({ measures: { all, previous_all: before } }: { measures: RecoveryMeasures }) {
  const { t } = useTranslation()
  const words = useWords()
  const earlier = (ms: number | null): string =>
    before.restore.waits === 0
      ? t('measures.noneBefore')
      : t('measures.before', { what: ms === null ? t('measures.notYet') : words.duration(ms) })
  return (
    <dl className="figures">
      <Figure isLead label={t('measures.recovery.half')} note={earlier(before.restore.half_ms)}>
        <Waiting ms={all.restore.half_ms} of={all.restore.waits} />
      </Figure>
      <Figure isLead label={t('measures.recovery.most')} note={earlier(before.restore.most_ms)}>
        <Waiting ms={all.restore.most_ms} of={all.restore.waits} />
      </Figure>
      <Figure label={t('measures.recovery.open')} note={all.oldest_open_at === null ? undefined : <Oldest at={all.oldest_open_at} />}>
        <span className="number">{t('measures.of', { count: words.count(all.restore.open), of: words.count(all.restore.waits) })}</span>
      </Figure>
      <Figure
        label={t('measures.recovery.notice')}
        note={t('measures.recovery.unnoticed', { count: words.count(all.notice.open) as unknown as number })}
      >
        <Waiting ms={all.notice.half_ms} of={all.notice.waits} />
      </Figure>
    </dl>
  )
}

function Oldest({ at }: { at: string }) {
  const { t } = useTranslation()
  return (
    <>
      {t('measures.recovery.oldest')} <Moment at={at} />
    </>
  )
}

function Reasons({ rows }: { rows: RecoveryMeasures['data'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const titleOf = useReasonTitle()
  const longest = Math.max(...rows.map(({ restore }) => restore.half_ms ?? 0), 1)
  return (
    <div className="scroll">
      <table className="table measured">
        <thead>
          <tr>
            <th>{t('parts.reason')}</th>
            <th>{t('measures.recovery.half')}</th>
            <th className="end">{t('measures.recovery.most')}</th>
            <th className="end">{t('measures.recovery.open')}</th>
            <th className="end">{t('measures.recovery.notice')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ reason, category, restore, notice, oldest_open_at: oldest }) => (
            <tr key={reason}>
              <td>
                <Link to="/lines" search={{ reason: [reason] }}>
                  {titleOf(reason)}
                </Link>
                <div>
                  <CategoryTag category={category} /> <span className="mono muted">{reason}</span>
                </div>
              </td>
              <td className="wide" data-label={t('measures.recovery.half')}>
                <Waiting ms={restore.half_ms} of={restore.waits} />
                {restore.half_ms !== null && <ShareBar permille={permilleOf(restore.half_ms, longest)} />}
              </td>
              <td className="end" data-label={t('measures.recovery.most')}>
                <Waiting ms={restore.most_ms} of={restore.waits} />
              </td>
              <td className="end number" data-label={t('measures.recovery.open')}>
                {t('measures.of', { count: words.count(restore.open), of: words.count(restore.waits) })}
                {oldest !== null && (
                  <div className="label">
                    <Oldest at={oldest} />
                  </div>
                )}
              </td>
              <td className="end" data-label={t('measures.recovery.notice')}>
                <Waiting ms={notice.half_ms} of={notice.waits} />
                {notice.open > 0 && (
                  <div className="label">{t('measures.recovery.unnoticed', { count: words.count(notice.open) as unknown as number })}</div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
