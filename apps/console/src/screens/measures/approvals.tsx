import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApprovalMeasures } from '../../api/views.ts'
import { Figure } from '../../parts/figures.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { datesOf, sumByDay } from './days-option.ts'
import { DaysPanel } from './days-panel.tsx'
import { HowCounted } from './how-counted.tsx'
import { approvalsQuery } from './measures-query.ts'
import type { MeasureQuestion } from './measures-search.ts'
import { Before, ShareCell } from './share-cell.tsx'

type Row = ApprovalMeasures['data'][number]

export function Approvals({ question }: { question: MeasureQuestion }) {
  const { t } = useTranslation()
  const query = useQuery(approvalsQuery(question))
  return (
    <Loaded query={query} rows={6}>
      {(measures) =>
        measures.data.every(({ approved }) => approved.of === 0) ? (
          <Empty title={t('measures.approvals.none')} text={t('measures.otherDays')} />
        ) : (
          <Measured measures={measures} />
        )
      }
    </Loaded>
  )
}

function Measured({ measures }: { measures: ApprovalMeasures }) {
  const { t } = useTranslation()
  const words = useWords()
  const { data, previous, cell_min: least, is_partial, definitions } = measures
  const shown = data.filter(({ approved }) => approved.of > 0)
  return (
    <div className="stack">
      <Panel title={t('measures.approvals.title')}>
        <dl className="figures">
          {shown.map(({ kind, approved }) => (
            <Figure
              key={kind}
              isLead
              label={t(`measures.approvals.kinds.${kind}`)}
              note={
                <>
                  {t('measures.of', { count: words.count(approved.count), of: words.count(approved.of) })} ·{' '}
                  <Before share={previous.find((one) => one.kind === kind)?.approved} />
                </>
              }
            >
              <span className="number">{words.percent(approved.permille ?? 0)}</span>
            </Figure>
          ))}
        </dl>
        <HowCounted definitions={definitions} is_partial={is_partial} />
      </Panel>
      <div className="grid">
        {shown.map((row) => (
          <Kind key={row.kind} row={row} least={least} className={shown.length === 1 ? 'span-12' : 'span-6'} />
        ))}
      </div>
      <Decided measures={measures} />
    </div>
  )
}

function Decided({ measures: { from, to, data } }: { measures: ApprovalMeasures }) {
  const { t } = useTranslation()
  return (
    <DaysPanel
      title={t('measures.approvals.byDay')}
      dates={datesOf(from, to)}
      series={[
        {
          name: t('measures.approvals.approved'),
          counts: sumByDay(
            data.flatMap(({ days }) => days),
            ({ approved }) => approved,
          ),
          tone: 'good-fill',
          stack: 'decided',
        },
        {
          name: t('measures.approvals.declined'),
          counts: sumByDay(
            data.flatMap(({ days }) => days),
            ({ decided, approved }) => decided - approved,
          ),
          tone: 'bad-fill',
          stack: 'decided',
        },
      ]}
    />
  )
}

function Kind({ row: { kind, segments }, least, className }: { row: Row; least: number; className: string }) {
  const { t } = useTranslation()
  return (
    <Panel title={t(`measures.approvals.kinds.${kind}`)} className={className} flush>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th>{t('measures.approvals.segment')}</th>
              <th>{t('measures.approvals.approved')}</th>
            </tr>
          </thead>
          {segments.map(({ segment, cells }) => (
            <tbody key={segment}>
              <tr>
                <th colSpan={2} scope="rowgroup">
                  {t(`measures.approvals.segments.${segment}`)}
                </th>
              </tr>
              {cells.map(({ value, approved }) => (
                <tr key={value}>
                  <td>
                    <SegmentValue value={value} />
                  </td>
                  <td>
                    {approved === null ? (
                      <span className="muted">{t('measures.approvals.hidden', { least })}</span>
                    ) : (
                      <ShareCell share={approved} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Panel>
  )
}

const NAMED = ['individual', 'business', 'employed', 'temporary', 'self_employed', 'unemployed', 'retired', 'student'] as const

function SegmentValue({ value }: { value: string | null }) {
  const { t } = useTranslation()
  if (value === null) return <span className="muted">{t('measures.approvals.unknown')}</span>
  const named = NAMED.find((known) => known === value)
  return (
    <span className={named === undefined ? 'number' : ''}>{named === undefined ? value : t(`measures.approvals.values.${named}`)}</span>
  )
}
