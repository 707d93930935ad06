/** How the sandbox behaves towards the caller's organisation. The routes are there only while the sandbox answers. */
import { Problem } from '@fairline/contract/problem'
import { SandboxLetters } from '@fairline/contract/views/notices'
import {
  SandboxBureau,
  SandboxCodes,
  SandboxIdentity,
  SandboxPayment,
  SandboxScanner,
  SandboxScore,
} from '@fairline/contract/views/sandbox'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { readSettings, SANDBOX_SETTINGS } from '../ports/sandbox/behaviour.ts'
import type { Database } from '../store/database.ts'
import { listLetters, type SandboxLetter } from '../store/sandbox-letter-table.ts'
import { countPaid, type IdentitySession, listSessions, type SandboxPort, saveSettings } from '../store/sandbox-table.ts'
import { acceptJson } from './json-body.ts'

type SandboxRoutes = { readonly database: Database; readonly now: () => number }

const problems = { '4xx': Problem, '5xx': Problem }
const shown = {
  payment: z.object({ ...SandboxPayment.shape, paid_orders: z.int() }).meta({ id: 'SandboxPaymentView' }),
  score: z.object(SandboxScore.shape).meta({ id: 'SandboxScoreView' }),
  bureau: z.object(SandboxBureau.shape).meta({ id: 'SandboxBureauView' }),
  identity: z.object({ ...SandboxIdentity.shape, codes: SandboxCodes }).meta({ id: 'SandboxIdentityView' }),
  scanner: z.object(SandboxScanner.shape).meta({ id: 'SandboxScannerView' }),
} as const

const summaries = {
  payment: 'How the sandbox pays drawdowns out',
  score: 'How the sandbox scores',
  bureau: 'What the sandbox knows of credit',
  identity: 'How the sandbox proves who somebody is, and the codes it would have sent',
  scanner: 'How the sandbox scans files for what harms',
} as const

export const sandboxRoutes: FastifyPluginAsyncZod<SandboxRoutes> = async (app, { database, now }) => {
  acceptJson(app)
  const more: Record<SandboxPort, (organisationId: number) => Promise<object>> = {
    payment: async (organisationId) => ({ paid_orders: await countPaid(database.as(organisationId), organisationId) }),
    score: async () => ({}),
    bureau: async () => ({}),
    scanner: async () => ({}),
    identity: async (organisationId) => ({
      codes: (await listSessions(database.as(organisationId), organisationId, now())).map(codeOf),
    }),
  }
  const view = async (port: SandboxPort, organisationId: number) => ({
    ...(await readSettings(database, organisationId, port)),
    ...(await more[port](organisationId)),
  })

  const letters = {
    tags: ['admin'],
    operationId: 'listSandboxLetters',
    summary: 'E-mails, text messages and pushes that would have been sent',
  }
  const lettersSchema = { ...letters, response: { 200: SandboxLetters, ...problems } }
  app.get('/v1/sandbox/letters', { config: { may: 'system:run' }, schema: lettersSchema }, async (request) => {
    const { organisationId } = callerOf(request)
    return { data: (await listLetters(database.as(organisationId), organisationId, LETTERS_MAX)).map(letterOf) }
  })

  for (const port of Object.keys(SANDBOX_SETTINGS) as SandboxPort[]) {
    const url = `/v1/sandbox/${port}`
    const [summary, shape, settings]: [string, z.ZodType, z.ZodType<object>] = [summaries[port], shown[port], SANDBOX_SETTINGS[port]]
    const response = { 200: shape, ...problems }
    const named = `${port[0]!.toUpperCase()}${port.slice(1)}`
    const read = { tags: ['admin'], operationId: `getSandbox${named}`, summary, response }
    app.get(url, { config: { may: 'system:run' }, schema: read }, async (request) => view(port, callerOf(request).organisationId))
    const write = { tags: ['admin'], operationId: `setSandbox${named}`, summary, body: settings, response }
    app.put(url, { config: { may: 'system:run' }, schema: write }, async (request) => {
      const { organisationId } = callerOf(request)
      await saveSettings(database.as(organisationId), organisationId, port, request.body)
      return view(port, organisationId)
    })
  }
}

/** The newest; older ones are nobody's to read any more. */
const LETTERS_MAX = 100

const letterOf = ({ ref, at, ...letter }: SandboxLetter): z.infer<typeof SandboxLetters>['data'][number] => ({
  ...letter,
  borrower_id: ref,
  at: new Date(at).toISOString(),
})

const codeOf = ({ sessionId, subject, code, triesLeft, expiresAt }: IdentitySession): z.infer<typeof SandboxCodes>[number] => ({
  session_id: sessionId,
  subject,
  code,
  tries_left: triesLeft,
  expires_at: new Date(expiresAt).toISOString(),
})
