import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ContactDue } from '../../../api/desk-upkeep-requests.ts'
import { Day } from '../../../parts/day.tsx'
import { May } from '../../../parts/may.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { Tag, type Tone } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { contactDuesQuery } from '../people-queries.ts'
import { useDueWords } from '../use-due-words.ts'
import type { WriteEntry } from '../write-entry.ts'

/** The most urgent first. */
const STATES: readonly ContactDue['state'][] = ['overdue', 'soon', 'never', 'unplanned', 'fine']
const TONES: Readonly<Record<ContactDue['state'], Tone>> = { overdue: 'bad', soon: 'warn', never: 'info', unplanned: 'plain', fine: 'good' }
const byUrgency = (a: ContactDue, b: ContactDue): number =>
  STATES.indexOf(a.state) - STATES.indexOf(b.state) || (a.due_on ?? '').localeCompare(b.due_on ?? '')

export function ContactTag({ state }: Pick<ContactDue, 'state'>) {
  const { t } = useTranslation()
  return (
    <Tag tone={TONES[state]} dot>
      {t(`deskPeople.relations.state.${state}`)}
    </Tag>
  )
}

export function RelationsPanel({ choose, write }: { choose: (id: string) => void; write: WriteEntry }) {
  const { t } = useTranslation()
  const dues = useQuery(contactDuesQuery)
  const add = (
    <May do="desk:plan">
      <Button type="primary" size="small" onClick={() => write('relation')}>
        {t('deskPeople.relations.addRelation')}
      </Button>
    </May>
  )
  return (
    <Panel title={t('deskPeople.relations.relations')} extra={add} flush>
      <Loaded query={dues} rows={6}>
        {({ data, today }) =>
          data.length === 0 ? (
            <Empty title={t('deskPeople.relations.none')} text={t('deskPeople.relations.noneText')} />
          ) : (
            <ul className="people-rows relation-rows">
              {[...data].sort(byUrgency).map((due) => (
                <Row key={due.relation_id} due={due} today={today} choose={choose} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}

function Row({ due, today, choose }: { due: ContactDue; today: string; choose: (id: string) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const dueWords = useDueWords(today)
  return (
    <li>
      <span>
        <button type="button" className="desk-open" onClick={() => choose(due.relation_id)}>
          {due.contact}
        </button>
        <span className="label">{due.provider}</span>
      </span>
      <span>
        <ContactTag state={due.state} />
      </span>
      <span>
        {due.due_on === null ? <span className="muted">{t('deskPeople.relations.noNext')}</span> : <Day on={due.due_on} />}
        <span className="label">{due.due_on !== null && dueWords(due.due_on)}</span>
      </span>
      <span className="label">
        {due.last_on === null
          ? t('deskPeople.relations.neverHeld')
          : t('deskPeople.relations.lastOn', { day: words.namedDay(due.last_on) })}
        <br />
        {due.every_days === null ? t('deskPeople.relations.noEvery') : `${t('deskPeople.relations.every')} ${words.days(due.every_days)}`}
      </span>
    </li>
  )
}
