/** The picture of a desk, as the API writes it. */
import type { DeskPictureView, IncidentDetail } from '@fairline/contract/desk/picture'
import { writeInstant } from '@fairline/contract/instant'
import { limitsOf } from '@fairline/domain/desk/diagnosis/limits'
import { DESK_MEASURES, type MeasureId } from '@fairline/domain/desk/measures/definitions'
import { countedMinor, DEFAULT_HAIRCUTS, haircutPpm } from '@fairline/domain/desk/measures/headroom'
import type { ChannelPicture } from '@fairline/domain/desk/picture/channel-picture'
import type { ProjectPicture } from '@fairline/domain/desk/picture/desk-picture'
import type { ForecastWeek } from '@fairline/domain/desk/picture/forecast-weeks'
import { noticesOf } from '@fairline/domain/desk/picture/notices'
import type { ProjectLine } from '@fairline/domain/desk/picture/project-line'
import type { Registers } from '@fairline/domain/desk/picture/registers'
import type { Called } from '@fairline/domain/desk/playbook/level'
import { DRAFT_WORDS, LEVEL_WORDS, SWITCHING_WORDS, TRIGGER_WORDS } from '@fairline/domain/desk/playbook/level-words'
import { BADGES } from '@fairline/domain/desk/status/badge'
import { dayText } from '@fairline/domain/kernel/day'
import type { z } from 'zod'

type View = z.infer<typeof DeskPictureView>
type ProjectView = View['data'][number]

const instantOrNull = (at: number | null): string | null => (at === null ? null : writeInstant(at))

export const projectView = (project: ProjectPicture, registers: Registers, openIncidents: readonly string[]): ProjectView => ({
  ...{ project_id: project.project.id, currency: project.project.content.currency, open_incidents: [...openIncidents] },
  lines: project.lines.map((line) => lineView(line, registers)),
  measures: measureViews(project),
  forecast: project.measures.forecast?.weeks.map(forecastWeek) ?? null,
  covenants: project.measures.covenants.map(covenantView),
  warnings: project.readings.map(({ indicator, band }) => ({ indicator, band })),
  level: levelView(project.called),
})

const covenantView = ({ facilityId, measure, words, state, ...ppm }: ProjectPicture['measures']['covenants'][number]) => ({
  ...{ facility_id: facilityId, measure, words, state },
  ...{ at_least_ppm: ppm.atLeastPpm, at_most_ppm: ppm.atMostPpm, found_ppm: ppm.foundPpm, room_ppm: ppm.roomPpm },
})

function lineView({ picture, isFunding, counted }: ProjectLine, { today }: Registers): ProjectView['lines'][number] {
  const { line, status, failedAt } = picture
  const { authorisation, availability, obligation, limit, limitChange } = status
  const read = mayKnowLimit(picture) ? picture.limit : null
  const inputs = new Set([authorisation, availability, limit, obligation].flatMap(({ observations }) => observations))
  return {
    ...{
      subject: line.subject,
      facility_id: line.facility.id,
      channel_id: line.channelId,
      badge: status.badge,
      name: BADGES[status.badge],
    },
    ...{ authorisation: authorisation.known, availability: availability.known, obligation: obligation.known, health: status.health },
    ...{ limit_minor: read?.minor ?? null, limit_from: read?.from ?? null },
    limit_change_ppm: mayKnowLimit(picture) ? (limitChange?.changePpm ?? null) : null,
    ...{ failed_at: instantOrNull(failedAt), may_fund: isFunding, haircut_ppm: haircutPpm(counted, today, DEFAULT_HAIRCUTS) },
    counted_minor: isFunding ? countedMinor(counted, today, DEFAULT_HAIRCUTS) : 0,
    inputs: [...inputs].sort(),
  }
}

/** Of a band only its lower end is counted with, and told nowhere as a limit. */
const mayKnowLimit = ({ line: { scopes } }: ProjectLine['picture']): boolean => scopes === null || scopes.has('limit')

type Worth = Readonly<{ value: number | null; unit: string }>

