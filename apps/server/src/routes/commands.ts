/** Requests that become facts (command-list.ts): they take the road of every event, and are answered with the decision. */
import { randomUUID } from 'node:crypto'
import { snakeKeys } from '@fairline/contract/case'
import { wireType } from '@fairline/contract/cloud-event'
import type { FactType } from '@fairline/contract/facts'
import type { OutcomeType } from '@fairline/contract/outcomes'
import { Problem } from '@fairline/contract/problem'
import { publicId } from '@fairline/contract/text'
import { CommandAnswer } from '@fairline/contract/views/command-answer'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, senderOf } from '../auth/require-key.ts'
import { readMessage, type Sender } from '../ingest/read-message.ts'
import type { MetricsHooks } from '../operations/metrics-hooks.ts'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Books } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import type { Answered } from '../store/submission.ts'
import { bodyOf, COMMANDS, type Command } from './command-list.ts'
import { eventAnswer, resultProblem } from './event-answer.ts'
import { borrowerNamed } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type CommandRoutes = { database: Books; lanes: Lanes; packs: Packs; clocks: BookClocks; metrics: MetricsHooks }

/** Facts said through an address of their own, each under a source of its own: an application and its acceptance bear one id. */
const sourceOf = ({ fact }: Command): string => `fairline:api/${fact}`

/** Bodies as they were sent: checked, an instant is a number already, and the fact is read from the text of it once more. */
const sent = new WeakMap<FastifyRequest, unknown>()

export const commandRoutes: FastifyPluginAsyncZod<CommandRoutes> = async (app, parts) => {
  acceptJson(app)
  app.addHook('preValidation', async (request) => {
    sent.set(request, request.body)
  })
  for (const command of COMMANDS) {
    app.post(
      command.path,
      {
        config: { may: command.may },
        schema: {
          tags: [command.tag],
          operationId: command.operationId,
          summary: command.summary,
          body: bodyOf(command),
          headers: z.looseObject({ 'idempotency-key': publicId.optional() }),
          response: { 200: CommandAnswer, '4xx': Problem, '5xx': Problem },
        },
      },
      async (request, reply) => {
        const said = await say(parts, command, request)
        if (!said.ok) return sendProblem(reply, said.problem)
        if (said.answer.status === 'repeated') reply.header('fairline-repeated', 'true')
        return said.answer
      },
    )
  }
}

type Said = { readonly ok: true; readonly answer: z.infer<typeof CommandAnswer> } | { readonly ok: false; readonly problem: ProblemBody }

async function say(parts: CommandRoutes, command: Command, request: FastifyRequest): Promise<Said> {
  const { borrower_id: subject, ...data } = sent.get(request) as Record<string, unknown> & { borrower_id: string }
  const { organisationId } = callerOf(request)
  if (command.opensBorrower === undefined && (await borrowerNamed(parts.database, organisationId, subject)) === undefined) {
    return { ok: false, problem: problemOf('borrower-not-found') }
  }
  const { fact, results } = command
  return sayFact(parts, senderOf(request), { subject, source: sourceOf(command), id: idOf(command, data, request), fact, data, results })
}

/** `id`: said twice under one, it is recorded once. `results`: see Command. */
type FactSaid = Readonly<{
  subject: string
  source: string
  id: string
  fact: FactType
  data: Readonly<Record<string, unknown>>
  results: readonly OutcomeType[]
}>

/** In the name of whoever says it, who must be one that may say it. */
export async function sayFact({ lanes, packs, clocks, metrics }: CommandRoutes, sender: Sender, said: FactSaid): Promise<Said> {
  const { subject, source, id, fact, data, results } = said
  const message = { specversion: '1.0', id, source, subject, type: wireType(fact), data }
  const reading = readMessage(Buffer.from(JSON.stringify(message)), clocks.receivesAt(sender.organisationId), sender)
  if (!reading.ok) {
    metrics.eventRefused(reading.problem.code)
    return { ok: false, problem: reading.problem }
  }
  const result = await lanes.submit(reading.message.submission)
  if (result.kind !== 'answered') return { ok: false, problem: resultProblem(result) }
  return { ok: true, answer: { ...(await eventAnswer(reading.message, result, packs)), result: resultOf(results, result) } }
}

/** The same thing asked for twice has the same id, whoever retries it. */
function idOf({ named }: Command, data: Readonly<Record<string, unknown>>, { headers }: FastifyRequest): string {
  return String(named === undefined ? (headers['idempotency-key'] ?? randomUUID()) : data[named])
}

function resultOf(results: readonly OutcomeType[], { decision }: Answered): { type: string; data: Record<string, unknown> } | null {
  for (const type of results) {
    const outcome = decision.outcomes.find((one) => one.type === type)
    if (outcome) return { type: wireType(outcome.type), data: snakeKeys(outcome.data) as Record<string, unknown> }
  }
  return null
}
