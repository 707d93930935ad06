/** Once an incident is over: what was told and what was found, how long each step took, and what the desk learned. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cause, IncidentDetail } from '../../api/incident-requests.ts'
import { reviewIncident } from '../../api/recovery-requests.ts'
import { addRecoveryWords } from '../../locales/recoveries.ts'
import { Panel } from '../../parts/page.tsx'
import { useMay } from '../../parts/use-may.ts'
import { useWords } from '../../parts/use-words.ts'
import { FormDrawer, Labelled, NumberField } from './form-parts.tsx'
import { At } from './incident-parts.tsx'
import { Person, PersonField } from './person.tsx'

addRecoveryWords()

type Mortem = NonNullable<IncidentDetail['post_mortem']>
const MINUTE_MS = 60_000
const STEPS = ['opened', 'taken', 'switched', 'over'] as const

export function PostMortemPanel({ id, mortem }: { id: string; mortem: Mortem }) {
  const { t } = useTranslation()
  const words = useWords()
  const [isWriting, write] = useState(false)
  const mayWrite = useMay('desk:plan')
  const extra = mayWrite && (
    <Button size="small" onClick={() => write(true)}>
      {t('recoveries.mortem.add')}
    </Button>
  )
  return (
    <Panel title={t('recoveries.mortem.title')} extra={extra}>
      <dl className="five">
        <dt>{t('recoveries.mortem.told')}</dt>
        <dd>
          <Told mortem={mortem} />
        </dd>
        <dt>{t('recoveries.mortem.found')}</dt>
        <dd>
          {mortem.found === null || mortem.found === 'undetermined'
            ? t('recoveries.mortem.unfound')
            : t(`incidents.cause.${mortem.found as Cause}`)}
        </dd>
        {STEPS.map((step) => {
          const minutes = mortem.minutes[step]
          return [
            <dt key={step}>{t(`recoveries.mortem.${step}`)}</dt>,
            <dd key={`${step}-is`} className="number">
              {minutes === null ? t('recoveries.mortem.notSo') : words.duration(Math.max(1, minutes) * MINUTE_MS)}
            </dd>,
          ]
        })}
      </dl>
      <p className="label">{t('recoveries.mortem.work', mortem.tasks)}</p>
      <p className="label">{t('recoveries.mortem.cases', mortem.recoveries)}</p>
      {mortem.reviews.length === 0 && <p className="muted">{t('recoveries.mortem.none')}</p>}
      {mortem.reviews.map(({ at, actor, lessons, tasks }) => (
        <blockquote key={at}>
          <p>{lessons}</p>
          <p className="label">
            <Person id={actor} /> · <At at={at} />
            {tasks.length > 0 && <> · {t('recoveries.mortem.became', { count: tasks.length })}</>}
          </p>
        </blockquote>
      ))}
      {isWriting && <ReviewForm id={id} close={() => write(false)} />}
    </Panel>
  )
}

function Told({ mortem: { told, told_ppm: ppm, found } }: { mortem: Mortem }) {
  const { t } = useTranslation()
  const words = useWords()
  if (told === null) return <>{t('recoveries.mortem.untold')}</>
  const isKnown = found !== null && found !== 'undetermined' && told !== 'undetermined'
  return (
    <>
      {t(`incidents.cause.${told as Cause}`)}
      {ppm !== null && told !== 'undetermined' && <> {words.percent(Math.round(ppm / 1_000))}</>}
      {isKnown && <span className="label"> {t(told === found ? 'recoveries.mortem.right' : 'recoveries.mortem.wrong')}</span>}
    </>
  )
}

const DAY_MS = 86_400_000
const DAYS = 14

function ReviewForm({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation()
  const [lessons, setLessons] = useState('')
  const [finding, setFinding] = useState('')
  const [owner, setOwner] = useState<string>()
  const [days, setDays] = useState<number | null>(DAYS)
  const hasFinding = finding.trim() !== ''
  const isWhole = lessons.trim() !== '' && (!hasFinding || (owner !== undefined && days !== null))
  const save = () => {
    const due_at = new Date(Date.now() + (days ?? DAYS) * DAY_MS).toISOString()
    return reviewIncident({ id, lessons, findings: hasFinding ? [{ words: finding.trim(), assignee: owner ?? '', due_at }] : [] })
  }
  return (
    <FormDrawer title={t('recoveries.mortem.add')} act={t('recoveries.mortem.save')} isWhole={isWhole} save={save} close={close}>
      <Labelled label={t('recoveries.mortem.lessons')}>
        {(field) => (
          <Input.TextArea id={field} rows={5} maxLength={2_000} value={lessons} onChange={({ target }) => setLessons(target.value)} />
        )}
      </Labelled>
      <Labelled label={t('recoveries.mortem.finding')}>
        {(field) => <Input id={field} maxLength={500} value={finding} onChange={({ target }) => setFinding(target.value)} />}
      </Labelled>
      {hasFinding && (
        <>
          <PersonField label={t('recoveries.mortem.owner')} value={owner} change={setOwner} />
          <NumberField label={t('recoveries.mortem.days')} value={days} change={setDays} max={365} />
        </>
      )}
    </FormDrawer>
  )
}
