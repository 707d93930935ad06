/** Lines that no plan may use, each with why. */
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../api/plan-requests.ts'
import { Amount } from '../../../parts/amount.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Empty } from '../../../parts/state.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { usePlanNames } from './plan-names.ts'

export function PlanBlocked({ project, plan: { blocked } }: { project: string; plan: Plan }) {
  const { t } = useTranslation()
  const words = useWords()
  const names = usePlanNames(project)
  return (
    <Panel title={t('plans.blocked')} extra={<span className="label number">{blocked.length}</span>}>
      {blocked.length === 0 ? (
        <Empty title={t('plans.blockedNone')} />
      ) : (
        <details>
          <summary>{[...new Set(blocked.map(({ text }) => words.pick(text)))].join(t('desk.people.comma'))}</summary>
          <ul className="desk-why">
            {blocked.map(({ facility_id: id, amount_minor: minor, text }) => (
              <li key={id}>
                <span>{names.line(id)}</span>
                <span>
                  {minor === null ? (
                    <span className="muted">{t('plans.hidden')}</span>
                  ) : (
                    <Amount minor={minor} currency={names.currency} form="compact" />
                  )}
                </span>
                <span className="label">{words.pick(text)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
