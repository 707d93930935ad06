/**
 * What all answers of the read API have in common: only the fields that were asked for, and a strong ETag, so that whoever has an answer already is
 * told so in 304 and nothing else.
 */
import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

const FIELDS_LENGTH_MAX = 1_000
const ETAG_LETTERS = 27

/** `fields=a,b`: of an object, or of each item of a list, only these. */
export function fieldsOf(view: z.ZodObject) {
  const { data } = view.shape
  const item = data instanceof z.ZodArray && data.element instanceof z.ZodObject ? data.element : view
  const known = Object.keys(item.shape)
  return z
    .string()
    .max(FIELDS_LENGTH_MAX)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(known as [string, ...string[]])).min(1))
    .optional()
    .describe('Only these fields, of the object or of each item of the list, joined by commas')
}

export function answerConditionally(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const { may = '' } = request.routeOptions.config
    if (request.method !== 'GET' || !may.endsWith(':read') || reply.statusCode !== 200 || typeof payload !== 'string') return payload
    return conditional(request, reply, picked(request, payload))
  })
}

function picked({ query }: FastifyRequest, payload: string): string {
  const { fields } = query as { fields?: readonly string[] }
  if (!Array.isArray(fields)) return payload
  const body = JSON.parse(payload) as Record<string, unknown>
  const pick = (object: object) => Object.fromEntries(Object.entries(object).filter(([name]) => fields.includes(name)))
  return JSON.stringify(Array.isArray(body.data) ? { ...body, data: body.data.map(pick) } : pick(body))
}

function conditional({ headers }: FastifyRequest, reply: FastifyReply, payload: string): string | null {
  const etag = `"${hash('sha256', payload, 'base64url').slice(0, ETAG_LETTERS)}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'authorization, cookie')
  if (!hasIt(headers['if-none-match'], etag)) return payload
  reply.code(304).removeHeader('content-type')
  return null
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
export const hasIt = (known: string | undefined, etag: string): boolean =>
  known !== undefined && (known.trim() === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))
