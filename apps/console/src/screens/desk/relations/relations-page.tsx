/** With whom at institutions the desk keeps in touch, and who of its own people is trained: what is due comes first. */
import '../desk.css'
import '../people.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry, RegisterKind } from '../../../api/desk-registers.ts'
import { addDeskWords } from '../../../locales/desk.ts'
import { addDeskPeopleWords } from '../../../locales/desk-people.ts'
import { addRegisterWords } from '../../../locales/registers.ts'
import { Page } from '../../../parts/page.tsx'
import { EntryDrawer } from '../entry-drawer.tsx'
import type { Values, WrittenKind } from '../register-fields.ts'
import { RegisterForm } from '../register-form.tsx'
import { useDeskLive } from '../use-desk-live.ts'
import type { WriteEntry } from '../write-entry.ts'
import { RelationDrawer } from './relation-drawer.tsx'
import { RelationsPanel } from './relations-panel.tsx'
import { TrainingsPanel } from './trainings-panel.tsx'

addDeskWords()
addDeskPeopleWords()
addRegisterWords()

type Open =
  | Readonly<{ way: 'relation'; id: string }>
  | Readonly<{ way: 'entry'; kind: RegisterKind; entry: Entry }>
  | Readonly<{ way: 'write'; kind: WrittenKind; entry: Entry | undefined; given: Values; then: Open | undefined }>

export function RelationsPage() {
  const { t } = useTranslation()
  useDeskLive()
  const [open, setOpen] = useState<Open>()
  const write: WriteEntry = (kind, entry, given = {}) => setOpen((then) => ({ way: 'write', kind, entry, given, then }))
  const close = () => setOpen(undefined)
  return (
    <Page title={t('deskPeople.relations.title')}>
      <div className="grid desk-columns">
        <div className="span-7">
          <RelationsPanel choose={(id) => setOpen({ way: 'relation', id })} write={write} />
        </div>
        <div className="span-5">
          <TrainingsPanel choose={(entry) => setOpen({ way: 'entry', kind: 'training', entry })} write={write} />
        </div>
      </div>
      {open?.way === 'relation' && <RelationDrawer id={open.id} write={write} close={close} />}
      {open?.way === 'entry' && (
        <EntryDrawer kind={open.kind} entry={open.entry} change={() => write('training', open.entry)} tell={close} close={close} />
      )}
      {open?.way === 'write' && (
        <RegisterForm
          kind={open.kind}
          entry={open.entry}
          given={open.given}
          close={() => setOpen(open.then?.way === 'relation' ? open.then : undefined)}
        />
      )}
    </Page>
  )
}
