import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ApplicationDetail, TimelineEntry } from '../../api/views.ts'
import { isMinorOutcome, useEventWords } from '../../parts/event-words.ts'
import { Moment } from '../../parts/moment.tsx'
import { OutcomeLine } from '../../parts/outcome.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { stepsOf } from './steps.ts'
import { stepsQuery } from './steps-query.ts'

/** From the first consent to the acceptance, the oldest first. */
export function StepsPanel({ application }: { application: ApplicationDetail }) {
  const { t } = useTranslation()
  const query = useQuery(stepsQuery(application))
  return (
    <Panel title={t('applications.steps')} flush>
      <Loaded query={query}>
        {({ data }) => <Steps steps={stepsOf(data, application, application.closed_at)} application={application} />}
      </Loaded>
    </Panel>
  )
}

function Steps({ steps, application }: { steps: readonly TimelineEntry[]; application: ApplicationDetail }) {
  const { t } = useTranslation()
  const name = useEventWords()
  if (steps.length === 0) return <Empty title={t('applications.noSteps')} />
  return (
    <ol className="items steps">
      {steps.map(({ sequence, type, occurred_at, decision }) => (
        <li key={sequence}>
          <div className="card-row">
            <Link to="/lines/$borrower" params={{ borrower: application.borrower_id }} search={{ decision: sequence }}>
              {name.fact(type)}
            </Link>
            <span className="muted">
              <Moment at={occurred_at} />
            </span>
          </div>
          {decision.outcomes
            .filter((outcome) => !isMinorOutcome(outcome.type))
            .map((outcome, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the outcomes of one decision never change
              <OutcomeLine key={at} outcome={outcome} currency={decision.line.currency} />
            ))}
        </li>
      ))}
    </ol>
  )
}
