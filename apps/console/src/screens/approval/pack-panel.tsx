/** What is known of a proposed policy pack before it decides: its cases, its proof, and about how many borrowers it says something else. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchPackReport } from '../../api/approval-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'

/** It takes seconds to prove, and what it says changes with the book alone. */
const KEPT_MS = 5 * 60_000

export function PackPanel({ hash }: { hash: string }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['pack-report', hash], queryFn: (context) => fetchPackReport(hash, context), staleTime: KEPT_MS })
  return (
    <Panel title={t('approvals.pack.title')}>
      <Loaded query={query} rows={4}>
        {({ cases, proof, impact, warnings }) => (
          <div className="stack">
            <p>
              {t('approvals.pack.impact', { lookedAt: impact.looked_at, differ: impact.differ })}
              {!impact.is_all && ` ${t('approvals.pack.sample')}`}
            </p>
            <Lines of={impact.decisions.map((one) => t('approvals.pack.decision', one))} />
            <p className="muted">{t('approvals.pack.promises')}</p>
            <p>{t('approvals.pack.cases', { count: cases.count, failing: cases.failing.length })}</p>
            <Lines of={cases.failing} />
            <p>{t('approvals.pack.proof', { proved: proof.proved, refuted: proof.refuted, undecided: proof.undecided })}</p>
            <Lines of={[...proof.findings, ...warnings]} />
          </div>
        )}
      </Loaded>
    </Panel>
  )
}

function Lines({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <ul>
      {of.map((line) => (
        <li key={line} className="wrap" dir="auto">
          {line}
        </li>
      ))}
    </ul>
  )
}
