/** On whom the funding of a project rests, and what the end of each would take away. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Picture } from '../../api/desk-registers.ts'
import type { Project } from '../../api/desk-requests.ts'
import { ShareBar } from '../../parts/bar.tsx'
import { Figure } from '../../parts/figures.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { pictureQuery } from './desk-queries.ts'
import { MeasureList } from './measure-list.tsx'
import { useEntryNames } from './register-queries.ts'
import { type AmountBy, effectiveMilli, type Share, type Shares, sharesOf } from './shares.ts'

const [PPM_PER_PERMILLE, MILLI] = [1_000, 1_000]
const AMOUNTS = { counted_minor: 'reach', limit_minor: 'agreed' } as const

export function SharesTab({ project }: { project: Project }) {
  const picture = useQuery(pictureQuery(project.id))
  return (
    <Loaded query={picture} rows={8}>
      {(found) => <OfPicture project={project} picture={found} />}
    </Loaded>
  )
}

function OfPicture({ project, picture: { data, channels } }: { project: Project; picture: Picture }) {
  const { t } = useTranslation()
  const [by, count] = useState<AmountBy>('counted_minor')
  const found = sharesOf(data[0]?.lines ?? [], channels, by)
  const rows = { whole: found.wholeMinor, currency: project.currency }
  return (
    <div className="stack">
      <Head found={found} by={by} count={count} currency={project.currency} />
      <div className="grid desk-columns">
        <div className="span-6">
          <Panel title={t('registers.debts.byProvider')} flush>
            <ShareRows shares={found.providers} kind="provider" cap={project.policy?.provider_cap_ppm} {...rows} />
          </Panel>
        </div>
        <div className="span-6 stack">
          <Panel title={t('registers.debts.byGroup')} extra={<span className="label">{t('registers.debts.groupNote')}</span>} flush>
            <ShareRows shares={found.groups} kind="group" cap={project.policy?.group_cap_ppm} {...rows} />
          </Panel>
          <Panel title={t('registers.debts.lineage')} flush>
            <MeasureList measures={data[0]?.measures ?? []} names={['concentration']} currency={project.currency} />
          </Panel>
        </div>
      </div>
    </div>
  )
}

function Head({ found, by, count, currency }: { found: Shares; by: AmountBy; count: (by: AmountBy) => void; currency: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const sources = effectiveMilli(found.hhiPpm)
  const choice = (
    <Segmented
      aria-label={t('registers.debts.amount')}
      value={by}
      onChange={count}
      options={(['counted_minor', 'limit_minor'] as const).map((one) => ({ value: one, label: t(`registers.debts.${AMOUNTS[one]}`) }))}
    />
  )
  return (
    <Panel title={t('registers.debts.tabShares')} extra={choice}>
      <dl className="figures">
        <Figure label={t('registers.debts.hhi')} isLead>
          {found.hhiPpm === null ? t('registers.debts.unknown') : words.percent(Math.round(found.hhiPpm / PPM_PER_PERMILLE))}
        </Figure>
        <Figure label={t('registers.debts.effective')} note={t('registers.debts.effectiveText')}>
          {sources === null ? t('registers.debts.unknown') : (sources / MILLI).toFixed(2)}
        </Figure>
        <Figure label={t(`registers.debts.${AMOUNTS[by]}`)}>{words.compactMoney(found.wholeMinor, currency)}</Figure>
      </dl>
      {found.unknown > 0 && <p className="label">{t('registers.debts.unknownLines', { count: found.unknown })}</p>}
    </Panel>
  )
}

type RowsProps = { shares: readonly Share[]; kind: 'provider' | 'group'; cap: number | undefined; whole: number; currency: string }

function ShareRows({ shares, kind, cap, whole, currency }: RowsProps) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useEntryNames()
  const percentOf = (ppm: number): string => words.percent(Math.round(ppm / PPM_PER_PERMILLE))
  if (shares.length === 0)
    return kind === 'group' ? (
      <Empty title={t('registers.debts.noGroup')} />
    ) : (
      <Empty title={t('registers.debts.noShares')} text={t('registers.debts.noSharesText')} />
    )
  return (
    <ul className="register-spans">
      {shares.map(({ of, minor, ppm, tied }) => {
        const isOver = cap !== undefined && ppm > cap
        return (
          <li key={of} data-highest={isOver}>
            <span>{nameOf(kind, of)}</span>
            <ShareBar permille={ppm / PPM_PER_PERMILLE} />
            <strong className="end number">{percentOf(ppm)}</strong>
            <span className="label register-whole">
              {t('registers.debts.loss', { amount: words.compactMoney(minor, currency) })} ·{' '}
              {t('registers.debts.left', { amount: words.compactMoney(whole - minor, currency) })} ·{' '}
              {cap === undefined
                ? t('registers.debts.noCap')
                : t(isOver ? 'registers.debts.overCap' : 'registers.debts.cap', { percent: percentOf(cap) })}
              {tied.length > 0 &&
                ` · ${t('registers.debts.tied', { names: tied.map((id) => nameOf('provider', id)).join(t('desk.people.comma')) })}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
