/** Every problem this API answers, with its HTTP status: a new code does not compile until someone chooses one. */
import type { Socket } from 'node:net'
import { plainDetail, plainPointer } from '@fairline/contract/plain-names'
import { type Problem, problem } from '@fairline/contract/problem'
import type { ApprovalRefusal } from '@fairline/domain/access/decide-approval'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { TooBusy } from '../auth/password.ts'
import { describeBug } from '../describe-bug.ts'
import type { DatabaseWatch } from '../operations/database-watch.ts'
import type { EventLog } from '../operations/event-log.ts'
import { isUnavailable } from '../store/database.ts'
import type { Failure, StoreRefusal } from '../store/submission.ts'
import type { FileFault } from '../uploads/file-fault.ts'

export type ProblemBody = z.infer<typeof Problem>

type RequestProblem =
  | 'bad-request'
  | 'invalid-utf-8'
  | 'malformed-json'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'borrower-not-found'
  | 'decision-not-found'
  | 'nothing-to-end'
  | 'document-not-found'
  | 'document-differs'
  | 'pdf-not-available'
  | 'pdf-failed'
  | 'loan-not-found'
  | 'drawdown-not-found'
  | 'application-not-found'
  | 'case-not-found'
  | 'batch-not-found'
  | 'hold-not-found'
  | 'notice-not-found'
  | 'not-signed-yet'
  | 'message-not-found'
  | 'code-refused'
  | 'verification-ended'
  | 'upload-not-found'
  | 'upload-quarantined'
  | 'upload-erased'
  | 'file-harmful'
  | FileFault
  | 'body-too-large'
  | 'line-too-long'
  | 'unsupported-media-type'
  | 'invalid-request'
  | 'invalid-event'
  | 'unknown-event-type'
  | 'sender-not-allowed'
  | 'too-many-requests'
  | 'approved-before'
  | 'approval-required'
  | 'approval-not-found'
  | 'approval-under-way'
  | 'nothing-would-change'
  | ApprovalRefusal['code']
  | 'master-key-unknown'
  | 'master-key-in-use'
  | 'sign-in-refused'
  | 'proof-needed'
  | 'password-unfit'
  | 'last-administrator'
  | 'not-yourself'
  | 'belongs-elsewhere'
  | 'member-not-found'
  | 'invitation-not-found'
  | 'second-factor-needed'
  | 'entry-not-found'
  | 'entry-ended'
  | 'incident-not-over'
  | 'entry-changed'
  | 'door-closed'
  | 'key-not-found'
  | 'key-over'
  | 'key-of-a-file'
  | 'key-in-use'
  | 'too-many-keys'
  | 'more-than-yours'

type ImportProblem =
  | 'import-not-found'
  | 'import-under-way'
  | 'file-has-faults'
  | 'pack-has-faults'
  | 'entry-unknown'
  | 'entry-not-open'
  | 'entry-resolved-otherwise'

export type ProblemCode = RequestProblem | ImportProblem | StoreRefusal['code'] | Failure['code']

