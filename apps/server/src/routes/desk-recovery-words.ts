/** Recovery cases, ways back and what was learned, as the API writes them: of a borrower who does not let the desk see him now, that there is a case, and no more. */
import type { CalibrationView, PostMortem as PostMortemView, RecoveryGuides, RecoveryView } from '@fairline/contract/desk/recoveries'
import { writeInstant } from '@fairline/contract/instant'
import { reliabilityOf } from '@fairline/domain/desk/diagnosis/calibrate'
import { CAUSES, type Cause } from '@fairline/domain/desk/diagnosis/causes'
import { CALIBRATED_FROM } from '@fairline/domain/desk/diagnosis/diagnose'
import { DEFAULT_PARAMETERS } from '@fairline/domain/desk/diagnosis/parameters'
import { type DeskBook, stateOf } from '@fairline/domain/desk/model/desk-book'
import { hiddenAt } from '@fairline/domain/desk/model/desk-consent'
import type { Work } from '@fairline/domain/desk/model/work'
import type { Calibration } from '@fairline/domain/desk/picture/calibration'
import { signalsOf } from '@fairline/domain/desk/picture/channel-picture'
import type { DeskPicture } from '@fairline/domain/desk/picture/desk-picture'
import { watchedWorks } from '@fairline/domain/desk/picture/incident-facts'
import type { LinePicture } from '@fairline/domain/desk/picture/line-picture'
import { GUIDES, troublesOf } from '@fairline/domain/desk/recovery/guides'
import type { PostMortem } from '@fairline/domain/desk/recovery/post-mortem'
import {
  causeFound,
  documentsOf,
  isOver,
  nextCheckOn,
  nextOf,
  observedUntil,
  type Recovery,
  recoveriesOf,
  ticketOf,
} from '@fairline/domain/desk/recovery/recovery-case'
import { dayText, knownDay } from '@fairline/domain/kernel/day'
import type { Zone } from '@fairline/domain/kernel/zone'
import type { z } from 'zod'

export type RecoveryGround = Readonly<{ book: DeskBook; picture: DeskPicture; zone: Zone }>
type Subject = z.infer<typeof RecoveryView>['subject']
const subjectText = ({ kind, id }: Subject): string => `${kind}:${id}`

/** Null: nobody knows, or the two sources say different things. */
function isDrawable(line: LinePicture | undefined): boolean | null {
  if (line === undefined || line.status.badge === 'unknown' || line.status.badge === 'doubtful') return null
  return line.failedAt === null
}

export function recoveryView(recovery: Recovery, { book, picture, zone }: RecoveryGround): z.infer<typeof RecoveryView> {
  const { content, state, moves, messages } = recovery
  const { when, today } = picture.registers
  const isHidden = hiddenAt(book, when)(subjectText(content.subject))
  const [checkOn, until] = [nextCheckOn(recovery), observedUntil(recovery, zone.dayAt)]
  const now = { today, nextCheck: knownDay(checkOn), until, isDrawable: isDrawable(picture.lines.get(subjectText(content.subject))) }
  const told = <T>(value: T): T | null => (isHidden ? null : value)
  return {
    ...{
      id: recovery.id,
      subject: content.subject,
      label: labelOf(book, content.subject, picture),
      incident_id: content.incident_id ?? null,
    },
    ...{ state, is_hidden: isHidden, cause: told(content.cause), trouble: told(content.trouble), cause_found: told(causeFound(recovery)) },
    ...{ route: content.route, ticket: ticketOf(recovery), assignee: content.assignee, next_check_on: checkOn },
    documents: isHidden
      ? []
      : documentsOf(recovery).map(({ name, handedInAt }) => ({
          name,
          handed_in_at: handedInAt === null ? null : writeInstant(handedInAt),
        })),
    is_late: !isOver(recovery) && now.nextCheck < today,
    ...{ observed_until: until === null ? null : dayText(until), observed_days_left: until === null ? null : Math.max(0, until - today) },
    next: nextOf(recovery, isHidden ? { ...now, isDrawable: null } : now),
    ...{ opened_at: writeInstant(recovery.openedAt), opened_by: recovery.openedBy },
    moves: moves.map((move) => ({
      ...{
        state: move.state,
        at: writeInstant(move.at),
        actor: move.actor,
        note: told(move.note),
        evidence_sha256: move.evidence_sha256 ?? null,
      },
    })),
    messages: isHidden ? [] : messages.map(messageView),
  }
}

const messageView = (one: Recovery['messages'][number]) => ({
  ...{ message_id: one.message_id, from: one.from, way: one.way, said_at: one.said_at, told_at: writeInstant(one.at), actor: one.actor },
  ...{ words: one.words, documents: [...(one.documents ?? [])], evidence_sha256: one.evidence_sha256 ?? null },
})