function measureViews({ measures, inputsOf }: ProjectPicture): ProjectView['measures'] {
  const worths: readonly (readonly [MeasureId, Worth])[] = [
    ['headroom', { value: measures.headroomMinor, unit: 'minor' }],
    ['survival', { value: measures.survival?.weeks ?? null, unit: 'weeks' }],
    ['survival_without_any', { value: measures.survivalWithoutAny?.weeks ?? null, unit: 'weeks' }],
    ['coverage', { value: measures.coveragePpm, unit: 'ppm' }],
    ['concentration', { value: measures.hhiReachPpm, unit: 'ppm' }],
    ['leverage', { value: measures.leveragePpm, unit: 'ppm' }],
    ['debt_service_coverage', { value: measures.debtServiceCoveragePpm, unit: 'ppm' }],
    ['maturity_wall', { value: measures.maturityWallPpm, unit: 'ppm' }],
    ['remaining_maturity', { value: measures.remainingDays, unit: 'days' }],
    ['cash_flow_at_risk', { value: measures.cashAtRisk.independentMinor, unit: 'minor' }],
    ['cash_flow_at_risk_together', { value: measures.cashAtRisk.togetherMinor, unit: 'minor' }],
    ['forecast_error', { value: measures.forecast?.errorPpm ?? null, unit: 'ppm' }],
    ['stability', { value: measures.stability?.drawablePpm ?? null, unit: 'ppm' }],
    ['switch_time', { value: measures.switchMinutes.incident, unit: 'minutes' }],
    ['switch_time_drilled', { value: measures.switchMinutes.drill, unit: 'minutes' }],
  ]
  return worths.map(([measure, { value, unit }]) => ({
    ...{ measure, value, unit, inputs: [...inputsOf[measure]] },
    ...{ name: DESK_MEASURES[measure].term, meaning: DESK_MEASURES[measure].text },
  }))
}

const forecastWeek = ({ from, ...week }: ForecastWeek): NonNullable<ProjectView['forecast']>[number] => ({
  ...{ from_on: dayText(from), in: expectedView(week.in), out: expectedView(week.out) },
})
const expectedView = ({ forecastMinor, actualMinor }: ForecastWeek['in']) => ({ forecast_minor: forecastMinor, actual_minor: actualMinor })

export function levelView({ level, isRunning, triggers, approvers, switching }: Called): ProjectView['level'] {
  const { name, authority, exit } = isRunning ? LEVEL_WORDS[level] : DRAFT_WORDS
  return {
    ...{ level, is_running: isRunning, approvers, switching, name, authority, exit },
    switching_words: isRunning ? SWITCHING_WORDS[switching] : DRAFT_WORDS.switching,
    triggers: triggers.map((trigger) => ({ trigger, words: TRIGGER_WORDS[trigger] })),
  }
}

export const channelView = (picture: ChannelPicture, registers: Registers): View['channels'][number] => ({
  ...{ channel_id: picture.channel.state.id, provider_id: picture.channel.providerId, group_ids: [...picture.channel.groups] },
  ...{ lines: picture.channel.lines.length, failed: [...picture.failed], unseen: picture.unseen },
  notices: noticesOf(picture.channel, registers).map(({ kind, from, to, words }) => ({
    ...{ kind, words, starts_at: writeInstant(from), ends_at: instantOrNull(to) },
  })),
  diagnosis: diagnosisView(picture),
})

export function diagnosisView({ diagnosis, course }: ChannelPicture): z.infer<typeof IncidentDetail>['diagnosis'] {
  if (diagnosis === null || course === null) return null
  return {
    ...{ cause: diagnosis.cause, shares_ppm: diagnosis.sharesPpm, systemic_ppm: diagnosis.systemicPpm, model: diagnosis.model },
    weights: diagnosis.weights.map(({ of, log }) => ({ of, log })),
    own: diagnosis.ownPpm.map(({ line, ownPpm }) => ({ subject: line, own_ppm: ownPpm })),
    ...{ is_calibrated: diagnosis.isCalibrated, limits: limitsOf(diagnosis), course: { ...course } },
  }
}