const statusOf: Record<ProblemCode, number> = {
  'bad-request': 400,
  'invalid-utf-8': 400,
  'malformed-json': 400,
  unauthorized: 401,
  'code-refused': 401,
  'sign-in-refused': 401,
  'proof-needed': 403,
  'password-unfit': 422,
  'last-administrator': 409,
  'not-yourself': 409,
  'entry-not-found': 404,
  'entry-ended': 409,
  'incident-not-over': 409,
  'entry-changed': 409,
  'key-not-found': 404,
  'key-over': 409,
  'key-of-a-file': 409,
  'key-in-use': 409,
  'too-many-keys': 409,
  'more-than-yours': 403,
  'belongs-elsewhere': 409,
  'member-not-found': 404,
  'second-factor-needed': 409,
  'invitation-not-found': 404,
  forbidden: 403,
  'sender-not-allowed': 403,
  'not-found': 404,
  'borrower-not-found': 404,
  'decision-not-found': 404,
  'nothing-to-end': 404,
  'document-not-found': 404,
  'document-differs': 409,
  'loan-not-found': 404,
  'drawdown-not-found': 404,
  'application-not-found': 404,
  'case-not-found': 404,
  'batch-not-found': 404,
  'hold-not-found': 404,
  'notice-not-found': 404,
  'not-signed-yet': 404,
  'message-not-found': 404,
  'import-not-found': 404,
  'entry-unknown': 404,
  'entry-not-open': 409,
  'entry-resolved-otherwise': 409,
  'import-under-way': 409,
  'file-has-faults': 422,
  'pack-has-faults': 422,
  'verification-ended': 409,
  'approved-before': 409,
  'approval-required': 409,
  'approval-not-found': 404,
  'approval-under-way': 409,
  'nothing-would-change': 409,
  'key-decides-nothing': 403,
  'made-by-you': 403,
  'not-yours-to-decide': 403,
  'not-made-by-you': 403,
  'approval-over': 409,
  'approval-expired': 409,
  'approval-changed': 409,
  'master-key-unknown': 404,
  'master-key-in-use': 409,
  'upload-not-found': 404,
  'upload-quarantined': 409,
  'upload-erased': 410,
  'door-closed': 410,
  'file-harmful': 422,
  'unsupported-file': 415,
  'file-broken': 422,
  'file-active': 422,
  'file-too-large': 422,
  'id-reused': 409,
  'borrower-id-collision': 409,
  'line-already-open': 409,
  'drawdown-id-reused': 409,
  'repayment-id-reused': 409,
  'application-under-way': 409,
  'application-unknown': 409,
  'nothing-offered': 409,
  'offer-expired': 409,
  'quote-unknown': 409,
  'quote-expired': 409,
  'quote-differs': 409,
  'quote-not-read': 409,
  'disbursement-differs': 409,
  'loan-id-reused': 409,
  'loan-unknown': 409,
  'loan-not-open': 409,
  'relief-id-reused': 409,
  'finding-id-reused': 409,
  'finding-unknown': 409,
  'misuse-charged-already': 409,
  'batch-id-reused': 409,
  'batch-unknown': 409,
  'batch-over': 409,
  'proposed-by-you': 409,
  'count-differs': 409,
  'selection-too-wide': 422,
  'event-unknown': 409,
  'event-ambiguous': 409,
  'event-not-undoable': 409,
  'nothing-to-undo': 409,
  'storage-only': 409,
  'deletion-under-way': 409,
  'no-deletion-under-way': 409,
  'case-id-reused': 409,
  'appeal-under-way': 409,
  'case-unknown': 409,
  'case-closed': 409,
  'case-decided': 409,
  'case-not-decided': 409,
  'decided-before': 409,
  'extension-not-allowed': 409,
  'body-too-large': 413,
  'line-too-long': 413,
  'unsupported-media-type': 415,
  'invalid-request': 422,
  'invalid-event': 422,
  'unknown-event-type': 422,
  'currency-mismatch': 422,
  'product-unknown': 422,
  'too-many-requests': 429,
  internal: 500,
  quarantined: 500,
  'pdf-not-available': 501,
  unavailable: 503,
  'pdf-failed': 503,
  overloaded: 503,
}

/** How long a client waits before it asks again. */
const RETRY_AFTER_SECONDS = 1

export const problemOf = (code: ProblemCode, more?: Parameters<typeof problem>[2]): ProblemBody => problem(statusOf[code], code, more)

export function sendProblem(reply: FastifyReply, body: ProblemBody): FastifyReply {
  if (body.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS)
  if (body.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.code(body.status).type('application/problem+json').send(body)
}

/** `why`: what there is too much of. Rounds up, to whole seconds. */
export function tooMany(reply: FastifyReply, why: string, waitMs = RETRY_AFTER_SECONDS * 1000): FastifyReply {
  reply.header('retry-after', Math.ceil(waitMs / 1000))
  return sendProblem(reply, problemOf('too-many-requests', { detail: `too many ${why}` }))
}

/** Without this the default error bodies would not fit the routes' response schemas, and bad input would answer 500. */
export function answerProblems(app: FastifyInstance, { log, databaseWatch }: { log: EventLog; databaseWatch: DatabaseWatch }): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const body = problemOfError(error)
    if (body.status === 500)
      log('request-failed', { ...describeBug(error), request_id: request.id, route: request.routeOptions.url ?? 'none' })
    if (body.status === 503) databaseWatch.failed(error)
    return sendProblem(reply, body)
  })
}

/** What is not even HTTP gets a problem too, and its connection is closed: where the next request would start is not known. */
export function answerBrokenHttp(this: unknown, _error: Error, socket: Socket): void {
  const body = JSON.stringify(problemOf('bad-request'))
  const head = ['HTTP/1.1 400 Bad Request', 'content-type: application/problem+json', `content-length: ${body.length}`, 'connection: close']
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}

function problemOfError(error: FastifyError): ProblemBody {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({
      pointer: plainPointer(instancePath),
      detail: plainDetail(message ?? ''),
    }))
    return problemOf('invalid-request', { errors })
  }
  if (error instanceof TooBusy) return problemOf('overloaded')
  const status = error.statusCode ?? 500
  if (status === 413) return problemOf('body-too-large')
  if (status === 415) return problemOf('unsupported-media-type')
  if (status < 500) return problemOf('bad-request')
  if (error.code?.startsWith('FST_')) return problemOf('internal')
  return problemOf(isUnavailable(error) ? 'unavailable' : 'internal')
}
