/** A borrower's rights over his data: to see and copy what is held, to have it corrected, to take consents back, and to have it deleted. */
import { writeInstant } from '@fairline/contract/instant'
import { MeReceipt } from '@fairline/contract/views/me'
import { MeCorrection, MeDeletion, MeDeletionWish, MePersonalCopy, MePersonalData } from '@fairline/contract/views/privacy'
import { caseIdOf } from '@fairline/domain/cases/case-facts'
import { HELD_CATEGORIES } from '@fairline/domain/privacy/privacy-words'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { foundMe, meOf } from '../auth/require-borrower.ts'
import { ownFact } from '../ingest/own-fact.ts'
import { heldValues } from '../sealing/held-values.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { KnownBooks } from '../store/known-books.ts'
import { listPersonalLooks } from '../store/personal-looks.ts'
import { accountOf } from './borrower-signals.ts'
import type { CommandRoutes } from './commands.ts'
import { resultProblem } from './event-answer.ts'
import { type FoundBorrower, readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { receiptOf } from './me-case-words.ts'
import { meConsentRoutes } from './me-consents.ts'
import { meDeskLinkRoutes } from './me-desk-links.ts'
import { sayOfMe } from './me-say.ts'
import { clearValue, deletionView, maskedValue, myLook } from './personal-words.ts'
import { sendProblem } from './problems.ts'

export type MePrivacyRoutes = CommandRoutes & { readonly sealing: Sealing; readonly books: KnownBooks; readonly now: () => number }

const tags = ['me']
const config = { may: 'borrower' } as const
const SOURCE = 'fairline:me/copy'

export const mePrivacyRoutes: FastifyPluginAsyncZod<MePrivacyRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(heldRoutes, parts)
  await app.register(correctionRoutes, parts)
  await app.register(meConsentRoutes, parts)
  await app.register(meDeskLinkRoutes, parts)
  await app.register(deletionRoutes, parts)
}

const now = ({ clocks }: MePrivacyRoutes, { organisationId }: FoundBorrower, clockAt: number): number =>
  Math.max(clockAt, clocks.nowIn(organisationId) ?? 0)

async function heldOf(parts: MePrivacyRoutes, found: FoundBorrower) {
  const [held, looks, account] = await Promise.all([
    heldValues(found.book, parts.sealing, found.borrower),
    listPersonalLooks(found.book, found.borrower),
    accountOf(found),
  ])
  const at = now(parts, found, account.clockAt)
  const told = {
    made_at: writeInstant(at),
    categories: HELD_CATEGORIES.map((one) => ({ ...one })),
    looks: looks.map(myLook),
    deletion: deletionView(account, parts.packs.current, at),
  }
  return { held, told }
}

const heldRoutes: FastifyPluginAsyncZod<MePrivacyRoutes> = async (app, parts) => {
  app.get(
    '/v1/me/personal-data',
    {
      config,
      schema: {
        tags,
        operationId: 'getMyPersonalData',
        summary: 'What you hold about me: masked, from whom, why, for how long, and who saw it',
        response: { 200: MePersonalData, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(parts.database, request, reply)
      if (found === undefined) return reply
      const { held, told } = await heldOf(parts, found)
      return { ...told, values: held.map(maskedValue) }
    },
  )

  app.post(
    '/v1/me/personal-data::copy',
    {
      config,
      schema: {
        tags,
        operationId: 'copyMyPersonalData',
        summary: 'A copy of what you hold about me, in clear; that I took it is recorded first',
        response: { 200: MePersonalCopy, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(parts.database, request, reply)
      if (found === undefined) return reply
      const { held, told } = await heldOf(parts, found)
      const fields = [...new Set(held.map(({ kind }) => kind))]
      if (fields.length > 0) {
        const { organisationId, ref, actor } = meOf(request)
        const at = parts.clocks.receivesAt(organisationId)
        const type = 'personal-data-revealed'
        const about = { organisationId, borrower: found.borrower, ref, source: SOURCE, actor, eventId: `copy-${request.id}` }
        const recorded = await parts.lanes.submit(
          ownFact({ ...about, type, data: { fields, purpose: 'data_subject_access' }, occurredAt: at, knownAt: at }),
        )
        if (recorded.kind !== 'answered') return sendProblem(reply, resultProblem(recorded))
      }
      return { ...told, borrower: found.row.ref, values: held.map(clearValue) }
    },
  )
}

const correctionRoutes: FastifyPluginAsyncZod<MePrivacyRoutes> = async (app, parts) => {
  app.post(
    '/v1/me/corrections',
    {
      config,
      schema: {
        tags,
        operationId: 'correctMyData',
        summary: 'Something you hold about me is wrong: a person looks at it, and I get a receipt with its date',
        body: MeCorrection,
        response: { 200: MeReceipt, ...readProblems },
      },
    },
    async (request, reply) => {
      const { request_id: id, kind, text } = request.body
      const data = { case_id: caseIdOf(id), kind: 'ticket', channel: 'web', text: `更正个人信息（${kind}）：\n${text}` }
      const said = await sayOfMe(parts, request, reply, { id, fact: 'case-opened', data, results: ['case-taken-up'] })
      return said === undefined ? reply : receiptOf(said)
    },
  )
}

const deletionRoutes: FastifyPluginAsyncZod<MePrivacyRoutes> = async (app, parts) => {
  const answer = async (found: FoundBorrower) => {
    const account = await accountOf(found)
    return deletionView(account, parts.packs.current, now(parts, found, account.clockAt))
  }
  app.get(
    '/v1/me/deletion',
    {
      config,
      schema: {
        tags,
        operationId: 'getMyDeletion',
        summary: 'What my request for deletion came to; or what it would, before I make it',
        response: { 200: MeDeletion, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(parts.database, request, reply)
      return found === undefined ? reply : answer(found)
    },
  )
  for (const [path, fact, operationId, summary] of [
    [
      '/v1/me/deletion',
      'deletion-requested',
      'askForDeletion',
      'I want my data deleted: now, or as soon as the law allows, with the reasons',
    ],
    ['/v1/me/deletion::take-back', 'deletion-withdrawn', 'takeDeletionBack', 'I take my request for deletion back'],
  ] as const) {
    app.post(
      path,
      { config, schema: { tags, operationId, summary, body: MeDeletionWish, response: { 200: MeDeletion, ...readProblems } } },
      async (request, reply) => {
        const { request_id } = request.body
        const said = await sayOfMe(parts, request, reply, { id: request_id, fact, data: { request_id }, results: [] })
        const found = said && (await foundMe(parts.database, request, reply))
        return found === undefined ? reply : answer(found)
      },
    )
  }
}
