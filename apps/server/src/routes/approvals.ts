/** What takes two people: asking for it, looking at it, and deciding on it (approvals/approval-desk.ts). */
import { may } from '@fairline/access/ability'
import { APPROVAL_KINDS, type ApprovalKindName, type ApprovalState } from '@fairline/contract/approvals'
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { publicId } from '@fairline/contract/text'
import {
  ApprovalApprove,
  ApprovalAsk,
  ApprovalDetail,
  ApprovalList,
  ApprovalQuery,
  ApprovalReject,
  ApprovalView,
  ApprovalWithdraw,
} from '@fairline/contract/views/approval'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ApprovalDesk, Looked } from '../approvals/approval-desk.ts'
import type { Answer, Who } from '../approvals/approval-kind.ts'
import { type Decided, mayDecideOn } from '../approvals/decide-on.ts'
import { mayCollect } from '../approvals/key-to-collect.ts'
import { KINDS } from '../approvals/kinds.ts'
import type { Caller } from '../auth/caller.ts'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { type Approval, type ApprovalQuestion, countApprovals, type Fields, listApprovals, namesOf } from '../store/approval-table.ts'
import type { Books, Database } from '../store/database.ts'
import { acceptJson } from './json-body.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'

export type ApprovalRoutes = { readonly database: Database; readonly approvals: ApprovalDesk; readonly now: () => number }

const tags = ['approvals']
const responses = { 200: ApprovalView, '4xx': Problem, '5xx': Problem } as const
const WAITING: readonly ApprovalState[] = ['open', 'failed']

