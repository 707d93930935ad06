import { Button, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchDeliveries, replayDelivery } from '../../api/notice-requests.ts'
import type { Delivery } from '../../api/views.ts'
import { BorrowerLink } from '../../parts/book-links.tsx'
import { DeliveryTag } from '../../parts/delivery-tag.tsx'
import { useEventWords } from '../../parts/event-words.ts'
import { Moment } from '../../parts/moment.tsx'
import { type ListColumn, PagedList } from '../../parts/paged-list.tsx'
import { Empty } from '../../parts/state.tsx'
import { useMay } from '../../parts/use-may.ts'
import { usePages } from '../../parts/use-pages.ts'
import { DELIVERY_CHANNELS, DELIVERY_STATES, type DeliverySearch, readDeliverySearch } from './delivery-search.ts'

type DeliveriesProps = { search: DeliverySearch; change: (next: DeliverySearch) => void }

export function Deliveries({ search, change }: DeliveriesProps) {
  const { t } = useTranslation()
  const pages = usePages(['deliveries', search], (page, given) => fetchDeliveries({ ...search, ...page }, given))
  const again = async (id: string): Promise<void> => {
    await replayDelivery(id)
    pages.refresh()
  }
  return (
    <>
      <search className="toolbar">
        <Segmented<Delivery['state'] | 'any'>
          value={search.state ?? 'any'}
          onChange={(state) => change(readDeliverySearch({ ...search, state }))}
          options={(['any', ...DELIVERY_STATES] as const).map((value) => ({
            value,
            label: value === 'any' ? t('notices.anyState') : t(`notices.state.${value}`),
          }))}
        />
        <Select
          allowClear
          aria-label={t('notices.channelLabel')}
          placeholder={t('notices.channelLabel')}
          style={{ minWidth: 130 }}
          value={search.channel ?? null}
          onChange={(channel: Delivery['channel'] | undefined) => change(readDeliverySearch({ ...search, channel }))}
          options={DELIVERY_CHANNELS.map((value) => ({ value, label: t(`notices.channel.${value}`) }))}
        />
      </search>
      <PagedList<Delivery>
        pages={pages}
        rowKey={({ id }) => id}
        columns={useColumns(again)}
        card={(delivery) => <DeliveryCard delivery={delivery} />}
        empty={<Empty title={t('notices.noDeliveries')} text={t('notices.noDeliveriesText')} />}
      />
    </>
  )
}

function useColumns(again: (id: string) => Promise<void>): ListColumn<Delivery>[] {
  const { t } = useTranslation()
  const { outcome: nameOf } = useEventWords()
  const mayManage = useMay('webhooks:manage')
  return [
    { key: 'state', title: t('lending.status'), width: 170, render: (_, delivery) => <DeliveryTag delivery={delivery} /> },
    { key: 'borrower', title: t('lending.borrower'), width: 140, render: (_, { borrower_id }) => <BorrowerLink id={borrower_id} /> },
    {
      key: 'what',
      title: t('notices.what'),
      width: 200,
      render: (_, { type }) => (type === 'message' ? t('notices.message') : type === 'back' ? t('notices.kind.back') : nameOf(type)),
    },
    { key: 'to', title: t('notices.endpoint'), width: 130, render: (_, { endpoint_id }) => <span className="mono">{endpoint_id}</span> },
    { key: 'problem', title: t('notices.problem'), width: 200, render: (_, { problem }) => <span className="muted">{problem}</span> },
    { key: 'queued', title: t('notices.queued'), width: 150, render: (_, { queued_at }) => <Moment at={queued_at} /> },
    {
      key: 'again',
      title: '',
      width: 110,
      render: (_, { id, state }) =>
        state === 'waiting' || !mayManage ? null : (
          <Button size="small" onClick={() => void again(id)}>
            {t('notices.again')}
          </Button>
        ),
    },
  ]
}

function DeliveryCard({ delivery }: { delivery: Delivery }) {
  return (
    <div className="card">
      <div className="card-row">
        <BorrowerLink id={delivery.borrower_id} />
        <DeliveryTag delivery={delivery} />
      </div>
      <div className="card-row">
        <span className="muted cut">{delivery.problem}</span>
        <Moment at={delivery.queued_at} short />
      </div>
    </div>
  )
}
