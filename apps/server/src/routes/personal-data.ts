/**
 * Personal data: finding a borrower by his phone, seeing what is sealed, and deleting it. Values travel in bodies only, never in addresses, which end up
 * in logs. Who saw what, and why, is a fact in the borrower's log before he sees it.
 */
import { randomUUID } from 'node:crypto'
import { type FactOf, type FactType, factData } from '@fairline/contract/facts'
import { PERSONAL_KINDS } from '@fairline/contract/personal-text'
import { Problem } from '@fairline/contract/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { doerBy } from '../auth/caller.ts'
import { callerOf, senderOf } from '../auth/require-key.ts'
import { ownFact } from '../ingest/own-fact.ts'
import { approvalRequired } from '../ingest/read-message.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { reveal } from '../sealing/reveal.ts'
import { tokenOf } from '../sealing/seal.ts'
import { LOOK_UP_KINDS } from '../sealing/seal-submission.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { findAccount } from '../store/account-table.ts'
import { insertAct } from '../store/act-table.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import type { Database } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import { findByPersonalToken } from '../store/personal-index-table.ts'
import type { Result } from '../store/submission.ts'
import { resultProblem } from './event-answer.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type PersonalDataRoutes = { database: Database; sealing: Sealing; lanes: Lanes; clocks: BookClocks; now: () => number }

const VALUE_LENGTH_MAX = 300

const LookUp = z.strictObject({ kind: z.enum(LOOK_UP_KINDS), value: z.string().min(1).max(VALUE_LENGTH_MAX) })
/** `current`: not replaced by another value since. */
const Matches = z.object({ data: z.array(z.object({ id: z.string(), current: z.boolean() })) })

/** A value is null where it was deleted; a kind that was never given is left out. */
const RevealedView = z.object({ id: z.string(), values: z.partialRecord(z.enum(PERSONAL_KINDS), z.string().nullable()) })
const ErasedView = z.object({ id: z.string(), erased: z.literal(true) })

const SOURCE = 'fairline:api'
const problems = { '4xx': Problem, '5xx': Problem } as const
const params = z.object({ id: z.string() })

/** Of a borrower who is there; a fact about anybody else would make him up. */
export const openSayings = ({ database, lanes, clocks }: Pick<PersonalDataRoutes, 'database' | 'lanes' | 'clocks'>) =>
  async function say<T extends FactType>(
    request: FastifyRequest,
    ref: string,
    type: T,
    data: FactOf<T>['data'],
  ): Promise<Result | undefined> {
    const { organisationId, actor } = callerOf(request)
    const borrower = borrowerKey(organisationId, ref)
    const row = await findAccount(database.as(organisationId), borrower)
    if (row?.ref !== ref) return undefined
    const [eventId, at] = [`${type}-${randomUUID()}`, clocks.receivesAt(organisationId)]
    return lanes.submit(ownFact({ organisationId, borrower, ref, source: SOURCE, eventId, actor, type, data, occurredAt: at, knownAt: at }))
  }

export const personalDataRoutes: FastifyPluginAsyncZod<PersonalDataRoutes> = async (app, parts) => {
  acceptJson(app)
  const { database, sealing, now } = parts
  const say = openSayings(parts)

  app.post(
    '/v1/borrowers::find',
    { config: { may: 'personal:find' }, schema: { body: LookUp, response: { 200: Matches, ...problems } } },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { kind, value } = request.body
      const token = tokenOf(await sealing.indexKeyOf(database, organisationId), kind, value)
      const matches = await findByPersonalToken(database.as(organisationId), { kind, token })
      const detail = { kind, found: matches.map(({ ref }) => ref) }
      const act = { act: 'borrower-looked-up', at: now(), detail } as const
      await insertAct(database.as(organisationId), doerBy(callerOf(request), request), act)
      return { data: matches.map(({ ref, current }) => ({ id: ref, current })) }
    },
  )

  app.post(
    '/v1/borrowers/:id/personal-data::reveal',
    {
      config: { may: 'personal:reveal' },
      schema: { params, body: factData['personal-data-revealed'], response: { 200: RevealedView, ...problems } },
    },
    async (request, reply) => {
      const { id } = request.params
      const recorded = await say(request, id, 'personal-data-revealed', request.body)
      if (recorded?.kind !== 'answered') return sendRefusal(reply, recorded)
      const { organisationId } = callerOf(request)
      const values = await reveal(database.as(organisationId), sealing, borrowerKey(organisationId, id), request.body.fields)
      return { id, values }
    },
  )

  app.post(
    '/v1/borrowers/:id/personal-data::erase',
    {
      config: { may: 'personal:erase' },
      schema: {
        params,
        body: z.strictObject({ reason: factData['personal-data-erased'].shape.reason }),
        response: { 200: ErasedView, ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      if (!senderOf(request).isAgreed) return sendProblem(reply, approvalRequired('personal-data-erased'))
      const recorded = await say(request, id, 'personal-data-erased', request.body)
      return recorded?.kind === 'answered' ? { id, erased: true as const } : sendRefusal(reply, recorded)
    },
  )
}

export const sendRefusal = (reply: FastifyReply, result: Exclude<Result, { kind: 'answered' }> | undefined): FastifyReply =>
  sendProblem(reply, result ? resultProblem(result) : problemOf('borrower-not-found'))
