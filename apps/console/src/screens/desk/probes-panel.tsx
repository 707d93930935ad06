/** What to find out next: what teaches most per minute comes first, and its answer weighs at once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answerIncident, type Evidence, type Incident, type IncidentDetail } from '../../api/incident-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { useMay } from '../../parts/use-may.ts'
import { useWords } from '../../parts/use-words.ts'
import { DESK_KEY } from './desk-queries.ts'
import { useEvidenceName } from './diagnosis-panel.tsx'

const MINUTE_MS = 60_000
type Probe = IncidentDetail['probes'][number]

export function ProbesPanel({ incident: { id }, probes }: { incident: Incident; probes: IncidentDetail['probes'] }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('incidents.probes.title')} extra={<span className="label">{t('incidents.probes.note')}</span>} flush>
      {probes.length === 0 ? (
        <Empty title={t('incidents.probes.none')} text={t('incidents.probes.noneText')} />
      ) : (
        <ol className="probes">
          {probes.map((probe, place) => (
            <ProbeRow key={probe.probe} incident={id} probe={probe} isBest={place === 0} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

function ProbeRow({ incident, probe, isBest }: { incident: string; probe: Probe; isBest: boolean }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <li data-best={isBest || undefined}>
      <span className="row">
        <strong>{words.pick(probe.words)}</strong>
        <span className="label number">{t('incidents.minutes', { time: words.duration(probe.minutes * MINUTE_MS) })}</span>
        <span className="label number" title={t('incidents.probes.bitsText')}>
          {t('incidents.probes.bits', { bits: probe.bits.toFixed(2) })}
        </span>
      </span>
      {probe.answers.length === 0 ? (
        <span className="label">{t('incidents.probes.byObservation')}</span>
      ) : (
        probe.answers.map((evidence) => <Question key={evidence} incident={incident} evidence={evidence as Evidence} />)
      )}
    </li>
  )
}

function Question({ incident, evidence }: { incident: string; evidence: Evidence }) {
  const { t } = useTranslation()
  const nameOf = useEvidenceName()
  const say = useFaultWords()
  const client = useQueryClient()
  const mayAnswer = useMay('desk:observe')
  const answering = useMutation({
    mutationFn: (answer: boolean) => answerIncident({ id: incident, evidence, answer }),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <fieldset> brings a frame and a legend that this row has no use for
    <span className="question" role="group" aria-label={nameOf(evidence)}>
      <span>{nameOf(evidence)}</span>
      {mayAnswer && (
        <span className="row">
          <Button size="small" loading={answering.isPending && answering.variables} onClick={() => answering.mutate(true)}>
            {t('incidents.yes')}
          </Button>
          <Button size="small" loading={answering.isPending && !answering.variables} onClick={() => answering.mutate(false)}>
            {t('incidents.no')}
          </Button>
        </span>
      )}
      {answering.error && (
        <span role="alert" className="short">
          {say(answering.error)}
        </span>
      )}
    </span>
  )
}
