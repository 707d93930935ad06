/**
 * The description of this API, made from the schemas that hold it: `/openapi.json`, and readable at `/docs`.
 *
 * Tidied   no `XInput` beside an `X` that is the same, no bounds that only say "a safe integer", and colons in paths as they are sent.
 */
import type { Permission } from '@fairline/access/permissions'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { withEvents } from './described-events.ts'
import { tidyOpenApi } from './tidy-openapi.ts'

const INFO = {
  title: 'Fairline 明额',
  version: '1',
  description:
    'Events in, explained decisions on credit lines out. 授信管理与监控平台：事件进，带原因与恢复路径的决策出。\n\nAmounts are whole minor units of a currency; times are RFC 3339 in UTC; lists come in pages by cursor; what went wrong is `application/problem+json` with a `code` and pointers.',
}

const TAGS = [
  { name: 'events', description: 'Facts in, decisions out 事件与决策' },
  { name: 'book', description: 'Lines, holds, borrowers and figures 额度、限制、借款人与指标' },
  { name: 'platform', description: 'Faults, maintenance, orders of regulators 平台状态：故障、维护与监管要求' },
  { name: 'applications', description: 'The way to a line 授信申请' },
  { name: 'loans', description: 'Quotes, drawdowns, loans and repayments 试算、支用、借据与还款' },
  { name: 'documents', description: 'Contracts, statements and letters, of record 合同、对账单与证明' },
  { name: 'ledger', description: 'The accounts, and their proof from the loans 总账与核对' },
  { name: 'measures', description: 'Measures of restriction and recovery 限制与恢复的度量' },
  { name: 'record', description: 'The signed record: heads, proofs, receipts 记录：树头、证明与回执' },
  { name: 'policy', description: 'The policy pack and its reasons 策略包与原因' },
  { name: 'desk', description: 'The financing desk: projects, channels, lines and what is seen of them 融资台' },
  { name: 'live', description: 'What is being decided now 实时决策' },
  { name: 'personal', description: 'Sealed personal data 个人信息' },
  { name: 'session', description: 'Signing in from a browser 登录' },
  { name: 'me', description: 'What a borrower sees and asks for himself 借款人本人' },
  { name: 'audit', description: 'Who did and saw what, when, from where and why 审计' },
  { name: 'keys', description: 'API keys of service accounts 服务账户的密钥' },
  { name: 'admin', description: 'For administrators 管理' },
  { name: 'health', description: 'Is it alive, and ready? 健康检查' },
]

const SECURITY = {
  key: { type: 'http', scheme: 'bearer', description: 'An access key: `flk_…`' },
  session: { type: 'apiKey', in: 'cookie', name: 'fairline_session', description: 'What `POST /v1/session` sets' },
  borrower: { type: 'apiKey', in: 'cookie', name: 'fairline_me', description: 'What `POST /v1/me/sign-in:confirm` sets' },
} as const

/** Names the permission that a role or a scope must give. */
const securityOf = (may: Permission | 'public' | 'borrower' | 'self'): Record<string, string[]>[] => {
  if (may === 'public') return []
  if (may === 'self') return [{ session: [] }]
  return may === 'borrower' ? [{ borrower: [] }] : [{ key: [may] }, { session: [may] }]
}

/** Before the routes, which it watches being registered. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (route.url === '/docs' || route.url.startsWith('/docs/')) {
      route.config = { ...route.config, may: 'public' }
      route.schema = { ...route.schema, hide: true }
      return
    }
    const { may } = route.config ?? {}
    if (may !== undefined) route.schema = { ...route.schema, security: securityOf(may) }
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info: INFO,
      tags: TAGS,
      components: { securitySchemes: SECURITY },
      security: [{ key: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (documents) => withEvents(tidyOpenApi(jsonSchemaTransformObject(documents))),
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { validatorUrl: null, docExpansion: 'list', persistAuthorization: false },
    theme: { title: 'Fairline 明额 API' },
  })
  app.get('/openapi.json', { config: { may: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json').serializer(JSON.stringify).send(app.swagger()),
  )
}
