/** Bodies of routes that take a JSON object, read as strictly as an event: fatal UTF-8, bounded. What is no JSON is a bad request. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readJson } from '../ingest/json.ts'

const BODY_BYTES_MAX = 16 * 1024

export function acceptJson(app: Parameters<FastifyPluginAsyncZod>[0], bytesMax = BODY_BYTES_MAX): void {
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: bytesMax }, (_request, body, done) => {
    const reading = readJson(body as Buffer)
    if (reading.ok) done(null, reading.value)
    else done(Object.assign(new Error(reading.fault.code), { statusCode: 400 }))
  })
}
