/** One watched line: what each source says now, what he agreed to, what is left for him to do, and what was seen. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { pullLender } from '../../api/desk-requests.ts'
import { Facts } from '../../parts/figures.tsx'
import { May } from '../../parts/may.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import './coaching/coaching-acts.css'
import { ScreeningPanel } from './coaching/screening-panel.tsx'
import { SendGuidance } from './coaching/send-guidance.tsx'
import { DESK_KEY, seenQuery } from './desk-queries.ts'
import { KindTag, type Watched } from './kind-tag.tsx'
import { Ago, Badge, useFieldName, useFieldWords, useSeenWords, wordOn } from './standing.tsx'

const SCOPES = ['board', 'limit', 'balance', 'due_dates', 'score', 'reasons', 'inquiries', 'income'] as const
const LATE_FROM_SECONDS = 300
const SECOND_MS = 1_000

export function LineDrawer({ watched, close }: { watched: Watched; close: () => void }) {
  const { t } = useTranslation()
  const { row, standing, facility } = watched
  const fields = useFieldWords()
  return (
    <Drawer open size={480} title={`${t('desk.people.detail')} · ${row.label}`} onClose={close}>
      <div className="stack">
        <Head watched={watched} />
        <p className="muted">{t(`desk.badgeText.${standing.badge}`)}</p>
        {facility?.credit_kind === 'consumer' && <p>{t('desk.people.consumerText')}</p>}
        <Facts
          rows={[
            [t('desk.field.authorisation'), fields.authorisation(standing.authorisation.last_known)],
            [t('desk.field.availability'), fields.availability(standing.availability.last_known)],
            [
              t('desk.field.obligation'),
              !row.scopes.includes('due_dates') && standing.obligation.last_known === null
                ? t('desk.people.notGiven')
                : fields.obligation(standing.obligation.last_known),
            ],
            [t('desk.field.health'), t(`desk.health.${standing.health}`)],
          ]}
        />
        <ScopesOf watched={watched} />
        <Tasks watched={watched} />
        <SendGuidance enrolmentId={row.enrolment_id} facilityId={row.facility_id} borrowerId={row.borrower_id} />
        {row.project_id !== null && (
          <ScreeningPanel borrowerId={row.borrower_id} projectId={row.project_id} joinedBecause={row.screening?.joined_because ?? null} />
        )}
        <Sources watched={watched} />
        <History enrolment={row.enrolment_id} />
      </div>
    </Drawer>
  )
}

function Head({ watched: { row, standing, facility } }: { watched: Watched }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const asking = useMutation({
    mutationFn: () => pullLender(row.enrolment_id),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  return (
    <>
      <div className="row">
        <Badge name={standing.badge} />
        {facility && <KindTag facility={facility} />}
        {row.project_id !== null && (
          <Link to="/desk/projects/$project" params={{ project: row.project_id }}>
            {t('desk.home.open')}
          </Link>
        )}
        <May do="desk:observe">
          <Button size="small" loading={asking.isPending} onClick={() => asking.mutate()}>
            {t('desk.people.askNow')}
          </Button>
        </May>
      </div>
      {asking.error && (
        <p role="alert" className="bad">
          {t('desk.people.noLender')}
        </p>
      )}
    </>
  )
}

function ScopesOf({ watched: { row } }: { watched: Watched }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('desk.people.scopes')}>
      <h3 className="desk-small">{t('desk.people.scopes')}</h3>
      <div className="row">
        {SCOPES.filter((scope) => row.scopes.includes(scope)).map((scope) => (
          <Tag key={scope} tone="info">
            {t(`desk.people.scope.${scope}`)}
          </Tag>
        ))}
      </div>
      <p className="label">
        {t('desk.people.hiddenWhat', {
          fields: SCOPES.filter((scope) => !row.scopes.includes(scope))
            .map((scope) => t(`desk.people.scope.${scope}`))
            .join(t('desk.people.comma')),
        })}
      </p>
    </section>
  )
}

function Tasks({ watched: { standing } }: { watched: Watched }) {
  const { t } = useTranslation()
  const words = useWords()
  const tasks = (wordOn(standing, 'tasks')?.value as { zh: string; en: string }[] | undefined) ?? []
  if (tasks.length === 0) return null
  return (
    <section aria-label={t('desk.people.todo')}>
      <h3 className="desk-small">{t('desk.people.todo')}</h3>
      <ul className="cures">
        {tasks.map((task) => (
          <li key={task.zh}>{words.pick(task)}</li>
        ))}
      </ul>
    </section>
  )
}

function Sources({ watched: { standing } }: { watched: Watched }) {
  const { t } = useTranslation()
  const [say, nameOf] = [useSeenWords(), useFieldName()]
  return (
    <section aria-label={t('desk.people.nowSays')}>
      <h3 className="desk-small">{t('desk.people.nowSays')}</h3>
      <ul className="desk-said">
        {standing.words
          .filter(({ field }) => field !== 'tasks')
          .map((word) => (
            <li key={`${word.field} ${word.source}`}>
              <span className="label">{nameOf(word.field)}</span>
              <span>{say(word)}</span>
              <span className="label">
                {t(`desk.source.${word.source}`)} <Ago at={word.at} />
              </span>
            </li>
          ))}
      </ul>
    </section>
  )
}

function History({ enrolment }: { enrolment: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const [say, nameOf] = [useSeenWords(), useFieldName()]
  const query = useQuery(seenQuery(enrolment))
  return (
    <section aria-label={t('desk.people.history')}>
      <h3 className="desk-small">{t('desk.people.history')}</h3>
      <Loaded query={query} rows={3}>
        {({ data, hidden }) => (
          <>
            {hidden > 0 && <p className="label">{t('desk.people.hidden', { count: hidden })}</p>}
            <ul className="desk-said">
              {data
                .filter(({ field }) => field !== 'tasks')
                .map((seen) => (
                  <li key={seen.id}>
                    <span className="label">{nameOf(seen.field)}</span>
                    <span>{say(seen)}</span>
                    <span className="label">
                      <Ago at={seen.effective_at} />
                      {seen.lag_seconds >= LATE_FROM_SECONDS &&
                        ` · ${t('desk.people.late', { time: words.duration(seen.lag_seconds * SECOND_MS) })}`}
                    </span>
                  </li>
                ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  )
}
