/** The page that checks receipts, as it can also be saved and used without us. It brings its own rule of what it may load: nothing. */
import { readFileSync } from 'node:fs'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

const PAGE = new URL('../../../../docs/verify.html', import.meta.url)

export const verifyPageRoutes: FastifyPluginAsyncZod = async (app) => {
  const page = readFileSync(PAGE, 'utf8')
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]
  invariant(policy !== undefined, 'the page says what it may load')
  app.get('/verify', { config: { may: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page),
  )
}
