import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { RestrictionMeasures } from '../../api/views.ts'
import { Figure } from '../../parts/figures.tsx'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { Empty, Loaded } from '../../parts/state.tsx'
import { CategoryTag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { datesOf, sumByDay } from './days-option.ts'
import { DaysPanel } from './days-panel.tsx'
import { HowCounted } from './how-counted.tsx'
import { restrictionsQuery } from './measures-query.ts'
import type { MeasureQuestion } from './measures-search.ts'
import { ShareCell } from './share-cell.tsx'
import { mostHarmfulFirst, totalsOf } from './worst-first.ts'

export function Restrictions({ question }: { question: MeasureQuestion }) {
  const { t } = useTranslation()
  const query = useQuery(restrictionsQuery(question))
  return (
    <Loaded query={query} rows={6}>
      {(measures) =>
        measures.data.length === 0 && measures.previous.length === 0 ? (
          <Empty title={t('measures.noRestrictions')} text={t('measures.otherDays')} />
        ) : (
          <Measured measures={measures} />
        )
      }
    </Loaded>
  )
}

function Measured({ measures }: { measures: RestrictionMeasures }) {
  const { t } = useTranslation()
  const { from, to, data, is_partial, definitions } = measures
  const rows = data.flatMap((row) => row.days)
  return (
    <div className="stack">
      <Panel title={t('measures.restrictions.title')}>
        <Totals measures={measures} />
        <HowCounted definitions={definitions} is_partial={is_partial} />
      </Panel>
      <Panel title={t('measures.restrictions.byReason')} flush>
        <Reasons measures={measures} />
      </Panel>
      <DaysPanel
        title={t('measures.restrictions.byDay')}
        dates={datesOf(from, to)}
        series={[
          { name: t('measures.restrictions.wrong'), counts: sumByDay(rows, ({ wrong }) => wrong), tone: 'bad-fill', stack: 'placed' },
          {
            name: t('measures.restrictions.harmless'),
            counts: sumByDay(rows, ({ harmless }) => harmless),
            tone: 'warn-fill',
            stack: 'placed',
          },
          {
            name: t('measures.restrictions.others'),
            counts: sumByDay(rows, ({ placed, wrong, harmless }) => placed - wrong - harmless),
            tone: 'neutral',
            stack: 'placed',
          },
        ]}
      />
    </div>
  )
}

function Totals({ measures }: { measures: RestrictionMeasures }) {
  const { t } = useTranslation()
  const words = useWords()
  const [now, before] = [totalsOf(measures.data), totalsOf(measures.previous)]
  const said = (count: number, of: number): string => t('measures.of', { count: words.count(count), of: words.count(of) })
  const earlier = (what: string): string => t('measures.before', { what })
  return (
    <dl className="figures">
      <Figure isLead label={t('measures.restrictions.placed')} note={earlier(words.count(before.placed))}>
        <span className="number">{words.count(now.placed)}</span>
      </Figure>
      <Figure
        isLead
        label={t('measures.restrictions.wrong')}
        note={earlier(said(before.wrong, before.lifted))}
        tone={now.wrong > 0 ? 'bad' : undefined}
      >
        <span className="number">{said(now.wrong, now.lifted)}</span>
      </Figure>
      <Figure isLead label={t('measures.restrictions.harmless')} note={earlier(said(before.harmless, before.judged))}>
        <span className="number">{said(now.harmless, now.judged)}</span>
      </Figure>
      <Figure label={t('measures.restrictions.inForce')} note={earlier(words.count(before.inForce))}>
        <span className="number">{words.count(now.inForce)}</span>
      </Figure>
    </dl>
  )
}

function Reasons({ measures: { data, previous } }: { measures: RestrictionMeasures }) {
  const { t } = useTranslation()
  const words = useWords()
  const titleOf = useReasonTitle()
  const placedBefore = (reason: string): number => previous.find((row) => row.reason === reason)?.placed ?? 0
  return (
    <div className="scroll">
      <table className="table measured">
        <thead>
          <tr>
            <th>{t('parts.reason')}</th>
            <th className="end">{t('measures.restrictions.placed')}</th>
            <th className="end">{t('measures.restrictions.inForce')}</th>
            <th>{t('measures.restrictions.wrongShare')}</th>
            <th>{t('measures.restrictions.falsePositive')}</th>
          </tr>
        </thead>
        <tbody>
          {mostHarmfulFirst(data).map((row) => (
            <tr key={row.reason}>
              <td>
                <Link to="/lines" search={{ reason: [row.reason] }}>
                  {titleOf(row.reason)}
                </Link>
                <div>
                  <CategoryTag category={row.category} /> <span className="mono muted">{row.reason}</span>
                </div>
              </td>
              <td className="end number" data-label={t('measures.restrictions.placed')}>
                {words.count(row.placed)}
                <div className="label">{t('measures.before', { what: words.count(placedBefore(row.reason)) })}</div>
              </td>
              <td className="end number" data-label={t('measures.restrictions.inForce')}>
                {words.count(row.in_force)}
              </td>
              <td data-label={t('measures.restrictions.wrongShare')}>
                <ShareCell share={row.wrong} isBad />
              </td>
              <td data-label={t('measures.restrictions.falsePositive')}>
                {row.suspects ? (
                  <ShareCell share={row.false_positive} isBad />
                ) : (
                  <span className="muted">{t('measures.restrictions.noSuspicion')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
