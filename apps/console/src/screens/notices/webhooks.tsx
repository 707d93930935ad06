/** Endpoints of other systems. A secret is shown once, when it is made. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addWebhook, fetchWebhooks, removeWebhook, rotateWebhook, switchWebhookOn } from '../../api/notice-requests.ts'
import type { Webhook } from '../../api/views.ts'
import { useEventWords } from '../../parts/event-words.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'

type Told = { id: string; secret: string }

export function Webhooks() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const query = useQuery({ queryKey: ['webhooks'], queryFn: fetchWebhooks })
  const [told, setTold] = useState<Told>()
  const changed = (secret?: Told): void => {
    setTold(secret)
    void client.invalidateQueries({ queryKey: ['webhooks'] })
  }
  return (
    <Loaded query={query}>
      {({ data, types }) => (
        <div className="stack">
          {told && (
            <Panel title={t('notices.secretOf', { id: told.id })}>
              <p>{t('notices.secretOnce')}</p>
              <code className="wrap">{told.secret}</code>
            </Panel>
          )}
          <Panel title={t('notices.view.webhooks')} flush>
            {data.length === 0 && <Empty title={t('notices.noWebhooks')} text={t('notices.noWebhooksText')} />}
            <ul className="items">
              {data.map((webhook) => (
                <li key={webhook.id}>
                  <Endpoint webhook={webhook} changed={changed} />
                </li>
              ))}
            </ul>
          </Panel>
          <NewEndpoint types={types} changed={changed} />
        </div>
      )}
    </Loaded>
  )
}

function Endpoint({ webhook: { id, url, types, state, off_why }, changed }: { webhook: Webhook; changed: (told?: Told) => void }) {
  const { t } = useTranslation()
  const { outcome: nameOf } = useEventWords()
  const rotate = useMutation({ mutationFn: () => rotateWebhook(id), onSuccess: changed })
  const on = useMutation({ mutationFn: () => switchWebhookOn(id), onSuccess: () => changed() })
  const remove = useMutation({ mutationFn: () => removeWebhook(id), onSuccess: () => changed() })
  return (
    <div className="stack" style={{ gap: 6 }}>
      <div className="row">
        <b>{id}</b>
        <Tag tone={state === 'on' ? 'good' : 'bad'} dot title={off_why ?? ''}>
          {t(`notices.webhook.${state}`)}
        </Tag>
        <span style={{ flex: 1 }} />
        {state === 'off' && (
          <Button size="small" onClick={() => on.mutate()}>
            {t('notices.switchOn')}
          </Button>
        )}
        <Button size="small" onClick={() => rotate.mutate()}>
          {t('notices.rotate')}
        </Button>
        <Button size="small" danger onClick={() => remove.mutate()}>
          {t('notices.remove')}
        </Button>
      </div>
      <span className="mono wrap">{url}</span>
      <span className="muted">{types.map(nameOf).join(' · ')}</span>
    </div>
  )
}

function NewEndpoint({ types, changed }: { types: readonly string[]; changed: (told?: Told) => void }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const { outcome: nameOf } = useEventWords()
  const [wish, setWish] = useState({ id: '', url: '', types: [] as string[] })
  const add = useMutation({
    mutationFn: () => addWebhook(wish),
    onSuccess: (told) => {
      setWish({ id: '', url: '', types: [] })
      changed(told)
    },
  })
  return (
    <Panel title={t('notices.newWebhook')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate()
        }}
      >
        <Input
          aria-label={t('notices.webhookId')}
          placeholder={t('notices.webhookId')}
          value={wish.id}
          onChange={({ target }) => setWish({ ...wish, id: target.value })}
        />
        <Input
          aria-label="URL"
          placeholder="https://"
          value={wish.url}
          onChange={({ target }) => setWish({ ...wish, url: target.value })}
        />
        <Select
          mode="multiple"
          aria-label={t('notices.types')}
          placeholder={t('notices.types')}
          value={wish.types}
          onChange={(chosen: string[]) => setWish({ ...wish, types: chosen })}
          options={types.map((value) => ({ value, label: nameOf(value) }))}
        />
        {add.error && <p role="alert">{say(add.error)}</p>}
        <Button
          type="primary"
          htmlType="submit"
          loading={add.isPending}
          disabled={wish.id === '' || wish.url === '' || wish.types.length === 0}
        >
          {t('notices.add')}
        </Button>
      </form>
    </Panel>
  )
}