/** Of a borrower's line his label, else the product of the channel. */
function labelOf(book: DeskBook, { kind, id }: Subject, { registers: { when } }: DeskPicture): string {
  if (kind === 'enrolment') {
    const borrower = stateOf(book, 'enrolment', id, when)?.content.borrower_id
    return (borrower && stateOf(book, 'borrower', borrower, when)?.content.label) || id
  }
  const channel = stateOf(book, 'facility', id, when)?.content.channel_id
  return (channel && stateOf(book, 'channel', channel, when)?.content.product) || id
}

const OF_LINES: ReadonlySet<string> = new Set(['enrolment', 'facility'])

export function guidesView(work: Work, ground: RecoveryGround): z.infer<typeof RecoveryGuides> {
  const { book, picture } = ground
  const watched = watchedWorks(book).find(({ id }) => id === work.id)
  const channel = watched?.warning.channel?.slice('channel:'.length)
  const found = channel === undefined ? undefined : picture.channels.get(channel)
  const named = ((work.content.subjects ?? []) as Subject[]).filter(({ kind }) => OF_LINES.has(kind)).map(subjectText)
  const isHidden = hiddenAt(book, picture.registers.when)
  // One of a line is about that line, whatever else of its channel fails.
  const lines = (named.length > 0 ? named : (found?.failed ?? [])).filter((line) => picture.lines.has(line) && !isHidden(line))
  return {
    data: lines.map((line) => {
      const cause = causeOf(line, found?.diagnosis ?? null)
      const signals = signalsOf(picture.readings.filter((one) => one.subject === line))
      const subject = { kind: line.startsWith('enrolment:') ? 'enrolment' : 'facility', id: line.slice(line.indexOf(':') + 1) } as const
      return {
        ...{ subject, label: labelOf(book, subject, picture), cause },
        recovery_id: recoveriesOf(book).findLast((one) => subjectText(one.content.subject) === line && !isOver(one))?.id ?? null,
        guides: troublesOf(cause, signals).map((trouble) => {
          const { name, route, documents, observedDays, how } = GUIDES[trouble]
          return { trouble, name, route, documents: [...documents], observed_days: observedDays, how }
        }),
      }
    }),
  }
}

type Diagnosis = NonNullable<
  DeskPicture['channels'] extends ReadonlyMap<string, infer One> ? (One extends { diagnosis: infer D } ? D : never) : never
>
const HALF_PPM = 500_000

/** Of one line: its own where that is likelier than not, else what struck the channel. */
function causeOf(line: string, diagnosis: Diagnosis | null): Cause {
  const own = diagnosis?.ownPpm.find((one) => one.line === line)?.ownPpm
  if (diagnosis === null || own === undefined || own >= HALF_PPM) return 'individual'
  const { sharesPpm } = diagnosis
  return CAUSES.filter((cause) => cause !== 'individual').reduce(
    (best, cause) => (sharesPpm[cause] > sharesPpm[best] ? cause : best),
    'policy' as Cause,
  )
}

export const postMortemView = ({ toldPpm, reviews, ...rest }: PostMortem): z.infer<typeof PostMortemView> => ({
  ...{ ...rest, told_ppm: toldPpm },
  reviews: reviews.map(({ at, actor, lessons, tasks }) => ({ at: writeInstant(at), actor, lessons, tasks: [...tasks] })),
})

const INCIDENTS_MAX = 100
const ppm = (share: number): number => Math.round(share * 1e6)

export function calibrationView({ parameters, labelled, exposureDays }: Calibration): z.infer<typeof CalibrationView> {
  const { bins, brier } = reliabilityOf(labelled)
  return {
    ...{ model: parameters.version, is_calibrated: labelled.length >= CALIBRATED_FROM, labelled: labelled.length, needed: CALIBRATED_FROM },
    exposure_days: exposureDays === null ? null : Math.round(exposureDays),
    priors: CAUSES.map((cause) => ({
      ...{ cause, believed_ppm: ppm(DEFAULT_PARAMETERS.priors[cause]), now_ppm: ppm(parameters.priors[cause]) },
      seen: labelled.filter((one) => one.cause === cause).length,
    })),
    hazard: { believed_ppm_per_day: DEFAULT_PARAMETERS.hazardPerDay * 1e6, now_ppm_per_day: parameters.hazardPerDay * 1e6 },
    bins: bins.map(({ fromPpm, toPpm, toldPpm, right }) => ({
      ...{ from_ppm: fromPpm, to_ppm: toPpm, told_ppm: toldPpm, right: right.count, of: right.of, right_permille: right.permille },
    })),
    brier_permille: brier === null ? null : Math.round(brier * 1_000),
    incidents: labelled
      .slice(-INCIDENTS_MAX)
      .reverse()
      .map(({ id, closedAt, toldCause, sharesPpm, cause }) => ({
        ...{ id, closed_at: writeInstant(closedAt), told: toldCause, found: cause },
        told_ppm: toldCause === 'undetermined' ? null : sharesPpm[toldCause],
      })),
  }
}
