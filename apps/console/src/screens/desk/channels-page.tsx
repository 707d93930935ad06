/** Where money may come from: each channel in its stage of life, with its lines, how they stand, and what they may pay for. */
import './desk.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wish } from '../../api/approval-requests.ts'
import type { Channel, Facility, Standing } from '../../api/desk-requests.ts'
import { annualRateText } from '../../format/day-rate.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { Amount } from '../../parts/amount.tsx'
import { AskApproval } from '../../parts/ask-approval.tsx'
import { May } from '../../parts/may.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { ChannelForm } from './channel-form.tsx'
import { channelsQuery, facilitiesQuery, providersQuery, standingsQuery } from './desk-queries.ts'
import { FacilityForm } from './facility-form.tsx'
import { PurposesForm } from './purposes-form.tsx'
import { BADGES, Badge, useFieldWords } from './standing.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()

const STAGES = ['active', 'watch', 'applying', 'prospect', 'winding_down', 'retired'] as const
const STAGE_TONES: Readonly<Record<Channel['lifecycle'], Tone>> = {
  prospect: 'plain',
  applying: 'info',
  active: 'good',
  watch: 'warn',
  winding_down: 'warn',
  retired: 'plain',
}

type Order = Readonly<
  { kind: 'channel'; channel?: Channel } | { kind: 'facility'; channel: Channel } | { kind: 'purposes'; facility: Facility }
>

export function ChannelsPage() {
  const { t } = useTranslation()
  useDeskLive()
  const channels = useQuery(channelsQuery)
  const [order, give] = useState<Order>()
  const [wish, want] = useState<Wish>()
  const close = () => give(undefined)
  const add = (
    <May do="desk:plan">
      <Button type="primary" onClick={() => give({ kind: 'channel' })}>
        {t('desk.channel.add')}
      </Button>
    </May>
  )
  return (
    <Page title={t('desk.channels')} extra={add}>
      <Loaded query={channels} rows={8}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('desk.channel.none')} text={t('desk.channel.noneText')} />
          ) : (
            <div className="stack">
              {STAGES.filter((stage) => all.some(({ lifecycle }) => lifecycle === stage)).map((stage) => (
                <Panel key={stage} title={t(`desk.channel.lifecycle.${stage}`)} flush>
                  {all
                    .filter(({ lifecycle }) => lifecycle === stage)
                    .map((channel) => (
                      <Place key={channel.id} channel={channel} give={give} />
                    ))}
                </Panel>
              ))}
            </div>
          )
        }
      </Loaded>
      {order?.kind === 'channel' && <ChannelForm channel={order.channel} close={close} />}
      {order?.kind === 'facility' && <FacilityForm channel={order.channel} close={close} />}
      {order?.kind === 'purposes' && (
        <PurposesForm
          facility={order.facility}
          ask={(request) => {
            close()
            want({ kind: 'facility-purposes', request })
          }}
          close={close}
        />
      )}
      <AskApproval wish={wish} close={() => want(undefined)} />
    </Page>
  )
}

function Place({ channel, give }: { channel: Channel; give: (order: Order) => void }) {
  const { t } = useTranslation()
  const { data: providers = [] } = useQuery(providersQuery)
  const { data: facilities = [] } = useQuery(facilitiesQuery)
  const { data: standings } = useQuery(standingsQuery)
  const ofIt = facilities.filter(({ channel_id }) => channel_id === channel.id)
  const own = ofIt.filter(({ borrower_id }) => borrower_id === undefined)
  const lines = standings?.data.filter((one) => one.channel_id === channel.id && one.borrower_id !== null) ?? []
  const unseen = ofIt.length - own.length - lines.length
  const buttons = (
    <May do="desk:plan">
      <span className="row">
        <Button size="small" onClick={() => give({ kind: 'channel', channel })}>
          {t('desk.channel.move')}
        </Button>
        <Button size="small" onClick={() => give({ kind: 'facility', channel })}>
          {t('desk.channel.addFacility')}
        </Button>
      </span>
    </May>
  )
  const head = (
    <span>
      <strong>{channel.product}</strong>
      <p className="label">{providers.find(({ id }) => id === channel.provider_id)?.name}</p>
      <span className="row">
        <Tag>{t(`desk.channel.family.${channel.family}`)}</Tag>
        <Tag tone={STAGE_TONES[channel.lifecycle]}>{t(`desk.channel.lifecycle.${channel.lifecycle}`)}</Tag>
      </span>
    </span>
  )
  if (own.length === 0)
    return (
      <div className="place">
        {head}
        {lines.length > 0 || unseen > 0 ? <BorrowerLines lines={lines} unseen={unseen} /> : <NoTerms />}
        <span />
        {buttons}
      </div>
    )
  return own.map((facility, nth) => (
    <div className="place" key={facility.id}>
      {nth === 0 ? head : <span />}
      <Terms facility={facility} />
      <Stand facility={facility} standing={standings?.data.find(({ facility_id }) => facility_id === facility.id)} give={give} />
      {nth === 0 ? buttons : <span />}
    </div>
  ))
}

