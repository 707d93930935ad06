/** Help for a borrower: answers to what he may be asking himself, a person who calls him back, and a warning before he does something that would hold his line. */
import { IncreaseCheck } from '@fairline/contract/views/increase-check'
import { MeCallback, MeFaq, MeIncreaseQuestion, MePreview, MePreviewQuery, MeReceipt } from '@fairline/contract/views/me'
import { caseIdOf } from '@fairline/domain/cases/case-facts'
import { previewOf } from '@fairline/domain/recovery/adverse-preview'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { foundMe } from '../auth/require-borrower.ts'
import type { KnownBooks } from '../store/known-books.ts'
import { accountOf } from './borrower-signals.ts'
import type { CommandRoutes } from './commands.ts'
import { readProblems } from './found-borrower.ts'
import { increaseChecked } from './increase-check.ts'
import { acceptJson } from './json-body.ts'
import { receiptOf } from './me-case-words.ts'
import { sayOfMe } from './me-say.ts'

export type MeHelpRoutes = CommandRoutes & { readonly books: KnownBooks }

const tags = ['me']
const config = { may: 'borrower' } as const

export const meHelpRoutes: FastifyPluginAsyncZod<MeHelpRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(faqRoutes, parts)
  await app.register(callbackRoutes, parts)
  await app.register(trialRoutes, parts)
}

const faqRoutes: FastifyPluginAsyncZod<MeHelpRoutes> = async (app, { database, packs }) => {
  app.get(
    '/v1/me/faq',
    {
      config,
      schema: {
        tags,
        operationId: 'listMyFaq',
        summary: 'Questions and answers, those about my own holds first',
        response: { 200: MeFaq, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const { holds } = (await accountOf(found)).line
      const { faq, reasons } = packs.current
      const codes = new Set(holds.map(({ reason }) => reason))
      const categories = new Set<string | undefined>(holds.map(({ reason }) => reasons.get(reason)?.category))
      const told = faq.flatMap(({ id, question, answer, reasons: about, categories: kinds }) => {
        const isGeneral = about.length === 0 && kinds.length === 0
        const concerns = about.some((code) => codes.has(code)) || kinds.some((kind) => categories.has(kind))
        return isGeneral || concerns ? [{ id, question, answer, concerns_me: concerns }] : []
      })
      return { data: told.sort((a, b) => Number(b.concerns_me) - Number(a.concerns_me)) }
    },
  )
}

const callbackRoutes: FastifyPluginAsyncZod<MeHelpRoutes> = async (app, parts) => {
  app.post(
    '/v1/me/callback',
    {
      config,
      schema: {
        tags,
        operationId: 'askForCallback',
        summary: 'I want a person to call me; he has my case before him, and I need not tell it again',
        body: MeCallback,
        response: { 200: MeReceipt, ...readProblems },
      },
    },
    async (request, reply) => {
      const { request_id: id } = request.body
      const data = { case_id: caseIdOf(id), kind: 'ticket', channel: 'web', text: callbackText(request.body) }
      const said = await sayOfMe(parts, request, reply, { id, fact: 'case-opened', data, results: ['case-taken-up'] })
      return said === undefined ? reply : receiptOf(said)
    },
  )
}

const trialRoutes: FastifyPluginAsyncZod<MeHelpRoutes> = async (app, parts) => {
  const { database, packs, books, clocks } = parts
  app.post(
    '/v1/me/increases::check',
    {
      config,
      schema: {
        tags,
        operationId: 'checkMyIncrease',
        summary: 'What my request for a higher limit would come to; nothing is done, and asking costs nothing',
        body: MeIncreaseQuestion,
        response: { 200: IncreaseCheck, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      return found === undefined ? reply : increaseChecked(found, request.body.limit_minor ?? null, parts)
    },
  )

  app.get(
    '/v1/me/adverse-preview',
    {
      config,
      schema: {
        tags,
        operationId: 'previewAdverse',
        summary: 'What a thing that is known to count would bring, before I do it',
        querystring: MePreviewQuery,
        response: { 200: MePreview, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const [account, book] = [await accountOf(found), await books.current(found.book, found.organisationId)]
      const at = Math.max(account.clockAt, clocks.nowIn(found.organisationId) ?? 0)
      return previewOf(account, request.query.action, { pack: packs.current, book, at })
    },
  )
}

type Callback = z.infer<typeof MeCallback>

/** By the lender's clock, as whoever calls him reads it. */
const TIME_WORDS: Readonly<Record<NonNullable<Callback['time']>, string>> = {
  morning: '上午 9:00–12:00',
  midday: '中午 12:00–14:00',
  afternoon: '下午 14:00–18:00',
  evening: '晚上 18:00–20:00',
}

/** As whoever calls him reads it, and sealed as all that borrowers write. */
const callbackText = ({ day, time, wished, phone, text }: Callback): string => {
  const when = time === undefined ? wished : `${day} ${TIME_WORDS[time]}`
  return [`希望回电时间：${when}`, ...(phone === undefined ? [] : [`联系电话：${phone}`]), ...(text === undefined ? [] : [text])].join('\n')
}
