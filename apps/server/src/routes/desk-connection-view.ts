/** How a desk hears of its lines: its doors, the lenders it asks, and the files that were brought. */
import type { ConnectionsView, FEED_STATES } from '@fairline/contract/desk/connections'
import { writeInstant } from '@fairline/contract/instant'
import { statementsOf } from '@fairline/domain/desk/funding/statement-record'
import { type DeskBook, stateOf } from '@fairline/domain/desk/model/desk-book'
import type { z } from 'zod'
import { EVERY_MS } from '../desk/lender-pull.ts'
import type { Desk } from '../desk/open-desk.ts'
import { COUNTED } from '../desk/take-webhook.ts'
import type { Database, Queryable } from '../store/database.ts'
import { type ConnectedLine, type DeskConnection, listConnectedLines, listConnections } from '../store/desk-connection-table.ts'
import { type LenderRow, listLenders } from '../store/desk-lender-table.ts'
import { type Refusals, refusalsOfDay, refusalsOfHour } from '../store/desk-webhook-table.ts'

type View = z.infer<typeof ConnectionsView>
type ViewParts = Readonly<{ database: Database; desk: Desk }>

/** As many as the early warning takes for the first sign (D4). */
const REFUSING_FROM = 3
const SECOND_MS = 1_000

export async function connectionsView({ database, desk }: ViewParts, organisationId: number, now: number): Promise<View> {
  const rows: Queryable = database.reading.as(organisationId)
  const book = await desk.deskBooks.read(rows, organisationId)
  const [connections, lines, lenders] = [
    await listConnections(rows, organisationId),
    await listConnectedLines(rows, organisationId),
    await listLenders(rows, organisationId),
  ]
  const refused = await refusalsOfDay(rows, organisationId, now)
  const failing = new Map<string, number>()
  for (const { channelId, refused: count } of await refusalsOfHour(rows, organisationId, COUNTED, now))
    failing.set(channelId, (failing.get(channelId) ?? 0) + count)
  return {
    as_of: writeInstant(now),
    data: connections.map((one) => connectionView(one, { lines, refused, failing: failing.get(one.channelId) ?? 0 })),
    pulled: lenders.flatMap((row) => pulledView(row, { book, lines, now })),
    files: filesIn(book),
  }
}

const written = (at: number | null): string | null => (at === null ? null : writeInstant(at))

type OfConnection = Readonly<{ lines: readonly ConnectedLine[]; refused: readonly Refusals[]; failing: number }>

function connectionView(one: DeskConnection, { lines, refused, failing }: OfConnection): View['data'][number] {
  return {
    ...{ id: one.id, channel_id: one.channelId, state: stateIn(one, failing), taken: one.taken },
    address: one.baseUrl === null ? `/v1/desk-hooks/${one.address}` : new URL(`/v1/desk-hooks/${one.address}`, one.baseUrl).href,
    ...{ heard_at: written(one.heardAt), made_at: writeInstant(one.madeAt), ended_at: written(one.endedAt) },
    ...{ secret_at: writeInstant(one.secretAt), previous_secret_until: written(one.previousUntil) },
    enrolment_ids: lines.filter(({ connectionId }) => connectionId === one.id).map(({ enrolmentId }) => enrolmentId),
    refused: refused
      .filter(({ connectionId }) => connectionId === one.id)
      .map(({ why, refused: count, lastAt }) => ({ why, count, last_at: writeInstant(lastAt) })),
  }
}

function stateIn({ endedAt, heardAt, missedAt }: DeskConnection, failing: number): (typeof FEED_STATES)[number] {
  if (endedAt !== null) return 'ended'
  if (failing >= REFUSING_FROM) return 'refusing'
  if (missedAt !== null && (heardAt === null || missedAt > heardAt)) return 'silent'
  return heardAt === null ? 'never' : 'heard'
}

type OfLenders = Readonly<{ book: DeskBook; lines: readonly ConnectedLine[]; now: number }>

/** Nothing of a line that is watched no more. */
function pulledView(row: LenderRow, { book, lines, now: at }: OfLenders): View['pulled'] {
  const { enrolmentId, state, askedAt, answeredAt, nextAt, failures, problem } = row
  const when = { at, knownAt: at }
  const enrolment = stateOf(book, 'enrolment', enrolmentId, when)
  if (enrolment === undefined || enrolment.endedAt !== null) return []
  const { facility_id: facilityId, borrower_id: borrowerId } = enrolment.content
  return [
    {
      ...{ enrolment_id: enrolmentId, facility_id: facilityId, state, failures, problem },
      channel_id: stateOf(book, 'facility', facilityId, when)?.content.channel_id ?? null,
      label: stateOf(book, 'borrower', borrowerId, when)?.content.label ?? enrolmentId,
      connection_id: lines.find((line) => line.enrolmentId === enrolmentId)?.connectionId ?? null,
      expected_every_seconds: EVERY_MS / SECOND_MS,
      ...{ asked_at: written(askedAt), answered_at: written(answeredAt), next_at: writeInstant(nextAt) },
    },
  ]
}

function filesIn(book: DeskBook): View['files'] {
  const all = statementsOf(book)
  const count = (wanted: string): number => all.filter(({ state }) => state === wanted).length
  return { taken: count('taken'), quarantined: count('quarantined'), last_at: written(all[0]?.recordedAt ?? null) }
}
