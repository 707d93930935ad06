/** One contact person at an institution: what is agreed, and every contact that was held. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactDue } from '../../../api/desk-upkeep-requests.ts'
import { Day } from '../../../parts/day.tsx'
import { Facts } from '../../../parts/figures.tsx'
import { May } from '../../../parts/may.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { EndForm } from '../end-form.tsx'
import { contactDuesQuery } from '../people-queries.ts'
import { registerQuery } from '../register-queries.ts'
import type { WriteEntry } from '../write-entry.ts'
import { ContactTag } from './relations-panel.tsx'

type Props = { id: string; write: WriteEntry; close: () => void }

export function RelationDrawer({ id, write, close }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(contactDuesQuery)
  const { data: entries = [] } = useQuery(registerQuery('relation', false))
  const [isEnding, setEnding] = useState(false)
  const [due, entry] = [data?.data.find(({ relation_id }) => relation_id === id), entries.find((one) => one.id === id)]
  if (data === undefined || due === undefined) return null
  return (
    <Drawer open size={480} title={`${due.contact} · ${due.provider}`} onClose={close}>
      <div className="stack">
        <Agreed due={due} />
        <May do="desk:plan">
          <div className="row people-acts">
            <Button type="primary" onClick={() => write('contact', undefined, { relation_id: id, held_on: data.today })}>
              {t('deskPeople.relations.addContact')}
            </Button>
            {entry !== undefined && <Button onClick={() => write('relation', entry)}>{t('deskPeople.relations.change')}</Button>}
            {entry !== undefined && (
              <Button danger onClick={() => setEnding(true)}>
                {t('registers.end')}
              </Button>
            )}
          </div>
          {isEnding && entry !== undefined && <EndForm kind="relation" entry={entry} close={close} cancel={() => setEnding(false)} />}
        </May>
        <Contacts contacts={due.contacts} />
      </div>
    </Drawer>
  )
}

function Agreed({ due }: { due: ContactDue }) {
  const { t } = useTranslation()
  const words = useWords()
  const every =
    due.every_days === null ? t('deskPeople.relations.noEvery') : `${t('deskPeople.relations.every')} ${words.days(due.every_days)}`
  return (
    <>
      <div className="row">
        <ContactTag state={due.state} />
      </div>
      <Facts
        rows={[
          [t('deskPeople.relations.next'), due.due_on === null ? t('deskPeople.relations.noNext') : <Day key="next" on={due.due_on} />],
          [
            t('deskPeople.relations.last'),
            due.last_on === null ? t('deskPeople.relations.neverHeld') : <Day key="last" on={due.last_on} />,
          ],
          [t('deskPeople.relations.agreed'), <Day key="agreed" on={due.agreed_on} />],
          [t('deskPeople.relations.every'), every],
          ...(due.note === null ? [] : [[t('deskPeople.relations.note'), due.note] as const]),
        ]}
      />
    </>
  )
}

function Contacts({ contacts }: Pick<ContactDue, 'contacts'>) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('deskPeople.relations.contacts')}>
      <h3 className="desk-small">{t('deskPeople.relations.contacts')}</h3>
      {contacts.length === 0 && <p className="muted">{t('deskPeople.relations.noContacts')}</p>}
      <ul className="people-story">
        {contacts.map(({ id, held_on, way, note }) => (
          <li key={id}>
            <span className="label">
              <Day on={held_on} /> · {t(`registers.choice.${way}`)}
            </span>
            <p>{note}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
