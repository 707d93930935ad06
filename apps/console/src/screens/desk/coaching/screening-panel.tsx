/** What a screening says of a borrower in a project, what he is told of it, and screening him anew. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteScreeningTold, type Screening } from '../../../api/coaching-act-requests.ts'
import { addCoachingActWords } from '../../../locales/coaching-acts.ts'
import { useFaultWords } from '../../../parts/fault-words.ts'
import { May } from '../../../parts/may.tsx'
import { Loaded } from '../../../parts/state.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { DESK_KEY } from '../desk-queries.ts'
import { screeningsQuery } from './coaching-act-queries.ts'
import { ScreeningForm } from './screening-form.tsx'
import { todayText } from './today-text.ts'

addCoachingActWords()

const TONES = { fit: 'good', fit_with_conditions: 'info', not_yet: 'warn', cannot_tell: 'plain' } as const
const RESULT_TONES = { met: 'good', not_met: 'warn', unknown: 'plain' } as const

/** `joinedBecause`: why he is in the project though no screening says that he fits; undefined: he has not joined. */
type Props = { borrowerId: string; projectId: string; joinedBecause?: string | null }

export function ScreeningPanel({ borrowerId, projectId, joinedBecause }: Props) {
  const { t } = useTranslation()
  const [isScreening, screen] = useState(false)
  const query = useQuery(screeningsQuery(borrowerId, projectId))
  return (
    <section aria-label={t('coachingActs.screening.title')}>
      <div className="row">
        <h3 className="desk-small">{t('coachingActs.screening.title')}</h3>
        <May do="desk:enrol">
          <Button size="small" onClick={() => screen(true)}>
            {t('coachingActs.screening.open')}
          </Button>
        </May>
      </div>
      <p className="label">{t('coachingActs.screening.about')}</p>
      <Loaded query={query} rows={2}>
        {({ data }) => <Newest screening={newestOf(data)} joinedBecause={joinedBecause} />}
      </Loaded>
      {isScreening && <ScreeningForm borrowerId={borrowerId} projectId={projectId} close={() => screen(false)} />}
    </section>
  )
}

const newestOf = (all: readonly Screening[]): Screening | undefined =>
  all.reduce<Screening | undefined>((last, one) => (last === undefined || one.screened_on >= last.screened_on ? one : last), undefined)

function Newest({ screening, joinedBecause }: { screening: Screening | undefined; joinedBecause: string | null | undefined }) {
  const { t } = useTranslation()
  const isFit = screening?.recommendation === 'fit' || screening?.recommendation === 'fit_with_conditions'
  return (
    <>
      {screening === undefined ? <p>{t('coachingActs.screening.none')}</p> : <Result screening={screening} />}
      {joinedBecause !== undefined && !isFit && (
        <p className={joinedBecause === null ? 'short' : 'muted'}>
          {joinedBecause === null ? t('coachingActs.screening.noReason') : t('coachingActs.screening.joined', { reason: joinedBecause })}
        </p>
      )}
    </>
  )
}

function Result({ screening }: { screening: Screening }) {
  const { t } = useTranslation()
  const words = useWords()
  const { findings, recommendation, told, screened_on } = screening
  if (findings === null || recommendation === null) return <p>{t('coachingActs.screening.hidden')}</p>
  return (
    <>
      <p>
        <Tag tone={TONES[recommendation]}>{screening.words && words.pick(screening.words)}</Tag>{' '}
        <span className="label">{t('coachingActs.screening.on', { day: words.namedDay(screened_on) })}</span>
      </p>
      <ul className="desk-said coaching-findings">
        {findings.map((one) => (
          <li key={one.criterion}>
            <span>{words.pick(one.name)}</span>
            <span>
              <Tag tone={RESULT_TONES[one.result]}>{words.pick(one.result_words)}</Tag>
            </span>
            {one.result !== 'met' && <span className="label">{words.pick(one.how)}</span>}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('coachingActs.screening.told')}</summary>
        {told.map((one) => (
          <p key={one.en} className="muted">
            {words.pick(one)}
          </p>
        ))}
      </details>
      <Told screening={screening} />
    </>
  )
}

function Told({ screening: { screening_id: id, told_on: toldOn } }: { screening: Screening }) {
  const { t } = useTranslation()
  const words = useWords()
  const client = useQueryClient()
  const say = useFaultWords()
  const noting = useMutation({
    mutationFn: () => noteScreeningTold(id, todayText()),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  if (toldOn !== null) return <p className="label">{t('coachingActs.screening.toldOn', { day: words.namedDay(toldOn) })}</p>
  return (
    <div className="row">
      <span className="muted">{t('coachingActs.screening.toldNot')}</span>
      <May do="desk:enrol">
        <Button size="small" loading={noting.isPending} onClick={() => noting.mutate()}>
          {t('coachingActs.screening.tell')}
        </Button>
      </May>
      {noting.error && <span role="alert">{say(noting.error)}</span>}
    </div>
  )
}
