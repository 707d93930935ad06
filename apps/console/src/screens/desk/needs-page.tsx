/** What a project needs and when, what comes in, what it owes; and what that comes to, day by day, without any funding. */
import './desk.css'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Debt, Ground, Need, Receipt } from '../../api/desk-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { Amount } from '../../parts/amount.tsx'
import { Day } from '../../parts/day.tsx'
import { May } from '../../parts/may.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { planningQuery, projectsQuery } from './desk-queries.ts'
import { DueDays } from './due-days.tsx'
import { CashForm, NeedForm, ReceiptForm } from './need-form.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()

const FORMS = { need: NeedForm, receipt: ReceiptForm, cash: CashForm } as const

export function NeedsPage() {
  const { t } = useTranslation()
  useDeskLive()
  const projects = useQuery(projectsQuery)
  const [chosen, choose] = useState<string>()
  const [form, open] = useState<keyof typeof FORMS>()
  const running = [...(projects.data ?? [])].sort((a, b) => Number(a.state === 'draft') - Number(b.state === 'draft'))
  const project = chosen ?? running[0]?.id
  const Form = form && FORMS[form]
  const acts = project !== undefined && (
    <>
      <Select
        aria-label={t('desk.money.project')}
        value={project}
        onChange={choose}
        options={running.map(({ id, name }) => ({ value: id, label: name }))}
        popupMatchSelectWidth={false}
      />
      <May do="desk:plan">
        <Button onClick={() => open('need')}>{t('desk.money.addNeed')}</Button>
        <Button onClick={() => open('receipt')}>{t('desk.money.addReceipt')}</Button>
      </May>
      <May do="desk:observe">
        <Button onClick={() => open('cash')}>{t('desk.money.addCash')}</Button>
      </May>
    </>
  )
  return (
    <Page title={t('desk.needs')} extra={acts}>
      <Loaded query={projects} rows={8}>
        {() =>
          project === undefined ? (
            <Empty title={t('desk.home.noProjects')} text={t('desk.home.noProjectsText')} />
          ) : (
            <OfProject project={project} />
          )
        }
      </Loaded>
      {Form && project !== undefined && <Form project={project} close={() => open(undefined)} />}
    </Page>
  )
}

function OfProject({ project }: { project: string }) {
  const { t } = useTranslation()
  const ground = useQuery(planningQuery(project))
  return (
    <Loaded query={ground} rows={8}>
      {(found) => (
        <div className="grid desk-columns">
          <div className="span-6 stack">
            <Needs needs={found.needs} />
            <Receipts receipts={found.receipts} />
            <Debts debts={found.debts} today={found.today} />
          </div>
          <div className="span-6">
            <Panel title={t('desk.money.due')} extra={<span className="label">{t('desk.money.dueNote')}</span>} flush>
              <DueDays ground={found} />
            </Panel>
          </div>
        </div>
      )}
    </Loaded>
  )
}

const TIERS = ['t0', 't1', 't2', 't3'] as const
const byDay = (a: { due_on: string }, b: { due_on: string }): number => a.due_on.localeCompare(b.due_on)

function Needs({ needs }: { needs: readonly Need[] }) {
  const { t } = useTranslation()
  const words = useWords()
  if (needs.length === 0)
    return (
      <Panel title={t('desk.money.needs')}>
        <Empty title={t('desk.money.noNeeds')} text={t('desk.money.noNeedsText')} />
      </Panel>
    )
  const sum = needs.reduce((total, { p50_minor }) => total + p50_minor, 0)
  return (
    <Panel
      title={t('desk.money.needs')}
      extra={<span className="label">{t('desk.money.total', { amount: words.compactMoney(sum, needs[0]!.currency) })}</span>}
      flush
    >
      {TIERS.map((tier, nth) => ({ tier, ofTier: needs.filter((need) => need.tier === nth).sort(byDay) }))
        .filter(({ ofTier }) => ofTier.length > 0)
        .map(({ tier, ofTier }) => (
          <section key={tier} aria-label={t(`desk.tier.${tier}`)}>
            <h3 className="desk-tier">{t(`desk.tier.${tier}`)}</h3>
            <ul className="desk-money">
              {ofTier.map((need) => (
                <NeedRow key={need.id} need={need} />
              ))}
            </ul>
          </section>
        ))}
    </Panel>
  )
}

function NeedRow({ need }: { need: Need }) {
  const { t } = useTranslation()
  return (
    <li>
      <span>
        {need.name} <Tag>{t(`desk.purpose.${need.purpose}`)}</Tag>
      </span>
      <span className="end">
        <Amount minor={need.p50_minor} currency={need.currency} />
      </span>
      <span className="label">
        <Day on={need.due_on} /> · {t(`desk.money.${need.certainty}`)}
        {need.deferrable_days > 0 && ` · ${t('desk.money.deferrable', { count: need.deferrable_days })}`}
      </span>
      <Range {...need} />
    </li>
  )
}

function Range({ p10_minor, p50_minor, p90_minor, currency }: Pick<Need, 'p10_minor' | 'p50_minor' | 'p90_minor' | 'currency'>) {
  const { t } = useTranslation()
  const words = useWords()
  if (p10_minor === undefined && p90_minor === undefined) return <span />
  const [low, high] = [p10_minor ?? p50_minor, p90_minor ?? p50_minor].map((minor) => words.compactMoney(minor, currency))
  return (
    <span className="label end" title={t('desk.money.rangeNote')}>
      {t('desk.money.range', { low, high })}
    </span>
  )
}

function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('desk.money.receipts')} flush>
      {receipts.length === 0 ? (
        <Empty title={t('desk.money.noReceipts')} />
      ) : (
        <ul className="desk-money">
          {[...receipts].sort(byDay).map((receipt) => (
            <li key={receipt.id}>
              <span>{receipt.debtor}</span>
              <span className="end">
                <Amount minor={receipt.p50_minor} currency={receipt.currency} />
              </span>
              <span className="label">
                <Day on={receipt.due_on} /> · {t(receipt.confirmed ? 'desk.money.confirmed' : 'desk.money.unconfirmed')}
                {receipt.pledged_to !== undefined && ` · ${t('desk.money.pledged')}`}
              </span>
              <Range {...receipt} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Debts({ debts, today }: { debts: readonly Debt[]; today: Ground['today'] }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('desk.money.debts')} extra={<Tag tone="info">{t('desk.tier.t0')}</Tag>} flush>
      {debts.length === 0 ? (
        <Empty title={t('desk.money.noDebts')} />
      ) : (
        <ul className="desk-money">
          {debts.map((debt) => {
            const next = debt.instalments.find(({ due_on }) => due_on >= today)
            const left = debt.instalments.reduce((sum, { due_on, amount_minor }) => sum + (due_on >= today ? amount_minor : 0), 0)
            return (
              <li key={debt.id}>
                <span>{debt.creditor}</span>
                <span className="end">{next && <Amount minor={left} currency={debt.currency} />}</span>
                <span className="label">
                  {next ? <Day on={next.due_on} /> : debt.masked.length > 0 ? t('desk.money.hiddenDue') : t('desk.none')}
                </span>
                <span className="label end">{next && <Amount minor={next.amount_minor} currency={debt.currency} />}</span>
              </li>
            )
          })}
        </ul>
      )}
    </Panel>
  )
}
