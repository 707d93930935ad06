/** Whose request it is: by an API key, or by the session of a browser. Wrong ones are counted against their address. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { EventLog } from '../operations/event-log.ts'
import { problemOf, sendProblem, tooMany } from '../routes/problems.ts'
import type { Keyring } from './api-keys.ts'
import type { Caller } from './caller.ts'
import { isOurOwn, sessionTokenOf } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'
import { openWrongKeys } from './wrong-keys.ts'

/** Each is undefined where it has answered already. */
export type Identify = {
  readonly byRequest: (request: FastifyRequest, reply: FastifyReply) => Promise<Caller | undefined>
  readonly byKey: (key: string, request: FastifyRequest, reply: FastifyReply) => Promise<Caller | undefined>
}

export type IdentifyParts = { readonly keyring: Keyring; readonly sessions: Sessions; readonly log: EventLog; readonly now: () => number }

/** Of the same key from the same address, once a minute. */
const TOLD_OF = { burst: 1, refillMs: 60_000 }

const BEARER = /^Bearer ([^\s]+)$/i

export function openIdentify({ keyring, sessions, log, now }: IdentifyParts): Identify {
  const wrongKeys = openWrongKeys(now)
  const elsewhere = openWrongKeys(now, undefined, TOLD_OF)
  const unknown = (reply: FastifyReply) => void sendProblem(reply, problemOf('unauthorized'))
  /** A key that was stolen is worth nothing elsewhere, and neither is its session. */
  const fromThere = (caller: Caller, { ip }: FastifyRequest, reply: FastifyReply): Caller | undefined => {
    if (caller.comesFrom(ip)) return caller
    if (elsewhere.wrong(`${caller.actor} ${ip}`)) log('key-from-elsewhere', { key: caller.actor, remote_address: ip })
    return void sendProblem(reply, problemOf('forbidden', { detail: 'this key does not come from there' }))
  }
  const byKey: Identify['byKey'] = async (key, request, reply) => {
    const waitMs = keyring.wasRight(key) ? 0 : wrongKeys.waitMs(request.ip)
    if (waitMs > 0) return void tooMany(reply, 'wrong keys came from this address', waitMs)
    const caller = await keyring.find(key)
    if (caller) return fromThere(caller, request, reply)
    if (wrongKeys.wrong(request.ip)) log('keys-refused', { remote_address: request.ip })
    return unknown(reply)
  }
  return {
    byKey,
    byRequest: async (request, reply) => {
      const key = BEARER.exec(request.headers.authorization ?? '')?.[1]
      if (key !== undefined) return byKey(key, request, reply)
      const token = request.headers.authorization === undefined ? sessionTokenOf(request) : undefined
      if (token === undefined) return unknown(reply)
      if (!isOurOwn(request)) return void sendProblem(reply, problemOf('forbidden', { detail: 'a session is for our own pages' }))
      const session = await sessions.find(token)
      return session === undefined ? unknown(reply) : fromThere(session.caller, request, reply)
    },
  }
}
