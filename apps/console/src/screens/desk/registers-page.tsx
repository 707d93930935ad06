/** The registers of the desk: each kind of entry, who may keep it, and what was said of every one. */
import './desk.css'
import './registers.css'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Entry, isEnrolled, REGISTER_KINDS, type RegisterKind } from '../../api/desk-registers.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addRegisterWords } from '../../locales/registers.ts'
import { May } from '../../parts/may.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { EntryDrawer, Name } from './entry-drawer.tsx'
import { fieldsOf, isWritten, type WrittenKind } from './register-fields.ts'
import { RegisterForm } from './register-form.tsx'
import { registerQuery } from './register-queries.ts'
import { type ObservedKind, SeenForm } from './seen-form.tsx'
import { useShownField } from './shown-field.ts'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()
addRegisterWords()

type Open = Readonly<
  | { way: 'look'; entry: Entry }
  | { way: 'write'; kind: WrittenKind; entry: Entry | undefined }
  | { way: 'tell'; kind: ObservedKind; entry: Entry }
>

export function RegistersPage() {
  const { t } = useTranslation()
  useDeskLive()
  const [kind, choose] = useState<RegisterKind>('project')
  const [withEnded, showEnded] = useState(false)
  const [open, setOpen] = useState<Open>()
  const entries = useQuery(registerQuery(kind, withEnded))
  const name = t(`registers.kind.${kind}`)
  const close = () => setOpen(undefined)
  return (
    <Page title={t('registers.title')} extra={<KindChoice kind={kind} choose={choose} />}>
      <p className="muted register-about">{t('registers.about')}</p>
      <Panel
        title={name}
        flush
        extra={
          <>
            <Checkbox checked={withEnded} onChange={({ target }) => showEnded(target.checked)}>
              {t('registers.withEnded')}
            </Checkbox>
            {isWritten(kind) && (
              <May do={isEnrolled(kind) ? 'desk:enrol' : 'desk:plan'}>
                <Button type="primary" size="small" onClick={() => setOpen({ way: 'write', kind, entry: undefined })}>
                  {t('registers.add', { kind: name })}
                </Button>
              </May>
            )}
          </>
        }
      >
        <p className="desk-tier">{t(`registers.kindText.${kind}`)}</p>
        <Loaded query={entries} rows={6}>
          {(all) =>
            all.length === 0 ? (
              <Empty title={t('registers.none', { kind: name })} />
            ) : (
              <Entries kind={kind} entries={all} look={(entry) => setOpen({ way: 'look', entry })} />
            )
          }
        </Loaded>
      </Panel>
      {open?.way === 'look' && (
        <EntryDrawer
          kind={kind}
          entry={open.entry}
          change={() => isWritten(kind) && setOpen({ way: 'write', kind, entry: open.entry })}
          tell={() => setOpen({ way: 'tell', kind: kind as ObservedKind, entry: open.entry })}
          close={close}
        />
      )}
      {open?.way === 'write' && <RegisterForm kind={open.kind} entry={open.entry} close={close} />}
      {open?.way === 'tell' && <SeenForm kind={open.kind} entry={open.entry} close={close} />}
    </Page>
  )
}

function KindChoice({ kind, choose }: { kind: RegisterKind; choose: (kind: RegisterKind) => void }) {
  const { t } = useTranslation()
  return (
    <Select
      aria-label={t('registers.which')}
      value={kind}
      onChange={choose}
      popupMatchSelectWidth={false}
      options={REGISTER_KINDS.map((one) => ({ value: one, label: t(`registers.kind.${one}`) }))}
    />
  )
}

const SHOWN_MAX = 4
/** They stand at the head of the row. */
const NAMES: readonly string[] = [
  'name',
  'label',
  'debtor',
  'creditor',
  'product',
  'contact',
  'borrower_id',
  'relation_id',
  'service_provider_id',
]

function Entries({ kind, entries, look }: { kind: RegisterKind; entries: readonly Entry[]; look: (entry: Entry) => void }) {
  const { t } = useTranslation()
  const show = useShownField()
  const fields = fieldsOf(kind)
    .filter(({ name, as }) => !NAMES.includes(name) && as !== 'fingerprint')
    .slice(0, SHOWN_MAX)
  return (
    <ul className="register-rows">
      {entries.map((entry) => (
        <li key={entry.id} data-ended={entry.ended_at !== null}>
          <button type="button" className="desk-open" onClick={() => look(entry)}>
            <Name kind={kind} entry={entry} />
          </button>
          {entry.ended_at !== null && <Tag>{t('registers.ended')}</Tag>}
          <dl>
            {fields
              .filter(({ name }) => entry[name] !== undefined)
              .map((field) => (
                <div key={field.name}>
                  <dt>{t(`registers.field.${field.name}`)}</dt>
                  <dd>{show(field, entry)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
