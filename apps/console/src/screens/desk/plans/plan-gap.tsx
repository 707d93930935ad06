/** What is missing, why, and what would close it: each of these was solved again, so that none is a guess. */
import { GAP_REASON_WORDS, REPAIR_WORDS } from '@fairline/planner/words'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../api/plan-requests.ts'
import { Amount } from '../../../parts/amount.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { filled } from './filled.ts'
import { type Names, usePlanNames } from './plan-names.ts'

type Of = { project: string; plan: Plan; gap: NonNullable<Plan['gap']> }

export function PlanGap({ project, plan, gap }: Of) {
  const { t } = useTranslation()
  const words = useWords()
  const names = usePlanNames(project)
  return (
    <Panel title={t('plans.gapTitle')}>
      <p className="short">
        {t('plans.gapPeak', {
          amount: words.compactMoney(gap.peak_minor, names.currency),
          day: words.namedDay(gap.peak_on),
          count: gap.weeks,
        })}
      </p>
      <div className="plan-three">
        <section>
          <h3 className="desk-small">{t('plans.unpaid')}</h3>
          <ul className="desk-why">
            {gap.unpaid.map(({ id, amount_minor }) => (
              <li key={id}>
                <span>{names.flow(id)}</span>
                <Amount minor={amount_minor} currency={names.currency} form="compact" />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className="desk-small">{t('plans.why')}</h3>
          <Reasons reasons={plan.gap_reasons} names={names} />
        </section>
        <section>
          <h3 className="desk-small">{t('plans.repairs')}</h3>
          <Repairs repairs={plan.repairs} names={names} />
        </section>
      </div>
    </Panel>
  )
}

const isReason = (code: string): code is keyof typeof GAP_REASON_WORDS => Object.hasOwn(GAP_REASON_WORDS, code)
const isRepair = (kind: string): kind is keyof typeof REPAIR_WORDS => Object.hasOwn(REPAIR_WORDS, kind)

function Reasons({ reasons, names }: { reasons: Plan['gap_reasons']; names: Names }) {
  const words = useWords()
  const money = (minor: number | null): string => (minor === null ? '' : words.compactMoney(minor, names.currency))
  const said = reasons.flatMap(({ code, id, used_minor, limit_minor }) =>
    isReason(code)
      ? [
          filled(words.pick(GAP_REASON_WORDS[code]), {
            line: names.line(id),
            holder: code === 'group-cap' ? names.group(id) : names.provider(id),
            used: money(used_minor),
            limit: money(limit_minor),
            reason: '',
          }),
        ]
      : [],
  )
  return (
    <ul className="plan-said">
      {[...new Set(said)].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

const PPM_PER_PERMILLE = 1_000

function Repairs({ repairs, names }: { repairs: Plan['repairs']; names: Names }) {
  const { t } = useTranslation()
  const words = useWords()
  const money = (minor: number): string => words.compactMoney(minor, names.currency)
  return (
    <ul className="plan-said">
      {repairs.map(({ kind, id, by, closes_gap, gap_peak_minor, needs_approval, extra_cost_minor }) => (
        <li key={`${kind} ${id} ${by}`}>
          {isRepair(kind) &&
            filled(words.pick(REPAIR_WORDS[kind]), {
              ...{ amount: money(by), line: names.line(id), need: names.flow(id), receipt: names.flow(id), days: String(by) },
              share: words.percent(Math.round(by / PPM_PER_PERMILLE)),
            })}{' '}
          <Tag tone={closes_gap ? 'good' : 'warn'}>
            {closes_gap ? t('plans.closes') : t('plans.leaves', { amount: money(gap_peak_minor) })}
          </Tag>
          {needs_approval && <Tag>{t('plans.needsApproval')}</Tag>}
          {extra_cost_minor > 0 && <span className="label"> {t('plans.extra', { amount: money(extra_cost_minor) })}</span>}
        </li>
      ))}
    </ul>
  )
}
