import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchMyContact, saveMyContact } from '../../api/me-requests.ts'
import type { ContactView } from '../../api/views.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'

const KEY = ['me', 'contact']
const KINDS = [
  ...(['near_hold', 'back', 'payment_due', 'on_time', 'freshness', 'borrowing', 'monthly_report', 'learning'] as const),
  'desk_guidance',
] as const

export function MyContact() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: KEY, queryFn: fetchMyContact })
  return (
    <Panel title={t('me.contact')}>
      <Loaded query={query} rows={3}>
        {(contact) => <Wishes contact={contact} />}
      </Loaded>
    </Panel>
  )
}

function Wishes({ contact }: { contact: ContactView }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const [language, setLanguage] = useState(contact.language)
  const [off, setOff] = useState<readonly string[]>(contact.opted_out)
  const saving = useMutation({ mutationFn: saveMyContact, onSuccess: (saved) => client.setQueryData(KEY, saved) })
  const to = [contact.phone, contact.email].filter((address) => address !== null).join(' · ')
  const toggle = (kind: string, isWanted: boolean) => setOff(isWanted ? off.filter((one) => one !== kind) : [...off, kind])
  const save = () => saving.mutate({ language, opted_out: KINDS.filter((kind) => off.includes(kind)), quiet_hours: contact.quiet_hours })
  return (
    <div className="stack">
      <p>{to === '' ? t('me.contactNone') : t('me.contactTo', { to })}</p>
      <div className="row">
        <span>{t('me.language')}</span>
        <Segmented
          aria-label={t('me.language')}
          value={language}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`me.${value}`) }))}
          onChange={setLanguage}
        />
      </div>
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <legend>{t('me.wants')}</legend>
        <div className="me-checks">
          {KINDS.map((kind) => (
            <Checkbox key={kind} checked={!off.includes(kind)} onChange={({ target }) => toggle(kind, target.checked)}>
              {t(`me.message.${kind}`)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <p className="me-label">{t('me.contactMandatory')}</p>
      {saving.error && <Alert type="error" role="alert" title={t('me.failed', { why: say(saving.error) })} />}
      <div className="row">
        <Button onClick={save} loading={saving.isPending}>
          {t('me.save')}
        </Button>
        <span role="status">{saving.isSuccess && t('me.saved')}</span>
      </div>
    </div>
  )
}