function NoTerms() {
  const { t } = useTranslation()
  return (
    <span>
      {t('desk.channel.noFacility')}
      <p className="label">{t('desk.channel.noFacilityText')}</p>
    </span>
  )
}

function BorrowerLines({ lines, unseen }: { lines: readonly Standing[]; unseen: number }) {
  const { t } = useTranslation()
  return (
    <span>
      {t('desk.channel.borrowerLines', { count: lines.length })}
      {unseen > 0 && <span className="label"> · {t('desk.channel.offBoard', { count: unseen })}</span>}
      <span className="row">
        {BADGES.map((name) => ({ name, count: lines.filter(({ badge }) => badge === name).length }))
          .filter(({ count }) => count > 0)
          .map((one) => (
            <Badge key={one.name} {...one} />
          ))}
      </span>
    </span>
  )
}

function Terms({ facility }: { facility: Facility }) {
  const { t } = useTranslation()
  const words = useWords()
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('desk.channel.rate'), annualRateText(facility.rate_ppm)],
    [
      t(facility.committed ? 'desk.channel.committed' : 'desk.channel.uncommitted'),
      [
        facility.callable && t('desk.channel.callable'),
        t('desk.channel.lead', { count: facility.draw_lead_days }),
        t('desk.channel.until', { day: words.namedDay(facility.available_to) }),
      ]
        .filter(Boolean)
        .join(' · '),
    ],
  ]
  return (
    <span>
      <strong>
        {facility.limit_minor === undefined ? (
          <span className="muted">{t('desk.people.notGiven')}</span>
        ) : (
          <Amount minor={facility.limit_minor} currency={facility.currency} form="compact" />
        )}
      </strong>
      <dl className="five">
        {rows.map(([name, value]) => (
          <Pair key={name} name={name}>
            {value}
          </Pair>
        ))}
        <Pair name={t('desk.channel.purposes')}>
          <Purposes facility={facility} />
        </Pair>
      </dl>
    </span>
  )
}

const Pair = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

const PURPOSES = ['debt_service', 'payroll', 'tax', 'supplier', 'equipment', 'capex', 'other'] as const

function Purposes({ facility: { credit_kind, approved } }: { facility: Facility }) {
  const { t } = useTranslation()
  if (credit_kind === 'consumer') return <span className="muted">{t('desk.channel.consumer')}</span>
  if (approved === null) return <span className="short">{t('desk.channel.noPurposes')}</span>
  return PURPOSES.filter((purpose) => approved.purposes.includes(purpose))
    .map((purpose) => t(`desk.purpose.${purpose}`))
    .join(t('desk.people.comma'))
}

function Stand({ facility, standing, give }: { facility: Facility; standing: Standing | undefined; give: (order: Order) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const fields = useFieldWords()
  if (standing === undefined) return <span />
  const { limit_minor: limit, limit_is_least: isLeast, limit_change_ppm: change } = standing
  const last = (field: Standing['availability'], say: (value: string | null) => string): string =>
    field.known === null && field.last_known !== null ? t('desk.lastKnown', { value: say(field.last_known) }) : say(field.last_known)
  const amount = limit.last_known === null ? t('desk.channel.asAgreed') : words.compactMoney(limit.last_known, facility.currency)
  const limitWords = isLeast ? `≥ ${amount}` : amount
  const cut = change !== null && change < 0 ? ` · ${t('desk.channel.cut', { percent: annualRateText(-change) })}` : ''
  return (
    <span>
      <Badge name={standing.badge} />
      <dl className="five">
        <Pair name={t('desk.field.authorisation')}>{last(standing.authorisation, fields.authorisation)}</Pair>
        <Pair name={t('desk.field.availability')}>{last(standing.availability, fields.availability)}</Pair>
        <Pair name={t('desk.field.limit')}>
          {limitWords}
          {cut}
        </Pair>
        <Pair name={t('desk.field.obligation')}>{last(standing.obligation, fields.obligation)}</Pair>
        <Pair name={t('desk.field.health')}>{t(`desk.health.${standing.health}`)}</Pair>
      </dl>
      {facility.approved === null && facility.credit_kind === 'business' && (
        <May do="desk:plan">
          <Button size="small" onClick={() => give({ kind: 'purposes', facility })}>
            {t('desk.channel.askPurposes')}
          </Button>
        </May>
      )}
    </span>
  )
}
