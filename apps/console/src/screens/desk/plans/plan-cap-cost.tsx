/** What the cap on concentration costs: the plan beside the one that was solved without it. */
import { CAP_COST_WORDS } from '@fairline/planner/words'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../api/plan-requests.ts'
import { Figure } from '../../../parts/figures.tsx'
import { Panel } from '../../../parts/page.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { filled } from './filled.ts'
import { usePlanNames } from './plan-names.ts'

const PPM_PER_PERMILLE = 1_000

/** Nothing is shown of a plan that has no cap, or of which that is not proven. */
export function PlanCapCost({ project, plan: { cap_cost: cost, gap } }: { project: string; plan: Plan }) {
  const { t } = useTranslation()
  const words = useWords()
  const { currency } = usePlanNames(project)
  if (cost === null) return null
  const share = (ppm: number): string => words.percent(Math.round(ppm / PPM_PER_PERMILLE))
  const money = (minor: number): string => words.money(Math.abs(minor), currency)
  const extra = cost.extra_cost_minor
  const wider = (gap?.peak_minor ?? 0) - cost.free_gap_peak_minor
  const values = {
    ...{ cap: share(cost.max_ppm), reached: share(cost.free_concentration_ppm), extra: money(extra) },
    ...{ free: money(cost.free_cost_minor), gap: money(wider) },
  }
  const said = extra > 0 ? CAP_COST_WORDS.costs : extra < 0 ? CAP_COST_WORDS.dearer : CAP_COST_WORDS.free
  return (
    <Panel title={t('plans.capCost')} extra={<span className="label">{t('plans.capCostNote')}</span>}>
      <div className="stack">
        <dl className="figures">
          <Figure label={t('plans.capExtra')} isLead tone={extra > 0 ? undefined : 'muted'}>
            {words.money(extra, currency)}
          </Figure>
          <Figure label={t('plans.capReached')} note={t('plans.capReachedNote', { share: share(cost.free_concentration_ppm) })}>
            {share(cost.concentration_ppm)}
          </Figure>
        </dl>
        <p>{filled(words.pick(wider > 0 ? CAP_COST_WORDS.shorter : said), values)}</p>
      </div>
    </Panel>
  )
}
