import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../api/plan-requests.ts'
import { Amount } from '../../../parts/amount.tsx'
import { Day } from '../../../parts/day.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Empty } from '../../../parts/state.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { type PlanMove, planMoves } from './plan-moves.ts'
import { type Names, usePlanNames } from './plan-names.ts'

/** What is near is shown; the rest is where the plan leads. */
const FIRST = 10

export function PlanMoves({ project, plan }: { project: string; plan: Plan }) {
  const { t } = useTranslation()
  const names = usePlanNames(project)
  const moves = planMoves(plan)
  return (
    <Panel title={t('plans.draws')} flush>
      {moves.length === 0 ? (
        <Empty title={t('plans.noMoves')} />
      ) : (
        <>
          <Moves moves={moves.slice(0, FIRST)} names={names} />
          {moves.length > FIRST && (
            <details className="plan-more">
              <summary>{t('plans.rest', { count: moves.length - FIRST })}</summary>
              <Moves moves={moves.slice(FIRST)} names={names} />
            </details>
          )}
        </>
      )}
    </Panel>
  )
}

const Moves = ({ moves, names }: { moves: readonly PlanMove[]; names: Names }) => (
  <ul className="plan-next wide">
    {moves.map((move) => (
      <Move key={move.key} move={move} names={names} />
    ))}
  </ul>
)

function Move({ move: { kind, of, on, askOn, amountMinor, isFirm }, names }: { move: PlanMove; names: Names }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <li>
      <Day on={on} />
      <span>
        {t(`plans.${kind}`)} {kind === 'defer' ? names.flow(of) : names.line(of)}
        {askOn !== null && <span className="label"> {t('plans.request', { day: words.namedDay(askOn) })}</span>}
      </span>
      <span className="end">
        <Amount minor={amountMinor} currency={names.currency} form="compact" />
        {kind === 'draw' && <Tag tone={isFirm ? 'info' : 'plain'}>{isFirm ? t('plans.firm') : t('plans.outlook')}</Tag>}
      </span>
    </li>
  )
}
