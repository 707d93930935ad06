/** One borrower: each check with what was seen and what he can do, what he is to be told and what came of it, and when to ask for a higher limit. */
import './coaching-acts.css'
import { Button, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineCoaching } from '../../../api/desk-upkeep-requests.ts'
import { LANGUAGES, type Language } from '../../../format/language.ts'
import { Day } from '../../../parts/day.tsx'
import { May } from '../../../parts/may.tsx'
import { Tag, type Tone } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { CheckTag } from './check-tag.tsx'
import { CHECK_STATES } from './coaching-order.ts'
import { RaiseAdvice } from './raise-advice.tsx'
import { ScreeningPanel } from './screening-panel.tsx'
import { SendThroughLender } from './send-guidance.tsx'

type Guidance = LineCoaching['guidance'][number]
type Props = { line: LineCoaching; tell: (topic: Guidance['topic']) => void; close: () => void }

export function CoachingDrawer({ line, tell, close }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer open size={520} title={`${t('deskPeople.coaching.title')} · ${line.label}`} onClose={close}>
      <div className="stack">
        <p className="label">{t('deskPeople.coaching.onlyDone')}</p>
        <GuidanceList line={line} tell={tell} />
        <Readiness checks={line.readiness} />
        <RaiseAdvice raise={line.raise} />
        {line.project_id !== null && <ScreeningPanel borrowerId={line.borrower_id} projectId={line.project_id} />}
      </div>
    </Drawer>
  )
}

/** What nobody knows is said once, for all of it. */
function Readiness({ checks }: { checks: LineCoaching['readiness'] }) {
  const { t } = useTranslation()
  const known = checks
    .filter(({ state }) => state !== 'unknown')
    .sort((a, b) => CHECK_STATES.indexOf(a.state) - CHECK_STATES.indexOf(b.state))
  const unknown = checks.filter(({ state }) => state === 'unknown')
  return (
    <section aria-label={t('deskPeople.coaching.readiness')}>
      <h3 className="desk-small">{t('deskPeople.coaching.readiness')}</h3>
      <ul className="people-checks">
        {known.map((check) => (
          <CheckRow key={check.check} checks={[check]} />
        ))}
        {unknown.length > 0 && <CheckRow checks={unknown} />}
      </ul>
    </section>
  )
}

/** Checks of one state, of which the same is to be said. */
function CheckRow({ checks }: { checks: LineCoaching['readiness'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const { state, seen, how } = checks[0]!
  return (
    <li>
      <CheckTag state={state} />
      <span>
        <strong>{checks.map(({ name }) => words.pick(name)).join(t('deskPeople.between'))}</strong>
        <span className="label">{words.pick(seen)}</span>
        {how !== null && <span>{words.pick(how)}</span>}
      </span>
    </li>
  )
}

const TOLD_TONES: Readonly<Record<Guidance['state'], Tone>> = { due: 'bad', waiting: 'warn', cleared: 'good', unknown: 'plain' }

function GuidanceList({ line, tell }: Pick<Props, 'line' | 'tell'>) {
  const { t } = useTranslation()
  const { language } = useWords()
  const [spoken, speak] = useState<Language>(language)
  return (
    <section aria-label={t('deskPeople.coaching.guidance')}>
      <h3 className="desk-small">{t('deskPeople.coaching.guidance')}</h3>
      {line.guidance.length === 0 ? (
        <p className="muted">{t('deskPeople.coaching.nothingToTell')}</p>
      ) : (
        <>
          <Segmented<Language>
            aria-label={t('deskPeople.coaching.spoken')}
            size="small"
            value={spoken}
            onChange={speak}
            options={LANGUAGES.map((one) => ({ value: one, label: t(`deskPeople.coaching.language.${one}`) }))}
          />
          <ul className="people-told">
            {line.guidance.map((one) => (
              <Told key={one.topic} line={line} guidance={one} spoken={spoken} tell={tell} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Told({
  line,
  guidance: { topic, name, state, given_on: givenOn, what, why, how },
  spoken,
  tell,
}: {
  line: LineCoaching
  guidance: Guidance
  spoken: Language
  tell: Props['tell']
}) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <li>
      <div className="row">
        <strong>{words.pick(name)}</strong>
        <Tag tone={TOLD_TONES[state]} dot>
          {state === 'due' && givenOn !== null ? t('deskPeople.coaching.dueAgain') : t(`deskPeople.coaching.told.${state}`)}
        </Tag>
        {givenOn !== null && (
          <span className="label">
            {t('deskPeople.coaching.givenOn')} <Day on={givenOn} />
          </span>
        )}
      </div>
      {state === 'due' || state === 'waiting' ? (
        <blockquote lang={spoken === 'zh' ? 'zh-CN' : 'en'}>
          {[what, why, how].map((part) => (
            <p key={part.en}>{part[spoken]}</p>
          ))}
        </blockquote>
      ) : (
        <p className="label">{t(`deskPeople.coaching.toldText.${state}`)}</p>
      )}
      {state === 'due' && (
        <May do="desk:enrol">
          <Button size="small" onClick={() => tell(topic)}>
            {t('deskPeople.coaching.tell')}
          </Button>
          <SendThroughLender
            line={{ enrolmentId: line.enrolment_id, facilityId: line.facility_id, borrowerId: line.borrower_id }}
            topic={topic}
          />
        </May>
      )}
    </li>
  )
}
