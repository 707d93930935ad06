/** A session begins: its cookie is new, whatever the browser had before is ended, and it is noted who came, from where. */
import { may } from '@fairline/access/ability'
import { PERMISSION_NAMES } from '@fairline/access/permissions'
import { writeInstant } from '@fairline/contract/instant'
import type { SessionView } from '@fairline/contract/views/session'
import { PROOF_LASTS_MS } from '@fairline/domain/access/decide-approval'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { doerBy, provedWithin } from '../auth/caller.ts'
import { deviceOf, networkOf } from '../auth/device.ts'
import { sessionCookie, sessionTokenOf } from '../auth/session-cookie.ts'
import { LASTS_MS, type Session, type Sessions } from '../auth/sessions.ts'
import type { SignedIn } from '../auth/sign-in.ts'
import type { EventLog } from '../operations/event-log.ts'
import { insertAct } from '../store/act-table.ts'
import type { Books } from '../store/database.ts'

export type EnterParts = Readonly<{ database: Books; sessions: Sessions; log: EventLog; now: () => number }>

/** Undefined where he may not be here any more. `way`: by what he proved who he is. */
export async function enterSession(
  { database, sessions, log, now }: EnterParts,
  { user, organisationId, provedAt }: SignedIn,
  way: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session | undefined> {
  const device = deviceOf(request.headers['user-agent'])
  const of = { kind: 'user', userId: user.id, organisationId, provedAt, device, address: networkOf(request.ip) } as const
  const { token, session } = await sessions.open(of)
  if (session === undefined) return undefined
  const before = sessionTokenOf(request)
  if (before !== undefined) await sessions.close(before)
  await insertAct(database.as(organisationId), doerBy(session.caller, request), { act: 'signed-in', at: now(), detail: { way } })
  log('person-signed-in', { user: user.id, way })
  reply.header('set-cookie', sessionCookie(token, LASTS_MS, request)).header('cache-control', 'no-store')
  return session
}

export const sessionView = ({ caller, ...session }: Session, now: number): z.infer<typeof SessionView> => ({
  kind: caller.kind === 'key' ? 'key' : 'person',
  user_id: caller.kind === 'key' ? null : caller.actor,
  name: session.name,
  email: session.email,
  organisation: session.organisation,
  organisations: [...session.organisations],
  roles: [...caller.roles],
  permissions: PERMISSION_NAMES.filter((permission) => may(caller.ability, permission)),
  has_password: session.hasPassword,
  needs_second_factor: session.isIncomplete,
  proved_until: caller.provedAt !== null && provedWithin(caller, now) ? writeInstant(caller.provedAt + PROOF_LASTS_MS) : null,
  expires_at: writeInstant(session.expiresAt),
})
