/** The HTTP API, put together from what it needs; it starts nothing by itself. */
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { ApprovalDesk } from './approvals/approval-desk.ts'
import type { ActDesk } from './audit/act-desk.ts'
import { keepActs } from './audit/keep-acts.ts'
import type { Keyring } from './auth/api-keys.ts'
import { type Identify, openIdentify } from './auth/identify.ts'
import { openMeCodes } from './auth/me-codes.ts'
import { openMeSessions } from './auth/me-sessions.ts'
import type { ProvidersFile } from './auth/provider-settings.ts'
import { openProviders } from './auth/providers.ts'
import type { RateLimits } from './auth/rates.ts'
import { requireBorrower } from './auth/require-borrower.ts'
import { requireKey } from './auth/require-key.ts'
import { openSecondFactor } from './auth/second-factor.ts'
import type { Sessions } from './auth/sessions.ts'
import { openSignIn } from './auth/sign-in.ts'
import type { LiveFeed } from './live/live-feed.ts'
import type { Notices } from './notices/open-notices.ts'
import { countRequests } from './operations/count-requests.ts'
import type { EventLog } from './operations/event-log.ts'
import type { MetricsHooks } from './operations/metrics-hooks.ts'
import type { Packs } from './packs.ts'
import type { Ports } from './ports/ports.ts'
import type { ScannerPort } from './ports/scanner-port.ts'
import type { Signer } from './record/signer.ts'
import { openWayBackDesk, type WayBackDesk } from './recovery/way-back-desk.ts'
import { accountRoutes } from './routes/account.ts'
import { adminRoutes } from './routes/admin.ts'
import { adminViewRoutes } from './routes/admin-views.ts'
import { approvalDecisionRoutes, approvalRoutes } from './routes/approvals.ts'
import { auditRoutes } from './routes/audit.ts'
import { auditReportRoutes } from './routes/audit-report.ts'
import { borrowerSignalRoutes } from './routes/borrower-signals.ts'
import { borrowerRoutes } from './routes/borrowers.ts'
import { bulkCorrectionRoutes } from './routes/bulk-corrections.ts'
import { caseMeasureRoutes } from './routes/case-measures.ts'
import { caseTextRoutes } from './routes/case-texts.ts'
import { caseRoutes } from './routes/cases.ts'
import { clockRoutes } from './routes/clock.ts'
import { commandRoutes } from './routes/commands.ts'
import { answerConditionally } from './routes/conditional-reading.ts'
import { secureHeaders, serveConsole } from './routes/console-files.ts'
import { contactRoutes } from './routes/contact.ts'
import { decisionTraceRoutes } from './routes/decision-trace.ts'
import { deliveryRoutes } from './routes/deliveries.ts'
import { type DemoRoutes, demoRoutes } from './routes/demo.ts'
import { type DeskParts, deskRoutes } from './routes/desk.ts'
import { type DocumentRoutes, documentRoutes } from './routes/documents.ts'
import { eventBatchRoutes } from './routes/event-batch.ts'
import { eventStreamRoutes } from './routes/event-stream.ts'
import { eventRoutes } from './routes/events.ts'
import { fraudLinkRoutes } from './routes/fraud-links.ts'
import { type HealthRoutes, healthRoutes } from './routes/health.ts'
import { holdRoutes } from './routes/holds.ts'
import type { HttpLimits } from './routes/http-limits.ts'
import { importExceptionRoutes } from './routes/import-exceptions.ts'
import { importReadingRoutes } from './routes/import-reading.ts'
import { importRoutes } from './routes/imports.ts'
import { increaseCheckRoutes } from './routes/increase-check.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { keyRoutes } from './routes/keys.ts'
import { lendingReadingRoutes } from './routes/lending-reading.ts'
import { lineRoutes } from './routes/lines.ts'
import { masterKeyRoutes } from './routes/master-keys.ts'
import { meRoutes } from './routes/me.ts'
import { meCaseRoutes } from './routes/me-cases.ts'
import { meHelpRoutes } from './routes/me-help.ts'
import { meNoticeRoutes } from './routes/me-notices.ts'
import { mePrivacyRoutes } from './routes/me-privacy.ts'
import { meSignInRoutes } from './routes/me-sign-in.ts'
import { meUploadRoutes } from './routes/me-uploads.ts'
import { meVerificationRoutes } from './routes/me-verifications.ts'
import { measureRoutes } from './routes/measures.ts'
import { noticeTemplateChangeRoutes, noticeTemplateRoutes } from './routes/notice-templates.ts'
import { noticeRoutes } from './routes/notices.ts'
import { describeApi } from './routes/openapi.ts'
import { packRoutes } from './routes/pack.ts'
import { packProposalRoutes } from './routes/pack-proposals.ts'
import { paymentReferenceRoutes } from './routes/payment-reference.ts'
import { peopleRoutes } from './routes/people.ts'
import { personalDataRoutes } from './routes/personal-data.ts'
import { personalViewRoutes } from './routes/personal-view.ts'
import { portfolioRoutes } from './routes/portfolio.ts'
import { portfolioDayRoutes } from './routes/portfolio-days.ts'
import { answerBrokenHttp, answerProblems, problemOf, sendProblem } from './routes/problems.ts'
import { providerSignInRoutes } from './routes/provider-sign-in.ts'
import { recordRoutes } from './routes/record.ts'
import { refuseNul } from './routes/refuse-nul.ts'
import { answerRequestIds, openRequestIds } from './routes/request-id.ts'
import { sandboxRoutes } from './routes/sandbox.ts'
import { secondFactorRoutes } from './routes/second-factor.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { bookCommandRoutes, statusRoutes } from './routes/status.ts'
import { timelineRoutes } from './routes/timeline.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { verificationRoutes } from './routes/verifications.ts'
import { verifyPageRoutes } from './routes/verify-page.ts'
import { wayBackRoutes } from './routes/way-back.ts'
import { webhookRoutes, webhookUpkeepRoutes } from './routes/webhooks.ts'
import { welcomeRoutes } from './routes/welcome.ts'
import type { KeyUpkeep } from './sealing/key-upkeep.ts'
import type { KnownBooks } from './store/known-books.ts'
import { openUploadDesk, type UploadDesk } from './uploads/upload-desk.ts'

