/** A new door for webhooks about the lines of one channel. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConnectionSecret, makeConnection } from '../../api/connector-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { channelsQuery, DESK_KEY } from './desk-queries.ts'

type Props = { onMade: (told: ConnectionSecret) => void; close: () => void }

export function ConnectionForm({ onMade, close }: Props) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const [wish, setWish] = useState({ id: '', channel: '', baseUrl: window.location.origin })
  const making = useMutation({
    mutationFn: () =>
      makeConnection({ id: wish.id.trim(), channel_id: wish.channel, base_url: wish.baseUrl.trim() === '' ? null : wish.baseUrl.trim() }),
    onSuccess: (told) => {
      onMade(told)
      close()
      return client.invalidateQueries({ queryKey: DESK_KEY })
    },
  })
  const button = (
    <Button
      type="primary"
      loading={making.isPending}
      disabled={wish.id.trim() === '' || wish.channel === ''}
      onClick={() => making.mutate()}
    >
      {t('connectors.make')}
    </Button>
  )
  return (
    <Modal open title={t('connectors.add')} footer={button} onCancel={close} width={480}>
      <div className="stack">
        {making.error && <Alert type="error" role="alert" title={say(making.error)} />}
        <Fields wish={wish} change={setWish} />
      </div>
    </Modal>
  )
}

type Wish = Readonly<{ id: string; channel: string; baseUrl: string }>

function Fields({ wish, change }: { wish: Wish; change: (to: Wish) => void }) {
  const { t } = useTranslation()
  const { data: channels = [] } = useQuery(channelsQuery)
  return (
    <>
      <div>
        <label htmlFor="connection-id">{t('connectors.name')}</label>
        <Input
          id="connection-id"
          value={wish.id}
          maxLength={64}
          autoComplete="off"
          onChange={({ target }) => change({ ...wish, id: target.value })}
        />
        <span className="label">{t('connectors.nameNote')}</span>
      </div>
      <div>
        <label htmlFor="connection-channel">{t('connectors.channel')}</label>
        <Select
          id="connection-channel"
          style={{ width: '100%' }}
          {...(wish.channel !== '' && { value: wish.channel })}
          onChange={(channel: string) => change({ ...wish, channel })}
          options={channels.map(({ id, product }) => ({ value: id, label: product }))}
        />
      </div>
      <div>
        <label htmlFor="connection-url">{t('connectors.baseUrl')}</label>
        <Input
          id="connection-url"
          value={wish.baseUrl}
          maxLength={500}
          onChange={({ target }) => change({ ...wish, baseUrl: target.value })}
        />
        <span className="label">{t('connectors.baseUrlNote')}</span>
      </div>
    </>
  )
}
