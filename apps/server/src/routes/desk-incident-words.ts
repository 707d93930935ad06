/** One incident, with all that is known of it, as the API writes it. */
import type { IncidentDetail } from '@fairline/contract/desk/picture'
import { writeInstant } from '@fairline/contract/instant'
import { storyOf } from '@fairline/domain/desk/model/desk-book'
import { hiddenAt } from '@fairline/domain/desk/model/desk-consent'
import type { DeskFact } from '@fairline/domain/desk/model/desk-fact'
import { type Work, worksOf } from '@fairline/domain/desk/model/work'
import type { ChannelPicture } from '@fairline/domain/desk/picture/channel-picture'
import {
  escalationFor,
  incidentOf,
  takenAt,
  type WarningOf,
  type WatchedWork,
  watchedWorks,
} from '@fairline/domain/desk/picture/incident-facts'
import type { WatchedLine } from '@fairline/domain/desk/picture/registers'
import { toldReadings } from '@fairline/domain/desk/picture/told-readings'
import { marksOf } from '@fairline/domain/desk/picture/tunings'
import { callPlaybook } from '@fairline/domain/desk/playbook/level'
import { TASK_WORDS } from '@fairline/domain/desk/playbook/level-words'
import { situationFor } from '@fairline/domain/desk/playbook/situation'
import { postMortemOf } from '@fairline/domain/desk/recovery/post-mortem'
import { alertText } from '@fairline/domain/desk/warning/alert-text'
import { ROLE_NAMES } from '@fairline/domain/desk/warning/catalogue'
import type { Alert, WarningIncident } from '@fairline/domain/desk/warning/incidents'
import type { z } from 'zod'
import type { Looked } from '../desk/desk-watch.ts'
import { type IncidentPlans, withPlans } from './desk-incident-plans.ts'
import { diagnosisView, levelView } from './desk-picture-words.ts'
import { postMortemView } from './desk-recovery-words.ts'
import { incidentView, taskView } from './desk-work.ts'

type Detail = z.infer<typeof IncidentDetail>

export function incidentDetail(work: Work, looked: Looked, plans: IncidentPlans, now: number): Detail {
  const { book, picture, warnings } = looked
  const isHidden = hiddenAt(book, { at: now, knownAt: now })
  const watched = watchedWorks(book).find(({ id }) => id === work.id)
  const incident = watched && incidentOf(warnings.incidents, watched.warning)
  const channel = watched?.warning.channel?.slice('channel:'.length)
  const found = channel === undefined ? undefined : picture.channels.get(channel)
  const mortem = postMortemOf(book, work)
  return {
    incident: incidentView(work, isHidden, book),
    alerts: incident === undefined ? [] : incident.alerts.flatMap((alert) => alertView(alert, looked, isHidden(alert.subject)) ?? []),
    timeline: withPlans(storyOf(book, 'incident', work.id).map(momentView), plans),
    diagnosis: found === undefined ? null : diagnosisView(found),
    probes: (found?.probes ?? []).map(({ probe, bits }) => ({
      ...{
        probe: probe.id,
        words: probe.words,
        minutes: probe.minutes,
        bits: Math.round(bits * 1_000) / 1_000,
        answers: [...probe.answers],
      },
    })),
    playbook: playbookOf(work, looked, found?.diagnosis ?? null, now),
    tasks: worksOf(book, 'task')
      .filter(({ content }) => content.incident_id === work.id)
      .map((task) => taskView(task, now)),
    plans: [...plans],
    escalation: escalationView(work, looked, { watched, incident }, now),
    post_mortem: mortem === undefined ? null : postMortemView(mortem),
  }
}

type Matched = Readonly<{ watched: WatchedWork | undefined; incident: WarningIncident | undefined }>

function escalationView({ id }: Work, { book }: Looked, { watched, incident }: Matched, now: number): Detail['escalation'] {
  const taken = takenAt(book, id)
  const taken_at = taken === null ? null : writeInstant(taken)
  if (watched === undefined || incident === undefined) return { step: 0, told: [], next_at: null, taken_at }
  const { step, told, nextAt } = escalationFor(book, watched, incident, now)
  return { step, told: [...told], next_at: nextAt === null || watched.state === 'closed' ? null : writeInstant(nextAt), taken_at }
}

/** Undefined: it is of a borrower who does not let the desk see him any more, so not even that something rang is told. */
function alertView({ indicator, subject, at, band }: Alert, { book }: Looked, isHidden: boolean): Detail['alerts'][number] | undefined {
  const reading = toldReadings(book)
    .get(`${indicator}:${subject}`)
    ?.findLast((one) => one.at <= at && (one.band === 'amber' || one.band === 'red'))
  const text = reading && alertText(marksOf(book)(indicator), band, reading.values, reading.inputs)
  if (reading === undefined || text === undefined || (isHidden && indicator !== 'B11')) return undefined
  return {
    ...{ indicator, subject, band, name: text.name, at: writeInstant(at), first_action: text.firstAction, lag_seconds: reading.lagSeconds },
    reasons: text.reasons.map(({ value, found, bound }) => ({ name: value.name, unit: value.unit, found, is: bound.is, mark: bound.mark })),
    ...{ evidence: [...text.evidence], owner: text.owner, owner_name: ROLE_NAMES[text.owner], seen_by: [...text.seenBy] },
  }
}

const momentView = ({ recordedAt, type, actor, data: { warning: _warning, subjects: _subjects, title: _title, ...data } }: DeskFact) => ({
  ...{ at: writeInstant(recordedAt), type, actor, data },
})

/** Of each project that it concerns: its level now, and by when what is asked for has to be done since the incident opened. */
function playbookOf(work: Work, { picture }: Looked, diagnosis: ChannelPicture['diagnosis'], now: number): Detail['playbook'] {
  const about = subjectsOf(work)
  const concerns = ({ subject, channelId, facility }: WatchedLine): boolean => {
    const { providerId, groups } = picture.registers.channels.get(channelId)!
    const behind = [`channel:${channelId}`, `provider:${providerId}`, ...groups.map((group) => `group:${group}`)]
    return [subject, `facility:${facility.id}`, ...behind].some((one) => about.has(one))
  }
  return picture.projects
    .filter(({ project, lines }) => about.has(`project:${project.id}`) || lines.some(({ picture: { line } }) => concerns(line)))
    .map(({ project, called, situation, clock }) => {
      const own = called.isRunning ? callPlaybook(situationFor(situation, diagnosis), { ...clock, raisedAt: work.openedAt }) : called
      return {
        ...{ project_id: project.id, level: levelView(own) },
        tasks: own.timers.map(({ task, dueAt }) => ({
          ...{ task, words: TASK_WORDS[task], due_at: writeInstant(dueAt), is_late: dueAt < now },
        })),
      }
    })
}

/** Of what rang, or what somebody opened it about. */
function subjectsOf({ content }: Work): ReadonlySet<string> {
  const warning = content.warning as WarningOf | undefined
  const named = (content.subjects ?? []) as readonly { kind: string; id: string }[]
  return new Set(warning === undefined ? named.map(({ kind, id }) => `${kind}:${id}`) : [warning.key])
}
