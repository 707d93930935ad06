import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FlowMeasures } from '../../api/views.ts'
import { permilleOf } from '../../format/number.ts'
import { ShareBar } from '../../parts/bar.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { useFlowWords } from './flow-words.ts'
import { HowCounted } from './how-counted.tsx'
import { flowsQuery } from './measures-query.ts'
import type { MeasureQuestion } from './measures-search.ts'
import { ShareCell } from './share-cell.tsx'

type Flow = FlowMeasures['data'][number]
type Step = Flow['steps'][number]

export function Flows({ question }: { question: MeasureQuestion }) {
  const { t } = useTranslation()
  const query = useQuery(flowsQuery(question))
  return (
    <Loaded query={query} rows={6}>
      {(measures) =>
        measures.data.every(({ begun }) => begun === 0) ? (
          <Empty title={t('measures.flows.none')} text={t('measures.otherDays')} />
        ) : (
          <Measured measures={measures} />
        )
      }
    </Loaded>
  )
}

function Measured({ measures: { data, previous, is_partial, definitions } }: { measures: FlowMeasures }) {
  const { t } = useTranslation()
  const say = useFlowWords()
  const gone = data.filter(({ begun }) => begun > 0)
  const unused = data.filter(({ begun }) => begun === 0)
  return (
    <div className="stack">
      <Panel title={t('measures.flows.title')}>
        <LostFirst flows={gone} />
        <HowCounted definitions={definitions} is_partial={is_partial} />
      </Panel>
      {gone.map((flow) => (
        <OneFlow key={flow.flow} flow={flow} before={previous.find((one) => one.flow === flow.flow)} />
      ))}
      {unused.length > 0 && (
        <p className="label">{t('measures.flows.unused', { flows: unused.map(({ flow }) => say.flow(flow)).join(t('measures.comma')) })}</p>
      )}
    </div>
  )
}

const WORST = 3

/** The steps at which most are lost, over all ways. */
function LostFirst({ flows }: { flows: readonly Flow[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useFlowWords()
  const steps = flows.flatMap(({ flow, steps: of }) => of.map((step) => ({ flow, ...step })))
  const lost = steps.filter((step) => step.gave_up.count > 0).sort((a, b) => b.gave_up.count - a.gave_up.count)
  if (lost.length === 0) return <p className="muted">{t('measures.flows.noneLost')}</p>
  return (
    <ol className="lost">
      {lost.slice(0, WORST).map(({ flow, step, gave_up: { count, permille } }) => (
        <li key={`${flow} ${step}`}>
          <b>{say.flow(flow)}</b>
          {t('measures.colon')}
          {t('measures.flows.lostAt', {
            step: say.step(step),
            people: words.count(count),
            share: words.percent(permille ?? 0),
          })}
        </li>
      ))}
    </ol>
  )
}

function OneFlow({ flow, before }: { flow: Flow; before: FlowMeasures['previous'][number] | undefined }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useFlowWords()
  const counts = [
    [t('measures.flows.begun'), flow.begun, before?.begun],
    [t('measures.flows.finished'), flow.finished, before?.finished],
    [t('measures.flows.gaveUp'), flow.gave_up, before?.gave_up],
    [t('measures.flows.ended'), flow.ended, before?.ended],
    [t('measures.flows.underWay'), flow.under_way, before?.under_way],
  ] as const
  return (
    <Panel title={say.flow(flow.flow)} flush>
      <dl className="figures flow-head">
        {counts.map(([label, now, earlier = 0]) => (
          <div key={label} className="figure">
            <dt>{label}</dt>
            <dd className="number">
              <b>{words.count(now)}</b> <span className="label">{t('measures.before', { what: words.count(earlier) })}</span>
            </dd>
          </div>
        ))}
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('measures.flows.step')}>
        <table className="table measured dense">
          <thead>
            <tr>
              <th>{t('measures.flows.step')}</th>
              <th>{t('measures.flows.started')}</th>
              <th className="end">{t('measures.flows.done')}</th>
              <th>{t('measures.flows.gaveUp')}</th>
              <th>{t('measures.flows.erred')}</th>
              <th className="end">{t('measures.flows.ended')}</th>
              <th className="end">{t('measures.flows.waiting')}</th>
              <th className="end">{t('measures.flows.took')}</th>
            </tr>
          </thead>
          <tbody>
            {flow.steps.map((step) => (
              <StepRow key={step.step} step={step} begun={flow.begun} />
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}

function StepRow({ step, begun }: { step: Step; begun: number }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useFlowWords()
  return (
    <tr>
      <td>
        {say.step(step.step)} <Tag>{t(`measures.flows.by.${step.by}`)}</Tag>
      </td>
      <td className="wide" data-label={t('measures.flows.started')}>
        <span className="number">{words.count(step.started)}</span>
        <ShareBar permille={permilleOf(step.started, begun)} />
      </td>
      <td className="end number" data-label={t('measures.flows.done')}>
        {words.count(step.done)}
      </td>
      <td data-label={t('measures.flows.gaveUp')}>
        {step.by === 'us' ? (
          <span className="muted" title={t('measures.flows.oursText')}>
            {t('measures.flows.ours')}
          </span>
        ) : (
          <ShareCell share={step.gave_up} isBad />
        )}
      </td>
      <td data-label={t('measures.flows.erred')}>
        {step.erred.count === 0 ? <span className="muted">{t('measures.flows.noError')}</span> : <ShareCell share={step.erred} isBad />}
      </td>
      <td className="end number" data-label={t('measures.flows.ended')}>
        {words.count(step.ended)}
      </td>
      <td className="end number" data-label={t('measures.flows.waiting')}>
        {words.count(step.waiting)}
      </td>
      <td className="end number" data-label={t('measures.flows.took')}>
        {step.half_ms === null ? t('parts.none') : words.duration(step.half_ms)}
      </td>
    </tr>
  )
}