export type ApiParts = HealthRoutes &
  DemoRoutes &
  Pick<DeskParts, 'desk' | 'clocks' | 'sealing'> &
  Pick<DocumentRoutes, 'documents' | 'pdfPrinter'> & {
    packs: Packs
    books: KnownBooks
    keyUpkeep: KeyUpkeep
    keyring: Keyring
    sessions: Sessions
    rates: RateLimits
    acts: ActDesk
    /** Undefined where nobody signs in that way. */
    providers: ProvidersFile | undefined
    approvals: ApprovalDesk
    live: LiveFeed
    /** Undefined where other systems do what they would. */
    ports: Ports | undefined
    /** Undefined where nobody scans: what is uploaded stays in quarantine. */
    scanner: ScannerPort | undefined
    notices: Notices
    signer: Pick<Signer, 'lastCheck'>
    now: () => number
    metrics: MetricsHooks
    log: EventLog
    limits: HttpLimits
    /** Addresses or networks of proxies whose `X-Forwarded-For` is believed; of anybody else it is not looked at. */
    trustedProxies: readonly string[]
    /** Where the built console is; it may be missing. */
    consoleDir: string
  }

/** Fastify gets no logger: what it says of its own may quote what was sent. All that is logged is in operations/event-log.ts. */
export async function buildApi(parts: ApiParts): Promise<FastifyInstance> {
  const { limits } = parts
  const app = Fastify({
    trustProxy: parts.trustedProxies.length > 0 && [...parts.trustedProxies],
    connectionTimeout: limits.idleMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxRequestsPerSocket: limits.requestsPerConnection,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersWithinMs,
      // How often Node looks for those that are late.
      connectionsCheckingInterval: limits.headersWithinMs / 4,
    },
    forceCloseConnections: 'idle',
    // While it closes, the routes answer for themselves, in our words.
    return503OnClosing: false,
    genReqId: openRequestIds(),
    clientErrorHandler: answerBrokenHttp,
    routerOptions: { maxParamLength: limits.parameterLength },
    frameworkErrors: (_error, _request, reply) => void sendProblem(reply as FastifyReply, problemOf('bad-request')),
  })
  app.server.maxConnections = limits.connections
  app.server.maxHeadersCount = limits.headers
  app.removeAllContentTypeParsers()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app, parts)
  answerRequestIds(app)
  countRequests(app, parts.metrics)
  answerConditionally(app)
  const identify = openIdentify(parts)
  refuseNul(app)
  requireKey(app, { ...parts, identify })
  keepActs(app, parts)
  await secureHeaders(app)
  // Only where a session is looked for are cookies read.
  await app.register(cookie, { hook: false })
  await describeApi(app)
  await registerRoutes(app.withTypeProvider<ZodTypeProvider>(), parts, identify)
  await serveConsole(app, parts.consoleDir)
  return app
}

type TypedApp = Parameters<typeof eventRoutes>[0]
type BorrowerApiParts = ApiParts & { readonly wayBackDesk: WayBackDesk; readonly uploads: UploadDesk }

