/** Early warnings of a desk: each indicator and what it reads of each subject, how that went, how good it is, and the desk's own marks. */
import { TuningPlace, TuningWish, WarningQuery, WarningsView } from '@fairline/contract/desk/picture'
import { EntryKept } from '@fairline/contract/desk/views'
import { writeInstant } from '@fairline/contract/instant'
import { storyOf } from '@fairline/domain/desk/model/desk-book'
import type { BandReading } from '@fairline/domain/desk/picture/band-reading'
import { watchedWorks } from '@fairline/domain/desk/picture/incident-facts'
import { isSeen } from '@fairline/domain/desk/picture/registers'
import { toldReadings } from '@fairline/domain/desk/picture/told-readings'
import { tunedBy, tuningsOf } from '@fairline/domain/desk/picture/tunings'
import type { Standing } from '@fairline/domain/desk/picture/warnings'
import { SCREENING_RECORD } from '@fairline/domain/desk/screening/screening-marks'
import { CATALOGUE } from '@fairline/domain/desk/warning/catalogue'
import { type Indicator, type Tuning, tune } from '@fairline/domain/desk/warning/indicator'
import { ledgerOf } from '@fairline/domain/desk/warning/ledger'
import { VALUES } from '@fairline/domain/desk/warning/values'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { DAY_MS } from '@fairline/domain/kernel/time'
import type { Share } from '@fairline/domain/measures/share'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { Looked } from '../desk/desk-watch.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import type { DeskIncidentRoutes } from './desk-incidents.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['desk']
const MINUTE_MS = 60_000
/** So long before something happened a warning still counts as one of it. */
const LOOK_BACK_MS = 60 * DAY_MS
/** What borrowers are screened by before they join is watched of nobody, and tuned all the same. */
const TUNABLE: readonly Indicator[] = [...CATALOGUE, SCREENING_RECORD]
const CHANGES_MAX = 50

export const deskWarningRoutes: FastifyPluginAsyncZod<DeskIncidentRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(listRoute, parts)
  await app.register(tuningRoute, parts)
}

const listRoute: FastifyPluginAsyncZod<DeskIncidentRoutes> = async (app, { deskWatch }) => {
  app.get(
    '/v1/desk/warnings',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'listDeskWarnings',
        summary:
          'What each indicator reads of each subject, since when, and how that went; its marks with their reasons; and how good the warnings were',
        querystring: WarningQuery,
        response: { 200: WarningsView, ...readProblems },
      },
    },
    async (request) => {
      const { limit, cursor = '', indicator, subject, with_normal: withNormal = false } = request.query
      const looked = await deskWatch.look(callerOf(request).organisationId)
      const told = new Map(looked.warnings.standing.map((one) => [nameOf(one), one]))
      const all = looked.picture.readings
        .filter((one) => (indicator === undefined || one.indicator === indicator) && (subject === undefined || one.subject === subject))
        .filter((one) => withNormal || told.has(nameOf(one)))
        .filter((one) => nameOf(one) > cursor)
        .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
      const [page, hasMore] = [all.slice(0, limit), all.length > limit]
      return {
        as_of: writeInstant(looked.picture.at),
        data: page.map((reading) => cellOf(reading, told.get(nameOf(reading)), looked, indicator !== undefined && subject !== undefined)),
        ...{ has_more: hasMore, next_cursor: hasMore ? nameOf(page.at(-1)!) : null },
        indicators: TUNABLE.map((one) => indicatorView(one, looked)),
        ledger: ledgerView(looked),
      }
    },
  )
}

const nameOf = ({ indicator, subject }: Pick<BandReading, 'indicator' | 'subject'>): string => `${indicator}:${subject}`

function cellOf(reading: BandReading, told: Standing | undefined, { picture, book }: Looked, withReadings: boolean) {
  const { indicator, subject, band, values } = reading
  const line = picture.lines.get(subject)?.line
  const mayKnow = line === undefined || isSeen(line)
  const changes = mayKnow ? (told?.history.changes ?? []) : []
  const readings = mayKnow && withReadings ? (toldReadings(book).get(nameOf(reading)) ?? []) : []
  return {
    ...{ indicator, subject, reads: band, values: { ...values }, band: told?.history.band ?? 'normal' },
    since: told === undefined || told.history.since === null ? null : writeInstant(told.history.since),
    changes: changes.slice(-CHANGES_MAX).map(({ at, from, to }) => ({ at: writeInstant(at), from, to })),
    readings: readings.slice(-CHANGES_MAX).map((one) => ({ at: writeInstant(one.at), band: one.band, values: { ...one.values } })),
  }
}

