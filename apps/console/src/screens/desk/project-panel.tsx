/** One project in short: cash against its reserve, and the next thirty days without any funding. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ground, Project } from '../../api/desk-requests.ts'
import { Amount } from '../../parts/amount.tsx'
import { Day } from '../../parts/day.tsx'
import { Figure } from '../../parts/figures.tsx'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { planningQuery } from './desk-queries.ts'
import { cashOf, daysAfter, lowestUntil, minorOf, movesOf, sumsUntil } from './money-ahead.ts'
import { Ago } from './standing.tsx'

const DAYS = 30
const STATE_TONES: Readonly<Record<Project['state'], Tone>> = { draft: 'plain', active: 'good', stressed: 'bad', closed: 'plain' }

function StateTag({ state }: { state: Project['state'] }) {
  const { t } = useTranslation()
  return <Tag tone={STATE_TONES[state]}>{t(`desk.state.${state}`)}</Tag>
}

/** `title` undefined: it is one of several, and leads to its own page. */
export function ProjectPanel({ project, title }: { project: Project; title?: string }) {
  const { t } = useTranslation()
  const ground = useQuery(planningQuery(project.id))
  const look = (
    <>
      <StateTag state={project.state} />
      {title === undefined && (
        <Link to="/desk/projects/$project" params={{ project: project.id }}>
          {t('desk.home.open')}
        </Link>
      )}
      <Link to="/desk/plans" search={{ project: project.id }}>
        {t('shell.deskPlans')}
      </Link>
    </>
  )
  return (
    <Panel title={title ?? project.name} extra={look}>
      <Loaded query={ground} rows={3}>
        {(found) => <Money ground={found} />}
      </Loaded>
    </Panel>
  )
}

function Money({ ground }: { ground: Ground }) {
  const { t } = useTranslation()
  const words = useWords()
  const { currency, reserve_target_minor: reserve } = ground.project
  const seen = cashOf(ground)
  const cash = minorOf(seen)
  const [moves, until] = [movesOf(ground), daysAfter(ground.today, DAYS)]
  const [sums, low] = [sumsUntil(moves, until), lowestUntil(moves, until)]
  const compact = (minor: number) => words.compactMoney(minor, currency)
  return (
    <dl className="figures">
      <Figure
        label={t('desk.home.cash')}
        isLead={cash !== undefined}
        tone={cash === undefined ? 'muted' : cash < reserve ? 'bad' : undefined}
        note={
          <>
            {cash !== undefined && cash < reserve
              ? t('desk.home.belowReserve', { amount: compact(reserve - cash) })
              : t('desk.home.reserve', { amount: compact(reserve) })}
            {seen && (
              <>
                {' · '}
                {t(`desk.source.${seen.source}`)} <Ago at={seen.observed_at} />
              </>
            )}
          </>
        }
      >
        {cash === undefined ? t('desk.home.noCash') : <Amount minor={cash} currency={currency} form="compact" />}
      </Figure>
      <Figure label={t('desk.home.out30')}>
        <Amount minor={sums.out} currency={currency} form="compact" />
      </Figure>
      <Figure label={t('desk.home.in30')} note={t('desk.home.in30Note', { amount: compact(sums.sureIn) })}>
        <Amount minor={sums.in} currency={currency} form="compact" />
      </Figure>
      {low?.afterMinor !== undefined && (
        <Figure label={t('desk.home.low30')} tone={low.afterMinor < 0 ? 'bad' : undefined} note={<Day on={low.dueOn} />}>
          <Amount minor={low.afterMinor} currency={currency} form="compact" />
        </Figure>
      )}
    </dl>
  )
}
