/** For what takes more than a session that somebody left open: a code that was shown in the last minutes. A key proves itself with each request. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemOf, sendProblem } from '../routes/problems.ts'
import { provedWithin } from './caller.ts'
import { callerOf } from './require-key.ts'

/** True where it has answered already: who asks has to prove himself first (`POST /v1/session:prove`). */
export function mustProve(request: FastifyRequest, reply: FastifyReply, now: number): boolean {
  const caller = callerOf(request)
  if (caller.kind === 'key' || provedWithin(caller, now)) return false
  sendProblem(reply, problemOf('proof-needed', { detail: 'show a fresh code first' }))
  return true
}
