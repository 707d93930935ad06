/** What the desk is reminded of today, each with the room where it is done. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Reminder } from '../../api/desk-upkeep-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { remindersQuery } from './people-queries.ts'
import { useDueWords } from './use-due-words.ts'

const SHOWN = 8
const ROOMS = {
  contact: '/desk/relations',
  role: '/desk/relations',
  training: '/desk/relations',
  service: '/desk/service-providers',
  guidance: '/desk/coaching',
} as const satisfies Readonly<Record<Reminder['kind'], string>>

export function RemindersPanel() {
  const { t } = useTranslation()
  const reminders = useQuery(remindersQuery)
  const total = reminders.data?.total ?? 0
  return (
    <Panel title={t('deskPeople.reminders.title')} extra={total > 0 && <span className="label number">{total}</span>} flush>
      <Loaded query={reminders} rows={4}>
        {({ data, today, total: count }) =>
          data.length === 0 ? (
            <Empty title={t('deskPeople.reminders.none')} />
          ) : (
            <>
              <ul>
                {data.slice(0, SHOWN).map((one) => (
                  <Row key={`${one.kind} ${one.id}`} reminder={one} today={today} />
                ))}
              </ul>
              {count > SHOWN && <p className="label people-more">{t('deskPeople.reminders.more', { count: count - SHOWN })}</p>}
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

function Row({ reminder: { kind, label, state, due_on: dueOn }, today }: { reminder: Reminder; today: string }) {
  const { t } = useTranslation()
  const dueWords = useDueWords(today)
  const name = kind === 'role' ? t(`deskPeople.audience.${label as 'management'}`) : label
  return (
    <li className="people-reminder">
      <Tag tone={state === 'overdue' ? 'bad' : 'warn'} dot>
        {t(`deskPeople.reminders.kind.${kind}`)}
      </Tag>
      <Link to={ROOMS[kind]}>{name}</Link>
      <span className="label">{dueOn === null ? t(`deskPeople.reminders.now.${kind}`) : dueWords(dueOn)}</span>
    </li>
  )
}