function indicatorView(indicator: Indicator, { book }: Looked) {
  const { id, name, scope, amber, red, amberForMs, redForMs, clearMs, owner, firstAction } = tunedBy(book, indicator)
  return {
    ...{ indicator: id, name, scope, amber: [...amber], red: [...red], amber_for_ms: amberForMs, red_for_ms: redForMs, clear_ms: clearMs },
    values: [...new Set([...amber, ...red].flatMap(({ of, and }) => (and === undefined ? [of] : [of, and])))].map((value) => ({
      ...{ value, name: VALUES[value].name, unit: VALUES[value].unit },
    })),
    ...{ owner, first_action: firstAction },
    tunings: tuningsOf(book, id)
      .map(({ at, actor, tuning }) => ({ at: writeInstant(at), actor, reason: tuning.reason }))
      .reverse(),
  }
}

/** What came of each alert is what the person said who closed its incident. */
function ledgerView({ book, warnings }: Looked) {
  const works = watchedWorks(book)
  const closingOf = (workId: string) => storyOf(book, 'incident', workId).findLast(({ data }) => data.verdict !== undefined)
  const judged = warnings.incidents.flatMap((incident) => {
    const work = works.findLast(({ warning }) => warning.key === incident.key && warning.opened_at >= incident.openedAt)
    const verdict = (work === undefined ? undefined : closingOf(work.id)?.data.verdict) as 'real' | 'false' | undefined
    return incident.alerts.map((alert) => ({ ...alert, verdict: verdict ?? null }))
  })
  const happened = works
    .filter(({ id }) => closingOf(id)?.data.verdict === 'real')
    .map(({ id, warning, content }) => ({ id, subject: warning.key, at: Date.parse(String(content.began_at)) }))
  const { rows, leadMs, missed, misses } = ledgerOf(judged, happened, LOOK_BACK_MS)
  return {
    rows: rows.map(({ indicator, raised, falseAlarms, open, precision }) => ({
      ...{ indicator, raised, false_alarms: falseAlarms, open, precision: shareView(precision) },
    })),
    ...{ lead_ms: leadMs, missed: shareView(missed), misses: [...misses] },
  }
}

const shareView = ({ permille, lowPermille, highPermille, of }: Share) => ({
  ...{ permille, low_permille: lowPermille, high_permille: highPermille, of },
})

const tuningRoute: FastifyPluginAsyncZod<DeskIncidentRoutes> = async (app, { database, deskBooks, now }) => {
  app.put(
    '/v1/desk/tunings/:indicator',
    {
      config: { may: 'desk:approve' },
      schema: {
        tags,
        operationId: 'tuneDeskIndicator',
        summary: "The desk's own marks for an indicator, with the reason: they count from now on, and what was told before stays",
        params: TuningPlace,
        body: TuningWish,
        response: { 200: EntryKept, ...readProblems },
      },
    },
    async (request, reply) => {
      const [id, tuning, at] = [request.params.indicator, tuningOf(request.body), now()]
      const indicator = TUNABLE.find((one) => one.id === id)
      if (indicator === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const foreign = foreignIn(indicator, request.body)
      const tuned = tune(indicator, tuning)
      if (foreign !== undefined) return sendProblem(reply, problemOf('invalid-request', { errors: [foreign] }))
      if (!tuned.ok) return sendProblem(reply, problemOf('invalid-request', { errors: [REFUSALS[tuned.refusal.code]] }))
      return deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, (book) => {
        const before = storyOf(book, 'indicator', id)
        const isSame = before.length > 0 && canonicalJson(before.at(-1)!.data) === canonicalJson(tuning)
        const version = before.length + (isSame ? 0 : 1)
        const fact: NewDeskFact = {
          ...{ factId: `indicator:${id}:${version}`, type: 'tuned', kind: 'indicator', id, effectiveAt: at, observedAt: null },
          ...{ source: 'desk_entry', confidencePpm: null, evidence: null, data: { ...tuning } },
        }
        return { facts: isSame ? [] : [fact], answer: () => ({ id, version, repeated: isSame }) }
      })
    },
  )
}

/** A bound that hangs on a value of another indicator would never hold. */
function foreignIn({ amber, red }: Indicator, wish: Wish): Readonly<{ pointer: string; detail: string }> | undefined {
  const own = new Set<string>([...amber, ...red].flatMap(({ of, and }) => (and === undefined ? [of] : [of, and])))
  const all = [...(wish.amber ?? []), ...(wish.red ?? [])].flatMap(({ of, and }) => (and === undefined ? [of] : [of, and]))
  return all.every((one) => own.has(one)) ? undefined : REFUSALS['value-foreign']
}

const REFUSALS = {
  'reason-missing': { pointer: '/reason', detail: 'must say why' },
  'value-foreign': { pointer: '/amber', detail: 'must be told by the values that the indicator is told by' },
  'hold-out-of-range': { pointer: '/clear_minutes', detail: 'must be no more than 90 days' },
} as const

type Wish = z.infer<typeof TuningWish>
const inMs = (minutes: number | undefined): number | undefined => minutes && minutes * MINUTE_MS

function tuningOf({ amber, red, amber_for_minutes, red_for_minutes, clear_minutes, reason }: Wish): Tuning {
  const all = { amber, red, amberForMs: inMs(amber_for_minutes), redForMs: inMs(red_for_minutes), clearMs: inMs(clear_minutes), reason }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as Tuning
}
