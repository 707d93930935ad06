/** Bodies that are a file as it is: its kind is told by what stands in it, whatever its type says. */
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

export const TABLE_TYPES = ['text/csv', 'text/plain', 'application/octet-stream'] as const

export function acceptFiles(app: Parameters<FastifyPluginAsyncZod>[0], types: readonly string[], bytesMax: number): void {
  for (const type of types)
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: bytesMax }, (_request, body, done) => done(null, body))
}

/** Undefined: it is none, or it is packed. */
export function fileIn({ body, headers }: FastifyRequest): Buffer | undefined {
  const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity'
  return Buffer.isBuffer(body) && isPlain ? body : undefined
}
