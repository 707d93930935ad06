/** What a borrower sees of his own line: what he may use, what is held and why, the way back, and what is left for him to do. */
import type { HoldView } from '@fairline/contract/answer'
import { writeInstant } from '@fairline/contract/instant'
import { MeScoreMoves, MeTasks, MeView } from '@fairline/contract/views/me'
import { WayBack, WayBackPromise } from '@fairline/contract/views/way-back'
import { describeAccount } from '@fairline/domain/account/explain'
import { holdsDrawing } from '@fairline/domain/line/line'
import type { Pack } from '@fairline/domain/pack/pack'
import { sourceAt } from '@fairline/domain/pack/source-at'
import { currentScore } from '@fairline/domain/signals/credit-signals'
import { describeBanners } from '@fairline/domain/views/describe-status'
import { dueOf } from '@fairline/domain/views/due-now'
import { scoreMoves } from '@fairline/domain/views/score-factors'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { foundMe, meOf } from '../auth/require-borrower.ts'
import type { WayBackDesk } from '../recovery/way-back-desk.ts'
import { readCasesOf } from '../store/case-entries.ts'
import type { KnownBooks } from '../store/known-books.ts'
import type { Lanes } from '../store/lanes.ts'
import { lineDayIn } from './book-day.ts'
import { accountOf } from './borrower-signals.ts'
import { readProblems } from './found-borrower.ts'
import type { LoanRoutes } from './loans.ts'
import { tasksOf } from './me-tasks.ts'
import { problemOf, sendProblem } from './problems.ts'
import { findWayBack, promiseWayBack } from './way-back.ts'

export type MeRoutes = LoanRoutes & {
  readonly books: KnownBooks
  readonly wayBackDesk: WayBackDesk
  readonly lanes: Lanes
  readonly ports: object | undefined
}

const tags = ['me']

export const meRoutes: FastifyPluginAsyncZod<MeRoutes> = async (app, parts) => {
  await app.register(lineRoutes, parts)
  await app.register(scoreRoutes, parts)
  await app.register(wayBackRoutes, parts)
  await app.register(taskRoutes, parts)
}

const lineRoutes: FastifyPluginAsyncZod<MeRoutes> = async (app, parts) => {
  const { database, packs, books, clocks } = parts
  app.get(
    '/v1/me',
    {
      config: { may: 'borrower' },
      schema: {
        tags,
        operationId: 'getMe',
        summary: 'My line: what I may use, what I owe, what is held and why, and what lifts it',
        response: { 200: MeView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const [account, book] = [await accountOf(found), await books.current(found.book, found.organisationId)]
      const at = Math.max(account.clockAt, clocks.nowIn(found.organisationId) ?? 0)
      const score = currentScore(sourceAt(packs.current, account, at, book))
      const { id: _, sequence: __, holds, ...line } = describeAccount(found.row.ref, account, packs.current)
      return {
        ...line,
        holds: holds.map((hold) => ownHold(hold, packs.current)),
        score: score === undefined ? null : scoreView(score),
        usable_now_minor: line.line.status === 'active' && holdsDrawing(account.line).length === 0 ? line.line.available_minor : 0,
        due: dueOf(account.line, lineDayIn(parts, found.organisationId, account.line)),
        banners: describeBanners(book, at, packs.current),
        session: { expires_at: writeInstant(meOf(request).expiresAt) },
      }
    },
  )
}

const scoreRoutes: FastifyPluginAsyncZod<MeRoutes> = async (app, { database, packs, books, clocks }) => {
  app.get(
    '/v1/me/score',
    {
      config: { may: 'borrower' },
      schema: {
        tags,
        operationId: 'getMyScore',
        summary: 'What moves my score, up and down, in words',
        response: { 200: MeScoreMoves, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const [account, book] = [await accountOf(found), await books.current(found.book, found.organisationId)]
      const at = Math.max(account.clockAt, clocks.nowIn(found.organisationId) ?? 0)
      const { now, before, told, ours } = scoreMoves(packs.current, sourceAt(packs.current, account, at, book))
      return {
        score: now && scoreView(now),
        before: before && { value: before.value, at: writeInstant(before.at) },
        told: [...told],
        ours: ours.map(({ signal: { name, zh, en, unit }, value, moves }) => ({ signal: name, name: { zh, en }, unit, value, moves })),
      }
    },
  )
}

const wayBackRoutes: FastifyPluginAsyncZod<MeRoutes> = async (app, parts) => {
  const { database } = parts
  app.get(
    '/v1/me/way-back',
    {
      config: { may: 'borrower' },
      schema: {
        tags,
        operationId: 'getMyWayBack',
        summary: 'My way back: the cheapest proven plans, or the proof that there are none',
        response: { 200: WayBack, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const wayBack = await findWayBack(found, parts)
      return wayBack === 'overloaded' ? sendProblem(reply, problemOf('overloaded')) : wayBack
    },
  )

  app.post(
    '/v1/me/way-back',
    {
      config: { may: 'borrower' },
      schema: {
        tags,
        operationId: 'keepMyWayBack',
        summary: 'My way back is kept to until its date, whatever becomes of the rules',
        response: { 200: WayBackPromise, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const { organisationId, actor } = meOf(request)
      const promised = await promiseWayBack(found, parts, { organisationId, actor })
      return promised.ok ? promised.promise : sendProblem(reply, promised.problem)
    },
  )
}

const taskRoutes: FastifyPluginAsyncZod<MeRoutes> = async (app, { database, packs, ports }) => {
  app.get(
    '/v1/me/tasks',
    {
      config: { may: 'borrower' },
      schema: {
        tags,
        operationId: 'listMyTasks',
        summary: 'What is left for me to do, over all holds and cases, and by when',
        response: { 200: MeTasks, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const [account, cases] = await Promise.all([accountOf(found), readCasesOf(found.book, found.borrower)])
      return { data: tasksOf(account.line.holds, [...cases.values()], packs.current, ports !== undefined) }
    },
  )
}

/** What shows a confidential reason is not told, as in its notice. */
function ownHold(hold: z.infer<typeof HoldView>, { reasons }: Pack): z.infer<typeof MeView>['holds'][number] {
  const reason = reasons.get(hold.reason.code)
  const told = reason?.isConfidential ? { ...hold.reason, evidence: [] } : hold.reason
  return { ...hold, reason: told, owner: reason?.owner ?? 'policy' }
}

const scoreView = ({ value, rangeMin, rangeMax, at }: NonNullable<ReturnType<typeof currentScore>>) => ({
  value,
  range_min: rangeMin,
  range_max: rangeMax,
  at: writeInstant(at),
})
