/** All that was told of an incident, in the order in which it was told. */
import { useTranslation } from 'react-i18next'
import type { IncidentDetail } from '../../api/incident-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { useWords } from '../../parts/use-words.ts'
import { CAUSES, useEvidenceName } from './diagnosis-panel.tsx'
import { At } from './incident-parts.tsx'
import { Person } from './person.tsx'

type Moment = IncidentDetail['timeline'][number]

export function IncidentTimeline({ detail: { incident, timeline } }: { detail: IncidentDetail }) {
  const { t } = useTranslation()
  const say = useMomentWords()
  const words = useWords()
  return (
    <Panel title={t('incidents.line.title')} flush>
      <ol className="desk-money timeline">
        <li>
          <span>{t('incidents.line.began')}</span>
          <span className="label end">
            <At at={incident.began_at} />
          </span>
        </li>
        {timeline.map((moment, nth) => (
          <li key={`${moment.at}:${moment.type}:${nth.toString()}`}>
            <span>
              {say(moment)}
              {typeof moment.data.note === 'string' && moment.data.note !== 'taken' && (
                <q>{noteOf(moment.data.note, moment.actor, words.language)}</q>
              )}
            </span>
            <span className="label end">
              <Person id={moment.actor} /> · <At at={moment.at} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** The watch writes in both languages, Chinese first. */
const noteOf = (note: string, actor: string, language: 'zh' | 'en'): string =>
  actor.startsWith('fairline:') ? (note.split(' / ')[language === 'zh' ? 0 : 1] ?? note) : note

const STATES = { open: true, diagnosing: true, switching: true, recovering: true, observing: true, closed: true } as const
const isState = (state: unknown): state is keyof typeof STATES => typeof state === 'string' && Object.hasOwn(STATES, state)
const causeOf = (name: unknown): (typeof CAUSES)[number] | 'undetermined' => CAUSES.find((one) => one === name) ?? 'undetermined'

function useMomentWords(): (moment: Moment) => string {
  const { t } = useTranslation()
  const words = useWords()
  const evidence = useEvidenceName()
  return ({ type, data }) => {
    switch (type) {
      case 'opened':
        return t('incidents.line.opened')
      case 'taken':
        return t('incidents.line.taken')
      case 'answered':
        return t('incidents.line.answered', {
          evidence: evidence(String(data.evidence)),
          answer: data.answer === true ? t('incidents.yes') : t('incidents.no'),
        })
      case 'diagnosed':
        return t('incidents.line.diagnosed', { cause: t(`incidents.cause.${causeOf(data.cause)}`) })
      case 'escalated':
        return t('incidents.line.escalated', { step: words.count(Number(data.step)) })
      case 'moved':
        return isState(data.state) ? t('incidents.line.moved', { state: t(`incidents.state.${data.state}`) }) : type
      case 'plan-asked':
      case 'plan-approved':
        return t(`incidents.line.${type}`, { plan: String(data.plan_id) })
      default:
        return type
    }
  }
}
