/** What ten thousand more or less of a line, a week or a cap is worth: each asked again by solving it twice. */
import { EXPLANATION_WORDS } from '@fairline/planner/words'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../api/plan-requests.ts'
import { Panel } from '../../../parts/page.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { filled } from './filled.ts'
import { usePlanNames } from './plan-names.ts'

const SHOWN = 8
const isKind = (kind: string): kind is keyof typeof EXPLANATION_WORDS => Object.hasOwn(EXPLANATION_WORDS, kind)

export function PlanPrices({ project, plan: { prices } }: { project: string; plan: Plan }) {
  const { t } = useTranslation()
  const words = useWords()
  const names = usePlanNames(project)
  const money = (minor: number): string => words.money(minor, names.currency)
  const known = prices.flatMap((price) => (isKind(price.kind) ? [{ ...price, kind: price.kind }] : []))
  const dearest = known.toSorted((a, b) => (b.harder_costs_minor ?? Infinity) - (a.harder_costs_minor ?? Infinity)).slice(0, SHOWN)
  // Of a plan that was made in a hurry nobody asked.
  if (dearest.length === 0) return null
  return (
    <Panel title={t('plans.prices')}>
      <ul className="plan-said">
        {dearest.map(({ kind, id, easier_saves_minor: saves, harder_costs_minor: costs }) => {
          const said = costs === null ? EXPLANATION_WORDS[kind].short : EXPLANATION_WORDS[kind]
          const date = kind === 'week' ? words.namedDay(id) : ''
          const holder = kind === 'group-cap' ? names.group(id) : names.provider(id)
          const values = { line: names.line(id), holder, date, saves: money(saves), costs: money(costs ?? 0) }
          return <li key={`${kind} ${id}`}>{filled(words.pick(said), values)}</li>
        })}
      </ul>
    </Panel>
  )
}
