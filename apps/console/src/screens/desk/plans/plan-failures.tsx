/** The contingency book: who fails, how long it lasts then, and who pays instead. Worked out before it happens. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookEntry, Plan } from '../../../api/plan-requests.ts'
import { Amount } from '../../../parts/amount.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { type Names, usePlanNames } from './plan-names.ts'
import { bookQuery } from './plan-queries.ts'

const DRAWS_SHOWN = 6
const ORDER = ['provider', 'group', 'facility'] as const
type Kind = (typeof ORDER)[number]
const isKind = (kind: string): kind is Kind => ORDER.some((one) => one === kind)

type Act = (entry: BookEntry, name: string) => ReactNode
type Props = {
  project: string
  plan: Pick<Plan, 'plan_id'>
  title?: string
  /** What may be done about an entry of it. */
  act?: Act
}

export function PlanFailures({ project, plan, title, act }: Props) {
  const { t } = useTranslation()
  const names = usePlanNames(project)
  const book = useQuery(bookQuery(project, plan.plan_id))
  return (
    <Panel title={title ?? t('plans.failures')} extra={<span className="label">{t('plans.failuresNote')}</span>} flush>
      <Loaded query={book} rows={5}>
        {({ missing, entries }) => (missing ? <Empty title={t('plans.noBook')} /> : <Entries entries={entries} names={names} act={act} />)}
      </Loaded>
    </Panel>
  )
}

const nameIn = (names: Names, { kind, id }: BookEntry): string =>
  kind === 'facility' ? names.line(id) : kind === 'group' ? names.group(id) : names.provider(id)

/** The worst first: what goes short soonest. */
const soonest = (a: BookEntry, b: BookEntry): number =>
  (a.survival_days ?? Infinity) - (b.survival_days ?? Infinity) || b.draws.length - a.draws.length

/** Nothing to do but to know it. */
const asksNothing = ({ is_certified, survival_days, draws, extra_cost_minor }: BookEntry): boolean =>
  is_certified && survival_days === null && draws.length === 0 && extra_cost_minor <= 0

type Of = { entries: readonly BookEntry[]; names: Names; act: Act | undefined }

function Entries({ entries, names, act }: Of) {
  const { t } = useTranslation()
  const all = ORDER.flatMap((kind) => entries.filter((entry) => entry.kind === kind).toSorted(soonest))
  const calm = all.filter(asksNothing)
  return (
    <>
      <List entries={all.filter((entry) => !asksNothing(entry))} names={names} act={act} />
      {calm.length > 0 && (
        <details className="plan-more">
          <summary>{t('plans.restless', { count: calm.length })}</summary>
          <List entries={calm} names={names} act={act} />
        </details>
      )}
    </>
  )
}

function List({ entries, names, act }: Of) {
  const { t } = useTranslation()
  return (
    <ul className="plan-book">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.id} ${entry.severity}`}>
          <span>
            <strong>{nameIn(names, entry)}</strong>
            <span className="label"> {isKind(entry.kind) && t(`plans.${entry.kind}`)}</span>{' '}
            {entry.severity === 'closed' && act?.(entry, nameIn(names, entry))}
          </span>
          <Lasts entry={entry} names={names} />
          <Instead entry={entry} names={names} />
        </li>
      ))}
    </ul>
  )
}

function Lasts({ entry, names }: { entry: BookEntry; names: Names }) {
  const { t } = useTranslation()
  if (!entry.is_certified) return <Tag>{t('plans.uncertified')}</Tag>
  if (entry.survival_days === null)
    return (
      <span className="end">
        <Tag tone="good">{t('plans.throughout')}</Tag>
        {entry.extra_cost_minor > 0 && <Extra minor={entry.extra_cost_minor} names={names} />}
      </span>
    )
  return (
    <span className="end">
      <Tag tone="bad">{t('plans.daysLeft', { count: entry.survival_days })}</Tag>
      <span className="short">
        {t('plans.gap')} <Amount minor={entry.gap_peak_minor} currency={names.currency} form="compact" />
      </span>
    </span>
  )
}

function Extra({ minor, names }: { minor: number; names: Names }) {
  const { t } = useTranslation()
  const words = useWords()
  return <span className="label">{t('plans.extra', { amount: words.compactMoney(minor, names.currency) })}</span>
}

function Instead({ entry: { draws }, names }: { entry: BookEntry; names: Names }) {
  const { t } = useTranslation()
  const words = useWords()
  const money = (minor: number): string => words.compactMoney(minor, names.currency)
  const more = draws.filter(({ amount_minor, instead_of_minor }) => amount_minor > instead_of_minor).slice(0, DRAWS_SHOWN)
  if (more.length === 0) return <span className="label plan-instead">{t('plans.noChange')}</span>
  return (
    <span className="label plan-instead">
      {t('plans.instead')}{' '}
      {more
        .map(({ facility_id, lands_on, amount_minor, instead_of_minor }) =>
          t('plans.insteadDraw', {
            day: words.namedDay(lands_on),
            line: names.line(facility_id),
            amount: money(amount_minor),
            before: money(instead_of_minor),
          }),
        )
        .join(t('desk.people.comma'))}
    </span>
  )
}
