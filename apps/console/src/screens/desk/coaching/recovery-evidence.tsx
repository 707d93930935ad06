/** Evidence for the way back of one incident: attached as it is known that day, opened as a page, handed in with a recovery case. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { attachEvidence, type CashFlow, type Evidence, passOnEvidence } from '../../../api/coaching-act-requests.ts'
import type { Incident } from '../../../api/incident-requests.ts'
import type { Recovery } from '../../../api/recovery-requests.ts'
import { useFaultWords } from '../../../parts/fault-words.ts'
import { Loaded } from '../../../parts/state.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useMay } from '../../../parts/use-may.ts'
import { useWords } from '../../../parts/use-words.ts'
import { DESK_KEY } from '../desk-queries.ts'
import { newId } from '../form-parts.tsx'
import { isRunning } from '../recovery-parts.tsx'
import { recoveriesQuery } from '../recovery-queries.ts'
import { Ago } from '../standing.tsx'
import { evidenceQuery } from './coaching-act-queries.ts'

export function RecoveryEvidence({ incident, flow }: { incident: Incident; flow: CashFlow }) {
  const { t } = useTranslation()
  const mayAct = useMay('desk:plan') && incident.state !== 'closed'
  const query = useQuery(evidenceQuery(incident.id))
  const { data: recoveries = [] } = useQuery(recoveriesQuery)
  const cases = recoveries.filter((one) => one.incident_id === incident.id && isRunning(one))
  return (
    <section aria-label={t('coachingActs.cash.evidence')}>
      <div className="row">
        <h3 className="desk-small">{t('coachingActs.cash.evidence')}</h3>
        {mayAct && flow.trend.verdict !== 'too_little_data' && <Attach incident={incident} projectId={flow.project_id} />}
      </div>
      <Loaded query={query} rows={1}>
        {({ data }) => {
          const own = data.filter(({ project_id }) => project_id === flow.project_id)
          if (own.length === 0) return <p className="muted">{t('coachingActs.cash.evidenceNone')}</p>
          return (
            <ul className="desk-said coaching-topics">
              {own.map((one) => (
                <Item key={one.id} evidence={one} cases={mayAct ? cases : []} mayAct={mayAct} />
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

function useAct(act: () => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }) })
}

/** Attached again, it is another piece of evidence, with what is known by then. */
function Attach({ incident, projectId }: { incident: Incident; projectId: string }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const [id, setId] = useState(() => newId('evidence'))
  const attaching = useAct(async () => {
    await attachEvidence({ id, incident_id: incident.id, project_id: projectId })
    setId(newId('evidence'))
  })
  return (
    <>
      <Button size="small" loading={attaching.isPending} onClick={() => attaching.mutate()}>
        {t('coachingActs.cash.attach')}
      </Button>
      {attaching.error && <span role="alert">{say(attaching.error)}</span>}
    </>
  )
}

function Item({ evidence, cases, mayAct }: { evidence: Evidence; cases: readonly Recovery[]; mayAct: boolean }) {
  const { t, i18n } = useTranslation()
  const words = useWords()
  const { id, as_of: asOf, trend, attached_at: at, passed_on: passed } = evidence
  const left = cases.filter((one) => !passed.some(({ recovery_id }) => recovery_id === one.id))
  return (
    <li>
      <span>
        {t('coachingActs.cash.upTo', { month: words.month(asOf), verdict: words.pick(trend.words) })}{' '}
        <span className="label">
          <Ago at={at} />
        </span>
      </span>
      <span className="row">
        <a
          href={`/v1/desk/recovery-evidence/${encodeURIComponent(id)}/page?lang=${i18n.language.slice(0, 2)}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('coachingActs.cash.page')}
        </a>
        {passed.length > 0 && <Tag tone="good">{t('coachingActs.cash.passed')}</Tag>}
        {left.map((one) => (
          <PassOn key={one.id} id={id} recovery={one} />
        ))}
      </span>
      {mayAct && passed.length === 0 && cases.length === 0 && <p className="label">{t('coachingActs.cash.noCase')}</p>}
    </li>
  )
}

function PassOn({ id, recovery }: { id: string; recovery: Recovery }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const passing = useAct(() => passOnEvidence({ id, recovery_id: recovery.id }))
  return (
    <>
      <Button size="small" loading={passing.isPending} onClick={() => passing.mutate()}>
        {t('coachingActs.cash.passOn', { line: recovery.label })}
      </Button>
      {passing.error && <span role="alert">{say(passing.error)}</span>}
    </>
  )
}
