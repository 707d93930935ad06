import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../api/desk-registers.ts'
import type { TrainingPage, TrainingValid } from '../../../api/desk-upkeep-requests.ts'
import { Day } from '../../../parts/day.tsx'
import { May } from '../../../parts/may.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { Tag, type Tone } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { trainingsQuery } from '../people-queries.ts'
import { registerQuery } from '../register-queries.ts'
import type { WriteEntry } from '../write-entry.ts'

type State = TrainingValid['state']
/** The most urgent first. */
const STATES: readonly State[] = ['expired', 'soon', 'unstated', 'planned', 'valid', 'replaced']
const TONES: Readonly<Record<State, Tone>> = {
  ...{ expired: 'bad', soon: 'warn', unstated: 'plain', planned: 'info', valid: 'good', replaced: 'plain' },
}
const ROLE_TONES: Readonly<Record<TrainingPage['roles'][number]['state'], Tone>> = { trained: 'good', soon: 'warn', lacking: 'bad' }
const byUrgency = (a: TrainingValid, b: TrainingValid): number =>
  STATES.indexOf(a.state) - STATES.indexOf(b.state) || b.held_on.localeCompare(a.held_on)

export function TrainingsPanel({ choose, write }: { choose: (entry: Entry) => void; write: WriteEntry }) {
  const { t } = useTranslation()
  const trainings = useQuery(trainingsQuery)
  const { data: entries = [] } = useQuery(registerQuery('training', false))
  const add = (
    <May do="desk:plan">
      <Button type="primary" size="small" onClick={() => write('training')}>
        {t('deskPeople.relations.addTraining')}
      </Button>
    </May>
  )
  const look = (id: string) => {
    const entry = entries.find((one) => one.id === id)
    if (entry !== undefined) choose(entry)
  }
  return (
    <Panel title={t('deskPeople.relations.trainings')} extra={add} flush>
      <Loaded query={trainings} rows={6}>
        {({ data, roles }) => (
          <>
            <Roles roles={roles} />
            {data.length === 0 ? (
              <Empty title={t('deskPeople.relations.noTrainings')} />
            ) : (
              <ul className="people-rows training-rows">
                {[...data].sort(byUrgency).map((one) => (
                  <Row key={one.training_id} training={one} look={look} />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Roles({ roles }: Pick<TrainingPage, 'roles'>) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <dl className="people-roles" aria-label={t('deskPeople.relations.required')}>
      {roles.map(({ role, state, until }) => (
        <div key={role}>
          <dt>{t(`deskPeople.audience.${role as 'management'}`)}</dt>
          <dd>
            <Tag tone={ROLE_TONES[state]} dot>
              {t(`deskPeople.relations.role.${state}`)}
            </Tag>
            {until !== null && <span className="label">{t('deskPeople.relations.roleUntil', { day: words.namedDay(until) })}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Row({ training, look }: { training: TrainingValid; look: (id: string) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const { training_id: id, topic, audience, held_on, attendees, valid_until: until, state } = training
  const day = words.namedDay(held_on)
  return (
    <li>
      <span>
        <button type="button" className="desk-open" onClick={() => look(id)}>
          {topic}
        </button>
        <span className="label">
          {t(`deskPeople.audience.${audience}`)} ·{' '}
          {state === 'planned'
            ? t('deskPeople.relations.plannedFor', { day })
            : t('deskPeople.relations.heldFor', { day, people: attendees })}
        </span>
      </span>
      <span className="people-end">
        <Tag tone={TONES[state]} dot>
          {t(`deskPeople.relations.trainingState.${state}`)}
        </Tag>
        {until !== null && (
          <span className="label">
            {t('deskPeople.relations.until')} <Day on={until} />
          </span>
        )}
      </span>
    </li>
  )
}
