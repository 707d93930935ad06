/** What the risk group looks at while it meets, and the minutes of what it decided. */
import { GroupBoardView, MeetingWish } from '@fairline/contract/desk/reports'
import { EntryKept } from '@fairline/contract/desk/views'
import { writeInstant } from '@fairline/contract/instant'
import { storyOf } from '@fairline/domain/desk/model/desk-book'
import { type GroupBoard, groupBoard } from '@fairline/domain/desk/report/group-board'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { groundNow, type ReportParts } from '../desk/report-reading.ts'
import { listApprovals, namesOf } from '../store/approval-table.ts'
import type { OrganisationDatabase } from '../store/database.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { liesAhead, refuseAhead } from './desk-words.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['desk']
const OF_DESKS = ['facility-purposes', 'project-policy', 'funding-plan'] as const
const WAITING_MAX = 50

export const deskGroupRoutes: FastifyPluginAsyncZod<ReportParts> = async (app, parts) => {
  acceptJson(app)
  await app.register(boardRoute, parts)
  await app.register(meetingRoute, parts)
}

const boardRoute: FastifyPluginAsyncZod<ReportParts> = async (app, parts) => {
  app.get(
    '/v1/desk/group-board',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'getDeskGroupBoard',
        summary:
          'For the meeting of the risk group: channels by how their lines stand, open incidents with their clocks, what is being won back, what waits for a second person, what is late, weeks to the first gap, and what changed since it met last',
        response: { 200: GroupBoardView, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const rows = parts.database.reading.as(organisationId)
      const [ground, waiting] = [await groundNow(parts, organisationId), await waitingIn(rows, parts.now())]
      const board = groupBoard(ground)
      const ids = [
        ...waiting.map(({ asked_by }) => asked_by),
        ...board.late.map(({ assignee }) => assignee),
        ...board.decisions.map(({ minutedBy }) => minutedBy),
      ]
      const names = await namesOf(rows, [...new Set(ids)])
      return viewOf(board, waiting, ground.at, (id) => names.get(id) ?? id)
    },
  )
}

async function waitingIn(rows: OrganisationDatabase, now: number) {
  const open = await listApprovals(rows, rows.organisationId, {
    states: ['open'],
    kinds: OF_DESKS,
    now,
    before: undefined,
    limit: WAITING_MAX,
  })
  return open.map(({ id, kind, reason, maker, madeAt, expiresAt }) => ({
    ...{ id, kind, reason, asked_by: maker.actor, asked_at: writeInstant(madeAt), expires_at: writeInstant(expiresAt) },
  }))
}

type View = z.infer<typeof GroupBoardView>

function viewOf(board: GroupBoard, waiting: View['waiting'], at: number, nameOf: (id: string) => string): View {
  const { channels, incidents, recovering, late, gaps, lastMeeting, changes, decisions } = board
  return {
    as_of: writeInstant(at),
    channels: channels.map(({ badges, ...channel }) => ({ ...channel, badges: { ...badges } })),
    incidents: incidents.map(({ id, title, severity, state, beganAt, openedAt, takenAt }) => ({
      ...{ id, title, severity, state, began_at: beganAt, opened_at: openedAt, taken_at: takenAt },
    })),
    recovering: [...recovering],
    waiting: waiting.map((one) => ({ ...one, asked_by: nameOf(one.asked_by) })),
    late: late.map(({ id, words, assignee, dueAt }) => ({ id, words, assignee: nameOf(assignee), due_at: dueAt })),
    gaps: gaps.map(({ projectId, name, weeks, endsOn }) => ({
      ...{ project_id: projectId, name, has_plan: endsOn !== null, weeks: weeks === '' ? null : weeks, ends_on: endsOn },
    })),
    last_meeting: lastMeeting === null ? null : { id: lastMeeting.id, held_at: lastMeeting.heldAt },
    changes: changes.map(({ kind, type, times, lastAt }) => ({ kind, type, times, last_at: lastAt })),
    decisions: decisions.map(({ meetingId, heldAt, words, decidedBy, minutedBy }) => ({
      ...{ meeting_id: meetingId, held_at: heldAt, words, decided_by: [...decidedBy], minuted_by: nameOf(minutedBy) },
    })),
  }
}

const meetingRoute: FastifyPluginAsyncZod<ReportParts> = async (app, { database, deskBooks, now }) => {
  app.post(
    '/v1/desk/meetings',
    {
      config: { may: 'desk:plan' },
      schema: { tags, operationId: 'minuteDeskMeeting', summary: 'The minutes of a meeting of the risk group: what was decided, and by whom. Kept once', body: MeetingWish, response: { 200: EntryKept, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const { id, held_at, decisions } = request.body
      const [at, heldAt] = [now(), Date.parse(held_at)]
      if (liesAhead(heldAt, at)) return refuseAhead(reply)
      const fact: NewDeskFact = {
        ...{ factId: `meeting:${id}:1`, type: 'opened', kind: 'meeting', id, effectiveAt: heldAt, observedAt: null },
        ...{ source: 'desk_entry', confidencePpm: null, evidence: null, data: { decisions } },
      }
      const kept = await deskBooks.change<'kept' | 'same' | 'other'>(
        database.as(callerOf(request).organisationId),
        doerOf(request),
        at,
        (book) => {
          const [before] = storyOf(book, 'meeting', id)
          if (before === undefined) return { facts: [fact], answer: () => 'kept' }
          const isSame = before.effectiveAt === heldAt && canonicalJson(before.data) === canonicalJson(fact.data)
          return { facts: [], answer: () => (isSame ? 'same' : 'other') }
        },
      )
      return kept === 'other' ? sendProblem(reply, problemOf('id-reused')) : { id, version: 1, repeated: kept === 'same' }
    },
  )
}
