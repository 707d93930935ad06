/** What a borrower is to be told: through the lender, or by hand where the lender does not take it; and whether it is over. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GuidanceSent, type Guided, sendGuidance, writeGuidance } from '../../../api/coaching-act-requests.ts'
import { addCoachingActWords } from '../../../locales/coaching-acts.ts'
import { useFaultWords } from '../../../parts/fault-words.ts'
import { May } from '../../../parts/may.tsx'
import { Loaded } from '../../../parts/state.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { DESK_KEY } from '../desk-queries.ts'
import { Choice, newId } from '../form-parts.tsx'
import { guidanceQuery } from './coaching-act-queries.ts'
import { todayText } from './today-text.ts'

addCoachingActWords()

const TONES = { due: 'warn', waiting: 'info', cleared: 'good', unknown: 'plain' } as const

type Line = Readonly<{ enrolmentId: string; facilityId: string; borrowerId: string }>

export function SendGuidance(line: Line) {
  const { t } = useTranslation()
  const query = useQuery(guidanceQuery(line.borrowerId))
  return (
    <section aria-label={t('coachingActs.guidance.title')}>
      <h3 className="desk-small">{t('coachingActs.guidance.title')}</h3>
      <p className="label">{t('coachingActs.guidance.about')}</p>
      <Loaded query={query} rows={2}>
        {({ data }) => {
          const guidance = data.find(({ enrolment_id }) => enrolment_id === line.enrolmentId)?.guidance ?? []
          if (guidance.length === 0) return <p>{t('coachingActs.guidance.none')}</p>
          return (
            <ul className="desk-said coaching-topics">
              {guidance.map((one) => (
                <Topic key={one.topic} line={line} guided={one} />
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

function Topic({ line, guided }: { line: Line; guided: Guided }) {
  const { t } = useTranslation()
  const words = useWords()
  const { name, state, given_on: givenOn, what, why, how } = guided
  return (
    <li>
      <span>
        <strong>{words.pick(name)}</strong> <Tag tone={TONES[state]}>{t(`coachingActs.guidance.state.${state}`)}</Tag>
        {givenOn !== null && <span className="label"> {t('coachingActs.guidance.given', { day: words.namedDay(givenOn) })}</span>}
      </span>
      <details>
        <summary className="label">{t('coachingActs.guidance.words')}</summary>
        {[what, why, how].map((piece) => (
          <p key={piece.en} className="muted">
            {words.pick(piece)}
          </p>
        ))}
      </details>
      {state === 'due' && (
        <May do="desk:enrol">
          <SendThroughLender line={line} topic={guided.topic} />
        </May>
      )}
    </li>
  )
}

/** Once it was sent, what the lender said stays until the list comes anew. */
export function SendThroughLender({ line, topic }: { line: Line; topic: Guided['topic'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const client = useQueryClient()
  const say = useFaultWords()
  // Sent again after a fault under the id it had: he is told once.
  const [id] = useState(() => newId('guidance'))
  const sending = useMutation({
    mutationFn: () => sendGuidance({ id, enrolment_id: line.enrolmentId, topic }),
    onSuccess: (sent: GuidanceSent) =>
      sent.result === 'accepted' || sent.result === 'repeated' ? client.invalidateQueries({ queryKey: DESK_KEY }) : undefined,
  })
  return (
    <div className="stack">
      <div className="row">
        <Button size="small" loading={sending.isPending} onClick={() => sending.mutate()}>
          {t('coachingActs.guidance.send')}
        </Button>
      </div>
      {sending.data && <p role="status">{words.pick(sending.data.words)}</p>}
      {sending.error && (
        <p role="alert" className="bad">
          {say(sending.error)}
        </p>
      )}
      {sending.data?.by_hand && <ByHand line={line} topic={topic} />}
    </div>
  )
}

const WAYS = ['call', 'meeting', 'letter', 'message'] as const

function ByHand({ line, topic }: { line: Line; topic: Guided['topic'] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const say = useFaultWords()
  const [id] = useState(() => newId('guidance'))
  const [way, setWay] = useState<(typeof WAYS)[number]>('call')
  const writing = useMutation({
    mutationFn: () => writeGuidance(id, { version: 0, facility_id: line.facilityId, topic, given_on: todayText(), way }),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  return (
    <div className="desk-form">
      <p className="label">{t('coachingActs.guidance.byHand')}</p>
      <Choice
        label={t('coachingActs.guidance.method')}
        value={way}
        names={WAYS}
        nameOf={(name) => t(`coachingActs.guidance.way.${name}`)}
        change={setWay}
      />
      <Button size="small" loading={writing.isPending} onClick={() => writing.mutate()}>
        {t('coachingActs.guidance.write')}
      </Button>
      {writing.error && (
        <p role="alert" className="bad">
          {say(writing.error)}
        </p>
      )}
    </div>
  )
}