export const approvalRoutes: FastifyPluginAsyncZod<ApprovalRoutes> = async (app, { database, approvals, now }) => {
  acceptJson(app)
  app.get(
    '/v1/approvals',
    {
      config: { may: 'approvals:read' },
      schema: {
        tags,
        operationId: 'listApprovals',
        summary: 'What people asked for and others decide on, the newest first',
        querystring: ApprovalQuery,
        response: { ...responses, 200: ApprovalList },
      },
    },
    async (request, reply) => (await listed(database.reading, request.query, callerOf(request), now())) ?? refuseCursor(reply),
  )

  app.get(
    '/v1/approvals/:approval_id',
    {
      config: { may: 'approvals:read' },
      schema: {
        tags,
        operationId: 'getApproval',
        summary: 'One of them, with what it would change now',
        params: z.strictObject({ approval_id: publicId }),
        response: { ...responses, 200: ApprovalDetail },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const looked = await approvals.look(caller.organisationId, request.params.approval_id)
      if (looked === undefined || !maySee(caller, looked.approval.kind)) return sendProblem(reply, problemOf('approval-not-found'))
      const book = database.reading.as(caller.organisationId)
      const names = await namesOf(book, partiesOf(looked.approval))
      // Who has just fetched his key is not offered it again by a copy that is behind.
      const canCollect = await mayCollect(database.as(caller.organisationId), caller, looked.approval, now())
      return { ...detailOf(looked, caller, now(), names), may_collect: canCollect }
    },
  )

  app.post(
    '/v1/approvals',
    {
      config: { may: 'approvals:read' },
      schema: {
        tags,
        operationId: 'askForApproval',
        summary: 'Asks for what takes two people; who may ask is said by its kind',
        body: ApprovalAsk,
        response: responses,
      },
    },
    async (request, reply) => sendApproval(database, request, reply, await approvals.ask(whoOf(request), request.body), now()),
  )
}

/** Deciding: by another person, and withdrawing, by who asked. */
export const approvalDecisionRoutes: FastifyPluginAsyncZod<ApprovalRoutes> = async (app, { database, approvals, now }) => {
  acceptJson(app)
  const decide = async (request: FastifyRequest, reply: FastifyReply, id: string, decided: Decided) =>
    sendApproval(database, request, reply, await approvals.decide(whoOf(request), id, decided), now())
  app.post(
    '/v1/approvals::approve',
    {
      config: { may: 'approvals:decide' },
      schema: {
        tags,
        operationId: 'approve',
        summary: 'Another person approves it as he saw it, with a fresh proof that it is he; it is done at once',
        body: ApprovalApprove,
        response: responses,
      },
    },
    (request, reply) => decide(request, reply, request.body.approval_id, { type: 'approve', seen: request.body.seen }),
  )

  app.post(
    '/v1/approvals::reject',
    {
      config: { may: 'approvals:decide' },
      schema: {
        tags,
        operationId: 'reject',
        summary: 'Another person rejects it, and says why',
        body: ApprovalReject,
        response: responses,
      },
    },
    (request, reply) => decide(request, reply, request.body.approval_id, { type: 'reject', why: request.body.why }),
  )

  app.post(
    '/v1/approvals::withdraw',
    {
      config: { may: 'approvals:read' },
      schema: {
        tags,
        operationId: 'withdrawApproval',
        summary: 'Whoever asked takes it back',
        body: ApprovalWithdraw,
        response: responses,
      },
    },
    (request, reply) => decide(request, reply, request.body.approval_id, { type: 'withdraw' }),
  )
}

/** Undefined for a cursor of another question. */
async function listed(
  database: Books,
  query: z.output<typeof ApprovalQuery>,
  caller: Caller,
  at: number,
): Promise<z.infer<typeof ApprovalList> | undefined> {
  const before = readCursor('approvals', query, ['timestamptz', 'text'])
  if (before === 'foreign') return undefined
  const { organisationId } = caller
  const book = database.as(organisationId)
  const rows = await listApprovals(book, organisationId, { ...questionOf(query, caller, at), before, limit: query.limit + 1 })
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  const shown = rows.slice(0, query.limit)
  const names = await namesOf(book, shown.flatMap(partiesOf))
  return {
    data: shown.map((row) => viewOf(row, caller, at, names)),
    has_more: last !== undefined,
    next_cursor: last === undefined ? null : writeCursor('approvals', query, [last.key, last.id]),
    to_decide: await countApprovals(book, organisationId, toDecide(caller, at)),
  }
}

const whoOf = (request: FastifyRequest): Who => ({ caller: callerOf(request), doer: doerOf(request) })

/** As it is answered wherever somebody asks or decides. */
export async function sendApproval(database: Books, request: FastifyRequest, reply: FastifyReply, answer: Answer, now: number) {
  if (!answer.ok) return sendProblem(reply, answer.problem)
  if (answer.isRepeated) reply.header('fairline-repeated', 'true')
  const caller = callerOf(request)
  const names = await namesOf(database.as(caller.organisationId), partiesOf(answer.approval))
  return viewOf(answer.approval, caller, now, names)
}

/** What a desk asks for is its own affair, and so is what a lender does. */
const maySee = ({ ability }: Caller, kind: ApprovalKindName): boolean =>
  may(ability, KINDS[kind].ask.startsWith('desk:') ? 'desk:read' : 'book:read')

/** Those that he may decide on, by the other person who asked. A key decides on nothing. */
const toDecide = (caller: Caller, now: number): ApprovalQuestion => ({
  states: WAITING,
  kinds: caller.kind === 'user' && may(caller.ability, 'approvals:decide') ? APPROVAL_KINDS.filter((kind) => may(caller.ability, KINDS[kind].decide)) : [], // biome-ignore format: one row
  notBy: caller.person,
  now,
})

function questionOf({ side, state, kind }: z.output<typeof ApprovalQuery>, caller: Caller, now: number): ApprovalQuestion {
  const given = { states: state, kinds: (kind ?? APPROVAL_KINDS).filter((one) => maySee(caller, one)), now }
  switch (side) {
    case 'all':
      return given
    case 'mine':
      return { ...given, by: caller.person }
    case 'to-decide': {
      const waiting = toDecide(caller, now)
      return { ...waiting, kinds: waiting.kinds?.filter((one) => kind === undefined || kind.includes(one)) }
    }
  }
}

const currencyOf = ({ currency }: Fields): string | null => (typeof currency === 'string' ? currency : null)
const textOrNull = (at: number | null): string | null => (at === null ? null : writeInstant(at))

type Names = ReadonlyMap<string, string>

const partiesOf = ({ maker, checker }: Approval): (string | null)[] => [maker.actor, checker?.actor ?? null]

function viewOf(approval: Approval, caller: Caller, now: number, names: Names): z.infer<typeof ApprovalView> {
  const { id, kind, subject, request, changes, seen, maker, reason, madeAt, expiresAt, checker, decidedAt, why, doneAt, problem } = approval
  const waits = WAITING.includes(approval.state)
  const isOpen = waits && expiresAt > now
  const isMine = maker.person === caller.person
  return {
    ...{
      approval_id: id,
      kind,
      state: waits && !isOpen ? 'expired' : approval.state,
      subject,
      request,
      changes: [...changes],
      seen,
      reason,
    },
    currency: currencyOf(request),
    asked_by: maker.actor,
    asked_by_name: names.get(maker.actor) ?? maker.actor,
    asked_at: writeInstant(madeAt),
    expires_at: writeInstant(expiresAt),
    decided_by: checker?.actor ?? null,
    decided_by_name: checker === null ? null : (names.get(checker.actor) ?? checker.actor),
    decided_at: textOrNull(decidedAt),
    why,
    done_at: textOrNull(doneAt),
    problem,
    is_mine: isMine,
    may_decide: isOpen && caller.kind === 'user' && mayDecideOn(caller, approval),
    may_withdraw: isOpen && isMine,
  }
}

function detailOf(
  { approval, described, seen, makers }: Looked,
  caller: Caller,
  now: number,
  names: Names,
): Omit<z.infer<typeof ApprovalDetail>, 'may_collect'> {
  const view = viewOf(described.ok ? { ...approval, changes: described.changes, seen } : approval, caller, now, names)
  return {
    ...view,
    may_decide: view.may_decide && !makers.includes(caller.person),
    changed_since: seen !== approval.seen,
    stands_in_the_way: described.ok ? null : described.problem,
  }
}
