/** How every line stands that the desk may see: the company's own, and those of borrowers who let it. */
import { OBSERVED_FIELDS } from '@fairline/contract/desk/observations'
import { Standings, StandingsQuery } from '@fairline/contract/desk/standings'
import { writeInstant } from '@fairline/contract/instant'
import { type DeskState, isOpen, statesOf, type When } from '@fairline/domain/desk/model/desk-book'
import { type Scopes, scopesAt } from '@fairline/domain/desk/model/desk-consent'
import { expectedEveryHours } from '@fairline/domain/desk/model/planning'
import { agreedLimit } from '@fairline/domain/desk/status/limit-reading'
import { observationsOf } from '@fairline/domain/desk/status/seen-value'
import { type Status, statusOf } from '@fairline/domain/desk/status/status'
import { groupBy } from '@fairline/domain/kernel/group-by'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import type { OrganisationDatabase } from '../store/database.ts'
import { readSeen, type SeenFact } from '../store/desk-fact-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { newestOfEach, shownOf, whenOf } from './desk-words.ts'
import { readProblems } from './found-borrower.ts'

const EACH = OBSERVED_FIELDS.length * 6

/** `scopes` undefined: it is the company's own. */
type Line = Readonly<{ facility: DeskState<'facility'>; enrolment: DeskState<'enrolment'> | undefined; scopes: Scopes | undefined }>

export const deskStandingRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks, now }) => {
  app.get(
    '/v1/desk/standings',
    {
      config: { may: 'desk:read' },
      schema: {
        tags: ['desk'],
        operationId: 'listDeskStandings',
        summary:
          'How each line stands that the desk may see: authorisation, availability, limit, obligation, and how far what is seen can be trusted',
        querystring: StandingsQuery,
        response: { 200: Standings, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const [rows, when] = [database.reading.as(organisationId), whenOf(request.query, now())]
      const book = await deskBooks.read(rows, organisationId)
      const scopes = scopesAt(book, { at: now(), knownAt: now() })
      const enrolments = new Map(
        statesOf(book, 'enrolment', when).flatMap((one) => (isOpen(one) ? [[one.content.facility_id, one] as const] : [])),
      )
      const lines = statesOf(book, 'facility', when)
        .filter((one) => isOpen(one))
        .map((facility): Line => {
          const { borrower_id: borrower } = facility.content
          return { facility, enrolment: enrolments.get(facility.id), scopes: borrower === undefined ? undefined : scopes(borrower) }
        })
      const shown = lines.filter((line) => line.scopes?.has('board') !== false)
      const seenOf = await seenBy(rows, shown, when)
      const data = shown.map((line) => standingOf(line, shownOf(seenOf(line), line.scopes), when.at))
      return { as_of: writeInstant(when.at), data, off_board: lines.length - shown.length }
    },
  )
}

/** Of a borrower's line what is seen of his enrolment, too. */
async function seenBy(rows: OrganisationDatabase, lines: readonly Line[], when: When): Promise<(line: Line) => SeenFact[]> {
  const read = async (kind: 'facility' | 'enrolment', subjects: readonly string[]) =>
    groupBy(await readSeen(rows, rows.organisationId, { kind, subjects, each: EACH, ...when }), ({ subject }) => subject)
  const ofFacilities = await read(
    'facility',
    lines.map(({ facility }) => facility.id),
  )
  const ofEnrolments = await read(
    'enrolment',
    lines.flatMap(({ enrolment }) => enrolment?.id ?? []),
  )
  return ({ facility, enrolment }) => {
    const his = enrolment === undefined ? [] : (ofEnrolments.get(enrolment.id) ?? [])
    return [...his, ...(ofFacilities.get(facility.id) ?? [])]
  }
}

function standingOf({ facility, enrolment, scopes }: Line, seen: readonly SeenFact[], at: number) {
  const { channel_id, borrower_id } = facility.content
  const agreed = agreedLimit(facility.content, scopes)
  const everyHours = expectedEveryHours(facility, enrolment)
  const status = statusOf(observationsOf(seen, everyHours), at)
  const seenAt = seen.reduce((latest, { observedAt }) => Math.max(latest, observedAt), 0)
  const { limitChange, badge, health } = status
  return {
    ...{ facility_id: facility.id, channel_id, enrolment_id: enrolment?.id ?? null, borrower_id: borrower_id ?? null, badge, health },
    ...{ authorisation: fieldOf(status.authorisation), availability: fieldOf(status.availability) },
    ...{ obligation: fieldOf(status.obligation), limit_minor: fieldOf(status.limit) },
    limit_is_least: seen.some(({ field }) => field === 'limit_band') && seen.every(({ field }) => field !== 'limit'),
    ...{ agreed_minor: limitChange?.agreedMinor ?? agreed ?? null, limit_change_ppm: limitChange?.changePpm ?? null },
    ...{ seen_at: seenAt === 0 ? null : writeInstant(seenAt), expected_every_hours: everyHours },
    words: newestOfEach(seen).map(({ field, source, value, effectiveAt }) => ({ field, source, value, at: writeInstant(effectiveAt) })),
  }
}

type Fields = Status['authorisation'] | Status['availability'] | Status['obligation'] | Status['limit']

const fieldOf = <T extends Fields>({ health, known, lastKnown, since }: T) => ({
  ...{ health, known: known as T['known'], last_known: lastKnown as T['known'] },
  since: since === null ? null : writeInstant(since),
})
