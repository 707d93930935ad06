import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Channel, keepChannel, keepProvider } from '../../api/desk-requests.ts'
import { providersQuery } from './desk-queries.ts'
import { Choice, FormDrawer, Labelled, newId } from './form-parts.tsx'

const FAMILIES = ['bank_loan', 'bank_rcf', 'online_line', 'scf', 'receivables', 'guarantee', 'equity_bridge'] as const
const STAGES = ['prospect', 'applying', 'active', 'watch', 'winding_down', 'retired'] as const
const KINDS = ['bank', 'platform', 'scf_core', 'factor', 'other'] as const
const NEW = 'new'
const TEXT_MAX = 200

/** A provider that is not in the registers yet. */
type Made = Readonly<{ name: string; kind: (typeof KINDS)[number] }>

/** A new channel, or another stage of one that is there. */
export function ChannelForm({ channel, close }: { channel: Channel | undefined; close: () => void }) {
  const { t } = useTranslation()
  const [product, setProduct] = useState(channel?.product ?? '')
  const [family, setFamily] = useState(channel?.family ?? 'bank_rcf')
  const [lifecycle, setLifecycle] = useState(channel?.lifecycle ?? 'prospect')
  const [provider, setProvider] = useState(channel?.provider_id ?? NEW)
  const [made, make] = useState<Made>({ name: '', kind: 'bank' })
  const save = async (): Promise<void> => {
    const isNew = provider === NEW
    const provider_id = isNew ? newId('provider') : provider
    if (isNew) await keepProvider(provider_id, { version: 0, name: made.name.trim(), kind: made.kind, group_ids: [] })
    const content = { provider_id, product: product.trim(), family, lifecycle }
    const { notice_url, support_contact, version = 0, id = newId('channel') } = channel ?? {}
    await keepChannel(id, { ...content, version, ...(notice_url && { notice_url }), ...(support_contact && { support_contact }) })
  }
  const isWhole = product.trim() !== '' && (provider !== NEW || made.name.trim() !== '')
  return (
    <FormDrawer title={channel?.product ?? t('desk.channel.add')} isWhole={isWhole} save={save} close={close}>
      <ProviderFields isFixed={channel !== undefined} provider={provider} choose={setProvider} made={made} make={make} />
      <Labelled label={t('desk.form.product')}>
        {(id) => <Input id={id} value={product} maxLength={TEXT_MAX} onChange={({ target }) => setProduct(target.value)} />}
      </Labelled>
      <Choice
        label={t('desk.form.family')}
        value={family}
        names={FAMILIES}
        nameOf={(one) => t(`desk.channel.family.${one}`)}
        change={setFamily}
      />
      <Choice
        label={t('desk.form.lifecycle')}
        value={lifecycle}
        names={STAGES}
        nameOf={(one) => t(`desk.channel.lifecycle.${one}`)}
        change={setLifecycle}
      />
    </FormDrawer>
  )
}

type ProviderProps = { isFixed: boolean; provider: string; choose: (id: string) => void; made: Made; make: (made: Made) => void }

function ProviderFields({ isFixed, provider, choose, made, make }: ProviderProps) {
  const { t } = useTranslation()
  const { data: providers = [] } = useQuery(providersQuery)
  if (isFixed) return null
  return (
    <>
      <Choice
        label={t('desk.form.provider')}
        value={provider}
        names={[NEW, ...providers.map(({ id }) => id)]}
        nameOf={(id) => (id === NEW ? t('desk.form.orNew') : (providers.find((one) => one.id === id)?.name ?? id))}
        change={choose}
      />
      {provider === NEW && (
        <>
          <Labelled label={t('desk.form.newProvider')}>
            {(id) => (
              <Input id={id} value={made.name} maxLength={TEXT_MAX} onChange={({ target }) => make({ ...made, name: target.value })} />
            )}
          </Labelled>
          <Choice
            label={t('desk.form.providerKind')}
            value={made.kind}
            names={KINDS}
            nameOf={(one) => t(`desk.form.kind.${one}`)}
            change={(kind) => make({ ...made, kind })}
          />
        </>
      )}
    </>
  )
}