/** What only reads has connections of its own. */
async function registerRoutes(typed: TypedApp, parts: ApiParts, identify: Identify): Promise<void> {
  const reading = { ...parts, database: parts.database.reading }
  await typed.register(healthRoutes, parts)
  await typed.register(eventRoutes, parts)
  await typed.register(eventBatchRoutes, parts)
  await typed.register(eventStreamRoutes, parts)
  await typed.register(commandRoutes, parts)
  await typed.register(importRoutes, parts)
  await typed.register(importExceptionRoutes, parts)
  await typed.register(borrowerRoutes, reading)
  await typed.register(timelineRoutes, reading)
  await typed.register(decisionTraceRoutes, reading)
  await typed.register(borrowerSignalRoutes, reading)
  const wayBackDesk = openWayBackDesk()
  typed.addHook('onClose', wayBackDesk.close)
  await typed.register(wayBackRoutes, { ...reading, wayBackDesk })
  await typed.register(increaseCheckRoutes, reading)
  await typed.register(lineRoutes, reading)
  await typed.register(portfolioRoutes, reading)
  await typed.register(portfolioDayRoutes, reading)
  await typed.register(holdRoutes, reading)
  await typed.register(caseRoutes, reading)
  await typed.register(caseMeasureRoutes, reading)
  await typed.register(measureRoutes, reading)
  await typed.register(lendingReadingRoutes, reading)
  await typed.register(documentRoutes, reading)
  await typed.register(importReadingRoutes, reading)
  await typed.register(paymentReferenceRoutes, reading)
  await typed.register(noticeRoutes, reading)
  await typed.register(contactRoutes, parts)
  await typed.register(deliveryRoutes, { ...parts, delivered: parts.notices.deliverer.committed })
  await typed.register(webhookRoutes, { ...parts, webhookReach: parts.notices.webhookReach })
  await typed.register(webhookUpkeepRoutes, parts)
  await typed.register(noticeTemplateRoutes, parts)
  await typed.register(noticeTemplateChangeRoutes, parts)
  await typed.register(packRoutes, parts)
  await typed.register(packProposalRoutes, parts)
  await typed.register(sessionRoutes, { ...parts, identify })
  await registerPeopleRoutes(typed, parts)
  await registerRecordRoutes(typed, parts)
  await registerSystemRoutes(typed, parts)
  await typed.register(deskRoutes, { ...parts, webhookReach: parts.notices.webhookReach, onSaid: parts.notices.deliverer.committed })
  await typed.register(clockRoutes, parts)
  await typed.register(statusRoutes, { ...reading, lanes: parts.lanes })
  await typed.register(bookCommandRoutes, parts)
  await typed.register(bulkCorrectionRoutes, reading)
  await typed.register(approvalRoutes, parts)
  await typed.register(approvalDecisionRoutes, parts)
  await typed.register(demoRoutes, parts)
  await typed.register(personalDataRoutes, parts)
  await typed.register(personalViewRoutes, reading)
  await typed.register(caseTextRoutes, parts)
  const uploads = openUploadDesk(parts)
  await registerBorrowerRoutes(typed, { ...parts, wayBackDesk, uploads })
  await typed.register(uploadRoutes, { ...parts, uploads })
  if (parts.ports) {
    await typed.register(sandboxRoutes, parts)
    await typed.register(verificationRoutes, { ...parts, ports: parts.ports })
  }
}

/** Of the server itself, for whoever looks after it. */
async function registerSystemRoutes(typed: TypedApp, parts: ApiParts): Promise<void> {
  await typed.register(adminRoutes, parts)
  await typed.register(adminViewRoutes, parts)
  await typed.register(masterKeyRoutes, parts)
  await typed.register(fraudLinkRoutes, parts)
}

/** What was recorded, for whoever wants to check it. */
async function registerRecordRoutes(typed: TypedApp, parts: Pick<ApiParts, 'database' | 'signer'>): Promise<void> {
  await typed.register(recordRoutes, { database: parts.database.reading, signer: parts.signer })
  await typed.register(verifyPageRoutes)
}

/** Of people with accounts: their way in, their own affairs, and who they are. */
async function registerPeopleRoutes(typed: TypedApp, parts: ApiParts): Promise<void> {
  const secondFactor = openSecondFactor(parts)
  const signIn = openSignIn({ ...parts, secondFactor })
  await typed.register(signInRoutes, { ...parts, signIn })
  await typed.register(providerSignInRoutes, { ...parts, providers: openProviders(parts) })
  await typed.register(accountRoutes, parts)
  await typed.register(secondFactorRoutes, { ...parts, secondFactor })
  await typed.register(peopleRoutes, parts)
  await typed.register(invitationRoutes, parts)
  await typed.register(keyRoutes, parts)
  await typed.register(auditRoutes, parts)
  await typed.register(auditReportRoutes, parts)
  await typed.register(welcomeRoutes, { ...parts, signIn })
}

/** Of a borrower about himself: opened by his own session, and by nothing else. */
async function registerBorrowerRoutes(typed: TypedApp, parts: BorrowerApiParts): Promise<void> {
  const meSessions = openMeSessions(parts.database, parts.now)
  const meCodes = openMeCodes({ ...parts, letters: parts.notices.letters })
  await typed.register(async (mine) => {
    requireBorrower(mine, { ...parts, meSessions })
    await mine.register(meSignInRoutes, { ...parts, meCodes, meSessions })
    await mine.register(meRoutes, parts)
    await mine.register(meCaseRoutes, parts)
    await mine.register(meNoticeRoutes, parts)
    await mine.register(meUploadRoutes, parts)
    await mine.register(meHelpRoutes, parts)
    await mine.register(mePrivacyRoutes, parts)
    if (parts.ports) await mine.register(meVerificationRoutes, { ...parts, ports: parts.ports })
  })
}
