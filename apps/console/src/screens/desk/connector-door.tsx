/** One door for webhooks: how it is, what was heard and refused there, how old its secret is. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Connection, type ConnectionSecret, connectLines, endConnection, rotateConnection } from '../../api/connector-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Facts } from '../../parts/figures.tsx'
import { May } from '../../parts/may.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { DESK_KEY } from './desk-queries.ts'
import { Ago } from './standing.tsx'

const TONES: Readonly<Record<Connection['state'], Tone>> = {
  heard: 'good',
  never: 'plain',
  silent: 'warn',
  refusing: 'bad',
  ended: 'plain',
}

type Props = { connection: Connection; channel: string; unheard: readonly string[]; onSecret: (told: ConnectionSecret) => void }

export function Door({ connection: one, channel, unheard, onSecret }: Props) {
  const { t } = useTranslation()
  return (
    <li className="feed-door">
      <div className="row">
        <strong>{channel}</strong>
        <span className="label mono">{one.id}</span>
        <Tag tone={TONES[one.state]} dot>
          {t(`connectors.state.${one.state}`)}
        </Tag>
        <span className="feed-gap" />
        {one.state !== 'ended' && <Upkeep id={one.id} unheard={unheard} onSecret={onSecret} />}
      </div>
      <p className={one.state === 'refusing' || one.state === 'silent' ? '' : 'muted'}>{t(`connectors.stateText.${one.state}`)}</p>
      <Facts
        rows={[
          [t('connectors.heardAt'), one.heard_at === null ? t('connectors.notYet') : <Ago key="heard" at={one.heard_at} />],
          [t('connectors.taken'), one.taken],
          [t('connectors.lines'), one.enrolment_ids.length],
          [t('connectors.refused'), <Refused key="refused" refused={one.refused} />],
          [t('connectors.secretSince'), <Secret key="secret" connection={one} />],
          [
            t('connectors.address'),
            <code key="address" className="mono wrap">
              {one.address}
            </code>,
          ],
        ]}
      />
    </li>
  )
}

function Refused({ refused }: Pick<Connection, 'refused'>) {
  const { t, i18n } = useTranslation()
  if (refused.length === 0) return <span className="muted">{t('connectors.noneRefused')}</span>
  const nameOf = (why: string): string => (i18n.exists(`connectors.why.${why}`) ? t(`connectors.why.${why as 'too-old'}`) : why)
  return (
    <span className="feed-whys">
      {refused.map(({ why, count, last_at }) => (
        <span key={why}>
          {nameOf(why)} <b className="number">{count}</b>{' '}
          <span className="label">
            <Ago at={last_at} />
          </span>
        </span>
      ))}
    </span>
  )
}

function Secret({ connection: { secret_at, previous_secret_until: until } }: { connection: Connection }) {
  const { t } = useTranslation()
  const words = useWords()
  const isOverlapping = until !== null && Date.parse(until) > Date.now()
  return (
    <>
      <Ago at={secret_at} />
      {isOverlapping && <span className="label"> · {t('connectors.overlap', { time: words.dayAndTime(until) })}</span>}
    </>
  )
}

function Upkeep({ id, unheard, onSecret }: Pick<Props, 'unheard' | 'onSecret'> & { id: string }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const changed = () => client.invalidateQueries({ queryKey: DESK_KEY })
  const rotating = useMutation({ mutationFn: () => rotateConnection(id), onSuccess: onSecret, onSettled: changed })
  const ending = useMutation({ mutationFn: () => endConnection(id), onSettled: changed })
  const connecting = useMutation({ mutationFn: () => connectLines(id, unheard), onSettled: changed })
  const fault = rotating.error ?? ending.error ?? connecting.error
  return (
    <May do="desk:connect">
      {fault && (
        <span role="alert" className="bad">
          {say(fault)}
        </span>
      )}
      {unheard.length > 0 && (
        <Button size="small" loading={connecting.isPending} onClick={() => connecting.mutate()}>
          {t('connectors.connect', { count: unheard.length })}
        </Button>
      )}
      <Popconfirm
        title={t('connectors.rotateAsk', { id })}
        description={t('connectors.rotateText')}
        okText={t('connectors.rotate')}
        onConfirm={() => rotating.mutate()}
      >
        <Button size="small" loading={rotating.isPending}>
          {t('connectors.rotate')}
        </Button>
      </Popconfirm>
      <Popconfirm
        title={t('connectors.endAsk', { id })}
        description={t('connectors.endText')}
        okText={t('connectors.end')}
        onConfirm={() => ending.mutate()}
      >
        <Button size="small" danger loading={ending.isPending}>
          {t('connectors.end')}
        </Button>
      </Popconfirm>
    </May>
  )
}
