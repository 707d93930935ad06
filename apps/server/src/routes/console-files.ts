/**
 * The console: the files of apps/console/dist as they were built, and its page for every address of its own. Names of built files hold a hash of their
 * content, so they never change.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOf, sendProblem } from './problems.ts'

const SELF = "'self'"

/** Styles of components are written into elements; scripts never are. */
const CSP = {
  defaultSrc: [SELF],
  scriptSrc: [SELF],
  styleSrc: [SELF, "'unsafe-inline'"],
  imgSrc: [SELF, 'data:'],
  fontSrc: [SELF, 'data:'],
  connectSrc: [SELF],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
  baseUri: [SELF],
}

/** Fairline speaks plain HTTP on the loopback address: whether there is TLS before it, and for how long, is for the proxy to say. */
export async function secureHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: CSP }, strictTransportSecurity: false })
}

const YEAR_SECONDS = 365 * 24 * 60 * 60
const FOR_EVER = `public, max-age=${YEAR_SECONDS}, immutable`
const PAGE = 'index.html'
const HASHED = /[\\/]assets[\\/]/

/** Addresses of the API: what is not found there is a problem, whoever asks. */
const OF_THE_API = /^\/(v1|docs|problems|openapi\.json|healthz|readyz|metrics)(\/|$)/

/** Also answers whatever no route is for. `dist`: may be missing. */
export async function serveConsole(app: FastifyInstance, dist: string): Promise<void> {
  const isBuilt = existsSync(join(dist, PAGE))
  if (isBuilt) await serveFiles(app, dist)
  const page = (reply: FastifyReply) =>
    isBuilt ? reply.header('cache-control', 'no-cache').sendFile(PAGE) : reply.type('text/html; charset=utf-8').send(NOT_BUILT)
  app.get('/', { config: { may: 'public' }, schema: { hide: true } }, async (_request, reply) => page(reply))
  app.setNotFoundHandler((request, reply) => (wantsPage(request) ? page(reply) : sendProblem(reply, problemOf('not-found'))))
}

/** A route for each file there is, so that all other addresses stay free. */
async function serveFiles(app: FastifyInstance, dist: string): Promise<void> {
  let isRegistering = true
  app.addHook('onRoute', (route) => {
    if (!isRegistering) return
    route.config = { ...route.config, may: 'public' }
    route.schema = { ...route.schema, hide: true }
  })
  await app.register(files, {
    root: dist,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    index: false,
    setHeaders: (reply, path) => void reply.setHeader('cache-control', HASHED.test(path) ? FOR_EVER : 'no-cache'),
  })
  isRegistering = false
}

export const wantsPage = ({ method, url, headers }: FastifyRequest): boolean => {
  const path = url.split('?')[0]!
  const isFile = (path.split('/').at(-1) ?? '').includes('.')
  return method === 'GET' && !OF_THE_API.test(path) && !isFile && (headers.accept ?? '').includes('text/html')
}

const NOT_BUILT = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Fairline 明额</title>
<style>body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem }</style>
<h1>Fairline 明额</h1>
<p>服务已运行，控制台尚未构建。<a href="/docs">查看 API 文档</a></p>
<p lang="en">The server runs; its console is not built yet. <a href="/docs">Read the API documentation</a></p>
</html>
`
